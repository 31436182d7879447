"""Where and how much two pictures differ: signed for each colour, its size in 8-bit levels, and what it comes to.

Knows nothing of files. Pictures are uint8 (h, w, 3) or, with a fourth value that is ignored or kept, (h, w, 4).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration import metrics
from restoration.bands import bands
from restoration.delta_e import differences

LEVELS = 255
NEUTRAL = 128  # the grey of no change
SCALES = (8, 16, 32, 64, 128, LEVELS)


def signed(shown: np.ndarray, base: np.ndarray, gain: float) -> np.ndarray:
    """128 + gain * (shown - base) of each value, clipped to 0..255."""
    return cv2.addWeighted(shown, gain, base, -gain, NEUTRAL)


def amounts(shown: np.ndarray, base: np.ndarray) -> np.ndarray:
    """(h, w) uint8: how many levels the colour that changed most has moved."""
    return cv2.absdiff(shown, base)[..., :3].max(axis=2)


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What amounts come to: `counts[n]` pixels have moved by n levels. Those of parts add up to that of the whole.

    With `strength` s in [0, 1] only that part of each change counts, as if so much of it had been mixed in.
    """

    counts: np.ndarray

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.counts + other.counts)

    def mean(self, strength: float = 1.0) -> float:
        return strength * float(self.counts @ np.arange(LEVELS + 1)) / max(1, int(self.counts.sum()))

    def largest(self, strength: float = 1.0) -> float:
        return strength * float(np.flatnonzero(self.counts).max(initial=0))

    def share_above(self, levels: float, strength: float = 1.0) -> float:
        """Of the pixels, in [0, 1], those that have moved by more."""
        above = self.counts[strength * np.arange(LEVELS + 1) > levels].sum()
        return float(above) / max(1, int(self.counts.sum()))

    def scale(self) -> int:
        """The least of SCALES that 99 of 100 pixels keep within."""
        return next((one for one in SCALES if self.share_above(one) <= 0.01), LEVELS)


def tally(moved: np.ndarray) -> Tally:
    """Of what `amounts` gave. In bands: counting holds the interpreter, and a window would be stuck."""
    counts = np.zeros(LEVELS + 1, np.int64)
    for rows in bands(len(moved)):
        counts = counts + np.bincount(moved[rows].ravel(), minlength=LEVELS + 1)
    return Tally(counts)


@dataclass(frozen=True, slots=True)
class Score:
    """How near a picture is to its reference, judged over its first `rows` rows: sums of squared errors (each row's
    mean, values in [0, 1]), of colour differences (each row's mean) and of structural similarity over the `judged` rows
    for which the window fits."""

    rows: int = 0
    squared: float = 0.0
    similar: float = 0.0
    judged: int = 0
    coloured: float = 0.0

    @property
    def psnr(self) -> float:
        """In dB, infinite for equal pictures."""
        return float("inf") if self.squared == 0 else float(-10 * np.log10(self.squared / self.rows))

    @property
    def ssim(self) -> float:
        """Not a number for a picture smaller than the window."""
        return self.similar / self.judged if self.judged else float("nan")

    @property
    def delta_e(self) -> float:
        """The mean CIEDE2000; 0 for equal pictures."""
        return self.coloured / max(1, self.rows)


def scored(shown: np.ndarray, reference: np.ndarray, before: Score, rows: int) -> Score:
    """The score of `before` and so many rows more, of pictures in the order B G R. Over all rows it is what
    restoration.metrics' psnr and ssim say, which need the memory of many copies of a whole picture, and delta_e of
    restoration.delta_e. Raises ValueError for pictures of two sizes."""
    if shown.shape != reference.shape:
        raise ValueError(f"pictures of different shapes: {shown.shape} and {reference.shape}")
    height, size = len(shown), metrics.WANG.size
    end = min(height, before.rows + rows)
    own = np.s_[before.rows : end]
    error = metrics.unit(shown[own][..., :3]) - metrics.unit(reference[own][..., :3])
    squared = before.squared + float(np.mean(error**2)) * (end - before.rows)
    apart = differences(shown[own][..., 2::-1], reference[own][..., 2::-1])
    coloured = before.coloured + float(apart.mean(dtype=np.float64)) * (end - before.rows)
    centres = _centres(before.rows, end, height, size)
    if len(centres) == 0 or shown.shape[1] < size:
        return Score(end, squared, before.similar, before.judged, coloured)
    window = np.s_[centres.start - size // 2 : centres.stop + size // 2]
    similar = metrics.ssim(shown[window][..., :3], reference[window][..., :3]) * len(centres)
    return Score(end, squared, before.similar + similar, before.judged + len(centres), coloured)


def _centres(first: int, end: int, height: int, size: int) -> range:
    """The rows around which a window of `size` fits."""
    start = max(first, size // 2)
    return range(start, max(start, min(end, height - size // 2)))
