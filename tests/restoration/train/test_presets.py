"""The table of published protocols: complete, of names that exist, and of the numbers that were published."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from restoration.errors import BadRecipe
from restoration.train.augment import TURNS
from restoration.train.losses import LOSSES
from restoration.train.presets import PRESETS, Preset, find, trained_as
from restoration.train.recipe import Adam, read_recipe

RECIPE = Path(__file__).parents[3] / "recipes/dehaze.toml"
TASKS = {"dehaze", "deblur", "denoise", "derain", "raindrop", "upscale", "lowlight"}


def test_every_published_protocol_has_one_name() -> None:
    names = [preset.id for preset in PRESETS]
    assert len(set(names)) == len(names) == 27
    assert {preset.task for preset in PRESETS} == TASKS
    assert {preset.family for preset in PRESETS} == {"ffa", "mprnet", "durn", "rcan", "san", "han", "alen"}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_preset_names_what_exists(preset: Preset) -> None:
    assert preset.loss in LOSSES
    assert preset.augmentation.turns in TURNS
    assert preset.config.startswith(preset.family)
    assert not preset.after or find(preset.after)
    assert preset.schedule().stage(0).crop == preset.crop


@pytest.mark.parametrize(
    ("name", "batch", "crop", "steps"),
    [
        ("ffa-its", 2, 240, 500_000),
        ("mprnet-deblur", 16, 256, 3000 * 132),
        ("mprnet-denoise", 16, 128, 80 * 6000),
        ("durn-gaussian", 100, 64, 3000 * 30),
        ("durn-rain-didmdn", 40, 64, 2000 * 100),
        ("rcan-x8", 16, 48, 1_000_000),
        ("san-x4", 16, 24, 150_000),
        ("alen", 1, 512, 60_000 * 161),
    ],
)
def test_the_amounts_are_the_published_ones(name: str, batch: int, crop: int, steps: int) -> None:
    preset = find(name)
    assert (preset.batch, preset.crop, preset.steps) == (batch, crop, steps)


def test_only_san_and_the_denoiser_of_mprnet_change_adam() -> None:
    plain = Adam(largest_gradient=inf)
    changed = {preset.id: preset.adam for preset in PRESETS if preset.adam != plain}
    expected = {f"san-x{scale}": replace(plain, beta2=0.99) for scale in (2, 3, 4, 8)}
    assert changed == {**expected, "mprnet-denoise": replace(plain, weight_decay=1e-8)}


def test_a_preset_changes_how_a_recipe_is_trained_and_nothing_else() -> None:
    recipe = read_recipe(RECIPE)
    trained = trained_as(recipe, find("durn-haze-reside"), steps=3000)
    assert trained.loss == LOSSES["durn"]
    assert (trained.schedule.steps, trained.schedule.lr, trained.schedule.gates) == (3000, 1e-4, 1.0)
    assert replace(trained, loss=recipe.loss, schedule=recipe.schedule, adam=recipe.adam) == recipe


def test_an_unknown_preset_is_answered_with_those_there_are() -> None:
    with pytest.raises(BadRecipe, match=r"ffa-its.*alen") as caught:
        find("ffa")
    assert "ffa" in caught.value.summary
