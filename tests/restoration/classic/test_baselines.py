from __future__ import annotations

import numpy as np
import pytest

from restoration.classic.baselines import (
    BASELINES,
    MIDDLE,
    Baseline,
    auto_gamma,
    equalised,
    guided_median,
    noise_level,
    non_local_means,
    unsharp,
)
from restoration.metrics import psnr


@pytest.fixture
def scene() -> np.ndarray:
    """Slopes, an edge and a disk."""
    rows, columns = np.mgrid[:96, :80].astype(np.float32)
    grey = 0.2 + 0.3 * columns / 80 + 0.2 * (rows > 50) + 0.2 * (np.hypot(rows - 30, columns - 40) < 15)
    return np.dstack([grey, 0.9 * grey, 0.8 * grey]).astype(np.float32)


EVERY = [one for baselines in BASELINES.values() for one in baselines]


@pytest.mark.parametrize("baseline", EVERY, ids=lambda one: one.title)
def test_all_keep_the_size_the_range_and_what_they_were_given(baseline: Baseline, scene: np.ndarray) -> None:
    before = scene.copy()
    after = baseline.apply(scene)
    assert (after.shape, after.dtype) == (scene.shape, np.float32)
    assert after.min() >= 0
    assert after.max() <= 1
    np.testing.assert_array_equal(scene, before)


def noisy(scene: np.ndarray, sigma: float) -> np.ndarray:
    return np.clip(scene + np.random.default_rng(1).normal(0, sigma, scene.shape), 0, 1).astype(np.float32)


def test_the_level_of_white_noise_is_found(scene: np.ndarray) -> None:
    assert noise_level(noisy(scene, 0.05)) == pytest.approx(0.05, rel=0.1)


def test_non_local_means_removes_noise(scene: np.ndarray) -> None:
    spoilt = noisy(scene, 0.08)
    assert psnr(non_local_means(spoilt), scene) > psnr(spoilt, scene) + 6


def test_the_guided_median_removes_specks_and_keeps_edges(scene: np.ndarray) -> None:
    spoilt = scene.copy()
    spoilt[5:90:9, 7:75:8] = 1
    assert psnr(guided_median(spoilt), scene) > psnr(spoilt, scene) + 6


def test_the_unsharp_mask_sharpens(scene: np.ndarray) -> None:
    assert np.abs(np.diff(unsharp(scene), axis=1)).max() > np.abs(np.diff(scene, axis=1)).max()


def test_dark_photographs_become_bright(scene: np.ndarray) -> None:
    dark = scene**3 / 2
    assert auto_gamma(dark).mean() == pytest.approx(MIDDLE, abs=0.12)
    assert equalised(dark).mean() > dark.mean()
