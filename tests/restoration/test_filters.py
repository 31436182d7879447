"""Reduction by area, and the guided filter."""

from __future__ import annotations

import numpy as np

from restoration.filters import guided, reduced


def test_reduction_averages_areas_and_keeps_small_pictures() -> None:
    pixels = np.random.default_rng(0).random((40, 60, 3), np.float32)
    half = reduced(pixels, 30)
    assert half.shape == (20, 30, 3)
    np.testing.assert_allclose(half, pixels.reshape(20, 2, 30, 2, 3).mean(axis=(1, 3)), atol=1e-6)
    assert reduced(pixels, 60) is pixels


def test_a_guide_that_explains_the_field_gives_it_back() -> None:
    guide = np.random.default_rng(1).random((50, 50), np.float32)
    slope, offset = guided(guide, 0.5 * guide + 0.2, radius=4, eps=1e-6)
    np.testing.assert_allclose(slope * guide + offset, 0.5 * guide + 0.2, atol=1e-3)


def test_a_flat_guide_smooths_the_field() -> None:
    field = np.random.default_rng(2).random((60, 60), np.float32)
    slope, offset = guided(np.full((60, 60), 0.5, np.float32), field, radius=6, eps=1e-3)
    assert np.abs(slope).max() < 1e-3
    assert offset.std() < field.std() / 5
