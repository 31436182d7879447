from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app import tasks
from app.local import tasks as local_tasks
from app.local.masked import maps_of, mixed_at, seen_of
from app.view import Cursor
from restoration.edit import Mask
from restoration.errors import BadRequest
from restoration.streams import finished
from restoration.types import Progress, Step

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")


@pytest.fixture
def restored(rig):
    """Two photographs, the first restored and looked at."""
    rig.session.strip.open([A, B])
    rig.settle()
    rig.session.restore()
    rig.settle()
    assert rig.view.item.attention
    return rig


def choose(rig, kind, **changes):
    rig.session.where.choose(kind)
    rig.session.where.change(**changes)
    rig.settle()


def painted(rig, x: int = 0, y: int = 0) -> float:
    return float(mixed_at(rig.view, Cursor(x, y))[0])


def test_without_a_mask_nothing_is_prepared(restored):
    assert restored.view.item.local is None


def test_a_mask_is_made_ready_for_painting_and_goes_with_everywhere(restored):
    choose(restored, "change")
    local = restored.view.item.local
    assert local.is_fine
    assert local.levels[0].shape == (4, 6, 4)
    assert painted(restored) == pytest.approx(0.25, abs=0.01)  # it changed everywhere
    choose(restored, "change", inverted=True)
    assert painted(restored) == pytest.approx(0.75, abs=0.01)
    choose(restored, None)
    assert restored.view.item.local is None
    assert restored.view.edit.mask is None


def test_strength_is_mixed_without_preparing_anything(restored):
    choose(restored, "change")
    local = restored.view.item.local
    restored.session.set_strength(0.5)
    assert restored.disk.waiting == []
    assert restored.view.item.local is local
    assert painted(restored) == pytest.approx(0.5, abs=0.01)


def test_what_is_wanted_meanwhile_is_prepared_next_and_the_rest_is_left_out(restored):
    where = restored.session.where
    where.choose("change")
    for amount in (0.8, 0.6, 0.4):
        where.change(amount=amount)
    assert len(restored.disk.waiting) == 1
    restored.settle()
    assert restored.view.item.local.wanted.mask.amount == 0.4


def test_the_chosen_map_becomes_the_mask_and_only_if_asked_another_one(restored):
    gates, where = restored.session.gates, restored.session.where
    gates.show(layer="first")
    choose(restored, "attention")
    assert restored.view.edit.mask == Mask("attention", "ours", "first", 0)
    gates.show(layer="second")
    assert restored.view.edit.mask.layer == "first"
    where.take_map()
    assert restored.view.edit.mask.layer == "second"


def test_attention_that_is_not_known_yet_is_looked_for_once(rig, monkeypatch):
    looks = []

    def attend(photo, checkpoint, box, gaze=None, before=()):
        looks.append(checkpoint)
        yield Progress("looking", 0, 1)
        raise BadRequest("No.")

    rig.session.strip.open([A])
    rig.settle()
    monkeypatch.setattr(tasks, "attend", attend)
    choose(rig, "attention")
    assert looks == ["ours"]
    assert rig.view.report.summary == "No."
    assert rig.view.item.local is None


def test_the_mask_keeps_its_map_while_another_network_is_looked_at(restored):
    choose(restored, "attention")
    seen = seen_of(restored.view)
    other = replace(restored.view.item.attention, checkpoint="other")
    restored.session._change_item(restored.view.current, attention=other)
    assert seen_of(restored.view) is seen
    assert maps_of(restored.view) == (seen,)


def test_strokes_are_painted_kept_and_cleared(restored):
    where = restored.session.where
    where.hold_brush(on=True)
    assert restored.view.edit.mask == Mask("brush")
    where.hold_brush(radius=0.2, hardness=1.0)
    where.paint([(0.1, 0.5)], False)
    where.paint([(0.9, 0.5)], True)
    strokes = restored.view.edit.mask.strokes
    assert [(one.points, one.radius, one.erases) for one in strokes] == [
        (((0.1, 0.5),), 0.2, False),
        (((0.9, 0.5),), 0.2, True),
    ]
    where.choose("change")
    assert not restored.view.brush.on
    where.choose("brush")
    assert restored.view.edit.mask.strokes == strokes
    where.clear()
    assert restored.view.edit.mask == Mask("brush")


