"""How different two pictures' colours look: CIEDE2000, in CIE L*a*b* under D65. About 1 is just seen side by side.

CIE 142-2001, in the form of Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula", Color Research and Application
2005, whose equations are named below. Pictures are (h, w, 3) R G B, sRGB-encoded: float in [0, 1] or uint8.
"""

from __future__ import annotations

from math import pi, radians

import numpy as np

from restoration.bands import bands
from restoration.srgb import TO_XYZ, decoded

RELATIVE = TO_XYZ / TO_XYZ.sum(axis=1, keepdims=True)
"""The same over that of white: so every grey has no colour."""
LINEAR = (6 / 29) ** 3
FAR = 25.0**7
BAND_ROWS = 64


def delta_e(result: np.ndarray, reference: np.ndarray) -> float:
    """The mean over all pixels. Raises ValueError for pictures of two sizes, and for empty ones."""
    if result.shape != reference.shape or not result.size:
        raise ValueError(f"two pictures of one size are needed: {result.shape} and {reference.shape}")
    height = len(result)
    parts = (differences(result[rows], reference[rows]).sum(dtype=np.float64) for rows in bands(height, BAND_ROWS))
    return float(sum(parts)) / (height * result.shape[1])


def differences(result: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """float32 (h, w): of each pixel. Of a few rows at a time: it needs the memory of many copies."""
    return ciede2000(lab(result).astype(np.float32), lab(reference).astype(np.float32))


def lab(pixels: np.ndarray) -> np.ndarray:
    """float64 (h, w, 3): L* in [0, 100], a*, b*."""
    relative = _light(pixels) @ RELATIVE.T
    root = np.where(relative > LINEAR, np.cbrt(relative), relative * (29 / 6) ** 2 / 3 + 4 / 29)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Of L*a*b* colours (..., 3), float, with all weights 1; in their precision."""
    lightness_1, lightness_2 = first[..., 0], second[..., 0]
    chroma_1, hue_1, chroma_2, hue_2 = _polar(first, second)
    lightness, chroma = (lightness_1 + lightness_2) / 2, (chroma_1 + chroma_2) / 2
    apart = _apart(hue_1, hue_2, chroma_1 * chroma_2)
    hue = _between(hue_1, hue_2, chroma_1 * chroma_2)
    by_lightness = (lightness_2 - lightness_1) / _lightness_scale(lightness)
    by_chroma = (chroma_2 - chroma_1) / (1 + 0.045 * chroma)
    by_hue = 2 * np.sqrt(chroma_1 * chroma_2) * np.sin(apart / 2) / (1 + 0.015 * chroma * _hue_weight(hue))
    rotated = _rotation(hue, chroma) * by_chroma * by_hue
    return np.sqrt(np.maximum(0, by_lightness**2 + by_chroma**2 + by_hue**2 + rotated))


def _light(pixels: np.ndarray) -> np.ndarray:
    """Linear, float64."""
    if pixels.dtype == np.uint8:
        return decoded(np.arange(256) / 255)[pixels]
    return decoded(pixels.astype(np.float64))


def _polar(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Chroma and hue, in [0, 2 pi), of each, with a* made larger near grey (2-7)."""
    mean = (np.hypot(first[..., 1], first[..., 2]) + np.hypot(second[..., 1], second[..., 2])) / 2
    larger = 1.5 - 0.5 * _saturation(mean)
    found = []
    for colour in (first, second):
        a, b = larger * colour[..., 1], colour[..., 2]
        found += [np.hypot(a, b), np.arctan2(b, a) % (2 * pi)]
    return found[0], found[1], found[2], found[3]


def _saturation(chroma: np.ndarray) -> np.ndarray:
    """From 0 for greys to 1 far from them (4, 17)."""
    power = chroma**7
    return np.sqrt(power / (power + FAR))


def _apart(hue_1: np.ndarray, hue_2: np.ndarray, chromas: np.ndarray) -> np.ndarray:
    """From the first hue to the second, the shorter way; a grey has none (10)."""
    way = hue_2 - hue_1
    way = np.where(way > pi, way - 2 * pi, np.where(way < -pi, way + 2 * pi, way))
    return np.where(chromas == 0, 0, way)


def _between(hue_1: np.ndarray, hue_2: np.ndarray, chromas: np.ndarray) -> np.ndarray:
    """The middle of the shorter way; of a grey and a colour the colour's hue (14)."""
    total = hue_1 + hue_2
    around = np.where(total < 2 * pi, total + 2 * pi, total - 2 * pi)
    middle = np.where(np.abs(hue_1 - hue_2) > pi, around, total) / 2
    return np.where(chromas == 0, total, middle)


def _lightness_scale(lightness: np.ndarray) -> np.ndarray:
    """(18)"""
    squared = (lightness - 50) ** 2
    return 1 + 0.015 * squared / np.sqrt(20 + squared)


def _hue_weight(hue: np.ndarray) -> np.ndarray:
    """(15)"""
    return (
        1
        - 0.17 * np.cos(hue - radians(30))
        + 0.24 * np.cos(2 * hue)
        + 0.32 * np.cos(3 * hue + radians(6))
        - 0.20 * np.cos(4 * hue - radians(63))
    )


def _rotation(hue: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    """Of blues, whose ellipses lie askew (16, 17, 21)."""
    angle = radians(60) * np.exp(-(((hue / radians(1) - 275) / 25) ** 2))
    return -np.sin(angle) * 2 * _saturation(chroma)
