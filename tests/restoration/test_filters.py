"""Reduction by area, and the guided filter."""

from __future__ import annotations

import numpy as np

from restoration.filters import guided, locally_affine, reduced, sampled
from restoration.types import Box


def test_reduction_averages_areas_and_keeps_small_pictures() -> None:
    pixels = np.random.default_rng(0).random((40, 60, 3), np.float32)
    half = reduced(pixels, 30)
    assert half.shape == (20, 30, 3)
    np.testing.assert_allclose(half, pixels.reshape(20, 2, 30, 2, 3).mean(axis=(1, 3)), atol=1e-6)
    assert reduced(pixels, 60) is pixels


def test_samples_are_as_noisy_as_before() -> None:
    noise = np.random.default_rng(5).standard_normal((301, 402, 3), np.float32)
    few = sampled(noise, 100)
    assert few.shape == (61, 81, 3)
    assert few.std() > 0.95 * noise.std() > 2 * reduced(noise, 100).std()
    np.testing.assert_array_equal(sampled(noise, 402), noise)


def test_a_guide_that_explains_the_field_gives_it_back() -> None:
    guide = np.random.default_rng(1).random((50, 50), np.float32)
    slope, offset = guided(guide, 0.5 * guide + 0.2, radius=4, eps=1e-6)
    np.testing.assert_allclose(slope * guide + offset, 0.5 * guide + 0.2, atol=1e-3)


def test_a_flat_guide_smooths_the_field() -> None:
    field = np.random.default_rng(2).random((60, 60), np.float32)
    slope, offset = guided(np.full((60, 60), 0.5, np.float32), field, radius=6, eps=1e-3)
    assert np.abs(slope).max() < 1e-3
    assert offset.std() < field.std() / 5


def test_an_affine_restoration_is_kept_and_grain_is_not() -> None:
    rng = np.random.default_rng(3)
    hazy = (0.5 + 0.2 * rng.random((60, 80, 3))).astype(np.float32)
    clear = np.clip(2.5 * hazy - 0.9, 0, 1).astype(np.float32)
    before = hazy.copy()
    np.testing.assert_allclose(locally_affine(hazy, hazy, clear)[8:-8, 8:-8], clear[8:-8, 8:-8], atol=0.06)
    grainy = clear + 0.05 * rng.standard_normal(clear.shape).astype(np.float32)
    kept = locally_affine(hazy, hazy, grainy)
    assert np.abs(kept - clear).mean() < np.abs(grainy - clear).mean() / 2
    assert 0 <= kept.min() <= kept.max() <= 1
    np.testing.assert_array_equal(hazy, before)


def hazy_and_clear() -> tuple[np.ndarray, np.ndarray]:
    """Detail of a pixel under haze that is denser to the right."""
    clear = np.random.default_rng(4).random((300, 400, 3), np.float32)
    t = np.linspace(0.8, 0.4, 400, dtype=np.float32)[None, :, None]
    return clear * t + 0.9 * (1 - t), clear


def test_what_was_found_small_clears_the_detail_of_the_whole() -> None:
    hazy, clear = hazy_and_clear()
    changed = locally_affine(hazy, reduced(hazy, 100), reduced(clear, 100))
    assert changed.shape == hazy.shape
    assert np.abs(changed - clear).mean() < np.abs(hazy - clear).mean() / 8


def test_a_box_is_that_part_of_the_whole() -> None:
    hazy, clear = hazy_and_clear()
    small = reduced(hazy, 100), reduced(clear, 100)
    part = locally_affine(hazy, *small, Box(210, 31, 90, 260))
    np.testing.assert_array_equal(part, locally_affine(hazy, *small)[31:291, 210:300])