def test_a_stroke_is_undone_like_any_edit(restored):
    where = restored.session.where
    where.hold_brush(on=True)
    where.paint([(0.1, 0.5)], False)
    restored.session.history.undo()
    assert restored.view.edit.mask == Mask("brush")


def test_what_was_painted_on_one_photograph_is_not_done_to_the_next(restored):
    where = restored.session.where
    where.hold_brush(on=True)
    where.paint([(0.1, 0.5)], False)
    restored.session.strip.step(1)
    restored.settle()
    assert restored.view.edit.mask is None
    restored.session.strip.step(-1)
    assert restored.view.edit.mask.strokes


def test_colours_are_kept_and_all_is_reset(restored):
    restored.session.where.keep_colour(True)
    restored.settle()
    assert restored.view.item.local.veil is None
    assert painted(restored) == pytest.approx(0.25, abs=0.01)
    restored.session.where.reset()
    restored.settle()
    assert restored.view.item.local is None
    assert not restored.view.edit.keep_colour


def test_a_failure_is_told_and_not_repeated(restored, monkeypatch):
    calls = []

    def prepare(original, wanted, is_fine):
        calls.append(wanted)
        yield Progress("masking", 0, 1)
        raise BadRequest("It cannot be.")

    monkeypatch.setattr(local_tasks, "prepare", prepare)
    choose(restored, "change")
    assert restored.view.report.summary == "It cannot be."
    restored.session.set_strength(0.5)
    restored.settle()
    assert len(calls) == 1


def test_saving_knows_the_mask_and_what_it_is_made_of(restored, monkeypatch):
    saved = []

    def save(original, result, edit, path, maps=(), keeping="all"):
        saved.append((edit, maps))
        yield Progress("saving", 0, 1)
        return path

    monkeypatch.setattr(tasks, "save", save)
    choose(restored, "attention")
    restored.session.save()
    restored.settle()
    edit, maps = saved[0]
    assert edit.mask.kind == "attention"
    assert [one.layer for one in maps] == [edit.mask.layer]


def test_what_is_painted_is_what_is_saved(restored):
    from restoration.local import finish

    item = restored.view.item
    edit = replace(restored.view.edit, strength=0.7, mask=Mask("change", amount=0.5), keep_colour=True)
    restored.session._put(restored.view.with_edit(edit))
    restored.settle()
    made = finish(item.original.photo, item.restored.result.photo, edit).pixels
    assert painted(restored, 2, 1) == pytest.approx(float(made[1, 2, 0]), abs=2 / 255)


def test_the_mask_of_another_step_is_asked_with_the_steps_before_it(restored, monkeypatch):
    asked = []

    def attend(photo, checkpoint, box, gaze=None, before=()):
        asked.append((checkpoint, before))
        yield Progress("looking", 0, 1)
        return tasks.Attention((), checkpoint, before=before)

    monkeypatch.setattr(tasks, "attend", attend)
    edit = replace(restored.view.edit, steps=(Step("classical"), Step("ours")), mask=Mask("attention", "ours"))
    restored.session._put(restored.view.with_edit(edit).with_item(restored.view.current, attention=None, local=None))
    restored.settle()
    assert asked == [("ours", (Step("classical"),))]


def test_levels_of_large_photographs_come_coarse_first(restored):
    from app.levels import picture_of
    from app.local.values import Wanted
    from restoration.types import Photo, RestoreResult

    before, after = (picture_of(Photo(np.full((1200, 2200, 3), level, np.float32))) for level in (0.75, 0.25))
    result = tasks.Restored(after, RestoreResult(after.photo, 1, "CPU", ""), ())
    wanted = Wanted(Mask("change", inverted=True), False, result)
    coarse, fine = (finished(local_tasks.prepare(before, wanted, is_fine)) for is_fine in (False, True))
    assert (coarse.is_fine, coarse.levels[0].shape) == (False, (600, 1100, 4))
    assert (fine.is_fine, fine.levels[0].shape) == (True, (1200, 2200, 4))
    assert fine.levels[0][..., 3].max() <= 1
