"""What the user does with attention, without a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app import tasks
from app.events import Finished
from app.levels import picture_of
from app.tasks import Attention
from restoration.edit import Edit
from restoration.errors import NotEnoughMemory
from restoration.types import AttentionMap, Box, Photo, Progress, Step, Stream

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")
GREY = np.full((2, 3), 0.5, np.float32)
PAIRS = ("layer1.1.nonlocalblock.softmax", "layer2.1.nonlocalblock.softmax")


def seen(layer, kind, call=0, gaze=None):
    return AttentionMap(layer, kind, call, GREY, Box(0, 0, 6, 4), gaze)


@pytest.fixture
def pairwise(rig, monkeypatch):
    """A photograph is open whose network compares places; it is asked in rig.asked."""
    rig_asked = []

    def attend(photo, checkpoint, box, gaze=None, before=()):
        rig_asked.append(gaze)
        yield Progress("looking", 0, 2)
        yield Progress("looking", 1, 2)
        maps = tuple(seen(layer, "pairwise", gaze=GREY * 2 if gaze else None) for layer in PAIRS)
        return Attention(maps, checkpoint, (), gaze)

    monkeypatch.setattr(tasks, "attend", attend)
    rig.session.strip.open([A, B])
    rig.settle()
    rig.session.gates.look()
    rig.settle()
    rig_asked.clear()
    return rig, rig_asked


def shown(rig, *maps, checkpoint="ours", stages=()):
    """A photograph is open, and this is its attention."""
    rig.session.strip.open([A])
    rig.settle()
    rig.session._change_item(rig.view.current, attention=Attention(maps, checkpoint, stages))
    return rig


# Maps


def test_a_map_is_chosen_by_its_layer_and_its_call(rig):
    one, two = seen("non_local.non_local.softmax", "pairwise"), seen("non_local.non_local.softmax", "pairwise", 1)
    shown(rig, one, two)
    rig.session.gates.show(layer=one.layer, call=0)
    assert rig.view.map is one
    rig.session.gates.step(1)
    assert rig.view.map is two
    rig.session.gates.step(1)
    assert rig.view.map is two


def test_attention_between_layers_is_never_laid_over_the_photograph(rig):
    shown(rig, seen("la.softmax", "layer"), seen("ca", "channel"), seen("csa.sigmoid", "pixel"))
    assert [one.layer for one in rig.view.spatial_maps] == ["csa.sigmoid"]


def test_an_overlay_that_cannot_be_is_not_looked_for_again(rig):
    shown(rig, seen("rud1.se.se.fc", "channel"))
    rig.session.gates.show(overlay=True)
    assert rig.view.job is None
    rig.session._change(usual=Edit((Step("other"),)), checkpoints=(*rig.view.checkpoints, rig.view.checkpoints[0]))
    assert not rig.view.is_attended


def test_a_network_without_attention_is_remembered_and_not_asked_again(rig, monkeypatch):
    def attend(photo, checkpoint, box, gaze=None, before=()) -> Stream[Attention]:
        yield Progress("looking", 0, 1)
        return Attention((), checkpoint)

    monkeypatch.setattr(tasks, "attend", attend)
    rig.session.strip.open([A, B])
    rig.settle()
    assert rig.view.can_attend
    rig.session.gates.look()
    rig.settle()
    assert rig.view.is_gateless
    assert not rig.view.can_attend
    rig.session.strip.step(1)
    rig.session.restore()
    rig.settle()
    assert rig.view.item.attention is None


def test_a_layer_that_is_not_there_gives_way_to_the_last_one(rig):
    one, two = seen("sam12.gate", "supervised"), seen("sam23.gate", "supervised")
    shown(rig, one, two)
    rig.session.gates.show(layer="palayer.pa")
    assert rig.view.map is two
    rig.session.gates.step(-1)
    assert rig.view.map is one


# Stages


def test_a_stage_is_shown_until_it_is_asked_for_again_or_a_map_is(rig):
    stages = tuple(picture_of(Photo(np.full((4, 6, 3), level, np.float32))) for level in (0.1, 0.2, 0.3))
    shown(rig, seen("sam12.gate", "supervised"), stages=stages)
    rig.session.gates.show_stage(2)
    assert rig.view.stage is stages[1]
    rig.session.gates.show(opacity=0.3)
    assert rig.view.stage is stages[1]
    rig.session.gates.show_stage(2)
    assert rig.view.stage is None
    rig.session.gates.show_stage(3)
    rig.session.gates.show(layer="sam12.gate", overlay=True)
    assert rig.view.stage is None


def test_a_stage_that_is_not_there_is_not_shown(rig):
    shown(rig, seen("sam12.gate", "supervised"))
    rig.session.gates.show_stage(1)
    assert rig.view.stage is None


# Where one place looks


def test_the_gaze_of_a_place_is_asked_for_and_shown(pairwise):
    rig, asked = pairwise
    rig.session.gates.ask(4, 2)
    assert rig.view.asked == (4, 2)
    assert rig.view.overlay.reading == "received"
    assert rig.view.gates.overlay
    rig.settle()
    assert asked == [(4, 2)]
    assert rig.view.overlay.reading == "gaze"
    assert rig.view.overlay.values[0, 0] == 1.0


def test_a_second_place_replaces_the_first_while_that_is_computed(pairwise):
    rig, _ = pairwise
    rig.session.gates.ask(1, 1)
    first = rig.view.job.id
    rig.engine_step()
    rig.session.gates.ask(5, 3)
    assert first in rig.engine.stopped
    rig.settle()
    assert rig.view.asked == rig.view.attention.gaze == (5, 3)
    assert rig.view.job is None


def test_an_answer_that_comes_too_late_does_not_move_the_cross(pairwise):
    rig, _ = pairwise
    rig.session.gates.ask(1, 1)
    first = rig.view.job.id
    rig.session.gates.ask(5, 3)
    maps = tuple(seen(layer, "pairwise", gaze=GREY) for layer in PAIRS)
    rig.session.on_event(Finished(first, Attention(maps, "ours", (), (1, 1))))
    assert rig.view.asked == (5, 3)
    assert rig.view.overlay.reading == "received"


def test_leaving_leads_back_to_attention_received(pairwise):
    rig, _ = pairwise
    rig.session.gates.ask(4, 2)
    rig.settle()
    rig.session.gates.follow(False)
    assert rig.view.asked is None
    assert rig.view.overlay.reading == "received"
    rig.session.gates.follow(True)
    assert rig.view.asked is None


def test_the_middle_of_what_is_on_the_screen_can_be_asked_without_a_mouse(pairwise):
    rig, asked = pairwise
    rig.session.look_at(Box(2, 0, 4, 2), 1.0)
    rig.session.gates.ask_middle()
    rig.settle()
    assert asked == [(4, 1)]
    assert rig.view.follows


def test_stopping_forgets_the_place_that_was_not_answered(pairwise):
    rig, _ = pairwise
    rig.session.gates.ask(4, 2)
    rig.settle()
    rig.session.gates.ask(0, 0)
    rig.engine_step()
    rig.session.stop()
    rig.settle()
    assert rig.view.asked == (4, 2)
    assert rig.view.overlay.reading == "gaze"


def test_a_failure_is_told_and_forgets_the_place(pairwise, monkeypatch):
    rig, _ = pairwise

    def fail(*arguments) -> Stream[Attention]:
        yield Progress("looking", 0, 1)
        raise NotEnoughMemory("Too large.")

    monkeypatch.setattr(tasks, "attend", fail)
    rig.session.gates.ask(4, 2)
    rig.settle()
    assert rig.view.report.summary == "Too large."
    assert rig.view.asked is None


def test_each_photograph_has_a_place_of_its_own(pairwise):
    rig, _ = pairwise
    rig.session.gates.ask(4, 2)
    rig.settle()
    rig.session.strip.step(1)
    rig.settle()
    assert rig.view.asked is None
    assert not rig.view.follows
    rig.session.strip.step(-1)
    assert rig.view.asked == (4, 2)


def test_a_new_look_forgets_the_place(pairwise):
    rig, _ = pairwise
    rig.session.gates.ask(4, 2)
    rig.settle()
    rig.session.restore()
    rig.settle()
    assert rig.view.attention.gaze is None
    assert rig.view.asked is None


def test_nothing_is_asked_while_a_photograph_is_restored_or_of_networks_without_pairs(rig, pairwise):
    rig, asked = pairwise
    rig.session.restore()
    rig.session.gates.ask(1, 1)
    assert rig.view.job.kind == "restore"
    rig.settle()
    shown(rig, seen("palayer.pa", "pixel"))
    rig.session.gates.ask(1, 1)
    assert (1, 1) not in asked
    assert rig.view.asked is None


# Files


def test_all_of_it_is_exported(rig, tmp_path):
    stages = (picture_of(Photo(np.zeros((4, 6, 3), np.float32))),)
    shown(rig, seen("sam12.gate", "supervised"), stages=stages)
    rig.session.gates.export(tmp_path)
    rig.settle()
    assert rig.view.message == f"3 attention files in {tmp_path}"
    assert sorted(path.name for path in (tmp_path / "a-attention").iterdir()) == ["01-sam12.gate.png", "02-stage-1.png"]
