"""Raindrops: lenses that turn the scene upside down, out of focus before it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from restoration.degrade.raindrops import RaindropRecipe, Raindrops, Shapes

SHAPES = Shapes(radius=(8.0, 16.0), small=1.0, cover=0.2, lumpy=0.3, seed=3)
DROPS = Raindrops(SHAPES, reach=0.4, defocus=0.0, gain=1.0, sky=(0.8, 0.8, 0.9), pale=0.0, shade=0.0, rim=0.0)


def picture() -> np.ndarray:
    """Dark above, bright below, with texture."""
    image = np.random.default_rng(0).random((160, 200, 3), np.float32) * 0.1
    image[80:] += 0.8
    return image


def test_drops_cover_about_as_much_as_they_say() -> None:
    shares = [np.mean(replace(SHAPES, cover=cover).water((400, 400)) > 0) for cover in (0.05, 0.2, 0.5)]
    assert shares == sorted(shares)
    assert shares[1] == pytest.approx(0.2, abs=0.08)


def test_water_is_thickest_within_a_drop_and_no_thicker_than_drops_are_large() -> None:
    lone = replace(SHAPES, lumpy=0.0, cover=0.01, radius=(10.0, 10.0))
    water = lone.water((300, 300))
    assert water.min() == 0
    assert 5 < water.max() < 30


def test_a_drop_shows_the_scene_upside_down() -> None:
    image = picture()
    drops = replace(DROPS, shapes=Shapes((30.0, 30.0), 1.0, 0.3, 0.0, seed=8), reach=0.6)
    slope = np.diff(drops.shapes.water((160, 200)), axis=0, append=0)
    spoilt = drops.apply(image)[..., 0]
    upper, lower = slope > 0.5, slope < -0.5
    middle = np.zeros_like(upper)
    middle[60:100] = True
    assert spoilt[upper & middle].mean() > spoilt[lower & middle].mean() + 0.3


def test_between_drops_in_focus_the_picture_is_untouched() -> None:
    image = picture()
    dry = SHAPES.water((160, 200)) == 0
    spoilt = DROPS.apply(image)
    np.testing.assert_allclose(spoilt[dry], image[dry], atol=1e-6)
    assert np.abs(spoilt - image)[~dry].mean() > 0.02


def test_defocus_spreads_drops_and_makes_them_thinner() -> None:
    grey = np.full((200, 200, 3), 0.2, np.float32)
    pale = replace(DROPS, pale=1.0)
    sharp, soft = (np.abs(replace(pale, defocus=radius).apply(grey) - grey).mean(axis=2) for radius in (0.0, 20.0))
    assert np.mean(soft > 1e-3) > np.mean(sharp > 1e-3)
    assert soft.max() < sharp.max()
    assert soft.mean() == pytest.approx(sharp.mean(), rel=0.15)


def test_pale_drops_have_the_colour_of_the_sky() -> None:
    spoilt = replace(DROPS, pale=1.0).apply(np.zeros((160, 200, 3), np.float32))
    wet = spoilt[SHAPES.water((160, 200)) > 2]
    np.testing.assert_allclose(wet, np.broadcast_to([0.8, 0.8, 0.9], wet.shape), atol=1e-5)


def test_rims_are_darker_and_shade_brightens_the_bottom() -> None:
    grey = np.full((160, 200, 3), 0.5, np.float32)
    water = SHAPES.water((160, 200))
    inside = water > 1
    rimmed = replace(DROPS, rim=0.8).apply(grey)[..., 0]
    steep = np.hypot(*np.gradient(water)) / 2
    assert rimmed[inside & (steep > 0.8)].mean() < rimmed[inside & (steep < 0.4)].mean() - 0.1
    shaded = replace(DROPS, shade=0.5).apply(grey)[..., 0]
    downhill = np.gradient(water, axis=0)
    assert shaded[inside & (downhill < -0.5)].mean() > shaded[inside & (downhill > 0.5)].mean() + 0.2


def test_sizes_of_drops_stay_within_the_recipe() -> None:
    recipe = RaindropRecipe(clear=0, both=0)
    rng = np.random.default_rng(1)
    drops = [op for _ in range(200) for op in recipe.draw(rng).ops if isinstance(op, Raindrops)]
    assert len(drops) == 200
    smallest = min(drop.shapes.radius[0] for drop in drops)
    largest = max(drop.shapes.radius[1] for drop in drops)
    assert recipe.drop[0] <= smallest < recipe.drop[0] + 1
    assert recipe.blot[1] * 0.9 < largest <= recipe.blot[1]
    assert all(drop.shapes.radius[0] <= drop.shapes.radius[1] for drop in drops)


def test_clean_glass_is_clean() -> None:
    drawn = RaindropRecipe(clear=1, noisy=0, jpeg=0).draw(np.random.default_rng(0))
    assert np.abs(drawn.apply(picture()) - picture()).max() <= 0.5 / 255 + 1e-6


def test_backdrops_out_of_focus_are_asked_for_as_they_are() -> None:
    recipe = RaindropRecipe(clear=1, noisy=0, jpeg=0, unfocused=1)
    stripes = np.tile(np.float32([0.2, 0.8]), (64, 32))[..., None].repeat(3, 2)
    spoilt, target = recipe.draw(np.random.default_rng(1)).pair(stripes)
    np.testing.assert_allclose(spoilt, target, atol=0.5 / 255)
    assert np.abs(target - stripes).max() > 0.1
