"""How the super-resolution papers run their networks: in overlapping quarters, and averaged over eight orientations.

Both change the result (channel attention pools over each quarter), so both are options and never a way to save memory.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

Forward = Callable[[Tensor], Tensor]

SHAVE, MIN_SIZE = 10, 160_000


def chopped(forward: Forward, images: Tensor, scale: int, shave: int = SHAVE, min_size: int = MIN_SIZE) -> Tensor:
    """`forward_chop`: quarters of h // 2 + shave by w // 2 + shave pixels, themselves chopped until one has fewer than
    `min_size` pixels; joined at the middle without blending. (B, C, h, w) -> (B, C', h * scale, w * scale).

    Raises ValueError for a `min_size` that quarters can never fall below.
    """
    if min_size <= (2 * shave + 1) ** 2:
        raise ValueError(f"quarters with a shave of {shave} never have fewer than {min_size} pixels")
    height, width = images.shape[-2:]
    tall, wide = min(height, height // 2 + shave), min(width, width // 2 + shave)
    rows = (slice(0, tall), slice(height - tall, height))
    columns = (slice(0, wide), slice(width - wide, width))
    deeper = tall * wide >= min_size

    def quarter(row: slice, column: slice) -> Tensor:
        part = images[..., row, column]
        return chopped(forward, part, scale, shave, min_size) if deeper else forward(part)

    middle, centre = height // 2 * scale, width // 2 * scale
    top, bottom = (
        torch.cat([left[..., :centre], right[..., right.shape[-1] - (width * scale - centre) :]], dim=-1)
        for left, right in ((quarter(row, columns[0]), quarter(row, columns[1])) for row in rows)
    )
    return torch.cat([top[..., :middle, :], bottom[..., bottom.shape[-2] - (height * scale - middle) :, :]], dim=-2)


def self_ensembled(forward: Forward, images: Tensor) -> Tensor:
    """`forward_x8`: the mean of the answers to all flips and transpositions, each turned back."""
    total = torch.zeros(())
    for turn in range(8):
        answer = _turned_back(forward(_turned(images, turn)), turn)
        total = total + answer
    return total / 8


def _turned(images: Tensor, turn: int) -> Tensor:
    """Bits of `turn`: 1 flips the width, 2 the height, 4 transposes after that."""
    flips = [axis for bit, axis in ((1, -1), (2, -2)) if turn & bit]
    turned = images.flip(flips) if flips else images
    return turned.transpose(-1, -2).contiguous() if turn & 4 else turned


def _turned_back(images: Tensor, turn: int) -> Tensor:
    upright = images.transpose(-1, -2) if turn & 4 else images
    flips = [axis for bit, axis in ((1, -1), (2, -2)) if turn & bit]
    return upright.flip(flips) if flips else upright
