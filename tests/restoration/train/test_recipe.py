"""What a recipe's text can name: a loss, a curve of learning rates, an optimiser. Without them, what it always was."""

from __future__ import annotations

from pathlib import Path

import pytest

from restoration.degrade.blur import BlurRecipe
from restoration.errors import BadRecipe
from restoration.train.losses import L1, LOSSES, Loss
from restoration.train.recipe import Adam, Recipe, read_recipe
from restoration.train.schedules import Drops, EpochCosine, HalfCosine

SHIPPED = (Path(__file__).parents[3] / "recipes/dehaze.toml").read_text("utf-8")


def recipe(folder: Path, loss: str = "", curve: str = "", adam: str = "") -> Recipe:
    path = folder / "recipe.toml"
    path.write_text(loss + SHIPPED.replace("warmup = 1000", "warmup = 1000\nepochs = 40\n" + curve) + adam)
    return read_recipe(path)


def test_a_recipe_that_names_neither_trains_with_l1_and_a_half_cosine() -> None:
    shipped = read_recipe(Path(__file__).parents[3] / "recipes/dehaze.toml")
    assert (shipped.loss, shipped.schedule.curve, shipped.adam) == (L1, HalfCosine(), Adam())


def test_a_loss_is_named_or_mixed(tmp_path: Path) -> None:
    assert recipe(tmp_path, 'loss = "durn"\n').loss == LOSSES["durn"]
    mixed = recipe(tmp_path, 'loss = {terms = [[1, "l1"], [0.2, "edge"]], every = true}\n').loss
    assert mixed == Loss(((1.0, "l1"), (0.2, "edge")), every=True)
    seen = recipe(tmp_path, 'loss = {name = "ffa-perceptual", vgg = "vgg16.pth"}\n').loss
    assert seen == Loss(LOSSES["ffa-perceptual"].terms, vgg=tmp_path / "vgg16.pth")


def test_a_curve_is_named_with_its_numbers(tmp_path: Path) -> None:
    drops = recipe(tmp_path, curve='curve = {shape = "drops", epochs = [10, 20], shares = [0.1, 0.01]}').schedule
    assert (drops.curve, drops.epochs) == (Drops((10, 20), (0.1, 0.01)), 40)
    assert recipe(tmp_path, curve='curve = "epoch-cosine"').schedule.curve == EpochCosine()


def test_an_optimiser_is_named_by_what_differs(tmp_path: Path) -> None:
    assert recipe(tmp_path, adam="\n[adam]\nbeta2 = 0.99\nlargest_gradient = inf\n").adam == Adam(
        beta2=0.99, largest_gradient=float("inf")
    )


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ({"loss": 'loss = "l3"\n'}, "no loss 'l3'"),
        ({"loss": 'loss = {terms = [[1, "l3"]]}\n'}, "l3"),
        ({"curve": 'curve = "wave"'}, "no curve 'wave'"),
        ({"curve": 'curve = {shape = "steps", every = 0, factor = 0.5}'}, "at least one"),
        ({"curve": 'curve = {shape = "steps", often = 0}'}, "often"),
        ({"adam": "\n[adam]\nbeta3 = 0.99\n"}, "beta3"),
        ({"adam": "\n[muon]\nrate = 0.01\n"}, "rate"),
    ],
)
def test_what_does_not_exist_is_named(named: dict[str, str], why: str, tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match=why):
        recipe(tmp_path, **named)


def test_stages_go_from_the_easy_to_the_hard() -> None:
    blur = read_recipe(Path(__file__).parents[3] / "recipes/deblur.toml")
    first, last = blur.degradation_at(0), blur.degradation_at(blur.schedule.steps)
    assert isinstance(first, BlurRecipe)
    assert isinstance(last, BlurRecipe)
    assert (first.directions, last.directions) == (1, 0)
    assert first.length[1] < last.length[1] == blur.degrade.length[1]  # type: ignore[attr-defined]


def test_what_a_stage_changes_must_exist(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(SHIPPED.replace("start = 0.0", "degrade = {sharp = 1.0}, start = 0.0"))
    with pytest.raises(BadRecipe, match="sharp"):
        read_recipe(path)


def test_only_some_families_have_a_plain_start(tmp_path: Path) -> None:
    assert read_recipe(Path(__file__).parents[3] / "recipes/upscale.toml").plain_start
    with pytest.raises(BadRecipe, match="FFA-Net has no plain start"):
        recipe(tmp_path, "plain_start = true\n")
