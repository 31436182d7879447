"""Comparing, sorting and playing attention, without a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app import tasks
from app.attention.looked import common_limits, contrast_of, ordered, rivals_of, ruler_of, told_of
from app.attention.values import Contrast, Rival
from app.events import Finished
from app.tasks import Attention
from restoration.errors import NotEnoughMemory
from restoration.heat import Limits
from restoration.types import AttentionMap, Box, Card, Checkpoint, Progress, Tuned

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")
TUNED = Checkpoint("mine", "ffa", "dehaze", "My camera", card=Card(tuned=Tuned("Unveil dehaze")))
COUSIN = Checkpoint("cousin", "ffa", "dehaze", "Published")
LEVELS = {"ours": {"one": 0.25, "two": 0.5, "three": 0.75}, "mine": {"one": 0.25, "two": 0.25, "three": 0.375}}


def seen(layer, level, shape=(2, 4)):
    return AttentionMap(layer, "pixel", 0, np.full(shape, level, np.float32), Box(0, 0, 6, 4))


def attention(checkpoint="ours", **more):
    return Attention(tuple(seen(layer, level) for layer, level in LEVELS[checkpoint].items()), checkpoint, **more)


@pytest.fixture
def looked(rig, monkeypatch):
    """Two photographs are open; the first one's attention has been read."""

    def attend(photo, checkpoint, box, gaze=None, before=()):
        yield Progress("looking", 0, 2)
        yield Progress("looking", 1, 2)
        return attention(checkpoint, gaze=gaze, before=before)

    monkeypatch.setattr(tasks, "attend", attend)
    rig.session.strip.open([A, B])
    rig.settle()
    rig.session._change(checkpoints=(*rig.view.checkpoints, COUSIN, TUNED))
    rig.session._change_item(1, attention=attention())
    return rig


def layers(rig):
    return [one.layer for one in ordered(rig.view)]


def compare_with_mine(rig):
    rig.session.gates.compare(Rival("My camera", checkpoint="mine"))
    rig.settle()


# What there is to compare with


def test_models_of_the_family_can_be_compared_with_relatives_first(looked):
    assert [one.title for one in rivals_of(looked.view)] == ["My camera", "Published"]
    assert rivals_of(looked.view)[0] == Rival("My camera", checkpoint="mine")


def test_photographs_that_the_same_network_looked_at_can_be_compared(looked):
    looked.session._change_item(2, attention=attention())
    assert rivals_of(looked.view)[0] == Rival("b.jpg", item=2)
    looked.session._change_item(2, attention=attention("mine"))
    assert all(one.item is None for one in rivals_of(looked.view))


def test_without_attention_there_is_nothing_to_compare(looked):
    looked.session._change_item(1, attention=None)
    assert rivals_of(looked.view) == ()
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    assert contrast_of(looked.view) is None


# Comparing


def test_before_and_after_fine_tuning_is_a_signed_difference_on_one_scale(looked):
    looked.session.gates.show(layer="three")
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    assert contrast_of(looked.view).attention is None
    assert looked.view.overlay.reading == "gate"
    looked.settle()
    shown = looked.view.overlay
    assert (shown.reading, shown.name) == ("gate-change", "three · against My camera")
    assert shown.values.max() == shown.values.min() == 0.375
    assert looked.view.gates.overlay
    between = Limits(-0.5, 0.5, "gate-change")
    assert ruler_of(looked.view).limits(shown) == common_limits(looked.view) == between
    looked.session.gates.show(layer="one")
    assert ruler_of(looked.view).limits(looked.view.overlay) == between


def test_the_difference_can_be_left_out_and_the_comparison_ended(looked):
    compare_with_mine(looked)
    looked.session.gates.show(signed=False)
    assert looked.view.overlay.reading == "gate"
    assert contrast_of(looked.view).attention
    looked.session.gates.show(signed=True)
    assert looked.view.overlay.reading == "gate-change"
    looked.session.gates.compare(None)
    assert looked.view.overlay.reading == "gate"


