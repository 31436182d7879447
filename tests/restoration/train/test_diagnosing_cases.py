"""Photographs to learn a diagnosis from."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from restoration.diagnosis.classifier import CLASSES, NOTHING
from restoration.train.diagnosing_cases import ENLARGED, SMALL, case


@pytest.fixture
def photograph() -> np.ndarray:
    """(300, 420, 3) uint8"""
    rng = np.random.default_rng(0)
    coarse = cv2.resize(rng.random((12, 18, 3), np.float32), (420, 300), interpolation=cv2.INTER_CUBIC)
    return (np.clip(0.8 * coarse + 0.1 * rng.random((300, 420, 1)), 0, 1) * 255).astype(np.uint8)


@pytest.mark.parametrize("wrong", CLASSES)
def test_a_case_is_a_picture_and_the_same_for_the_same_seed(photograph: np.ndarray, wrong: str) -> None:
    before = photograph.copy()
    once, again = (case(photograph, wrong, np.random.default_rng(3), small=True) for _ in range(2))
    np.testing.assert_array_equal(once, again)
    np.testing.assert_array_equal(photograph, before)
    assert once.dtype == np.float32
    assert 0 <= once.min() < once.max() <= 1


def test_sizes_are_small_or_not(photograph: np.ndarray) -> None:
    sides = [
        [max(case(photograph, NOTHING, np.random.default_rng(seed), small=small).shape) for seed in range(12)]
        for small in (True, False)
    ]
    assert SMALL[0] <= min(sides[0]) <= max(sides[0]) <= SMALL[1]
    assert SMALL[1] <= min(sides[1]) <= max(sides[1]) <= ENLARGED * 420 + 1
    assert len(set(sides[1])) > 3


def test_what_is_spoilt_differs_from_what_is_sound(photograph: np.ndarray) -> None:
    """The same seed varies the photograph in the same way."""
    sound, dark = (case(photograph, wrong, np.random.default_rng(5), small=True) for wrong in (NOTHING, "lowlight"))
    assert sound.shape == dark.shape
    assert dark.mean() < 0.7 * sound.mean()
