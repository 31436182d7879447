"""Large pictures in bands of rows, and what is known small, enlarged for one band: memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

BAND_ROWS = 256


def bands(height: int, rows: int | None = None) -> Iterator[slice]:
    """BAND_ROWS, or so many, at a time. A thread that shares the interpreter with a window never holds it for long."""
    step = rows or BAND_ROWS
    for top in range(0, height, step):
        yield slice(top, min(height, top + step))


def stretched(small: np.ndarray, size: tuple[int, int], rows: slice) -> np.ndarray:
    """The `rows` of `small` (h, w) or (h, w, 3) brought to `size` (width, height), bilinear between pixel centres."""
    width, height = size
    across, down = small.shape[1] / width, small.shape[0] / height
    to_small = np.array([[across, 0, across / 2 - 0.5], [0, down, (rows.start + 0.5) * down - 0.5]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(
        small, to_small, (width, rows.stop - rows.start), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
