"""RCAN's quirks; its numbers are in test_super_resolution.py."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import nn

from restoration.degrade.imresize import imresize
from restoration.models.rcan import FAMILY, RCAN, Config, plain_start

SMALL = Config(groups=2, blocks=1, width=8, reduction=4)


def test_there_are_two_skips_and_no_more(filled: Callable[..., nn.Module]) -> None:
    net = filled(RCAN(SMALL))
    image = 255 * torch.rand(1, 3, 6, 5, generator=torch.Generator().manual_seed(2))
    head = net.head(net.sub_mean(image))
    x = head
    for group in net.body[:2]:
        x = group.body(x) + x
    x = net.body[2](x) + head
    torch.testing.assert_close(net(image), net.add_mean(net.tail(x)))


def test_the_two_shifts_are_weights_like_others() -> None:
    net = RCAN(SMALL)
    assert net.sub_mean.weight.requires_grad
    assert net.add_mean.bias is not None
    assert net.add_mean.bias.requires_grad


def test_one_pixel_sees_as_far_as_the_family_says(filled: Callable[..., nn.Module]) -> None:
    net = filled(RCAN(SMALL))
    reach = FAMILY.receptive_field(SMALL) // 2
    for gate in (block.body[3].conv_du for group in net.body[:2] for block in group.body[:1]):
        gate.register_forward_hook(lambda _module, _inputs, output: torch.full_like(output, 0.5))
    image = 255 * torch.rand(1, 3, 1, 4 * reach, generator=torch.Generator().manual_seed(4))
    other = image.clone()
    other[..., 0] += 100
    changed = (net(image) != net(other)).any(dim=1)[0, 0].nonzero().max()
    assert reach < int(changed) <= SMALL.scale * (reach + 1)


@pytest.mark.parametrize("scale", [2, 3, 4])
def test_a_plain_start_enlarges_nearly_as_bicubic_does(scale: int) -> None:
    net = RCAN(Config(groups=2, blocks=1, width=8, reduction=4, scale=scale))
    plain_start(net)
    rows, columns = np.mgrid[:12, :10] / 10
    image = np.dstack([rows, columns**2, np.sin(3 * rows * columns)]).astype(np.float32)
    with torch.no_grad():
        large = net(255 * torch.from_numpy(image).permute(2, 0, 1)[None])[0].permute(1, 2, 0).numpy() / 255
    inside = slice(2 * scale, -2 * scale)
    np.testing.assert_allclose(large[inside, inside], imresize(image, scale)[inside, inside], atol=4e-3)


def test_a_network_that_shuffles_has_no_plain_start() -> None:
    with pytest.raises(ValueError, match="shuffle"):
        plain_start(RCAN(Config(groups=2, blocks=1, width=8, reduction=4, shuffle=2)))
