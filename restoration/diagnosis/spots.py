"""What drops on a window leave: round blurred spots, in a picture that is elsewhere sharp."""

from __future__ import annotations

import cv2
import numpy as np

from restoration.diagnosis.looks import luma_of
from restoration.diagnosis.moments import logarithm, quantiles, skewness, tailedness

OCTAVES = 4
ROUND = 3  # of them are searched for round things
RADII = (3, 5)  # pixels of each octave
CELL = 8
NEXT = 1.7  # sigma in pixels: from one octave to the next


def spots(middle: np.ndarray) -> list[float]:
    """(h, w, 3) float32 in [0, 1], 96 pixels a side and more -> 119 numbers."""
    luma = luma_of(middle)
    numbers = _sharpness(luma)
    level = cv2.GaussianBlur(luma, (0, 0), 1.0)
    for octave in range(OCTAVES):
        coarse = cv2.GaussianBlur(level, (0, 0), NEXT)
        numbers += _blobs(level - coarse)
        if octave < ROUND:
            numbers += _round(level)
        level = np.ascontiguousarray(coarse[::2, ::2])
    return numbers


def _sharpness(luma: np.ndarray) -> list[float]:
    """How detail is spread over the picture, and by how much it differs from place to place."""
    height, width = (length // CELL for length in luma.shape)
    detail = np.abs(cv2.Laplacian(luma, cv2.CV_32F))
    cells = logarithm(cv2.resize(detail, (width, height), interpolation=cv2.INTER_AREA), 5e-4)
    numbers = [*quantiles(cells, (5, 25, 50, 75, 95)), cells.std()]
    for sigma in (1, 2, 4):
        change = cv2.GaussianBlur(cells, (0, 0), sigma) - cv2.GaussianBlur(cells, (0, 0), 2 * sigma)
        numbers += [np.log(change.std() + 0.01), skewness(change), tailedness(change)]
    return numbers


def _blobs(change: np.ndarray) -> list[float]:
    """A difference of Gaussians: its size, its shape, and how often it is far above and far below the usual."""
    usual = quantiles(np.abs(change), (50,))[0] + 5e-4
    above, below = (change > 4 * usual).mean(), (change < -4 * usual).mean()
    rare = logarithm(np.array([above, below]), 1e-3)
    return [np.log(change.std() + 5e-4), skewness(change), tailedness(change), *rare]


def _round(level: np.ndarray) -> list[float]:
    """Bright and dark round things of two sizes, and what is within them: light, detail, and light from below."""
    right, down = (cv2.Sobel(level, cv2.CV_32F, *way, scale=1 / 8) for way in ((1, 0), (0, 1)))
    detail = np.log(cv2.blur(np.abs(cv2.Laplacian(level, cv2.CV_32F)), (5, 5)) + 1e-3)
    numbers: list[float] = []
    for radius in RADII:
        for way in (1, -1):
            votes = symmetry(right, down, way * radius)
            weight = np.square(np.square(np.minimum(votes, 1)))
            numbers += [*quantiles(votes, (90, 99, 99.7)), tailedness(votes - votes.mean())]
            numbers += [_lift(plane, weight, radius) for plane in (level, detail, 10 * down)]
    return numbers


def symmetry(right: np.ndarray, down: np.ndarray, radius: int) -> np.ndarray:
    """For every pixel the share of a circle about it, of `radius` pixels, whose gradients point at it (away from it if
    `radius` is negative): (h, w) gradients -> (h, w) float32, about 1 in a disk's centre (Loy, Zelinsky, TPAMI 2003).
    """
    height, width = right.shape
    size = cv2.magnitude(right, down)
    steep = np.flatnonzero(size > max(0.004, 0.5 * float(size.mean())))
    rows, columns = np.divmod(steep, width)
    reach = radius / size.ravel()[steep]
    rows = np.rint(rows + reach * down.ravel()[steep]).astype(np.intp)
    columns = np.rint(columns + reach * right.ravel()[steep]).astype(np.intp)
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    votes = np.bincount((rows * width + columns)[inside], minlength=height * width)
    spread = 0.35 * abs(radius)
    hits = cv2.GaussianBlur(votes.reshape(height, width).astype(np.float32), (0, 0), spread)
    return hits * np.float32(spread**2 / abs(radius))


def _lift(plane: np.ndarray, weight: np.ndarray, radius: int) -> float:
    """By how much `plane` is higher where `weight` is than around it."""
    side = 4 * radius + 1
    around = cv2.blur(plane, (side, side))
    return float((weight * (plane - around)).sum() / (weight.sum() + 1e-6))
