"""Pieces of the super-resolution networks."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from restoration.models import blocks


def test_shifting_there_and_back_is_the_identity() -> None:
    image = 255 * torch.rand(1, 3, 4, 5, generator=torch.Generator().manual_seed(3))
    there = blocks.MeanShift(-1)(image)
    torch.testing.assert_close(there[0, :, 0, 0], image[0, :, 0, 0] - 255 * torch.tensor(blocks.MEAN))
    torch.testing.assert_close(blocks.MeanShift(+1)(there), image)


@pytest.mark.parametrize(
    ("scale", "factors"), [(2, [2]), (3, [3]), (4, [2, 2]), (8, [2, 2, 2])], ids=lambda value: str(value)
)
def test_the_tail_enlarges_by_three_once_or_by_two_again_and_again(scale: int, factors: list[int]) -> None:
    tail = blocks.tail(8, scale, 3)
    assert [step.upscale_factor for step in tail.modules() if isinstance(step, nn.PixelShuffle)] == factors
    assert tail(torch.zeros(1, 8, 2, 5)).shape == (1, 3, 2 * scale, 5 * scale)


@pytest.mark.parametrize("scale", [-2, 0, 1, 5, 6])
def test_other_scales_are_refused(scale: int) -> None:
    with pytest.raises(ValueError, match=str(scale)):
        blocks.tail(8, scale, 3)


def test_a_narrow_gate_keeps_one_channel() -> None:
    assert blocks.channel_gate(8, 16)[0].weight.shape == (1, 8, 1, 1)
