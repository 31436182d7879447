"""Comparing by keys, in the whole window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from app.compare import tasks as compare_tasks
from app.compare.measures import gain_of, measure_of
from app.compare.trying import trials_of
from app.levels import picture_of
from app.views.compare.trials import TrialGrid
from app.views.window import Window
from restoration.types import Progress

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, ALT, CTRL = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.AltModifier, Modifier.ControlModifier


def try_all(photo, attempts, box, long_side):
    yield Progress("trying", 0, len(attempts), picture_of(photo))
    for place, (awaited, _) in enumerate(attempts, 1):
        yield Progress("trying", place, len(attempts), replace(awaited, picture=picture_of(photo)))


@pytest.fixture
def window(rig, whole_window, monkeypatch) -> Window:
    monkeypatch.setattr(compare_tasks, "try_all", try_all)
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.restore()
    rig.settle()
    return whole_window


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def test_before_and_after_are_put_side_by_side_over_each_other_or_divided(rig, window):
    for key, modifier, mode in (
        (Key.Key_Y, NONE, "side"),
        (Key.Key_Y, ALT, "over"),
        (Key.Key_Y, SHIFT, "wipe"),
        (Key.Key_Y, ALT, "over"),
        (Key.Key_Y, ALT, "wipe"),
    ):
        press(window, key, modifier)
        assert rig.view.compared.mode == mode


def test_each_measure_has_its_key_and_goes_when_it_is_pressed_again(rig, window):
    for key, modifier, measure in (
        (Key.Key_D, NONE, "difference"),
        (Key.Key_D, SHIFT, "amount"),
        (Key.Key_H, NONE, "haze"),
        (Key.Key_H, SHIFT, "disagreement"),
    ):
        press(window, key, modifier)
        rig.settle()
        assert measure_of(rig.view) == measure
    press(window, Key.Key_H, SHIFT)
    assert measure_of(rig.view) is None


def test_the_difference_is_made_stronger_and_weaker_by_keys(rig, window):
    press(window, Key.Key_D)
    rig.settle()
    press(window, Key.Key_Up, CTRL)
    assert gain_of(rig.view) == 2
    press(window, Key.Key_Down, CTRL)
    assert gain_of(rig.view) == 1


def test_a_button_on_the_toolbar_shows_the_difference(rig, window):
    action = window._commands.actions["difference"]
    button = next(one for one in window.findChildren(QToolButton) if one.defaultAction() is action)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert measure_of(rig.view) == "difference"
    assert button.isChecked()


def test_models_are_tried_chosen_by_number_and_left(rig, window):
    press(window, Key.Key_T)
    rig.settle()
    grid = window.findChild(TrialGrid)
    assert grid.isVisible()
    assert not window._canvas.isVisible()
    press(window, Key.Key_2)
    assert rig.view.chosen.title == "Dark channel prior"
    assert window._canvas.isVisible()
    press(window, Key.Key_T)
    rig.settle()
    press(window, Key.Key_Escape)
    assert trials_of(rig.view) is None


def test_escape_stops_first_and_then_leaves(rig, window):
    press(window, Key.Key_T)
    rig.engine_step()
    press(window, Key.Key_Escape)
    rig.settle()
    assert [one.reason for one in trials_of(rig.view).tried] == ["Stopped", "Stopped"]
    press(window, Key.Key_Escape)
    assert trials_of(rig.view) is None


def test_the_number_1_is_100_percent_again_when_nothing_is_tried(rig, window):
    press(window, Key.Key_T)
    rig.settle()
    press(window, Key.Key_1)
    QApplication.processEvents()
    assert rig.view.chosen.title == "Unveil dehaze"
    window._canvas.zoom_in()
    assert window._canvas._place.zoom > 1
    press(window, Key.Key_1)
    assert window._canvas._place.zoom == 1


def test_a_reference_is_chosen_in_a_dialog(rig, window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: ("/photos/clear.png", ""))
    press(window, Key.Key_R, CTRL | SHIFT)
    rig.settle()
    assert rig.view.item.comparison.reference.name == "clear.png"


def test_all_of_it_stands_in_the_menu_compare(window):
    menus = [action.menu() for action in window.menuBar().actions()]
    inner = {one.text(): one.menu() for menu in menus for one in menu.actions() if one.menu()}
    texts = [action.text() for action in inner["Compare"].actions()]
    for text in ("Side by side", "One above the other", "Difference", "How much changed", "Try all on this crop"):
        assert text in texts
