"""What one can do without a network: the simple methods that a checkpoint must beat. For measuring, not for the window.

All take and return (H, W, 3) float32 in [0, 1].
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from restoration.filters import guided
from restoration.photo.colour import in_floats, in_integers

MIDDLE = 0.45  # where auto gamma brings the mean of the luma
NOISE_MASK = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
MEDIAN_PX = 5
GUIDE_RADIUS, GUIDE_EPS = 2, 1e-3


@dataclass(frozen=True, slots=True)
class Baseline:
    title: str
    apply: Callable[[np.ndarray], np.ndarray]


def non_local_means(pixels: np.ndarray) -> np.ndarray:
    """Buades, Coll, Morel (CVPR 2005) as OpenCV has it, as strong as the noise that `noise_level` finds."""
    sigma = float(noise_level(pixels) * 255)
    found = cv2.fastNlMeansDenoisingColored(in_integers(pixels, 8), None, 0.9 * sigma, 0.9 * sigma, 7, 21)
    return in_floats(found)


def noise_level(pixels: np.ndarray) -> float:
    """Standard deviation of white noise: mean absolute response of a mask that neither edges nor slopes excite
    (Immerkaer, CVIU 1996), mean of the colours."""
    response = np.abs(cv2.filter2D(pixels, -1, NOISE_MASK))[1:-1, 1:-1]
    return float(np.sqrt(np.pi / 2) / 6 * response.mean())


def auto_gamma(pixels: np.ndarray) -> np.ndarray:
    """The power that brings the mean of the luma to MIDDLE."""
    mean = float(np.clip(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).mean(), 1e-3, 1 - 1e-3))
    return np.power(pixels, np.float32(np.log(MIDDLE) / np.log(mean)))


def equalised(pixels: np.ndarray) -> np.ndarray:
    """CLAHE of the lightness (Zuiderveld 1994), 8 x 8 tiles, limit 2."""
    lab = cv2.cvtColor(in_integers(pixels, 8), cv2.COLOR_RGB2LAB)
    lab[..., 0] = cv2.createCLAHE(2.0, (8, 8)).apply(lab[..., 0])
    return in_floats(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))


def unsharp(pixels: np.ndarray) -> np.ndarray:
    """Unsharp mask: once the difference to a Gaussian of 1.5 pixels."""
    return np.clip(2 * pixels - cv2.GaussianBlur(pixels, (0, 0), 1.5), 0, 1)


def guided_median(pixels: np.ndarray) -> np.ndarray:
    """The median of MEDIAN_PX squared pixels, with what edges of the photograph it has by a guided filter."""
    smooth = in_floats(cv2.medianBlur(in_integers(pixels, 8), MEDIAN_PX))
    restored = np.empty_like(pixels)
    for colour in range(3):
        guide = np.ascontiguousarray(smooth[..., colour])
        slope, offset = guided(guide, pixels[..., colour], GUIDE_RADIUS, GUIDE_EPS)
        restored[..., colour] = slope * guide + offset
    return np.clip(restored, 0, 1)


MEDIAN = Baseline("guided median", guided_median)
BASELINES: Mapping[str, tuple[Baseline, ...]] = {
    "denoise": (Baseline("non-local means", non_local_means),),
    "lowlight": (Baseline("auto gamma", auto_gamma), Baseline("CLAHE", equalised)),
    "deblur": (Baseline("unsharp mask", unsharp),),
    "derain": (MEDIAN,),
    "raindrop": (MEDIAN,),
}
