"""All statistics of a photograph that its diagnosis rests on, as one row of numbers."""

from __future__ import annotations

import numpy as np

from restoration.diagnosis.detail import detail
from restoration.diagnosis.directions import directions
from restoration.diagnosis.looks import looks_at
from restoration.diagnosis.spots import spots
from restoration.diagnosis.tones import tones


def statistics(pixels: np.ndarray) -> np.ndarray:
    """(h, w, 3) float32 in [0, 1], of any size -> (COUNT,) float32, all finite."""
    looks = looks_at(pixels)
    rows = tones(looks.small), detail(looks.tiles), directions(looks.tiles), spots(looks.middle)
    return np.concatenate([np.asarray(row, np.float32) for row in rows])
