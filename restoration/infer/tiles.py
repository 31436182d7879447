"""Plans: which squares of a photograph are computed, and how they are joined. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from restoration.types import Box


@dataclass(frozen=True, slots=True)
class Plan:
    """Boxes of one common size that cover the photograph; neighbours share at least `overlap` pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    overlap: int

    def scaled(self, scale: int) -> Plan:
        """The same plan for a picture `scale` times as large."""
        boxes = tuple(box.scaled(scale) for box in self.boxes)
        return Plan(self.width * scale, self.height * scale, boxes, self.overlap * scale)

    def __str__(self) -> str:
        if len(self.boxes) == 1:
            return "whole image"
        return f"{len(self.boxes)} tiles of {self.boxes[0].width} px"


def plan(width: int, height: int, tile: int | None, overlap: int, multiple: int = 1) -> Plan:
    """`tile` is the side of a square in pixels; None means the whole photograph at once. Tiles begin at multiples of
    `multiple`, as do the photograph's sides: a network that shuffles pixels must meet them in the same order.

    The last tile of a row or column is moved back inside rather than cut: networks see one shape only, which also
    keeps oneDNN from collecting a kernel for every shape it ever met.
    """
    if tile is None or (tile >= width and tile >= height):
        return Plan(width, height, (Box(0, 0, width, height),), overlap)
    tile -= tile % multiple
    overlap = min(overlap, tile // 2)
    lefts, tops = (_starts(side, tile, overlap, multiple) for side in (width, height))
    boxes = tuple(Box(x, y, min(tile, width), min(tile, height)) for y in tops for x in lefts)
    return Plan(width, height, boxes, overlap)


def _starts(length: int, tile: int, overlap: int, multiple: int) -> list[int]:
    if length <= tile:
        return [0]
    step = max(multiple, (tile - overlap) // multiple * multiple)
    return [*range(0, length - tile, step), length - tile]


def padded(pixels: np.ndarray, multiple: int, smallest: int = 1) -> np.ndarray:
    """(h, w, 3) with rows below and columns on the right: both sides multiples of `multiple`, not below `smallest`."""
    below, right = (max(side + -side % multiple, smallest + -smallest % multiple) - side for side in pixels.shape[:2])
    if not below and not right:
        return pixels
    mode: Literal["reflect", "edge"] = "reflect" if below < pixels.shape[0] and right < pixels.shape[1] else "edge"
    return np.pad(pixels, ((0, below), (0, right), (0, 0)), mode=mode)


class Canvas:
    """Where tiles are laid, each fading out over the overlap towards its neighbours."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._sum = np.zeros((plan.height, plan.width, 3), np.float32)
        self._weight = np.zeros((plan.height, plan.width, 1), np.float32)

    def add(self, box: Box, pixels: np.ndarray) -> None:
        """(h, w, 3) of the box's size."""
        fade = self._fade(box)
        window = np.s_[box.y : box.y + box.height, box.x : box.x + box.width]
        self._sum[window] += pixels * fade
        self._weight[window] += fade

    def finish(self) -> np.ndarray:
        """(height, width, 3) float32. The canvas cannot be used afterwards."""
        self._sum /= self._weight
        return self._sum

    def _fade(self, box: Box) -> np.ndarray:
        rows = _ramp(box.height, box.y > 0, box.y + box.height < self._plan.height, self._plan.overlap)
        columns = _ramp(box.width, box.x > 0, box.x + box.width < self._plan.width, self._plan.overlap)
        return (rows[:, None] * columns)[..., None]


def _ramp(length: int, fade_in: bool, fade_out: bool, overlap: int) -> np.ndarray:
    """1, with sides that rise from just above zero over the middle third of the overlap: the outermost third lacks
    surroundings and counts for next to nothing."""
    distance = np.arange(length, dtype=np.float32) + 0.5
    rise = np.clip((distance - overlap / 3) / max(1.0, overlap / 3), 1e-4, 1)
    weight = np.ones(length, np.float32)
    if fade_in:
        weight = weight * rise
    if fade_out:
        weight = weight * rise[::-1]
    return weight
