"""Presets in the panel, and the sheets about them, as mouse and keyboard meet them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton

from app.edits.kept import Kept
from app.views.edits.preset_sheets import NameSheet, PresetSheet
from app.views.edits.presets import KEEP, LOOK_AFTER, PresetChoice
from restoration.edit import Edit
from restoration.sidecar import recipe_of, write_sidecar
from restoration.types import Checkpoint, Step

A = Path("/photos/a.jpg")
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform


@pytest.fixture
def box(rig, qtbot) -> PresetChoice:
    rig.session.strip.open([A])
    rig.settle()
    box = PresetChoice(rig.session)
    rig.session._show = box.show_view
    qtbot.addWidget(box)
    box.show_view(rig.view)
    box.show()
    return box


def rows(box: PresetChoice) -> list[str]:
    return [box.itemText(row) for row in range(box.count()) if box.itemText(row)]


def choose(box: PresetChoice, text: str) -> None:
    box.activated.emit(box.findText(text))
    QApplication.processEvents()


def keep(rig, *names: str) -> None:
    for number, name in enumerate(names, 1):
        rig.session.set_strength(number / 10)
        rig.session.presets.keep(name)
        rig.settle()


def sheet(box: PresetChoice, kind: type[QDialog]) -> QDialog:
    found = [one for one in box.window().findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def button(parent: QDialog, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text)


def press(parent: QDialog, text: str) -> None:
    QTest.mouseClick(button(parent, text), LEFT)
    QApplication.processEvents()


def said(parent: QDialog) -> str:
    return " ".join(one.text() for one in parent.findChildren(QLabel))


def test_settings_are_kept_under_a_name_that_is_typed(rig, box):
    assert rows(box) == [KEEP]
    rig.session.set_strength(0.5)
    choose(box, KEEP)
    asking = sheet(box, NameSheet)
    assert not button(asking, "Save").isEnabled()
    QTest.keyClicks(asking.findChild(QLineEdit), "Fog")
    QTest.keyClick(asking.findChild(QLineEdit), Qt.Key.Key_Return)
    rig.settle()
    assert not [one for one in box.findChildren(NameSheet) if one.isVisible()]
    assert rows(box) == ["Fog", KEEP, LOOK_AFTER]
    assert box.currentText() == "Fog"


def test_a_name_that_is_there_is_said_to_be_replaced(rig, box):
    keep(rig, "Fog")
    choose(box, KEEP)
    asking = sheet(box, NameSheet)
    QTest.keyClicks(asking.findChild(QLineEdit), "fog")
    assert "it will be replaced" in said(asking)
    assert button(asking, "Replace").isEnabled()
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    assert rig.view.kept.sheet == ""


def test_a_preset_is_chosen_by_the_keyboard_and_shown_until_something_changes(rig, box):
    keep(rig, "Fog", "Rain")
    assert box.currentText() == "Rain"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert rig.view.strength == 0.1
    assert box.currentText() == "Fog"
    rig.session.set_strength(0.7)
    assert box.currentIndex() == -1


def test_a_preset_that_lacks_its_model_says_so_in_the_list_and_when_it_is_chosen(rig, box, tmp_path: Path):
    folder = tmp_path / "config/presets"
    folder.mkdir(parents=True)
    mine = Checkpoint("mine", "ffa", "dehaze", "My camera")
    write_sidecar(folder / "a.unveil.json", recipe_of(Edit((Step("mine"),)), [mine], "Rain"))
    (folder / "b.unveil.json").write_text("?")
    rig.session.presets.start()
    rig.settle()
    assert rows(box)[:2] == ["b (cannot be read)", "Rain (needs My camera)"]
    choose(box, "Rain (needs My camera)")
    assert box.currentIndex() == -1
    assert "My camera" in rig.view.report.summary
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    assert "no JSON object" in said(listed)
    assert not button(listed, "Rename").isEnabled()


def test_a_preset_is_renamed_in_its_place(rig, box):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    names = listed.findChild(QListWidget)
    names.setCurrentRow(1)
    press(listed, "Rename")
    editor = names.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Drizzle")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    rig.settle()
    assert [one.name for one in rig.view.kept.presets] == ["Drizzle", "Fog"]
    assert [names.item(row).text() for row in range(names.count())] == ["Drizzle", "Fog"]


def test_to_ask_twice_for_a_new_name_changes_nothing(rig, box):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    names = listed.findChild(QListWidget)
    names.setCurrentRow(1)
    for _ in range(2):
        button(listed, "Rename").click()
    names.findChild(QLineEdit).selectAll()
    QTest.keyClicks(names.findChild(QLineEdit), "Drizzle")
    QTest.keyClick(names.findChild(QLineEdit), Qt.Key.Key_Return)
    QApplication.processEvents()
    rig.settle()
    assert [one.name for one in rig.view.kept.presets] == ["Drizzle", "Fog"]


@pytest.mark.parametrize("how", ["again", "away"])
def test_a_new_name_is_taken_once_whatever_follows_at_once(rig, box, how):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    listed.activateWindow()
    names = listed.findChild(QListWidget)
    names.setCurrentRow(1)
    press(listed, "Rename")
    editor = names.findChild(QLineEdit)
    assert editor.hasFocus()
    editor.setText("Drizzle")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    if how == "again":
        QTest.keyClick(editor, Qt.Key.Key_Return)
    else:
        names.setFocus()
    QApplication.processEvents()
    rig.settle()
    assert [one.name for one in rig.view.kept.presets] == ["Drizzle", "Fog"]


def test_the_preset_whose_name_was_changed_is_renamed_wherever_the_list_is_by_then(rig, box):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    names = sheet(box, PresetSheet).findChild(QListWidget)
    names.setCurrentRow(0)
    names.item(1).setText("Drizzle")
    rig.settle()
    assert [one.name for one in rig.view.kept.presets] == ["Drizzle", "Fog"]


def test_a_name_that_another_has_is_refused_and_the_list_stays_as_it_was(rig, box):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    names = listed.findChild(QListWidget)
    names.setCurrentRow(1)
    names.item(1).setText("fog")
    rig.settle()
    assert [names.item(row).text() for row in range(names.count())] == ["Fog", "Rain"]
    assert "already" in rig.view.report.summary


def test_a_preset_is_used_and_removed_after_a_second_question(rig, box):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    assert "strength 10 %" in said(listed)
    press(listed, "Use")
    assert rig.view.strength == 0.1
    press(listed, "Remove…")
    assert len(rig.view.kept.presets) == 2
    press(listed, "Remove it for good")
    rig.settle()
    assert [one.name for one in rig.view.kept.presets] == ["Rain"]
    press(listed, "Remove…")
    press(listed, "Remove it for good")
    rig.settle()
    assert "There are no presets." in said(listed)
    assert not button(listed, "Use").isEnabled()


def test_another_choice_in_the_list_forgets_the_question(rig, box):
    keep(rig, "Fog", "Rain")
    choose(box, LOOK_AFTER)
    listed = sheet(box, PresetSheet)
    press(listed, "Remove…")
    QTest.keyClick(listed.findChild(QListWidget), Qt.Key.Key_Down)
    assert button(listed, "Remove…").isEnabled()


def test_a_recipe_is_chosen_in_a_dialog_that_stops_nothing(rig, box, tmp_path: Path):
    path = tmp_path / "x.unveil.json"
    write_sidecar(path, recipe_of(Edit((Step("classical"),), 0.25), rig.view.checkpoints))
    rig.session.recipes.ask("recipe")
    dialog = sheet(box, QFileDialog)
    assert not dialog.isModal()
    dialog.selectFile(str(path))
    dialog.accept()
    rig.settle()
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.25)
    assert rig.view.kept.sheet == ""


def test_every_sheet_is_closed_once_and_can_be_opened_again(rig, box):
    keep(rig, "Fog")
    for _ in range(2):
        choose(box, LOOK_AFTER)
        press(sheet(box, PresetSheet), "Close")
        assert rig.view.kept == Kept(presets=rig.view.kept.presets)
