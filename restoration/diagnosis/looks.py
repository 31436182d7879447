"""The looks that a diagnosis takes at a photograph: squares at full detail, and the whole of it small.

Whatever its size, a photograph is first averaged to roughly 1200 pixels: what does not show there is not wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.filters import reduced

LONG_SIDE = 1200
TILE = 256
MOST = 3  # tiles across, and down
MIDDLE = 512
SMALL = 256
LEAST = 96  # pixels a side: smaller photographs are mirrored at their borders
LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """float32 (h, w, 3) in [0, 1]: up to nine `tiles` of at most TILE a side, evenly spaced, and the whole photograph
    at most MIDDLE and SMALL pixels long."""

    tiles: tuple[np.ndarray, ...]
    middle: np.ndarray
    small: np.ndarray


def looks_at(pixels: np.ndarray) -> Looks:
    """(h, w, 3) float32 in [0, 1] -> views and copies of it."""
    fine = _mirrored(_averaged(pixels))
    middle = _mirrored(reduced(fine, MIDDLE))
    return Looks(_tiles(fine), middle, reduced(middle, SMALL))


def luma_of(pixels: np.ndarray) -> np.ndarray:
    """(h, w, 3) -> (h, w)."""
    return np.asarray(cv2.transform(pixels, LUMA[None]))


def _averaged(pixels: np.ndarray) -> np.ndarray:
    """The mean of whole squares of pixels, which is several times faster than any other reduction."""
    side = max(1, round(max(pixels.shape[:2]) / LONG_SIDE))
    height, width = (max(1, length // side) for length in pixels.shape[:2])
    if side == 1:
        return pixels
    whole = pixels[: height * side, : width * side]
    return cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)


def _mirrored(pixels: np.ndarray) -> np.ndarray:
    below, beside = (max(0, LEAST - length) for length in pixels.shape[:2])
    if not below and not beside:
        return pixels
    return cv2.copyMakeBorder(pixels, 0, below, 0, beside, cv2.BORDER_REFLECT_101)


def _tiles(fine: np.ndarray) -> tuple[np.ndarray, ...]:
    height, width = fine.shape[:2]
    rows, columns = _starts(height), _starts(width)
    return tuple(np.ascontiguousarray(fine[y : y + TILE, x : x + TILE]) for y in rows for x in columns)


def _starts(length: int) -> list[int]:
    count = min(MOST, max(1, length // TILE))
    return [max(0, round((number + 0.5) * length / count - TILE / 2)) for number in range(count)]
