"""Where a result is mixed in, as numbers from 0 to 1 that follow the photograph's own edges.

Masks are judged on a small copy, and brought to full size by a guided filter whose coefficients are enlarged instead of
its result (He, Sun, "Fast Guided Filter", arXiv 1505.00996, 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from restoration.bands import stretched
from restoration.classic.dark_channel import atmospheric_light, transmission
from restoration.edit import Mask
from restoration.errors import BadRequest
from restoration.filters import guided, reduced
from restoration.heat import is_spatial
from restoration.local.strokes import painted
from restoration.types import AttentionMap

WORKING_PX = 1024  # the small copy's long side
GUIDE_RADIUS = 0.02  # of the long side
BRUSH_RADIUS = 0.006  # a brush is steered by hand: only its rim looks for edges
GUIDE_EPS = 1e-3  # edges of more than 3 % of the range are followed
SMOOTHING = 0.01  # of the long side, for the size of a change
FLATTEST = 1e-3  # maps with less contrast say nothing about places


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A mask for any size: slope * luma + offset, clipped to [0, 1], both (h, w) float32."""

    slope: np.ndarray
    offset: np.ndarray
    inverted: bool = False
    amount: float = 1.0

    def over(self, pixels: np.ndarray, height: int, top: int = 0) -> np.ndarray:
        """(rows, W) in [0, 1] for `pixels` (rows, W, 3) of the photograph, those from `top` on of a picture that is
        `height` high."""
        return self.over_luma(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), height, top)

    def over_luma(self, luma: np.ndarray, height: int, top: int = 0) -> np.ndarray:
        """The same for their luma (rows, W)."""
        rows, size = slice(top, top + len(luma)), (luma.shape[1], height)
        mask = cv2.multiply(luma, stretched(self.slope, size, rows))
        mask += stretched(self.offset, size, rows)
        np.clip(mask, 0, 1, out=mask)
        if self.inverted:
            np.subtract(1, mask, out=mask)
        return mask if self.amount == 1 else 1 - self.amount * (1 - mask)


def field(original: np.ndarray, restored: np.ndarray | None, mask: Mask, maps: Sequence[AttentionMap] = ()) -> Field:
    """The mask for `original` (H, W, 3) in [0, 1] and its result of any size. `maps` are the attention of the mask's
    checkpoint. Raises BadRequest when what the mask is made of is not there."""
    small = reduced(original, WORKING_PX)
    long_side = max(small.shape[:2])
    values = _values(original.shape[1::-1], small, restored, mask, maps)
    radius = max(1, round((BRUSH_RADIUS if mask.kind == "brush" else GUIDE_RADIUS) * long_side))
    guide = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    slope, offset = guided(guide, values, radius, GUIDE_EPS)
    return Field(slope, offset, mask.inverted, mask.amount)


def _values(
    size: tuple[int, int],
    small: np.ndarray,
    restored: np.ndarray | None,
    mask: Mask,
    maps: Sequence[AttentionMap],
) -> np.ndarray:
    """(h, w) in [0, 1], before it is refined; `size` is the photograph's."""
    if mask.kind == "brush":
        return painted(mask.strokes, small.shape[1::-1])
    if mask.kind == "transmission":
        return spread(1 - transmission(small, atmospheric_light(small)))
    if mask.kind == "attention":
        return _attention(_found(mask, maps), size, small.shape)
    if restored is None:
        raise BadRequest("There is no result yet that could differ from the photograph.", "Restore it first.")
    return change(small, restored)


def change(small: np.ndarray, restored: np.ndarray) -> np.ndarray:
    """(h, w) in [0, 1]: how far the colour that moved most has moved, smoothed; 1 from the 99th percentile on."""
    after = cv2.resize(restored, small.shape[1::-1], interpolation=cv2.INTER_AREA)
    moved = np.abs(after - small).max(axis=2)
    side = 2 * max(1, round(SMOOTHING * max(small.shape[:2]))) + 1
    moved = cv2.blur(moved, (side, side), borderType=cv2.BORDER_REFLECT)
    return np.clip(moved / max(float(np.percentile(moved, 99)), FLATTEST), 0, 1).astype(np.float32)


def spread(values: np.ndarray) -> np.ndarray:
    """From the 1st percentile, 0, to the 99th, 1: what gates say lies close together. Without contrast 1 everywhere."""
    low, high = np.percentile(values, (1, 99))
    if high - low < FLATTEST:
        return np.ones_like(values, np.float32)
    return np.clip((values - low) / (high - low), 0, 1).astype(np.float32)


def _attention(seen: AttentionMap, size: tuple[int, int], shape: tuple[int, ...]) -> np.ndarray:
    """The map in its box's place; 0 around it."""
    across, down = shape[1] / size[0], shape[0] / size[1]
    left, top = round(seen.box.x * across), round(seen.box.y * down)
    width = min(shape[1] - left, max(1, round(seen.box.width * across)))
    height = min(shape[0] - top, max(1, round(seen.box.height * down)))
    placed = np.zeros(shape[:2], np.float32)
    values = cv2.resize(spread(seen.values), (width, height), interpolation=cv2.INTER_LINEAR)
    placed[top : top + height, left : left + width] = values
    return placed


def _found(mask: Mask, maps: Sequence[AttentionMap]) -> AttentionMap:
    """Without a layer the last one that says something about places."""
    spatial = [one for one in maps if is_spatial(one)]
    found = [one for one in spatial if not mask.layer or (one.layer, one.call) == (mask.layer, mask.call)]
    if not found:
        raise BadRequest(
            "The attention that says where to restore is not there.",
            "Look at the attention of that model again, or restore everywhere.",
        )
    return found[-1]
