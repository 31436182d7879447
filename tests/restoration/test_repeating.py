"""What was done to one photograph is written down, and done to others, on the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration import catalogue
from restoration.cli import main
from restoration.edit import Edit, Mask
from restoration.sidecar import Model, Recipe, read_sidecar, recipe_of, write_sidecar
from restoration.types import Step

SAMPLE = Path(__file__).parents[2] / "resources/samples/hazy-street.jpg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Image.open(SAMPLE) as picture:
        small = picture.resize((96, 64))
    small.save(tmp_path / "hills.png")
    small.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(tmp_path / "slopes.png")
    return tmp_path


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture)


def test_the_recipe_of_one_result_gives_the_same_once_more(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = ["--model", "dark-channel", "--strength", "0.5", "--sidecar", "--json"]
    assert main(["restore", str(folder / "hills.png"), *first]) == 0
    told = json.loads(capsys.readouterr().out)["restored"][0]
    recipe = read_sidecar(Path(told["recipe"]))
    assert told["recipe"] == f"{told['output']}.unveil.json"
    assert recipe.edit == Edit((Step("dark-channel"),), 0.5)
    assert recipe.made
    assert recipe.made.photograph
    assert recipe.made.photograph.name == "hills.png"

    both = [str(folder / "hills.png"), str(folder / "slopes.png")]
    assert main(["restore", *both, "--recipe", told["recipe"], "-o", str(folder / "out")]) == 0
    np.testing.assert_array_equal(pixels(folder / "out/hills-dehazed.png"), pixels(Path(told["output"])))
    assert (folder / "out/slopes-dehazed.png").exists()
    assert not list((folder / "out").glob("*.json"))


def test_a_strength_that_is_said_is_taken_instead(folder: Path) -> None:
    write_sidecar(folder / "x.unveil.json", recipe_of(Edit((Step("dark-channel"),), 0.5), catalogue.checkpoints()))
    given = ["--recipe", str(folder / "x.unveil.json"), "--strength", "0"]
    assert main(["restore", str(folder / "hills.png"), *given]) == 0
    np.testing.assert_array_equal(pixels(folder / "hills-dehazed.png"), pixels(folder / "hills.png"))


def test_several_steps_and_a_mask_are_done_as_they_are_written(folder: Path) -> None:
    steps = (Step("dark-channel"), Step("dark-channel"))
    plain = recipe_of(Edit(steps), catalogue.checkpoints())
    masked = replace(plain, edit=Edit(steps, mask=Mask("transmission")))
    for name, recipe in (("plain", plain), ("masked", masked)):
        write_sidecar(folder / f"{name}.unveil.json", recipe)
        out = ["-o", str(folder / name), "--recipe", str(folder / f"{name}.unveil.json")]
        assert main(["restore", str(folder / "hills.png"), *out]) == 0
    assert not np.array_equal(pixels(folder / "plain/hills-restored.png"), pixels(folder / "masked/hills-restored.png"))


def test_a_model_that_is_not_here_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sidecar(folder / "x.unveil.json", Recipe(Edit((Step("mine"),)), (Model("mine", "My camera", "aa" * 32),)))
    assert main(["restore", str(folder / "hills.png"), "--recipe", str(folder / "x.unveil.json")]) == 2
    assert "needs a model that is not here: My camera." in capsys.readouterr().err


def test_other_weights_are_told_and_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    then = Model("ffa-compact", "FFA-Net compact", "aa" * 32)
    write_sidecar(folder / "x.unveil.json", Recipe(Edit((Step("ffa-compact"),)), (then,)))
    assert main(["restore", str(folder / "hills.png"), "--recipe", str(folder / "x.unveil.json")]) == 0
    assert "FFA-Net compact has other weights than when this was written" in capsys.readouterr().err
    assert (folder / "hills-dehazed.png").exists()


def test_a_file_with_weights_is_known_by_its_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = folder / "mine.safetensors"
    weights.write_bytes((SAMPLE.parents[1] / "weights/ffa-compact.safetensors").read_bytes())
    assert main(["restore", str(folder / "hills.png"), "--model", str(weights), "--sidecar"]) == 0
    weights.unlink()
    recipe = str(folder / "hills-dehazed.png.unveil.json")
    assert main(["restore", str(folder / "slopes.png"), "--recipe", recipe]) == 0, "the shipped ones are the same"
    assert (folder / "slopes-dehazed.png").exists()
    assert "other weights" not in capsys.readouterr().err


def test_what_is_no_recipe_fails_before_anything_is_restored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.unveil.json").write_text("{}")
    assert main(["restore", str(folder / "hills.png"), "--recipe", str(folder / "x.unveil.json")]) == 1
    assert "it is not a recipe of Unveil" in capsys.readouterr().err
    assert not (folder / "hills-dehazed.png").exists()
