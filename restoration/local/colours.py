"""The lock of colours: a result keeps its light and its detail, and takes its colours from the photograph.

Linear light is compared, in which more or less light leaves chromaticity, the relation of a colour to its luminance, as
it was: so colours can be kept while a photograph is made brighter or clearer. Encoding and luminance: IEC 61966-2-1.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.bands import stretched
from restoration.filters import reduced
from restoration.photo.colour import LUMA
from restoration.srgb import decoded, encoded

WORKING_PX = 512
RADIUS = 0.02  # of the long side: the Gaussian's sigma; finer colour stays the result's
BLACK = 2e-3  # of light: what is darker has no colour to speak of
STRONGEST = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Lock:
    """`gains` (h, w, 3) of linear light that bring the result's low-frequency chromaticity to the photograph's."""

    gains: np.ndarray

    def over(self, pixels: np.ndarray, height: int, top: int = 0) -> np.ndarray:
        """(rows, W, 3): the result's `pixels` in the photograph's colours, each as light as it was; those from `top` on
        of a picture that is `height` high. What would leave [0, 1] becomes less saturated instead."""
        rows = slice(top, top + len(pixels))
        light = decoded(pixels)
        luminance = cv2.transform(light, LUMA[None])[..., None]
        light *= stretched(self.gains, (pixels.shape[1], height), rows)
        light *= luminance / np.maximum(cv2.transform(light, LUMA[None])[..., None], 1e-6)
        over = _largest(light) - luminance
        saturation = np.minimum(1, (1 - luminance) / np.maximum(over, 1e-6))
        return encoded(luminance + saturation * (light - luminance))


def lock(original: np.ndarray, restored: np.ndarray) -> Lock:
    """For `original` (H, W, 3) in [0, 1] and its result of any size."""
    small = reduced(original, WORKING_PX)
    after = cv2.resize(restored, small.shape[1::-1], interpolation=cv2.INTER_AREA)
    gains = _chromaticity(small) / _chromaticity(after)
    return Lock(np.clip(gains, 1 / STRONGEST, STRONGEST).astype(np.float32))


def _largest(light: np.ndarray) -> np.ndarray:
    """(h, w, 1): of the colours. Faster than numpy's maximum along so short an axis."""
    red, green, blue = np.split(light, 3, axis=2)
    return np.maximum(np.maximum(red, green), blue)


def _chromaticity(pixels: np.ndarray) -> np.ndarray:
    """(h, w, 3): smoothed light over smoothed luminance, going to 1 in the dark."""
    sigma = max(1.0, RADIUS * max(pixels.shape[:2]))
    light = cv2.GaussianBlur(decoded(pixels), (0, 0), sigma, borderType=cv2.BORDER_REFLECT)
    return (light + BLACK) / (cv2.transform(light, LUMA[None])[..., None] + BLACK)
