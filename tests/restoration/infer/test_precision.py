"""bfloat16 with exceptions."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from restoration.infer.precision import mixed

CPU = torch.device("cpu")


@pytest.fixture
def net() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(8, 8, 3), nn.Conv2d(8, 3, 3)).eval()


def dtypes(net: nn.Sequential, exact: list[nn.Module]) -> list[torch.dtype]:
    seen: list[torch.dtype] = []
    handles = [layer.register_forward_hook(lambda _m, _i, output: seen.append(output.dtype)) for layer in net]
    with mixed(net, exact, CPU), torch.inference_mode():
        net(torch.rand(1, 3, 9, 9))
    for handle in handles:
        handle.remove()
    return seen


def test_only_the_named_modules_stay_in_float32(net: nn.Sequential) -> None:
    assert dtypes(net, []) == [torch.bfloat16] * 3
    assert dtypes(net, [net[0], net[2]]) == [torch.float32, torch.bfloat16, torch.float32]


def test_nothing_is_left_behind_even_after_an_error(net: nn.Sequential) -> None:
    with pytest.raises(ZeroDivisionError), mixed(net, [net[1]], CPU):
        raise ZeroDivisionError
    assert all("forward" not in vars(layer) for layer in net)
    assert net(torch.rand(1, 3, 9, 9)).dtype == torch.float32
