from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.filmstrip import Filmstrip

PATHS = [Path("/photos/a.jpg"), Path("/photos/bad.jpg"), Path("/photos/c.jpg")]


@pytest.fixture
def strip(rig, qtbot) -> Filmstrip:
    strip = Filmstrip(rig.session)
    rig.session._show = strip.show_view
    qtbot.addWidget(strip)
    strip.resize(600, 112)
    strip.show()
    return strip


def test_one_photograph_needs_no_strip(rig, strip):
    rig.session.strip.open(PATHS[:1])
    assert not strip.isVisible()
    rig.session.strip.open(PATHS[2:])
    assert strip.isVisible()


def test_a_click_selects(rig, strip):
    rig.session.strip.open(PATHS)
    rig.settle()
    place = strip.visualRect(strip.model().index(2)).center()
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert rig.view.item.name == "c.jpg"
    assert strip.currentIndex().row() == 2


def test_the_strip_follows_the_session(rig, strip):
    rig.session.strip.open(PATHS)
    rig.session.strip.step(2)
    assert strip.currentIndex().row() == 2


def test_a_failure_is_told_in_the_tooltip_and_to_those_who_do_not_see(rig, strip):
    rig.session.strip.open(PATHS)
    rig.settle()
    index = strip.model().index(1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "bad.jpg: bad.jpg is damaged. Copy it again."
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "bad.jpg, could not be opened"


def test_removing_takes_it_from_the_strip(rig, strip):
    rig.session.strip.open(PATHS)
    rig.session.strip.remove(rig.view.items[0].id)
    assert [strip.model().index(row).data() for row in range(2)] == ["bad.jpg", "c.jpg"]


def test_what_was_removed_is_not_kept_in_memory(rig, strip):
    rig.session.strip.open(PATHS)
    rig.settle()
    strip.grab()
    kept = strip.itemDelegate()._images
    assert len(kept) == 2, "one of three cannot be read"
    for item in rig.view.items:
        rig.session.strip.remove(item.id)
    assert not strip.itemDelegate()._images


def test_every_state_is_painted(rig, strip):
    rig.session.strip.open(PATHS)
    rig.settle()
    rig.session.restore()
    strip.grab()
    rig.settle()
    assert not strip.grab().isNull()


def test_letters_are_left_to_the_commands(rig, strip):
    rig.session.strip.open(PATHS)
    QTest.keyClick(strip, Qt.Key.Key_C)
    assert strip.currentIndex().row() == 0
