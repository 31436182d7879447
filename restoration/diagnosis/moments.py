"""Small numbers about large arrays, on scales where a difference means the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

QUIET = 3e-4  # a tenth of an 8-bit step: below it nothing is told apart
ENOUGH = 16384  # values that an order is taken of


def quantiles(values: np.ndarray, percents: Sequence[float]) -> np.ndarray:
    """The values at these percents of the order, without interpolation; of large arrays, of evenly spaced ones."""
    step = values.size // ENOUGH | 1  # odd: never the same column of every row
    ordered = np.sort(values.ravel()[::step])
    return ordered[np.rint(np.array(percents) / 100 * (ordered.size - 1)).astype(np.intp)]


def logarithm(values: np.ndarray | float, floor: float = QUIET) -> np.ndarray:
    """log(values + floor), of values that are 0 or more."""
    return np.log(np.asarray(values) + floor)


def skewness(values: np.ndarray) -> float:
    """Of values about zero, as sign * log(1 + size)."""
    normed = _normed(values)
    third = float((np.square(normed) * normed).mean())
    return float(np.copysign(np.log1p(abs(third)), third))


def tailedness(values: np.ndarray) -> float:
    """Logarithm of the kurtosis of values about zero: 1.1 for Gaussian noise, more for few and large ones."""
    return float(np.log(np.square(np.square(_normed(values))).mean() + 1e-5))


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Pearson's, and 0 where either is constant."""
    if min(one.std(), other.std()) < 1e-4:
        return 0.0
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def _normed(values: np.ndarray) -> np.ndarray:
    return values / (float(np.sqrt(np.square(values).mean())) + 1e-5)