def test_another_photograph_is_compared_without_the_engine(looked):
    looked.session._change_item(2, attention=Attention((seen("one", 0.75), seen("two", 0.5)), "ours"))
    looked.session.gates.compare(Rival("b.jpg", item=2))
    assert looked.view.job is None
    looked.settle()
    assert contrast_of(looked.view).changes.of == pytest.approx({("one", 0): 0.5, ("two", 0): 0.0}, abs=0.01)
    looked.session.gates.show(layer="one")
    assert looked.view.overlay.values.max() == -0.5


def test_photographs_of_different_sizes_have_no_difference_to_lay_over(looked):
    looked.session._change_item(2, attention=Attention((seen("one", 0.75, (3, 3)),), "ours"))
    looked.session.gates.compare(Rival("b.jpg", item=2))
    looked.settle()
    looked.session.gates.show(layer="one")
    assert looked.view.overlay.reading == "gate"
    assert contrast_of(looked.view).changes.of == pytest.approx({("one", 0): 0.5}, abs=0.01)


def test_a_comparison_that_is_not_awaited_any_more_is_dropped(looked):
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    looked.engine_step()
    looked.session.gates.compare(None)
    assert looked.engine.stopped
    looked.settle()
    assert contrast_of(looked.view) is None
    assert looked.view.job is None


def test_a_comparison_that_fails_says_why_and_is_not_awaited(looked, monkeypatch):
    def fail(*arguments):
        yield Progress("looking", 0, 1)
        raise NotEnoughMemory("Too large.")

    monkeypatch.setattr(tasks, "attend", fail)
    compare_with_mine(looked)
    assert looked.view.report.summary == "Too large."
    assert contrast_of(looked.view) is None


def test_stopping_a_comparison_ends_it(looked):
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    looked.engine_step()
    looked.session.stop()
    looked.settle()
    assert contrast_of(looked.view) is None


def test_comparing_channels_alone_asks_for_no_second_look(looked):
    gates = AttentionMap("ca", "channel", 0, np.full(4, 0.5, np.float32), Box(0, 0, 6, 4))
    looked.session._change_item(1, attention=Attention((gates,), "ours"))
    looked.session.choose_checkpoint("cousin")
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    assert len(looked.engine.waiting) == 1
    assert not looked.view.gates.overlay


def test_no_other_model_is_asked_while_the_engine_is_busy(looked):
    looked.session.restore()
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    assert looked.view.job.kind == "restore"
    assert contrast_of(looked.view) is None


def test_a_new_look_of_the_same_network_keeps_the_comparison_and_of_another_ends_it(looked):
    compare_with_mine(looked)
    looked.session.gates.look()
    looked.settle()
    assert looked.view.overlay.reading == "gate-change"
    looked.session.choose_checkpoint("mine")
    looked.session.gates.look()
    looked.settle()
    assert contrast_of(looked.view) is None


def test_each_photograph_is_compared_on_its_own(looked):
    compare_with_mine(looked)
    looked.session.strip.step(1)
    looked.settle()
    assert contrast_of(looked.view) is None
    looked.session.strip.step(-1)
    assert contrast_of(looked.view).rival.title == "My camera"


# The contact sheet's order


def test_layers_are_sorted_by_mean_by_entropy_and_by_change(looked):
    mixed = AttentionMap("mixed", "pixel", 0, np.linspace(0, 0.1, 8, dtype=np.float32).reshape(2, 4), Box(0, 0, 6, 4))
    looked.session._change_item(1, attention=Attention((*attention().maps, mixed), "ours"))
    assert layers(looked) == ["one", "two", "three", "mixed"]
    looked.session.gates.show(order="mean")
    assert layers(looked) == ["three", "two", "one", "mixed"]
    looked.session.gates.show(order="entropy")
    assert layers(looked)[0] == "mixed"
    assert told_of(looked.view, mixed) == "entropy 3.0 bits"
    looked.session.gates.show(order="change")
    assert layers(looked) == ["one", "two", "three", "mixed"]
    compare_with_mine(looked)
    assert layers(looked) == ["three", "two", "one", "mixed"]
    assert told_of(looked.view, looked.view.spatial_maps[2]) == "changed by 0.375"
    assert told_of(looked.view, mixed) == "mean gate value 0.05"


