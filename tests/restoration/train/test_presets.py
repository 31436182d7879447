"""The table of published protocols: complete, of names that exist, and of the numbers that were published."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from restoration.data import LAYOUTS
from restoration.errors import BadRecipe
from restoration.train.augment import TURNS
from restoration.train.losses import LOSSES
from restoration.train.presets import PRESETS, Preset, find, recipe_of, table
from restoration.train.recipe import Adam

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


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
@pytest.mark.parametrize("compact", [False, True], ids=["published", "compact"])
def test_a_preset_is_a_recipe_whose_crops_fit_its_network(preset: Preset, compact: bool) -> None:
    recipe = recipe_of(preset, compact, vgg=Path("vgg16.pth"))
    published = recipe.family.published[preset.config]
    crop = recipe.schedule.stage(0).crop
    assert (recipe.config == published) is not compact
    assert recipe.scale == recipe.family.scale(published) or preset.family == "alen"
    assert crop % recipe.multiple == 0
    assert crop >= recipe.family.smallest(recipe.config)
    assert recipe.adam == preset.adam
    assert recipe.loss.terms == LOSSES[preset.loss].terms
    assert preset.data in LAYOUTS


def test_an_unknown_preset_is_answered_with_those_there_are() -> None:
    with pytest.raises(BadRecipe, match=r"ffa-its.*alen") as caught:
        find("ffa")
    assert "ffa" in caught.value.summary


def test_the_page_about_presets_is_up_to_date() -> None:
    assert table() in (Path(__file__).parents[3] / "docs/presets.md").read_text("utf-8")
