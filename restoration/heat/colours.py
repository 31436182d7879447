"""Values as colours: viridis, and between which numbers it runs."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import Literal

import numpy as np

Reading = Literal[
    "gate", "share", "received", "gaze", "moved", "signed", "transmission", "disagreement", "gate-change", "gaze-change"
]
"""What a number says: how far a gate is open; what part comes from a layer; how much a place is looked at; how much
the asked place looks at it, the last two in units of the average; how many of 255 levels a colour has moved, without
and with its sign; how clear the air is; how far two opinions about that differ; and how much higher a gate value, or
what a place is looked at, is than in another look."""

CHANGES: tuple[Reading, ...] = ("gate-change", "gaze-change")
_MEANINGS: dict[Reading, str] = {
    "gate": "gate value (0 = blocked, 1 = passed)",
    "share": "share that a row takes from a column (each row adds up to 1)",
    "received": "looked at (1× = as the average place)",
    "gaze": "where the cross looks, × the average",
    "moved": "levels of 255, of the colour that changed most",
    "signed": "levels, each colour: darker, no change (grey), lighter",
    "transmission": "transmission (0 = all haze, 1 = clear air; grey = unknown)",
    "disagreement": "difference in transmission (0 = they agree; grey = unknown)",
    "gate-change": "change of gate value (− lower, + higher)",
    "gaze-change": "change of how much it is looked at, × the average",
}

# The 256 colours of viridis by Smith, van der Walt and Firing (CC0), red green blue.
_COLOURS = (
    "RAFURAJWRQRXRQVZRgdaRghcRgpdRgteRw1gRw5hRxBjRxFkRxNlSBRnSBZoSBdpSBhqSBpsSBttSBxuSB1vSB9wSCBxSCFzSCN0SCR1"
    "SCV2SCZ3SCh4SCl5Ryp6Ryx6Ry17Ry58Ry99RjB+RjJ+RjN/RjSARTWBRTeBRTiCRDmDRDqDRDuEQz2EQz6FQj+FQkCGQkGGQUKHQUSH"
    "QEWIQEaIP0eIP0iJPkmJPkqJPkyKPU2KPU6KPE+KPFCLO1GLO1KLOlOLOlSMOVWMOVaMOFiMOFmMN1qMN1uNNlyNNl2NNV6NNV+NNGCN"
    "NGGNM2KNM2ONMmSOMmWOMWaOMWeOMWiOMGmOMGqOL2uOL2yOLm2OLm6OLm+OLXCOLXGOLHGOLHKOLHOOK3SOK3WOKnaOKneOKniOKXmO"
    "KXqOKXuOKHyOKH2OJ36OJ3+OJ4COJoGOJoKOJoKOJYOOJYSOJYWOJIaOJIeOI4iOI4mOI4qNIouNIoyNIo2NIY6NIY+NIZCNIZGMIJKM"
    "IJKMIJOMH5SMH5WLH5aLH5eLH5iLH5mKH5qKHpuKHpyJHp2JH56JH5+IH6CIH6GIH6GHH6KHIKOGIKSGIaWFIaaFIqeFIqiEI6mDJKqD"
    "JauCJayCJq2BJ62BKK6AKa9/KrB/LLF+LbJ9LrN8L7R8MbV7MrZ6NLZ5Nbd5N7h4OLl3Orp2O7t1Pbx0P7xzQL1yQr5xRL9wRsBvSMFu"
    "SsFtTMJsTsNrUMRqUsVpVMVoVsZnWMdlWshkXMhjXsliYMpgY8tfZcteZ8xcac1bbM1abs5YcM9Xc9BWddBUd9FTetFRfNJQf9NOgdNN"
    "hNRLhtVJidVIi9ZGjtZFkNdDk9dBldhAmNg+m9k8ndk7oNo5oto3pds2qNs0qtwyrdwwsN0vst0ttd4ruN4put4ovd8mwN8lwt8jxeAh"
    "yOAgyuEfzeEd0OEc0uIb1eIa2OIZ2uMZ3eMY3+MY4uQY5eQZ5+QZ6uUa7OUb7+Uc8eUd9OYe9uYg+OYh++cj/ecl"
)
VIRIDIS = np.frombuffer(b64decode(_COLOURS), np.uint8).reshape(256, 3)

_NARROWEST = 0.01
_ENOUGH = 100_000
_LOWER, _SAME, _HIGHER = (24, 92, 214), (236, 236, 236), (206, 74, 8)


@dataclass(frozen=True, slots=True)
class Limits:
    """The values that get the first and the last colour, and what they are values of."""

    low: float = 0.0
    high: float = 1.0
    reading: Reading = "gate"

    @property
    def meaning(self) -> str:
        return _MEANINGS[self.reading]

    def written(self, value: float) -> str:
        """0.42; in levels 12 or +12; in units of the average 0.42×, 3.2×, 120×; changes with their sign"""
        if self.reading in ("moved", "signed"):
            return f"{value:.0f}" if self.reading == "moved" or not value else f"{value:+.0f}"
        if self.reading in CHANGES:
            return _signed(value) + ("×" if self.reading == "gaze-change" else "")
        if self.reading not in ("received", "gaze"):
            return f"{value:.2f}"
        digits = 2 if value < 1 else 1 if value < 100 else 0
        return f"{value:.{digits}f}×" if value else "0×"


def limits(reading: Reading, *values: np.ndarray, stretch: bool = False) -> Limits:
    """From 0 to 1, or as far beyond as values in units of the average go; stretched, the 2nd to the 98th percentile of
    the values. Changes go as far below 0 as above it, up to a round number, or stretched to what `reach` says."""
    if reading in CHANGES:
        furthest = max([0.0, *map(reach, values)])
        end = max(furthest, _NARROWEST / 2)
        return Limits(-end, end, reading) if stretch else around_zero(reading, furthest)
    if stretch:
        return _stretched(reading, np.concatenate([one.ravel() for one in values]))
    if reading in ("gate", "share"):
        return Limits(reading=reading)
    return Limits(0.0, max([1.0, *(float(one.max()) for one in values)]), reading)


def around_zero(reading: Reading, furthest: float) -> Limits:
    """To the next of 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, ... on both sides of 0."""
    steps = (step * 10.0**power for power in range(-2, 9) for step in (1, 2, 5))
    end = next((step for step in steps if step >= max(furthest, 0.02) * 0.9999), furthest)
    return Limits(-end, end, reading)


def reach(changes: np.ndarray) -> float:
    """How far from 0 all but 2 % of the changes are at most."""
    return float(np.percentile(np.abs(_some(changes)), 98)) if changes.size else 0.0


def palette(reading: Reading) -> np.ndarray:
    """uint8 (256, 3) RGB: viridis; for changes blue below 0, a light grey at 0 and orange above it."""
    return DIVERGING if reading in CHANGES else VIRIDIS


def places(values: np.ndarray, between: Limits) -> np.ndarray:
    """(...) -> uint8 (...): the number of each value's colour."""
    found = np.clip((values - between.low) * (255 / (between.high - between.low)), 0, 255)
    return np.rint(found).astype(np.uint8)


