"""What noise, blur and rain do to fine detail: grain in flat places, how steep edges are, bright lines."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from restoration.diagnosis.looks import luma_of
from restoration.diagnosis.moments import correlation, logarithm, quantiles, skewness, tailedness

CELL = 8
REACH = 9  # pixels over which an edge's range is taken
LINE = 7  # pixels: lines that are narrower are found
NO_EDGES = (0.2, 0.3, 0.4)


def detail(tiles: Sequence[np.ndarray]) -> list[float]:
    """Tiles (h, w, 3) float32 in [0, 1] -> the least, the median and the largest of 49 numbers."""
    each = np.array([_of_tile(tile) for tile in tiles])
    return [*each.min(axis=0), *np.median(each, axis=0), *each.max(axis=0)]


def _of_tile(tile: np.ndarray) -> list[float]:
    luma = luma_of(tile)
    red, blue = tile[..., 0] - tile[..., 1], tile[..., 2] - tile[..., 1]
    numbers = [_noise_by_light(luma), *_lines(luma), *_fine(luma, red, blue)]
    for _ in range(2):
        grain, coarse = haar(luma)
        numbers += [*_grain(grain), *_gradients(luma), *_edges(luma, float(quantiles(np.abs(grain), (50,))[0]))]
        (red_grain, red), (blue_grain, blue) = haar(red), haar(blue)
        numbers += [*_levels(red_grain, (10, 50)), *_levels(blue_grain, (10, 50))]
        luma = coarse
    return numbers


def haar(plane: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(h, w) -> the diagonal detail, in which noise keeps its deviation and straight edges vanish, and the mean."""
    height, width = (length // 2 * 2 for length in plane.shape)
    a, b = plane[:height:2, :width:2], plane[:height:2, 1:width:2]
    c, d = plane[1:height:2, :width:2], plane[1:height:2, 1:width:2]
    return (a - b - c + d) / 2, (a + b + c + d) / 4


def _cells(plane: np.ndarray) -> np.ndarray:
    """The mean of every CELL x CELL pixels, about."""
    height, width = (max(1, length // CELL) for length in plane.shape)
    return cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA)


def _levels(grain: np.ndarray, percents: Sequence[float]) -> np.ndarray:
    """The deviation in the flattest cells and in others."""
    return logarithm(np.sqrt(quantiles(_cells(grain * grain), percents)))


def _grain(grain: np.ndarray) -> list[float]:
    """The median absolute value tells noise from texture (Donoho, Johnstone, Biometrika 1994)."""
    median = float(quantiles(np.abs(grain), (50,))[0])
    return [*_levels(grain, (5, 25, 50, 90)), float(logarithm(median)), tailedness(grain)]


def _noise_by_light(luma: np.ndarray) -> float:
    """Does grain grow with brightness, as a photon's does, or shrink, as development makes it?"""
    grain, mean = haar(luma)
    return correlation(_cells(mean), np.log(_cells(grain * grain) + 1e-7))


def _gradients(luma: np.ndarray) -> list[float]:
    across, along = _steps(luma)
    steps = across + along
    mean = float(steps.mean())
    return [float(logarithm(mean)), float(np.log(np.sqrt(np.square(steps).mean()) / (mean + 1e-4) + 1e-5))]


def _steps(luma: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.abs(np.diff(luma, axis=1))[:-1], np.abs(np.diff(luma, axis=0))[:, :-1]


def _edges(luma: np.ndarray, median: float) -> list[float]:
    """How much of an edge's range is climbed in one pixel, across and along: an edge's width, the other way up
    (Marziliano et al., ICIP 2002)."""
    floor = max(0.06, 6 * median)
    row = np.ones((1, REACH), np.uint8)
    numbers = []
    for step, line in zip(_steps(luma), (row, row.T), strict=True):
        span = (cv2.dilate(luma, line) - cv2.erode(luma, line))[:-1, :-1]
        edge = span > floor
        steep = step[edge] / span[edge]
        numbers += [*(quantiles(steep, (75, 95, 99)) if steep.size > 50 else NO_EDGES), np.log(edge.mean() + 1e-3)]
    return numbers


def _lines(luma: np.ndarray) -> list[float]:
    """Bright and dark lines narrower than LINE, upright and lying: rain is bright and nearly upright (top-hats)."""
    row = np.ones((1, LINE), np.uint8)
    numbers: list[float] = []
    for line in (row, row.T):
        bright = logarithm((luma - cv2.morphologyEx(luma, cv2.MORPH_OPEN, line)).mean())
        dark = logarithm((cv2.morphologyEx(luma, cv2.MORPH_CLOSE, line) - luma).mean())
        numbers += [float(bright), float(bright - dark)]
    return numbers


def _fine(luma: np.ndarray, red: np.ndarray, blue: np.ndarray) -> list[float]:
    """The shape of fine detail, and how much of it is grey, as rain is."""
    residual = _residual(luma)
    size = logarithm(np.abs(residual).mean())
    colours = [float(logarithm(np.abs(_residual(plane)).mean()) - size) for plane in (red, blue)]
    return [skewness(residual), tailedness(residual), *colours]


def _residual(plane: np.ndarray) -> np.ndarray:
    return plane - cv2.GaussianBlur(plane, (0, 0), 2.0)
