"""Results and their photographs, told by the recipes beside them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration.commands import photographs
from restoration.edit import Edit
from restoration.results import newest_result, photograph_of, without_results
from restoration.sidecar import made, recipe_of, sidecar_of, write_sidecar
from restoration.types import Photo, RestoreResult, Step

PIXELS = np.zeros((4, 6, 3), np.float32)


def picture(path: Path, level: int = 0) -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.full((4, 6, 3), level, np.uint8)).save(path)
    return path


def result(path: Path, photograph: Path, strength: float = 1.0, when: int = 0) -> Path:
    picture(path, 40)
    edit = Edit((Step("ours"),), strength=strength)
    done = RestoreResult(Photo(PIXELS), 1.0, "CPU", "whole image")
    write_sidecar(sidecar_of(path), made(recipe_of(edit, ()), photograph, done, path, datetime.now(UTC)))
    os.utime(path, ns=(when, when))
    return path


@pytest.fixture
def street(tmp_path: Path) -> Path:
    return picture(tmp_path / "street.png")


def test_a_result_names_its_photograph_wherever_that_lies(street: Path, tmp_path: Path) -> None:
    assert photograph_of(result(tmp_path / "street-done.png", street)) == street
    assert photograph_of(result(tmp_path / "out/street.png", street)) == street
    assert photograph_of(street) is None


def test_only_results_of_what_is_there_are_left_out(street: Path, tmp_path: Path) -> None:
    own = result(tmp_path / "street-done.png", street)
    gone = picture(tmp_path / "gone.png")
    orphan = result(tmp_path / "gone-done.png", gone)
    gone.unlink()
    assert without_results([street, own, orphan]) == [street, orphan]
    assert without_results([own]) == [own], "a folder of results alone shows them"


def test_the_command_line_takes_a_folder_without_its_results_and_files_as_they_are_named(street: Path) -> None:
    own = result(street.with_name("street-done.png"), street)
    assert list(photographs([street.parent])) == [street]
    assert list(photographs([own])) == [own]


def test_a_recipe_that_makes_no_sense_makes_no_result(street: Path, tmp_path: Path) -> None:
    own = result(tmp_path / "street-done.png", street)
    sidecar_of(own).write_text("{}")
    assert without_results([street, own]) == [street, own]


def test_the_newest_result_is_taken(street: Path, tmp_path: Path) -> None:
    assert newest_result(street) is None
    result(tmp_path / "street-b.png", street, when=5_000)
    result(tmp_path / "street-a.png", street, strength=0.5, when=9_000)
    result(tmp_path / "streetcar-done.png", picture(tmp_path / "streetcar.png"), when=99_000)
    found = newest_result(street)
    assert found is not None
    assert (found[0].name, found[1].strength) == ("street-a.png", 0.5)


def test_not_that_of_a_photograph_that_has_been_changed_since(street: Path, tmp_path: Path) -> None:
    result(tmp_path / "street-done.png", street)
    picture(street, 99)
    assert newest_result(street) is None
