"""How much haze a dehazed photograph took away, place by place, and what the dark channel says about the same place.

The model of haze is I = J t + A (1 - t) (Koschmieder; He, Sun, Tang, CVPR 2009, eq. 1): I is what the camera saw, J the
scene without haze, A the airlight, and t, the transmission, 1 in clear air and 0 where there is nothing but haze.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.classic import dark_channel
from restoration.filters import reduced

WINDOW = 9  # pixels, for a photograph of about WORKING_PX: as far as transmission is taken for one value
WORKING_PX = dark_channel.WORKING_PX
LEAST_CONTRAST = 0.06  # of the scene against the airlight: below it, anything would explain what is seen


@dataclass(frozen=True, slots=True, eq=False)
class Transmissions:
    """(h, w) float32 in [0, 1], of a photograph reduced to WORKING_PX: what the result implies, not a number where it
    cannot be told, and the dark channel's. `airlight` is (3,), the same for both."""

    implied: np.ndarray
    dark: np.ndarray
    airlight: np.ndarray

    @property
    def disagreement(self) -> np.ndarray:
        """(h, w) in [0, 1], not a number where the implied one is not."""
        return np.abs(self.implied - self.dark)


def transmissions(hazy: np.ndarray, restored: np.ndarray) -> Transmissions:
    """(H, W, 3) and (s H, s W, 3) in [0, 1]: a photograph and what some method made of it."""
    small = reduced(hazy, WORKING_PX)
    size = (small.shape[1], small.shape[0])
    result = restored if restored.shape == small.shape else cv2.resize(restored, size, interpolation=cv2.INTER_AREA)
    airlight = dark_channel.atmospheric_light(small)
    return Transmissions(implied(small, result, airlight), dark(small, airlight), airlight)


def implied(hazy: np.ndarray, restored: np.ndarray, airlight: np.ndarray) -> np.ndarray:
    """(h, w): t = (I - A) / (J - A) by least squares over the colours and WINDOW pixels around,
    sum (I - A)(J - A) / sum (J - A)^2, clipped to [0, 1]. Not a number where J hardly differs from A."""
    seen, scene = hazy - airlight, restored - airlight
    contrast = _mean((scene * scene).mean(axis=2))
    is_known = contrast >= LEAST_CONTRAST**2
    t = _mean((seen * scene).mean(axis=2)) / np.where(is_known, contrast, 1)
    return np.where(is_known, np.clip(t, 0, 1), np.nan).astype(np.float32)


def dark(hazy: np.ndarray, airlight: np.ndarray) -> np.ndarray:
    """(h, w) in [0, 1]: the dark channel's, brought to the picture's own edges as restoration.classic does it."""
    slope, offset = dark_channel.refined(hazy, airlight)
    return np.clip(slope * hazy.mean(axis=2) + offset, 0, 1).astype(np.float32)


def _mean(values: np.ndarray) -> np.ndarray:
    return cv2.blur(values.astype(np.float32), (WINDOW, WINDOW), borderType=cv2.BORDER_REFLECT)
