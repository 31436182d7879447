"""A photograph made ready for painting: 8-bit levels, each half as large as the one before. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.bands import bands
from restoration.types import Box, Photo

SMALLEST = 512
FIRST_PX = 1600


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """`levels[k]` is (h, w, 4) uint8 in the order B G R 255, of the photograph reduced 2^k times; read-only."""

    photo: Photo
    levels: tuple[np.ndarray, ...]

    @property
    def bytes(self) -> int:
        return self.photo.pixels.nbytes + sum(level.nbytes for level in self.levels)


def picture_of(photo: Photo) -> Picture:
    return Picture(photo, halved(_eight_bit(photo.pixels)))


def halved(full: np.ndarray) -> tuple[np.ndarray, ...]:
    """uint8 (h, w) or (h, w, c): itself, and each level half as large as the one before; read-only."""
    levels = [full]
    while max(levels[-1].shape[:2]) > SMALLEST:
        height, width = levels[-1].shape[:2]
        half = (max(1, (width + 1) // 2), max(1, (height + 1) // 2))
        levels.append(cv2.resize(levels[-1], half, interpolation=cv2.INTER_AREA))
    for level in levels:
        level.flags.writeable = False
    return tuple(levels)


def first_look(picture: Picture, seen: tuple[Box, float] | None) -> tuple[Box | None, int | None]:
    """What to restore first: the part that is `seen`, at so many screen pixels per pixel, and its long side: no larger
    than the screen shows it; None when all of it is small."""
    if seen is None or max(picture.photo.size) <= FIRST_PX:
        return None, None
    box, scale = seen
    shown = max(box.width, box.height)
    return box, min(FIRST_PX, max(64, round(shown * min(1.0, scale))))


def _eight_bit(pixels: np.ndarray) -> np.ndarray:
    """In bands of rows: a lane must not hold the interpreter for long while the window wants to paint."""
    painted = np.full((*pixels.shape[:2], 4), 255, np.uint8)
    for rows in bands(len(pixels)):
        painted[rows, :, :3] = np.rint(pixels[rows, :, ::-1] * 255)
    return painted
