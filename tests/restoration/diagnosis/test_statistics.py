"""One row of numbers, whatever the photograph."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.diagnosis.classifier import read_classifier, shipped
from restoration.diagnosis.statistics import statistics


@pytest.mark.parametrize("shape", [(1, 1), (5, 7), (20, 2500), (64, 64)])
@pytest.mark.parametrize("filled", ["black", "white", "noise"])
def test_the_row_is_finite_and_as_long_as_the_classifier_expects(shape: tuple[int, int], filled: str) -> None:
    noise = np.random.default_rng(0).random((*shape, 3), np.float32)
    row = statistics({"black": noise * 0, "white": noise * 0 + 1, "noise": noise}[filled])
    assert np.isfinite(row).all()
    assert row.shape == read_classifier(shipped()).mean.shape
    assert row.dtype == np.float32


def test_the_photograph_is_left_alone(scene: np.ndarray) -> None:
    scene.flags.writeable = False
    np.testing.assert_array_equal(statistics(scene), statistics(scene))
