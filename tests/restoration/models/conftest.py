"""Networks whose weights come from the names of their keys: see tests/golden/fill_weights.py."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from torch import nn


@pytest.fixture
def filled(filling: ModuleType) -> Callable[..., nn.Module]:
    """`filled(net, gain)`: the same network in evaluation mode, every weight replaced."""

    def fill(net: nn.Module, gain: float = 0.8) -> nn.Module:
        state = net.state_dict()
        net.load_state_dict(filling.fill_state_dict(state, gain))
        return net.eval().requires_grad_(False)

    return fill
