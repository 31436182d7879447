"""What is on the screen, as numbers: a result mixed into the photograph as painting does it. No Qt, no torch."""

from __future__ import annotations

import cv2
import numpy as np

from app.compare.compared import Levels

OPAQUE = 255


def mixed(before: np.ndarray, after: np.ndarray, strength: float) -> np.ndarray:
    """uint8 (h, w, 4) in the order B G R 255. `after` has its opacity as the fourth value, and its colours multiplied
    by it: 255 everywhere, or a mask. Neither argument is changed."""
    if strength == 0:
        return before
    if int(after[..., 3].min()) == OPAQUE:
        return after if strength == 1 else cv2.addWeighted(after, strength, before, 1 - strength, 0)
    kept = cv2.addWeighted(after[..., 3], -strength, after[..., 3], 0, OPAQUE)
    seen = cv2.addWeighted(cv2.multiply(before, cv2.merge([kept] * 4), scale=1 / OPAQUE), 1, after, strength, 0)
    seen[..., 3] = OPAQUE
    return seen


def sized(picture: Levels, shape: tuple[int, ...]) -> np.ndarray:
    """uint8 (h, w, 4) of the largest level, in another size: area-averaged where it is smaller, enlarged by bicubic
    interpolation where it is larger."""
    fitting = [level for level in picture.levels if level.shape[:2] == shape[:2]]
    full = picture.levels[0]
    kind = cv2.INTER_AREA if full.shape[0] > shape[0] else cv2.INTER_CUBIC
    return fitting[0] if fitting else cv2.resize(full, shape[1::-1], interpolation=kind)


def cut(picture: Levels, shape: tuple[int, ...], rows: slice, columns: slice) -> np.ndarray:
    """uint8 (h, w, 4): these rows and columns of a picture as if it had the size of `shape`."""
    fitting = [level for level in picture.levels if level.shape[:2] == shape[:2]]
    if fitting:
        return fitting[0][rows, columns]
    full = picture.levels[0]
    there = full[_scaled(rows, full.shape[0] / shape[0]), _scaled(columns, full.shape[1] / shape[1])]
    size = (columns.stop - columns.start, rows.stop - rows.start)
    return cv2.resize(there, size, interpolation=cv2.INTER_AREA if full.shape[0] > shape[0] else cv2.INTER_LINEAR)


def colour_at(picture: Levels, across: float, down: float) -> np.ndarray:
    """(4,) float: the pixel at these fractions of the width and height of the largest level."""
    height, width = picture.levels[0].shape[:2]
    return picture.levels[0][int(down * height), int(across * width)].astype(np.float64)


def _scaled(part: slice, factor: float) -> slice:
    first = round(part.start * factor)
    return slice(first, max(first + 1, round(part.stop * factor)))
