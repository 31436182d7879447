"""Noise is seen in flat places, blur at edges, rain in bright upright lines."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from restoration.diagnosis.detail import detail, haar

MEDIANS = 49
BRIGHT_UPRIGHT = MEDIANS + 1
GRAIN_FLATTEST = MEDIANS + 9
STEEPEST = MEDIANS + 19


def of(tile: np.ndarray) -> list[float]:
    return detail([tile])


def test_the_diagonal_keeps_the_deviation_of_noise_and_no_upright_edge() -> None:
    noise = np.random.default_rng(0).normal(0, 0.1, (201, 301)).astype(np.float32)
    grain, mean = haar(noise)
    assert grain.shape == mean.shape == (100, 150)
    assert grain.std() == pytest.approx(0.1, rel=0.02)
    ramp = np.repeat(np.linspace(0, 1, 64, dtype=np.float32)[None], 64, axis=0)
    assert np.abs(haar(ramp)[0]).max() < 1e-6


def test_noise_lifts_the_grain_of_the_flattest_places(scene: np.ndarray) -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, scene.shape).astype(np.float32)
    assert of(scene + noise)[GRAIN_FLATTEST] > of(scene)[GRAIN_FLATTEST] + 1


def test_blur_makes_edges_less_steep(scene: np.ndarray) -> None:
    assert of(cv2.GaussianBlur(scene, (0, 0), 3))[STEEPEST] < of(scene)[STEEPEST] - 0.1


def test_bright_upright_lines_are_told_from_lying_and_dark_ones(scene: np.ndarray) -> None:
    bright, dark, lying = (scene * 0.5 for _ in range(3))
    bright[:, ::20] += 0.3
    lying[::20] += 0.3
    dark[:, ::20] -= 0.1
    assert of(bright)[BRIGHT_UPRIGHT] > max(of(lying)[BRIGHT_UPRIGHT], of(dark)[BRIGHT_UPRIGHT]) + 0.5


def test_the_least_the_median_and_the_largest_of_all_tiles(scene: np.ndarray) -> None:
    tiles = [scene[:200, :200], scene[100:, :200], scene[:200, 200:]]
    least, median, most = np.array(detail(tiles)).reshape(3, MEDIANS)
    assert np.all((least <= median) & (median <= most))
    assert np.any(least < most)
