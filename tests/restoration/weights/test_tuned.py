"""What fine-tuned weights say about themselves reaches whoever is given the one file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from safetensors.torch import save_file
from torch import Tensor

from restoration.catalogue import find, tuned_for
from restoration.errors import BadRequest, UnwritableFile
from restoration.types import About, Card, Checkpoint, Shot, Tuned
from restoration.weights import read_metadata
from restoration.weights.importing import import_weights, inspect
from restoration.weights.own import change, remove, share
from restoration.weights.tuned import history, shots_as_text, tuned_in

SHOTS = shots_as_text((Shot("SONY A7", 1600), Shot("NIKON D90", 200), Shot("SONY A7")))
MADE = {"parent": "ffa-compact", "parent_title": "FFA-Net compact", "verdict": "gain +2.00 dB", "shots": SHOTS}


@pytest.fixture
def mine(tmp_path: Path, models_folder: Path, state: dict[str, Tensor]) -> Checkpoint:
    save_file(state, tmp_path / "tuned.safetensors", {**MADE, "step": "60", "foreign": "x"})
    return import_weights(tmp_path / "tuned.safetensors", About(title="My camera", licence="MIT"))


def test_the_card_names_parent_verdict_and_cameras(mine: Checkpoint) -> None:
    assert mine.card.tuned == Tuned("FFA-Net compact", "gain +2.00 dB", ("NIKON D90", "SONY A7"), (200, 1600))
    assert find(mine.id) == mine


def test_one_file_brings_weights_and_card_to_somebody_else(mine: Checkpoint, tmp_path: Path) -> None:
    changed = change(mine.id, About(peak=255.0))
    file = share(mine.id, tmp_path / "given.safetensors")
    remove(mine.id)
    assert inspect(file).about.title == "My camera"
    received = import_weights(file)
    assert received == replace(changed, id="given", path=received.path)
    assert received.path
    assert received.path.name == "given.safetensors"
    assert {"parent", "verdict", "step"} <= set(read_metadata(received.path))
    assert "foreign" not in read_metadata(received.path)


def test_a_shared_file_is_known_again_by_its_owner(mine: Checkpoint, tmp_path: Path) -> None:
    assert inspect(share(mine.id, tmp_path / "given.safetensors")).checkpoint == mine.id


def test_nothing_is_written_over_and_what_ships_is_not_shared(mine: Checkpoint, tmp_path: Path) -> None:
    (tmp_path / "there.safetensors").write_bytes(b"mine")
    with pytest.raises(UnwritableFile):
        share(mine.id, tmp_path / "there.safetensors")
    assert (tmp_path / "there.safetensors").read_bytes() == b"mine"
    with pytest.raises(BadRequest):
        share("ffa-compact", tmp_path / "other.safetensors")


@pytest.mark.parametrize(
    "shots", ["", "[]", "nonsense", '{"cameras": 3, "iso": [1, 2]}', '{"cameras": [], "iso": [1e999, 2]}', "[" * 9999]
)
def test_damaged_words_name_no_camera(shots: str) -> None:
    assert tuned_in({"parent": "x", "shots": shots}) == Tuned("x")


def test_impossible_sensitivities_are_left_out() -> None:
    for iso in ([0, 5], [9, 5], [1], [1, 10**9]):
        told = {"parent": "x", "shots": json.dumps({"cameras": ["A"], "iso": iso})}
        assert tuned_in(told) == Tuned("x", cameras=("A",))


@pytest.mark.parametrize(("said", "like"), [("4", 4), ("", 0), ("-1", 0), ("9" * 5, 0), ("\u0664", 0), ("x", 0)])
def test_how_many_bad_photographs_it_was_made_like(said: str, like: int) -> None:
    assert tuned_in({"parent": "x", "like": said}) == Tuned("x", like=like)


def test_weights_that_were_not_tuned_have_no_such_history() -> None:
    assert history({"verdict": "x", "family": "ffa"}) == {}
    assert tuned_in({"verdict": "x"}) is None


def checkpoint(name: str, *cameras: str, iso: tuple[int, int] | None = None) -> Checkpoint:
    return Checkpoint(name, "ffa", "dehaze", name, card=Card(tuned=Tuned("parent", "", cameras, iso)))


def test_a_photograph_is_matched_by_camera_and_nearest_sensitivity() -> None:
    plain = Checkpoint("plain", "ffa", "dehaze", "Plain")
    low, high = checkpoint("low", "A", iso=(100, 400)), checkpoint("high", "A", "B", iso=(1600, 6400))
    unknown = checkpoint("unknown", "A")
    known = (plain, unknown, low, high)
    assert tuned_for(Shot("A", 200), known) is low
    assert tuned_for(Shot("A", 800), (plain, low, high)) is low
    assert tuned_for(Shot("A", 3200), known) is high
    assert tuned_for(Shot("A", 50000), known) is unknown
    assert tuned_for(Shot("B", 200), known) is None
    assert tuned_for(Shot("A"), (plain, high)) is high
    assert tuned_for(Shot("C", 200), known) is None
    assert tuned_for(None, known) is None
