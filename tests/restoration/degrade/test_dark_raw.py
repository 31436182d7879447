"""Darkness on a sensor: the mosaic, its balance and its noise."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.bayer import CELL
from restoration.degrade.dark_raw import LEVELS, CameraColours, DarkRawRecipe, Mosaic
from restoration.srgb import decoded


def picture(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0.05, 0.95, (32, 48, 3)).astype(np.float32)


def mosaic(exposure: float = 0.0, read: float = 0.0, shot: float = 0.0) -> Mosaic:
    return Mosaic(exposure, (2.0, 1.0, 1.5), read, shot, seed=3)


def test_without_noise_the_planes_are_the_light_of_their_places() -> None:
    light = decoded(picture())
    planes = mosaic().apply(picture())
    assert planes.shape == (16, 24, 4)
    for place, (row, column, colour) in enumerate(CELL):
        np.testing.assert_allclose(planes[..., place], light[row::2, column::2, colour], atol=2 / LEVELS)


def test_less_light_is_amplified_again_and_leaves_coarser_steps() -> None:
    bright, dark = mosaic().apply(picture()), mosaic(-6.0).apply(picture())
    np.testing.assert_allclose(dark, bright, atol=2**6 * 2 / LEVELS)
    assert len(np.unique(dark[..., 1])) < len(np.unique(bright[..., 1]))


def test_noise_has_the_variance_that_was_asked_for() -> None:
    grey = np.full((400, 400, 3), 0.5, np.float32)
    light = float(decoded(np.float32([0.5]))[0])
    green = mosaic(-2.0, read=0.002, shot=1e-4).apply(grey)[..., 1]
    assert green.std() == pytest.approx(4 * np.sqrt(0.002**2 + 1e-4 * light / 4), rel=0.03)
    assert green.mean() == pytest.approx(light, rel=0.01)


def test_white_stays_white_in_the_cameras_colours_and_others_are_mixed() -> None:
    image = np.float32([[[1, 1, 1], [0.5, 0.5, 0.5], [0.9, 0.2, 0.1]]])
    seen = CameraColours(1.0).apply(image)
    np.testing.assert_allclose(seen[0, :2], image[0, :2], atol=1e-4)
    assert np.ptp(seen[0, 2]) < 0.7 * np.ptp(image[0, 2])
    np.testing.assert_allclose(CameraColours(0.0).apply(image), image, atol=1e-4)


def test_what_is_asked_for_is_the_scene_in_the_cameras_colours() -> None:
    drawn = DarkRawRecipe(exposure=(0.0, 0.0), camera=(1.0, 1.0), photons=(1e-9, 1e-8)).draw(np.random.default_rng(1))
    given, wanted = drawn.pair(picture())
    assert given.shape == (16, 24, 4)
    np.testing.assert_array_equal(wanted, CameraColours(1.0).apply(picture()))
    np.testing.assert_allclose(given[..., 1], decoded(wanted)[::2, 1::2, 1], atol=0.01)
