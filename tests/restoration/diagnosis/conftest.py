"""A picture with something of everything: a bright sky, grainy ground, edges and colours."""

from __future__ import annotations

import cv2
import numpy as np
import pytest


@pytest.fixture
def scene() -> np.ndarray:
    """(300, 400, 3) float32 in [0, 1]"""
    rng = np.random.default_rng(4)
    picture = np.repeat(np.linspace(0.9, 0.2, 300, dtype=np.float32)[:, None], 400, axis=1)
    picture = np.stack([picture * tint for tint in (0.8, 0.9, 1.0)], axis=2)
    for _ in range(60):
        x, y = (int(place) for place in rng.integers((0, 120), (400, 300)))
        size = tuple(int(side) for side in rng.integers(8, 50, 2))
        cv2.rectangle(picture, (x, y), (x + size[0], y + size[1]), rng.uniform(0, 0.8, 3).tolist(), -1)
    picture[200:] += 0.1 * (rng.random((100, 400, 1), np.float32) - 0.5)
    return np.clip(picture, 0, 1)
