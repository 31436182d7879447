"""Undo, redo, settings that go along, and recipes, in the window with its keys, menu and drops."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSlider, QStyle, QStyleOptionSlider

from app.edits import commands as edit_commands
from app.views.restore_panel import StrengthSlider
from app.views.window import Window
from restoration.edit import Edit
from restoration.sidecar import recipe_of, write_sidecar
from restoration.types import Step

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
ALT = CONTROL | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(rig, whole_window) -> Window:
    rig.session.strip.open([A, B])
    rig.settle()
    return whole_window


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def edit_menu(window: Window) -> QMenu:
    return next(one.menu() for one in window.menuBar().actions() if one.text() == "&Edit")


def test_the_menu_has_every_command_of_the_table(window):
    texts = [action.text() for action in edit_menu(window).actions()]
    assert [one.text for one in edit_commands.EDITING if one.text in texts] == [
        one.text for one in edit_commands.EDITING
    ]


def test_a_choice_is_undone_and_redone_with_the_keys_of_every_system(rig, window):
    for undo, redo in (((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, SHIFT)), ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Y,))):
        rig.session.choose_checkpoint("classical")
        press(window, *undo)
        assert rig.view.checkpoint == "ours"
        press(window, *redo)
        assert rig.view.checkpoint == "classical"
        press(window, *undo)


def test_undo_is_offered_only_when_there_is_something_to_undo(rig, window):
    undo = next(one for one in edit_menu(window).actions() if one.text() == "Undo")
    assert not undo.isEnabled()
    rig.session.set_strength(0.5)
    assert undo.isEnabled()
    undo.trigger()
    assert rig.view.strength == 1.0
    assert not undo.isEnabled()


def test_settings_are_copied_and_pasted_with_lightrooms_keys(rig, window):
    rig.session.set_strength(0.5)
    press(window, Qt.Key.Key_C, SHIFT)
    rig.session.set_strength(0.9)
    rig.session.strip.step(1)
    press(window, Qt.Key.Key_V, SHIFT)
    assert rig.view.strength == 0.5
    press(window, Qt.Key.Key_V, ALT)
    assert [item.edit.strength for item in rig.view.items] == [0.5, 0.5]


def mouse(slider: QSlider, what: QEvent.Type, x: int, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Sent and not played: QTest's own idea of which button is down outlives the test before."""
    place = QPointF(x, slider.height() / 2)
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(what, place, slider.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(slider, event)


def test_a_drag_of_the_slider_is_one_entry(rig, window):
    slider = window.findChild(StrengthSlider)
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    handle = slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle)
    mouse(slider, QEvent.Type.MouseButtonPress, handle.center().x())
    for part in (0.8, 0.6, 0.4):
        mouse(slider, QEvent.Type.MouseMove, round(slider.width() * part))
    mouse(slider, QEvent.Type.MouseButtonRelease, round(slider.width() * 0.4), Qt.MouseButton.NoButton)
    assert rig.view.strength == pytest.approx(0.4, abs=0.05)
    assert len(rig.view.item.past.done) == 1
    press(window, Qt.Key.Key_Z)
    assert rig.view.strength == 1.0


def test_a_dropped_recipe_is_opened_with_its_photograph(rig, window, tmp_path: Path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.unveil.json"))])
    write_sidecar(tmp_path / "x.unveil.json", recipe_of(Edit((Step("classical"),), 0.25), rig.view.checkpoints, "Fog"))
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, left, plain))
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, left, plain))
    rig.settle()
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.25)
    assert [one.name for one in rig.view.kept.presets] == ["Fog"]


def test_keeping_recipes_is_a_switch_that_is_remembered(rig, window):
    switch = next(one for one in edit_menu(window).actions() if one.text() == "Keep a recipe beside each result")
    assert switch.isChecked()
    switch.trigger()
    assert not switch.isChecked()
    assert not window.settings.preferences.recipes
