"""Which way detail runs."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.diagnosis.directions import ANGLES, COUNT, directions

MOST = np.s_[3 * COUNT : 3 * COUNT + COUNT * (ANGLES // 2 + 1)]


def most(tile: np.ndarray) -> np.ndarray:
    return np.array(directions([tile])[MOST]).reshape(COUNT, ANGLES // 2 + 1)


@pytest.mark.parametrize(("degrees", "strongest"), [(0, 0), (45, 4), (90, 8), (135, 4)])
def test_stripes_show_in_their_own_direction(degrees: float, strongest: int) -> None:
    rows, columns = np.indices((256, 256))
    way = np.radians(degrees)
    along = columns * np.cos(way) + rows * np.sin(way)
    grey = (0.5 + 0.3 * np.sin(2 * np.pi * 0.1 * along)).astype(np.float32)
    assert int(most(np.repeat(grey[..., None], 3, axis=2))[1].argmax()) == strongest


def test_noise_is_alike_in_all_directions() -> None:
    tile = np.random.default_rng(0).random((256, 256, 3), np.float32)
    assert np.abs(most(tile)).max() < 0.5


def test_a_mirror_changes_nothing(scene: np.ndarray) -> None:
    mirrored = np.ascontiguousarray(scene[:, ::-1])
    np.testing.assert_allclose(directions([mirrored]), directions([scene]), atol=0.05)
    assert len(directions([scene])) == 75
