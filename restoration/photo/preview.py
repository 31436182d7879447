"""Small pictures for the filmstrip, fast: JPEG files are reduced while they are decoded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from restoration.photo.colour import in_integers
from restoration.photo.raster import Raster
from restoration.photo.read import decoded, developed


def thumbnail(path: Path, long_side: int) -> np.ndarray:
    """uint8 (h, w, 3) RGB, upright, in sRGB, on white, at most `long_side` pixels long. Raises what read raises."""
    raster, kind = decoded(path, long_side)
    photo = developed(_reduced(raster, long_side), path, kind)
    pixels = photo.pixels
    if photo.alpha is not None:
        pixels = 1 + photo.alpha[..., None] * (pixels - 1)
    return in_integers(pixels, 8)


def _reduced(raster: Raster, long_side: int) -> Raster:
    height, width = raster.samples.shape[:2]
    scale = long_side / max(height, width)
    if scale >= 1:
        return raster
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    alpha = None if raster.alpha is None else _resized(raster.alpha, size)
    return replace(raster, samples=_resized(raster.samples, size), alpha=alpha)


def _resized(samples: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """By area, in the samples' own encoding: a preview need not be exact."""
    channels = samples.shape[2:] or ()
    small = cv2.resize(np.ascontiguousarray(samples), size, interpolation=cv2.INTER_AREA)
    return small.reshape(size[1], size[0], *channels)
