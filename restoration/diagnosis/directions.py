"""Which way fine detail runs, and how much of it there is: the power spectrum by frequency and direction.

Streaks of rain lift it across their fall, motion lowers it along its path, noise is alike in all directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi

import cv2
import numpy as np

from restoration.diagnosis.looks import luma_of

ANGLES = 16
BANDS = (0.04, 0.08, 0.14, 0.22, 0.32, 0.5)  # cycles a pixel
COUNT = len(BANDS) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """Which band and direction each coefficient of a tile's spectrum falls into, COUNT * ANGLES for none of them, how
    many fall into each, and the window (h, w) that keeps the tile's border out of it."""

    places: np.ndarray
    counts: np.ndarray
    window: np.ndarray


def directions(tiles: Sequence[np.ndarray]) -> list[float]:
    """Tiles (h, w, 3) float32 in [0, 1], all of one shape -> 75 numbers. Mirror pictures have the same ones."""
    bins = _bins(tiles[0].shape[:2])
    power = np.array([_power(luma_of(tile), bins) for tile in tiles])
    level = power.mean(axis=2)
    course = np.median(power - level[..., None], axis=0)
    least, most = _folded(course)
    return [
        *np.percentile(level, (0, 50, 100), axis=0).ravel(),
        *most.ravel(),
        *course.max(axis=1),
        *course.min(axis=1),
        *least.mean(axis=1),
    ]


def _power(luma: np.ndarray, bins: Bins) -> np.ndarray:
    """(h, w) -> logarithms (COUNT, ANGLES); the first direction is that of upright stripes."""
    spectrum = np.fft.rfft2((luma - luma.mean()) * bins.window)
    power = np.square(spectrum.real) + np.square(spectrum.imag)
    sums = np.bincount(bins.places, power.ravel(), minlength=COUNT * ANGLES + 1)[:-1]
    mean = sums / np.maximum(bins.counts, 1) / float(np.square(bins.window).sum())
    return np.log(mean + 1e-8).reshape(COUNT, ANGLES)


def _bins(shape: tuple[int, int]) -> Bins:
    height, width = shape
    rows, columns = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    band = np.digitize(np.hypot(rows, columns), BANDS) - 1
    angle = np.mod(np.arctan2(rows, columns) + pi / 2 / ANGLES, pi)
    direction = (angle * ANGLES / pi).astype(np.intp) % ANGLES
    inside = (band >= 0) & (band < COUNT)
    places = np.where(inside, band * ANGLES + direction, COUNT * ANGLES).ravel()
    counts = np.bincount(places, minlength=COUNT * ANGLES + 1)[:-1]
    window = cv2.createHanningWindow((width, height), cv2.CV_32F)
    return Bins(places, counts, window)


def _folded(course: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(COUNT, ANGLES) -> of each direction and its mirror image the less, (COUNT, ANGLES / 2 - 1), and the more,
    (COUNT, ANGLES / 2 + 1), which has the two directions that are their own mirror images as well."""
    half = ANGLES // 2
    one, other = course[:, 1:half], course[:, :half:-1]
    most = np.concatenate([course[:, :1], np.maximum(one, other), course[:, half : half + 1]], axis=1)
    return np.minimum(one, other), most
