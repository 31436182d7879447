"""Dehazing by the dark channel prior (He, Sun, Tang, CVPR 2009), refined by a guided filter (TPAMI 2013).

In most small patches of a clear outdoor photograph some pixel is nearly black in some colour; haze lifts it.
"""

from __future__ import annotations

import cv2
import numpy as np

from restoration.bands import bands
from restoration.filters import guided, reduced

PATCH = 15  # pixels, for a photograph of about WORKING_PX
OMEGA = 0.95  # haze that is left, so that distance is still felt: 1 - omega
LEAST_TRANSMISSION = 0.1
AIRLIGHT_SHARE = 0.001  # of the pixels: those with the most haze
GUIDE_RADIUS, GUIDE_EPS = 60, 1e-4
WORKING_PX = 800
BAND_ROWS = 512


def dehaze(pixels: np.ndarray) -> np.ndarray:
    """(H, W, 3) float32 in [0, 1] -> the same. J = (I - A) / max(t, 0.1) + A.

    Transmission is judged on a copy of at most WORKING_PX and brought to full size along the picture's own edges.
    """
    small = reduced(pixels, WORKING_PX)
    airlight = atmospheric_light(small)
    slope, offset = refined(small, airlight)
    size = (pixels.shape[1], pixels.shape[0])
    slope, offset = (cv2.resize(part, size, interpolation=cv2.INTER_LINEAR) for part in (slope, offset))
    restored = np.empty_like(pixels)
    for band in bands(len(pixels), BAND_ROWS):
        t = slope[band] * pixels[band].mean(axis=2) + offset[band]
        t = np.clip(t, LEAST_TRANSMISSION, 1)[..., None]
        restored[band] = np.clip((pixels[band] - airlight) / t + airlight, 0, 1)
    return restored


def refined(pixels: np.ndarray, airlight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Slope and offset (h, w): along the picture's own edges, transmission is slope * grey + offset."""
    return guided(pixels.mean(axis=2), transmission(pixels, airlight), GUIDE_RADIUS, GUIDE_EPS)


def dark_channel(pixels: np.ndarray, patch: int = PATCH) -> np.ndarray:
    """(h, w, 3) -> (h, w): the least value of any colour within `patch` pixels (eq. 5)."""
    return cv2.erode(pixels.min(axis=2), np.ones((patch, patch), np.uint8))


def atmospheric_light(pixels: np.ndarray) -> np.ndarray:
    """(3,): the brightest of the pixels with the haziest dark channel (section 4.3)."""
    candidates = pixels.reshape(-1, 3)[haziest(pixels)]
    return candidates[candidates.sum(axis=1).argmax()]


def haziest(pixels: np.ndarray) -> np.ndarray:
    """(n,): which of the pixels, row by row, have the haziest dark channel; AIRLIGHT_SHARE of them."""
    dark = dark_channel(pixels).ravel()
    return np.argsort(dark)[-max(1, int(dark.size * AIRLIGHT_SHARE)) :]


def transmission(pixels: np.ndarray, airlight: np.ndarray) -> np.ndarray:
    """(h, w): t = 1 - omega * dark channel of I / A (eq. 12)."""
    return 1 - OMEGA * dark_channel((pixels / np.maximum(airlight, 1e-3)).astype(np.float32))
