"""Networks for RAW files: offered where there is one, and first there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.batch.choosing import chosen
from app.batch.queued import Entry
from app.compare.trying import candidates
from app.tasks import Suggestion
from app.tuning.tuner import tunable
from restoration import catalogue, diagnosis
from restoration.diagnosis.choice import choose
from restoration.diagnosis.verdict import Diagnosis
from restoration.edit import Edit
from restoration.types import Checkpoint, Photo, Source, Step

WEIGHTS = Path("/m/a.safetensors")
HAZE = Checkpoint("haze", "ffa", "dehaze", "Haze", WEIGHTS)
DARK = Checkpoint("dark", "alen", "lowlight", "Dark", WEIGHTS)
DARK_RAW = Checkpoint("dark-raw", "alen", "lowlight", "Dark RAW", WEIGHTS, raw=True)
A, B = Path("/photos/a.jpg"), Path("/photos/b.NEF")


@pytest.fixture
def both(rig):
    """A JPEG and a RAW file, with models for both; the JPEG is on the screen."""
    rig.session._put(replace(rig.view, checkpoints=(HAZE, DARK, DARK_RAW)))
    rig.session.strip.open([A, B])
    rig.settle()
    return rig


def ids(checkpoints: tuple[Checkpoint, ...]) -> list[str]:
    return [one.id for one in checkpoints]


def test_they_are_offered_for_raw_files_alone(both) -> None:
    both.session.choose_task("lowlight")
    assert ids(both.view.choices) == ["dark"]
    assert "dark-raw" not in ids(candidates(both.view))
    both.session.strip.step(1)
    both.settle()
    assert ids(both.view.choices) == ["dark", "dark-raw"]
    assert "dark-raw" in ids(candidates(both.view))


def test_a_task_begins_with_the_one_for_the_kind_of_photograph(both) -> None:
    both.session.choose_checkpoint("haze")
    both.session.choose_task("lowlight")
    assert both.view.checkpoint == "dark"
    both.session.strip.step(1)
    both.settle()
    both.session.choose_checkpoint("haze")
    both.session.choose_task("lowlight")
    assert both.view.checkpoint == "dark-raw"


def test_auto_proposes_it_for_a_raw_file(both) -> None:
    dark = Suggestion("lowlight", "Looks too dark (90 %)")
    proposed = [both.view.suggested_for(replace(item, suggestion=dark)) for item in both.view.items]
    assert [one.steps[0].checkpoint for one in proposed if one] == ["dark", "dark-raw"]


def test_what_was_chosen_last_gives_way_where_it_cannot_be_used(both) -> None:
    both.session.strip.step(1)
    both.settle()
    both.session.choose_checkpoint("dark-raw")
    both.session.strip.open([Path("/photos/c.jpg"), Path("/photos/d.NEF")])
    both.settle()
    assert (both.view.item.name, both.view.checkpoint) == ("c.jpg", "dark")
    both.session.strip.step(1)
    both.settle()
    assert (both.view.item.name, both.view.checkpoint) == ("d.NEF", "dark-raw")


def test_nothing_can_be_learnt_by_them_from_photographs(both) -> None:
    assert ids(tunable(both.view)) == ["haze", "dark"]


@pytest.mark.parametrize(("raw", "expected"), [(False, "dark"), (True, "dark-raw")])
def test_the_queue_and_the_command_line_choose_alike(raw: bool, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks_dark = Diagnosis("lowlight", 0.9, {"lowlight": 0.9, "nothing": 0.1}, "lowlight", False)
    known = (HAZE, DARK, DARK_RAW)
    monkeypatch.setattr(catalogue, "checkpoints", lambda: known)
    monkeypatch.setattr(diagnosis, "diagnose", lambda photo: looks_dark)
    photo = Photo(np.zeros((2, 2, 3), np.float32), None, Source(B, raw=raw))
    entry = chosen(Entry(B, B.parent, Edit(), auto=True), photo)
    assert isinstance(entry, Entry)
    assert entry.edit.steps == (Step(expected),)
    choice = choose(looks_dark, known, raw)
    assert choice.checkpoint is not None
    assert choice.checkpoint.id == expected