def colour(values: np.ndarray, between: Limits) -> np.ndarray:
    """(h, w) -> uint8 (h, w, 3) RGB."""
    return palette(between.reading)[places(values, between)]


def _diverging() -> np.ndarray:
    """Straight lines from the ends to the middle, which is at 127.5: no value is quite without a sign."""
    along = np.abs(np.linspace(-1, 1, 256))[:, np.newaxis]
    ends = np.where(np.arange(256)[:, np.newaxis] < 128, _LOWER, _HIGHER)
    return np.rint(ends * along + np.array(_SAME) * (1 - along)).astype(np.uint8)


DIVERGING = _diverging()


def _signed(value: float) -> str:
    """+0.42, −0.042; 0 for what would be +0.000"""
    digits = 3 if abs(value) < 0.0995 else 2
    return f"{value:+.{digits}f}".replace("-", "−") if abs(value) >= 0.0005 else "0"


def _some(values: np.ndarray) -> np.ndarray:
    """(n,): evenly spaced ones, as many as percentiles need and a window can wait for."""
    return values.ravel()[:: values.size // _ENOUGH | 1]


def _stretched(reading: Reading, values: np.ndarray) -> Limits:
    low, high = (float(value) for value in np.percentile(_some(values), (2, 98)))
    if high - low < _NARROWEST:
        middle = (low + high) / 2
        low, high = middle - _NARROWEST / 2, middle + _NARROWEST / 2
    return Limits(low, high, reading)
