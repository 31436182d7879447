"""Filters that several packages need: reduction by area, and the guided filter. Pictures are float32 in numpy."""

from __future__ import annotations

import cv2
import numpy as np

from restoration.bands import bands, stretched
from restoration.types import Box

AFFINE_RADIUS = 0.04  # of the long side
AFFINE_EPS = 1e-4


def reduced(pixels: np.ndarray, long_side: int) -> np.ndarray:
    """(h, w, 3), area-averaged so that the long side is at most `long_side`; values are averaged as they are."""
    factor = long_side / max(pixels.shape[:2])
    if factor >= 1:
        return pixels
    height, width = (max(1, round(side * factor)) for side in pixels.shape[:2])
    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)


def sampled(pixels: np.ndarray, long_side: int) -> np.ndarray:
    """Every k-th pixel of every k-th row, so that the long side is at most `long_side`: noise is as strong as before,
    where `reduced` averages it away."""
    every = -(-max(pixels.shape[:2]) // long_side)
    return np.ascontiguousarray(pixels[::every, ::every])


def guided(guide: np.ndarray, field: np.ndarray, radius: int, eps: float) -> tuple[np.ndarray, np.ndarray]:
    """Slope and offset (h, w) of the guided filter, of grey `guide` (h, w): field ~ slope * guide + offset
    (He, Sun, Tang, TPAMI 2013, eqs. 5-8)."""
    window = (2 * radius + 1, 2 * radius + 1)

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.blur(values.astype(np.float32), window, borderType=cv2.BORDER_REFLECT)

    mean_guide, mean_field = mean(guide), mean(field)
    slope = (mean(guide * field) - mean_guide * mean_field) / (mean(guide * guide) - mean_guide**2 + eps)
    return mean(slope), mean(mean_field - slope * mean_guide)


def locally_affine(original: np.ndarray, seen: np.ndarray, answer: np.ndarray, box: Box | None = None) -> np.ndarray:
    """(H, W, 3) in [0, 1], or the `box` of it: `original` changed as `answer` (h, w, 3) changes `seen`, its reduced
    copy, by the nearest function that is, for each colour and around each place, affine (the fast guided filter, He and
    Sun, arXiv 1505.00996).

    Without haze a photograph is J = (I - A) / t + A: where transmission and airlight hardly change, an affine function
    of the hazy one. What a network adds beyond that is its own grain and blur.
    """
    radius = max(1, round(AFFINE_RADIUS * max(seen.shape[:2])))
    found = [guided(np.ascontiguousarray(seen[..., one]), answer[..., one], radius, AFFINE_EPS) for one in range(3)]
    slope, offset = (np.dstack(of_colours) for of_colours in zip(*found, strict=True))
    height, width = original.shape[:2]
    columns, top = (slice(box.x, box.x + box.width), box.y) if box else (slice(None), 0)
    changed = original[top : top + box.height, columns].copy() if box else original.copy()
    for rows in bands(len(changed)):
        there = slice(top + rows.start, top + rows.stop)
        changed[rows] *= stretched(slope, (width, height), there)[:, columns]
        changed[rows] += stretched(offset, (width, height), there)[:, columns]
        np.clip(changed[rows], 0, 1, out=changed[rows])
    return changed
