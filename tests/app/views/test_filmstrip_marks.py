"""Several thumbnails at once, and what the queue has done with each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.batch.queued import Mark
from app.batch.selection import chosen_items
from app.events import Report
from app.pixels import arrays_of
from app.views.filmstrip import Filmstrip

PATHS = [Path(f"/photos/{name}.jpg") for name in "abcd"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def strip(rig, qtbot):
    strip = Filmstrip(rig.session)
    rig.session._show = strip.show_view
    qtbot.addWidget(strip)
    strip.resize(600, 112)
    strip.show()
    rig.session.strip.open(PATHS)
    rig.settle()
    return strip


def click(strip, row, keys=Qt.KeyboardModifier.NoModifier):
    place = strip.visualRect(strip.model().index(row)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, keys, place)


def chosen(rig):
    return "".join(item.name[0] for item in chosen_items(rig.view))


def said(strip, row, role=Qt.ItemDataRole.AccessibleTextRole):
    return strip.model().index(row).data(role)


def test_control_takes_one_more_and_the_photograph_stays(rig, strip):
    click(strip, 2, CTRL)
    assert chosen(rig) == "ac"
    assert rig.view.item.name == "a.jpg"
    assert strip.currentIndex().row() == 0
    assert said(strip, 2) == "c.jpg, not opened yet, selected"
    click(strip, 2, CTRL)
    assert chosen(rig) == "a"
    assert "selected" not in said(strip, 2)


def test_shift_takes_all_up_to_there(rig, strip):
    click(strip, 1)
    click(strip, 3, SHIFT)
    assert chosen(rig) == "bcd"
    assert rig.view.item.name == "b.jpg"


def test_a_plain_click_on_another_one_ends_it(rig, strip):
    click(strip, 2, SHIFT)
    click(strip, 3)
    assert chosen(rig) == "d"


def test_a_plain_click_on_a_selected_one_goes_there_with_all_of_them(rig, strip):
    click(strip, 3, SHIFT)
    click(strip, 2)
    assert chosen(rig) == "abcd"
    assert rig.view.item.name == "c.jpg"


def test_the_right_button_asks_and_changes_nothing(rig, strip, monkeypatch):
    opened = []
    strip.menu = QMenu(strip)
    monkeypatch.setattr(strip.menu, "popup", opened.append)
    place = strip.visualRect(strip.model().index(2)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    where = strip.viewport().mapToGlobal(place)
    QApplication.sendEvent(strip.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where))
    assert opened == [where]
    assert strip.currentIndex().row() == 0


def test_what_is_selected_elsewhere_comes_into_sight_and_nothing_moves_while_some_is_seen(rig, strip):
    strip.resize(240, 112)
    ids = [item.id for item in rig.view.items]
    rig.session.selection.take_files([PATHS[3]])
    assert strip.viewport().rect().contains(strip.visualRect(strip.model().index(3)).center())
    before = strip.horizontalScrollBar().value()
    assert before > 0
    rig.session.selection.toggle(ids[0])
    assert strip.horizontalScrollBar().value() == before


def painted(strip, row, mark=None, selected=frozenset()):
    """uint8 (h, w, 3): what its place in the strip looks like."""
    session = strip._session
    item = session.view.items[row]
    session._put(replace(session.view.with_item(item.id, mark=mark), selected=selected))
    picture = strip.viewport().grab(strip.visualRect(strip.model().index(row))).toImage()
    return arrays_of(picture)[0]


def test_every_mark_looks_different_without_its_colours(rig, strip):
    states = ("waiting", "working", "done", "failed")
    seen = [painted(strip, 1), *(painted(strip, 1, Mark(state)) for state in states)]
    seen.append(painted(strip, 1, selected=frozenset({rig.view.items[1].id})))
    grey = [one.mean(axis=2) for one in seen]
    for place, one in enumerate(grey):
        for other in grey[place + 1 :]:
            assert np.count_nonzero(np.abs(one - other) > 40) > 15


def test_what_failed_has_one_sign_for_it(rig, strip):
    strip._session._put(rig.view.with_item(rig.view.items[1].id, state="failed"))
    opened = painted(strip, 1)
    queued = painted(strip, 1, Mark("failed"))
    right = opened.shape[1] // 2
    assert np.count_nonzero(opened[:, right:] != queued[:, right:]) > 15, "the sign of the state goes"
    assert np.count_nonzero(opened[:, :right] != queued[:, :right]) > 15, "that of the queue comes"


def test_a_mark_is_told_in_words(rig, strip):
    painted(strip, 1, Mark("waiting"))
    assert said(strip, 1) == "b.jpg, not opened yet, waits in the queue"
    painted(strip, 1, Mark("failed", Report("“b.jpg” is damaged.", "Copy it again.")))
    assert said(strip, 1, Qt.ItemDataRole.ToolTipRole) == "b.jpg: “b.jpg” is damaged. Copy it again."


def test_why_auto_left_it_alone_is_told(rig, strip):
    rig.session._put(rig.view.with_item(rig.view.items[1].id, mark=Mark("left", why="unclear")))
    assert said(strip, 1) == "b.jpg, not opened yet, left alone by the queue, not clear what is wrong"
