"""Filters that several packages need: reduction by area, and the guided filter. Pictures are float32 in numpy."""

from __future__ import annotations

import cv2
import numpy as np

AFFINE_RADIUS = 0.04  # of the long side


def reduced(pixels: np.ndarray, long_side: int) -> np.ndarray:
    """(h, w, 3), area-averaged so that the long side is at most `long_side`; values are averaged as they are."""
    factor = long_side / max(pixels.shape[:2])
    if factor >= 1:
        return pixels
    height, width = (max(1, round(side * factor)) for side in pixels.shape[:2])
    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)


def guided(guide: np.ndarray, field: np.ndarray, radius: int, eps: float) -> tuple[np.ndarray, np.ndarray]:
    """Slope and offset (h, w) of the guided filter, of grey `guide` (h, w): field ~ slope * guide + offset
    (He, Sun, Tang, TPAMI 2013, eqs. 5-8)."""
    window = (2 * radius + 1, 2 * radius + 1)

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.blur(values.astype(np.float32), window, borderType=cv2.BORDER_REFLECT)

    mean_guide, mean_field = mean(guide), mean(field)
    slope = (mean(guide * field) - mean_guide * mean_field) / (mean(guide * guide) - mean_guide**2 + eps)
    return mean(slope), mean(mean_field - slope * mean_guide)


def locally_affine(original: np.ndarray, restored: np.ndarray, radius: int, eps: float = 1e-4) -> np.ndarray:
    """(h, w, 3) in [0, 1]: what is nearest to `restored` among pictures that are, within `radius` pixels and for each
    colour, an affine function of `original`.

    Without haze a photograph is J = (I - A) / t + A: where transmission and airlight hardly change, an affine function
    of the hazy one. What a network adds beyond that is its own grain and blur.
    """
    nearest = np.empty_like(original)
    for colour in range(3):
        guide = np.ascontiguousarray(original[..., colour])
        slope, offset = guided(guide, restored[..., colour], radius, eps)
        nearest[..., colour] = np.clip(slope * guide + offset, 0, 1)
    return nearest
