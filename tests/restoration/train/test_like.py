from __future__ import annotations

import cv2
import numpy as np
import pytest

from restoration.degrade.depth import draw_depth
from restoration.degrade.light import LowLight, LowLightRecipe, Sensor, ToneCurve
from restoration.degrade.noise import DenoiseRecipe
from restoration.degrade.ops import Haze, Noise
from restoration.degrade.rain import RainRecipe
from restoration.degrade.recipe import HazeRecipe
from restoration.errors import BadRecipe
from restoration.train.like import like

ORANGE = (0.95, 0.75, 0.45)


@pytest.fixture(scope="module")
def clean() -> list[np.ndarray]:
    """Scenes with dark and bright places of every colour."""
    rng = np.random.default_rng(3)
    return [cv2.resize(rng.random((24, 32, 3)) ** 2, (256, 192)).astype(np.float32).clip(0, 1) for _ in range(3)]


def test_haze_of_a_colour_is_drawn_in_that_colour_and_as_dense(clean: list[np.ndarray]) -> None:
    rng = np.random.default_rng(4)
    hazy = [Haze(draw_depth(rng), 0.6, 3.0, ORANGE).apply(picture) for picture in clean]
    recipe = like(HazeRecipe(clear=0.0), hazy, clean)
    drawn = [recipe.draw(np.random.default_rng(seed)).ops[0] for seed in range(40)]
    airlights = np.array([haze.airlight for haze in drawn if isinstance(haze, Haze)])
    np.testing.assert_allclose(airlights.mean(axis=0), ORANGE, atol=0.12)
    assert isinstance(recipe, HazeRecipe)
    assert recipe.optical_depth[0] < 3.0 < recipe.optical_depth[1] < 6.0


def test_what_looks_like_haze_in_clean_photographs_is_none(clean: list[np.ndarray]) -> None:
    pale = [0.4 + 0.6 * picture for picture in clean]
    seen, known = like(HazeRecipe(), pale, clean), like(HazeRecipe(), pale, pale)
    assert isinstance(seen, HazeRecipe)
    assert isinstance(known, HazeRecipe)
    assert known.optical_depth[1] < 0.3 < seen.optical_depth[1]


@pytest.mark.parametrize("contrast", [0.2, 0.9])
def test_darkness_has_the_exposure_and_the_cast_of_the_dark_ones(clean: list[np.ndarray], contrast: float) -> None:
    curve = ToneCurve(2.2, contrast)
    taken = LowLight(-3.0, (2**-0.5, 1.0, 2**0.5), curve, curve, Sensor(0.0, 0.0, 1))
    recipe = like(LowLightRecipe(), [taken.apply(picture) for picture in clean], clean)
    assert isinstance(recipe, LowLightRecipe)
    assert recipe.exposure[0] < -3.0 < recipe.exposure[1]
    np.testing.assert_allclose(recipe.balance, (-0.5, 0.5), atol=0.25)


def test_the_clean_ones_say_how_bright_the_dark_ones_become(clean: list[np.ndarray]) -> None:
    recipe = like(LowLightRecipe(clear=0.0), [0.3 * picture for picture in clean], clean)
    _, target = recipe.draw(np.random.default_rng(1)).pair(clean[0])
    np.testing.assert_allclose(target, clean[0], atol=1e-6)
    _, usual = LowLightRecipe(clear=0.0).draw(np.random.default_rng(1)).pair(clean[0])
    assert np.abs(usual - clean[0]).mean() > 0.02


def test_noise_is_about_as_strong(clean: list[np.ndarray]) -> None:
    noisy = [Noise(0.08, 0.0, 5).apply(picture) for picture in clean]
    recipe = like(DenoiseRecipe(), noisy, clean)
    assert isinstance(recipe, DenoiseRecipe)
    assert recipe.sigma[0] < 0.08 < recipe.sigma[1]


def test_rain_cannot_be_judged_from_photographs_alone(clean: list[np.ndarray]) -> None:
    with pytest.raises(BadRecipe, match="Only haze, darkness and noise"):
        like(RainRecipe(), clean, clean)