# One scale


def test_a_scale_that_is_kept_holds_for_other_layers_and_photographs(looked):
    looked.session.gates.show(layer="one")
    looked.session.gates.stretch(True)
    looked.session.gates.lock(True)
    kept = ruler_of(looked.view).limits(looked.view.overlay)
    assert 0.24 < kept.low < kept.high < 0.26
    looked.session.gates.step(1)
    assert ruler_of(looked.view).limits(looked.view.overlay) == common_limits(looked.view) == kept
    looked.session._change_item(2, attention=attention("mine"))
    looked.session.strip.step(1)
    looked.settle()
    looked.session.gates.show(layer="three")
    assert ruler_of(looked.view).limits(looked.view.overlay) == kept
    looked.session.gates.lock(False)
    assert ruler_of(looked.view).limits(looked.view.overlay) != kept


def test_stretching_anew_ends_the_scale_that_was_kept(looked):
    looked.session.gates.lock(True)
    assert looked.view.gates.locked == Limits()
    looked.session.gates.stretch(True)
    assert looked.view.gates.locked is None


# Playing


def test_playing_shows_one_layer_after_the_other_and_stops_at_the_end(looked):
    looked.session.gates.play(True)
    assert (looked.view.map.layer, looked.view.gates.overlay) == ("one", True)
    shown = []
    while looked.view.gates.playing:
        shown.append(looked.view.map.layer)
        looked.session.gates.play_on()
    assert [*shown, looked.view.map.layer] == ["one", "two", "three"]
    looked.session.gates.play_on()
    assert looked.view.map.layer == "three"


def test_playing_goes_on_from_the_chosen_layer_and_ends_when_another_is_chosen(looked):
    looked.session.gates.show(layer="two")
    looked.session.gates.play(True)
    assert (looked.view.map.layer, looked.view.gates.playing) == ("two", True)
    looked.session.gates.step(-1)
    assert not looked.view.gates.playing


def test_playing_ends_where_there_is_nothing_to_play(looked):
    looked.session.gates.play(True)
    looked.session.strip.step(1)
    looked.settle()
    looked.session.gates.play_on()
    assert not looked.view.gates.playing
    looked.session.gates.play(True)
    assert not looked.view.gates.playing


# Files


def test_a_mask_is_kept_of_the_map_and_the_scale_that_are_seen(looked, tmp_path):
    looked.session.gates.show(layer="two")
    looked.session.gates.export_mask(tmp_path)
    looked.settle()
    assert looked.view.message == "Saved as a-two-mask.png"
    with Image.open(tmp_path / "a-two-mask.png") as picture:
        assert picture.size == (6, 4)
        assert np.unique(np.asarray(picture)).tolist() == [32768]


def test_a_mask_is_not_written_where_nobody_may_write(looked, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    looked.session.gates.export_mask(tmp_path / "file" / "inside")
    looked.settle()
    assert "inside" in looked.view.report.summary


def test_the_export_has_the_difference_too(looked, tmp_path):
    compare_with_mine(looked)
    looked.session.gates.export(tmp_path)
    looked.settle()
    names = [path.name for path in (tmp_path / "a-attention").iterdir()]
    assert len([name for name in names if "difference" in name]) == 3


def test_a_late_answer_about_another_rival_changes_nothing(looked):
    looked.session.gates.compare(Rival("My camera", checkpoint="mine"))
    late = looked.view.job.id
    looked.session.gates.compare(Rival("Published", checkpoint="cousin"))
    known = Contrast(Rival("My camera", checkpoint="mine"), attention("mine"))
    looked.session.on_event(Finished(late, known))
    assert contrast_of(looked.view).rival.title == "Published"
    assert contrast_of(looked.view).attention is None
