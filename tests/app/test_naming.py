"""What single results are called."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.batch.entries import example as example_of_batch
from app.naming import example, facts_of, pattern_of, target_of
from restoration.types import Checkpoint, Step

KNOWN = (Checkpoint("ours", "ffa", "dehaze", "Compact"), Checkpoint("quiet", "mprnet", "denoise", "Quiet"))
DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def named(rig, tmp_path):
    """named(pattern): the rig with two restored photographs of the year 2001, the second one chosen."""

    def make(pattern: str):
        paths = [tmp_path / "a.jpg", tmp_path / "b.jpg"]
        for path in paths:
            path.write_bytes(b"")
            os.utime(path, (1_000_000_000, 1_000_000_000))
        rig.session.strip.open(paths)
        rig.settle()
        rig.session.strip.step(1)
        rig.settle()
        rig.session.restore()
        rig.settle()
        rig.session.desktop.prefer(pattern=pattern)
        return rig

    return make


def test_every_placeholder_is_filled_for_a_single_result(named, tmp_path):
    rig = named("{date} {number} {name} {task} {model}")
    target = target_of(rig.view, rig.view.item)
    assert target == tmp_path / "2001-09-09 002 b dehazed Unveil dehaze.jpg"
    assert rig.session.default_path(rig.view.item) == target


def test_a_taken_name_gets_a_number_and_another_folder_and_format_are_possible(named, tmp_path):
    rig = named("result of {name}")
    (tmp_path / "result of b.jpg").write_bytes(b"")
    assert target_of(rig.view, rig.view.item).name == "result of b-2.jpg"
    assert target_of(rig.view, rig.view.item, tmp_path / "out", "png") == tmp_path / "out" / "result of b.png"


def test_what_is_dragged_out_is_called_the_same(named):
    rig = named("{name}, clear")
    rig.session.desktop.hand_out()
    rig.settle()
    assert rig.view.around.out.path.name == "b, clear.png"
    rig.session.desktop.close()


def test_restore_all_begins_with_the_same_pattern(named):
    rig = named("{name} {model}")
    rig.session.batch.ask()
    assert rig.view.batch.draft.output.pattern == "{name} {model}"
    assert example_of_batch(rig.view)[1] == "a Unveil dehaze.jpg"


@pytest.mark.parametrize("wrong", ["", "all the same", "{nmae}", "../{name}", ".{name}", "{name}\n"])
def test_a_pattern_that_makes_no_sense_is_the_usual_one(named, wrong):
    rig = named(wrong)
    assert pattern_of(rig.view) == "{name}-{task}"
    assert target_of(rig.view, rig.view.item).name == "b-dehazed.jpg"


def test_the_example_is_of_the_photograph_on_the_screen_or_of_none(rig):
    assert example(rig.view) == ("street.jpg", "street-dehazed.jpg")
    rig.session.strip.open([Path("/photos/Tom.TIFF")])
    rig.settle()
    assert example(rig.view) == ("Tom.TIFF", "Tom-dehazed.TIFF")


def test_several_steps_are_called_restored_and_have_the_last_ones_model():
    facts = facts_of("a.b.jpg", (Step("ours"), Step("quiet")), KNOWN, 3, DAY)
    assert (facts.name, facts.task, facts.model, facts.number, facts.date) == ("a.b", "restored", "Quiet", 3, DAY)
    assert facts_of("a.jpg", (Step("quiet"),), KNOWN, 1, DAY).task == "denoise"
    assert facts_of("a.jpg", (), KNOWN, 1, DAY).task == "restored"


def test_a_pasted_picture_has_a_name_and_no_file(named):
    rig = named("{date}-{name}")
    pasted = replace(rig.view.item, path=None)
    today = datetime.date.today().isoformat()
    assert target_of(rig.view, pasted).name == f"{today}-pasted.jpg"
