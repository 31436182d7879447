"""What haze and darkness do to the tones of a whole photograph: its dark channel, brightness, contrast and colours."""

from __future__ import annotations

import cv2
import numpy as np

from restoration.classic import dark_channel as prior
from restoration.diagnosis.looks import luma_of
from restoration.diagnosis.moments import correlation, logarithm, quantiles

WIDELY = (0.5, 5, 25, 50, 75, 95, 99.5)
NEARLY_BLACK, NEARLY_WHITE = 0.012, 0.985
CELL = 8


def tones(small: np.ndarray) -> list[float]:
    """(h, w, 3) float32 in [0, 1] -> 57 numbers."""
    luma, dark = luma_of(small), dark_channel(small)
    return [*_brightness(luma), *_haze(small, dark), *_colours(small), *_contrast(luma, dark)]


def dark_channel(pixels: np.ndarray) -> np.ndarray:
    """(h, w): the least of all colours within a fortieth of the long side."""
    return prior.dark_channel(pixels, 2 * max(1, round(max(pixels.shape) / 40)) + 1)


def _brightness(luma: np.ndarray) -> list[float]:
    levels = quantiles(luma, WIDELY)
    stops = logarithm(np.array([luma.mean(), *levels[[1, 3, 5, 6]]]), 0.004)
    clipped = (luma < NEARLY_BLACK).mean(), (luma > NEARLY_WHITE).mean()
    return [*levels, *stops, luma.std(), np.log(luma.std() / (luma.mean() + 0.02) + 1e-3), _entropy(luma), *clipped]


def _entropy(luma: np.ndarray) -> float:
    """In nats, of 64 levels."""
    shares = np.bincount((luma * 63.99).astype(np.intp).ravel(), minlength=64) / luma.size
    used = shares[shares > 0]
    return -float((used * np.log(used)).sum())


def _haze(small: np.ndarray, dark: np.ndarray) -> list[float]:
    """The dark channel, the airlight it tells of, and the transmission that follows: 1 - dark / airlight."""
    levels = quantiles(dark, WIDELY)
    airlight = small[dark >= levels[-1]].mean(axis=0)
    transmission = quantiles(1 - dark / max(float(airlight.mean()), 0.05), (5, 25, 50, 75, 95))
    third = len(dark) // 3
    falls = dark[:third].mean() - dark[-third:].mean()
    return [*levels, *quantiles(small.min(axis=2), WIDELY), airlight.mean(), np.ptp(airlight), *transmission, falls]


def _colours(small: np.ndarray) -> list[float]:
    brightest = small.max(axis=2)
    chroma = brightest - small.min(axis=2)
    red, green, blue = small.mean(axis=(0, 1)).tolist()
    grey = (red + green + blue) / 3 + 0.02
    return [
        *quantiles(brightest, (25, 50, 95, 99.5)),
        *quantiles(chroma / (brightest + 0.02), (10, 50, 90, 99)),
        *quantiles(chroma, (50, 90, 99)),
        (red - green) / grey,
        (blue - green) / grey,
    ]


def _contrast(luma: np.ndarray, dark: np.ndarray) -> list[float]:
    """Local standard deviations, and whether they fall where the dark channel rises, as behind haze."""
    mean = cv2.blur(luma, (CELL + 1, CELL + 1))
    variance = cv2.blur(luma * luma, (CELL + 1, CELL + 1)) - mean * mean
    cells = np.s_[CELL // 2 :: CELL, CELL // 2 :: CELL]
    local = np.sqrt(np.maximum(variance, 0))[cells]
    return [*logarithm(quantiles(local, (10, 50, 90, 98)), 1e-3), correlation(dark[cells], local)]
