"""Comparing attention, with the mouse and the keyboard."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from app import tasks
from app.events import Finished
from app.item import Item
from app.tasks import Attention
from app.view import Cursor
from app.views.attention.against import ALONE
from app.views.attention.bars import Scale
from app.views.attention.shown import OverlayControls
from app.views.attention.strip import ChannelStrip
from restoration import heat
from restoration.heat import Limits
from restoration.streams import finished
from restoration.types import Checkpoint

MINE = Checkpoint("mine", "ffa", "dehaze", "My camera")


@pytest.fixture
def compared(stage):
    """compared(): the attention is compared with what another model has, where all gate values are lower by 0.1."""
    stage.session._change(checkpoints=(*stage.session.view.checkpoints, MINE))
    stage.look()

    def compare():
        choice = stage.one(QComboBox, "Compare attention with")
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Down)
        job = stage.session.view.job
        task = stage.lane.tasks.pop()
        stage.session.on_event(Finished(job.id, result_of(task)))
        return stage

    return compare


@pytest.fixture(autouse=True)
def engine(monkeypatch, stage):
    def attend(photo, checkpoint, box, gaze=None, before=()):
        yield None
        return Attention(tuple(replace(one, values=one.values - np.float32(0.1)) for one in stage.maps()), checkpoint)

    monkeypatch.setattr(tasks, "attend", attend)


def result_of(task):
    return finished(task())


def test_alone_there_is_nothing_to_choose_and_a_word_about_it(stage):
    stage.look()
    choice = stage.one(QComboBox, "Compare attention with")
    assert not choice.isEnabled()
    assert choice.count() == 1
    assert ALONE in stage.texts()
    assert not stage.one(QCheckBox, "Show the difference").isEnabled()


def test_a_model_is_chosen_with_the_keyboard_and_awaited(stage, compared):
    choice = stage.one(QComboBox, "Compare attention with")
    assert [choice.itemText(row) for row in range(choice.count())] == ["Nothing", "My camera"]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert "Looking with My camera…" in stage.texts()
    assert choice.isEnabled()
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert stage.session.view.item.contrast is None


def test_the_difference_is_shown_with_its_scale_and_can_be_switched_off(compared):
    stage = compared()
    scale = stage.panel.findChild(OverlayControls).findChild(Scale)
    assert "This gate value less that of My camera, on this photograph." in stage.texts()
    assert scale.limits() == Limits(-0.1, 0.1, "gate-change")
    assert "Group 1, block 2 · against My camera\nmean change +0.10" in stage.texts()
    stage.click_box("Show the difference")
    assert scale.limits() == Limits()
    assert not stage.one(QCheckBox, "Show the difference").isChecked()


def test_the_strip_shows_how_channels_differ_and_reads_both_values(compared):
    stage = compared()
    strip = stage.one(ChannelStrip)
    stage.hover(strip, strip.cell_rect(4, 6).center())
    assert "Group 2, block 2, channel 7: gate value 0.45, there 0.35: +0.10" in stage.texts()
    stage.session.gates.compare(None)
    stage.hover(strip, strip.cell_rect(4, 5).center())
    told = "Group 2, block 2, channel 6: gate value 0.40\nMean 0.33; above 62 % of the channels"
    assert told in stage.texts()


def test_the_colours_of_the_strip_are_those_of_the_differences(compared):
    stage = compared()
    strip = stage.one(ChannelStrip)
    seen = strip.grab().toImage().pixelColor(strip.cell_rect(0, 0).center())
    assert [seen.red(), seen.green(), seen.blue()] == heat.palette("gate-change")[255].tolist()


def test_the_probe_says_what_it_is_here_and_there(compared):
    stage = compared()
    stage.session.point_at(Cursor(79, 39))
    assert "At 79, 39:  +0.10\nHere 0.60, there 0.50" in stage.texts()


def test_other_photographs_are_named_as_such_and_of_another_size_explained(stage):
    stage.look()
    small = tuple(replace(one, values=one.values[..., ::2]) for one in stage.maps())
    other = Item(2, "b.jpg", attention=Attention(small, "compact"))
    stage.session._change(items=(*stage.session.view.items, other))
    choice = stage.one(QComboBox, "Compare attention with")
    assert choice.itemText(1) == "Photograph b.jpg"
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert "Comparing…" in stage.texts()
    stage.session.on_event(Finished(list(stage.session._waiting)[-1], result_of(stage.lane.tasks.pop())))
    assert any("differ in size" in text for text in stage.texts())


def test_networks_without_a_gate_in_common_say_so(stage):
    stage.session._change(checkpoints=(*stage.session.view.checkpoints, MINE))
    stage.look([replace(one, layer=f"{one.layer}.other") for one in stage.maps()], layer="palayer.pa.other")
    choice = stage.one(QComboBox, "Compare attention with")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    stage.session.on_event(Finished(stage.session.view.job.id, result_of(stage.lane.tasks.pop())))
    assert "My camera has no gate in common with this network: nothing can be compared." in stage.texts()
