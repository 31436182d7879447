"""Values as colours: viridis, and between which numbers it runs."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import Literal

import numpy as np

Reading = Literal["gate", "share", "received", "gaze"]
"""What a number says: how far a gate is open; what part comes from a layer; how much a place is looked at; how much
the asked place looks at it, the last two in units of the average."""

_MEANINGS: dict[Reading, str] = {
    "gate": "gate value (0 = blocked, 1 = passed)",
    "share": "share that a row takes from a column (each row adds up to 1)",
    "received": "looked at (1× = as the average place)",
    "gaze": "where the cross looks, × the average",
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
        """0.42; in units of the average 0.42×, 3.2×, 120×"""
        if self.reading in ("gate", "share"):
            return f"{value:.2f}"
        digits = 2 if value < 1 else 1 if value < 100 else 0
        return f"{value:.{digits}f}×" if value else "0×"


def limits(reading: Reading, *values: np.ndarray, stretch: bool = False) -> Limits:
    """From 0 to 1, or as far beyond as values in units of the average go; stretched, the 2nd to the 98th percentile of
    the values."""
    if stretch:
        return _stretched(reading, np.concatenate([one.ravel() for one in values]))
    if reading in ("gate", "share"):
        return Limits(reading=reading)
    return Limits(0.0, max([1.0, *(float(one.max()) for one in values)]), reading)


def colour(values: np.ndarray, between: Limits) -> np.ndarray:
    """(h, w) -> uint8 (h, w, 3) RGB."""
    places = np.clip((values - between.low) * (255 / (between.high - between.low)), 0, 255)
    return VIRIDIS[np.rint(places).astype(np.uint8)]


def _stretched(reading: Reading, values: np.ndarray) -> Limits:
    low, high = (float(value) for value in np.percentile(values, (2, 98)))
    if high - low < _NARROWEST:
        middle = (low + high) / 2
        low, high = middle - _NARROWEST / 2, middle + _NARROWEST / 2
    return Limits(low, high, reading)
