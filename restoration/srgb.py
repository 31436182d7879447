"""sRGB (IEC 61966-2-1): its values in [0, 1], and the linear light that they stand for."""

from __future__ import annotations

import cv2
import numpy as np

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
"""CIE XYZ of linear light."""


def decoded(values: np.ndarray) -> np.ndarray:
    """sRGB in [0, 1], float32 or float64 -> linear light."""
    return np.where(values <= 0.04045, values / 12.92, _power((values + 0.055) / 1.055, 2.4))


def encoded(light: np.ndarray) -> np.ndarray:
    """Linear light -> sRGB in [0, 1]; what is outside is clipped."""
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * _power(light, 1 / 2.4) - 0.055)


def _power(base: np.ndarray, exponent: float) -> np.ndarray:
    """OpenCV's, which is several times as fast as numpy's, of arrays of any shape."""
    return cv2.pow(np.maximum(base, 0), exponent).reshape(base.shape)
