from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from restoration import sidecar
from restoration.edit import Edit, Mask, Stroke
from restoration.errors import UnreadableRecipe, UnwritableFile
from restoration.sidecar import (
    Model,
    Recipe,
    fit,
    is_same_file,
    made,
    places_of,
    read_sidecar,
    recipe_of,
    write_sidecar,
)
from restoration.types import Checkpoint, Photo, RestoreResult, Step

QUIET = Checkpoint("quiet", "mprnet", "denoise", "Quiet", sha256="aa" * 32)
BRIGHT = Checkpoint("bright", "alen", "lowlight", "Bright", sha256="bb" * 32)
CLASSIC = Checkpoint("dark-channel", "classic", "dehaze", "Dark channel prior")
BRUSHED = Mask("brush", strokes=(Stroke(((0.1, 0.2), (0.3, 0.4)), erases=True),), amount=0.75)
EDIT = Edit((Step("quiet"), Step("bright")), 0.5, BRUSHED, keep_colour=True)
RESULT = RestoreResult(Photo(np.zeros((1, 1, 3))), 1.23456, "CPU", "12 tiles of 512 px")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def recipe() -> Recipe:
    return recipe_of(EDIT, [QUIET, BRIGHT, CLASSIC])


@pytest.fixture
def street(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in/street.jpg"
    path.write_bytes(b"haze")
    return path


def test_a_recipe_lies_beside_its_result_and_is_known_by_its_name() -> None:
    path = sidecar.sidecar_of(Path("/photos/street-dehazed.jpg"))
    assert path == Path("/photos/street-dehazed.jpg.unveil.json")
    assert sidecar.is_recipe(path)
    assert not sidecar.is_recipe(path.with_name("street.json"))


def test_all_that_was_done_is_in_the_file_and_comes_back(recipe: Recipe, street: Path, tmp_path: Path) -> None:
    saved = tmp_path / "street-restored.jpg"
    written = made(recipe, street, RESULT, saved, NOON)
    write_sidecar(sidecar.sidecar_of(saved), written)
    assert read_sidecar(sidecar.sidecar_of(saved)) == written
    told = json.loads(sidecar.sidecar_of(saved).read_text())
    assert told["unveil"] == 1
    assert told["edit"]["strength"] == 0.5
    assert told["models"][1] == {"id": "bright", "title": "Bright", "sha256": "bb" * 32}
    assert told["made"] == {
        "result": "street-restored.jpg",
        "device": "CPU",
        "plan": "12 tiles of 512 px",
        "seconds": 1.235,
        "date": "2026-05-04T12:00:00+00:00",
        "photograph": {
            "name": "street.jpg",
            "bytes": 4,
            "sha256": "840ee9db4c08b9206c385a0ef1c9a547b45110ab63103f21861b23a33220eb0b",
            "folder": "in",
        },
    }


def test_the_photograph_is_found_where_it_was_or_beside_the_recipe(
    recipe: Recipe, street: Path, tmp_path: Path
) -> None:
    written = made(recipe, street, RESULT, tmp_path / "out.jpg", NOON)
    assert places_of(written, tmp_path / "out.jpg.unveil.json") == (street, tmp_path / "street.jpg")
    assert places_of(recipe, tmp_path / "preset.unveil.json") == ()
    assert written.made
    assert written.made.photograph
    assert is_same_file(written.made.photograph, street)
    street.write_bytes(b"fog!")
    assert not is_same_file(written.made.photograph, street)


def test_a_recipe_cannot_lead_to_another_name(tmp_path: Path, recipe: Recipe, street: Path) -> None:
    path = tmp_path / "x.unveil.json"
    write_sidecar(path, made(recipe, street, RESULT, tmp_path / "x", NOON))
    path.write_text(path.read_text().replace('"street.jpg"', '"../../etc/passwd"'))
    assert [place.name for place in places_of(read_sidecar(path), path)] == ["passwd"] * 2
    assert all(place.is_relative_to(tmp_path) for place in places_of(read_sidecar(path), path))


@pytest.mark.parametrize("gone", [None, Path("/gone/street.jpg")])
def test_a_picture_without_a_file_has_a_recipe_too(recipe: Recipe, tmp_path: Path, gone: Path | None) -> None:
    written = made(recipe, gone, RESULT, tmp_path / "pasted.png", NOON)
    assert written.made
    assert written.made.photograph is None


def test_weights_that_nobody_measured_are_read(tmp_path: Path) -> None:
    weights = tmp_path / "mine.safetensors"
    weights.write_bytes(b"weights")
    loose = Checkpoint(str(weights), "", "", "mine.safetensors", weights)
    assert len(recipe_of(Edit((Step(str(weights)),)), [loose]).models[0].sha256) == 64


def test_the_same_weights_fit(recipe: Recipe) -> None:
    assert fit(recipe, [QUIET, BRIGHT]) == sidecar.Fitted(EDIT)


def test_the_same_weights_under_another_name_fit(recipe: Recipe) -> None:
    mine = Checkpoint("mine", "alen", "lowlight", "Mine", sha256=BRIGHT.sha256)
    seen = replace(recipe, edit=Edit((Step("quiet"), Step("bright")), mask=Mask("attention", "bright", "ca")))
    edit = Edit((Step("quiet"), Step("mine")), mask=Mask("attention", "mine", "ca"))
    assert fit(seen, [QUIET, mine]) == sidecar.Fitted(edit)


def test_other_weights_and_none_at_all_are_named(recipe: Recipe) -> None:
    newer = Checkpoint("quiet", "mprnet", "denoise", "Quiet", sha256="cc" * 32)
    assert fit(recipe, [newer]) == sidecar.Fitted(EDIT, missing=("Bright",), changed=("Quiet",))


def test_a_method_without_weights_fits_by_its_name() -> None:
    recipe = recipe_of(Edit((Step("dark-channel"),)), [CLASSIC])
    assert recipe.models == (Model("dark-channel", "Dark channel prior"),)
    assert fit(recipe, [CLASSIC]).missing == fit(recipe, [CLASSIC]).changed == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON object"),
        (b"\xff\xfe", "no JSON object"),
        (b"[" * 100_000, "no JSON object"),
        (b"[1]", "no JSON object"),
        (b"{}", "it is not a recipe of Unveil"),
        (b'{"unveil": true}', "it is not a recipe of Unveil"),
        (b'{"unveil": 2}', "newer version"),
        (b'{"unveil": 1}', "“edit” is missing"),
        (b'{"unveil": 1, "edit": {"strength": NaN}}', "“edit.strength” is not a finite number"),
        (b'{"unveil": 1, "edit": {"strength": 1e999}}', "“edit.strength” is not a finite number"),
        (b'{"unveil": 1, "edit": {"strength": 1.5}}', "“strength” is 1.5, which is not between 0 and 1"),
        (b'{"unveil": 1, "edit": {"mask": {"kind": "brush", "amount": 2.0}}}', "from 0 to 1"),
        (b'{"unveil": 1, "edit": {"steps": [{}]}}', "“checkpoint” is missing"),
        (b'{"unveil": 1, "edit": {}}', "does not say what is to be done"),
        (b'{"unveil": 1, "edit": {"sharpen": 1}}', "“sharpen”"),
        (b'{"unveil": 1' + b"0" * 5000 + b"}", "no JSON object"),
        (b" " * (sidecar.MOST_BYTES + 1), "far too large"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(content: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.unveil.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableRecipe) as refused:
        read_sidecar(path)
    assert why in refused.value.summary
    assert "bad.unveil.json" in refused.value.summary
    assert refused.value.hint


@pytest.mark.parametrize("name", ["folder.unveil.json", "gone.unveil.json", "pipe.unveil.json"])
def test_what_is_no_file_is_refused_and_never_waited_for(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.unveil.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.unveil.json")
    with pytest.raises(UnreadableRecipe):
        read_sidecar(tmp_path / name)


def test_a_folder_that_is_not_there_is_named(recipe: Recipe, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile):
        write_sidecar(tmp_path / "gone/x.unveil.json", recipe)
