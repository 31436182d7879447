from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from app.views.models.pixels import read
from app.views.models.sheet import TASKS, ModelSheet, model_sheets
from restoration.naming import SUFFIXES
from restoration.types import About, Inspection

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
PUBLISHED = About("upscale", "RCAN ×4 (BIX4)", "", (0.0, 0.5, 0.0), (1.0, 1.0, 0.152), 255.0, False)
FOUND = Inspection(Path("/downloads/BIX4.pt"), "RCAN ×4", 15_592_379, PUBLISHED)


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def sheet(window) -> ModelSheet:
    return opened(window, FOUND)


def opened(window: QWidget, found: Inspection) -> ModelSheet:
    sheet = ModelSheet(found, window)
    sheet.show()
    return sheet


def named(sheet: QWidget, kind: type, name: str):
    return next(one for one in sheet.findChildren(kind) if one.accessibleName() == name)


def button(sheet: QWidget, text: str) -> QPushButton:
    return next(one for one in sheet.findChildren(QPushButton) if one.text() == text)


def said(sheet: QWidget) -> str:
    return " ".join(one.text() for one in sheet.findChildren(QLabel) if one.isVisible())


def agreed(qtbot, sheet: ModelSheet, text: str = "Use") -> About:
    with qtbot.waitSignal(sheet.wanted) as wanted:
        button(sheet, text).click()
    return wanted.args[0]


def test_what_was_recognised_is_told(sheet):
    assert "RCAN ×4" in said(sheet)
    assert "15,592,379 parameters · BIX4.pt" in said(sheet)
    assert named(sheet, QLineEdit, "Name").text() == "RCAN ×4 (BIX4)"
    assert named(sheet, QComboBox, "What it does").currentText() == "Enlarges"
    assert named(sheet, QLineEdit, "Licence").placeholderText() == "Unknown"


def test_agreeing_at_once_takes_it_as_published(qtbot, sheet):
    assert agreed(qtbot, sheet) == PUBLISHED


def test_return_agrees_and_escape_closes(qtbot, window, sheet):
    with qtbot.waitSignal(sheet.wanted):
        QTest.keyClick(named(sheet, QLineEdit, "Name"), Qt.Key.Key_Return)
    with qtbot.waitSignal(sheet.rejected):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_the_keyboard_goes_through_the_fields_from_top_to_bottom(qtbot, window, sheet):
    sheet.activateWindow()
    sheet.findChild(QToolButton).click()
    named(sheet, QLineEdit, "Name").setFocus()
    order = []
    for _ in range(10):
        order.append(sheet.focusWidget().accessibleName() or sheet.focusWidget().text())
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    pixels = ["Range of pixels", "Mean taken away", "Divided by", "Order of colours"]
    assert order == ["Name", "What it does", "Licence", "Advanced", *pixels, "Use", "Cancel"]


def test_what_the_user_knows_is_told(qtbot, sheet):
    named(sheet, QLineEdit, "Name").setText("  My enlarger ")
    named(sheet, QLineEdit, "Licence").setText("MIT")
    task = named(sheet, QComboBox, "What it does")
    task.setFocus()
    QTest.keyClicks(task, "Removes n")
    about = agreed(qtbot, sheet)
    assert (about.title, about.licence, about.task) == ("My enlarger", "MIT", "denoise")


def test_pixels_are_set_under_advanced(qtbot, sheet):
    advanced = next(one for one in sheet.findChildren(QToolButton) if one.text() == "Advanced")
    mean = named(sheet, QLineEdit, "Mean taken away")
    assert not mean.isVisible()
    advanced.setFocus()
    QTest.keyClick(advanced, Qt.Key.Key_Space)
    assert mean.isVisible()
    assert mean.text() == "0, 0.5, 0"
    mean.setText("0.1,0.2 , .3")
    named(sheet, QLineEdit, "Divided by").setText("2, 2, 2")
    named(sheet, QComboBox, "Range of pixels").setCurrentIndex(0)
    named(sheet, QComboBox, "Order of colours").setCurrentIndex(1)
    about = agreed(qtbot, sheet)
    assert (about.mean, about.std, about.peak, about.bgr) == ((0.1, 0.2, 0.3), (2, 2, 2), 1, True)


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("Mean taken away", "0.5", "3 numbers"),
        ("Mean taken away", "a, b, c", "3 numbers"),
        ("Divided by", "1, 0, 1", "above 0"),
        ("Divided by", "1, inf, 1", "3 numbers"),
    ],
)
def test_what_cannot_be_is_told_and_not_taken(sheet, field, text, problem):
    sheet.findChild(QToolButton).click()
    edit = named(sheet, QLineEdit, field)
    good = edit.text()
    edit.setText(text)
    assert problem in said(sheet)
    assert not button(sheet, "Use").isEnabled()
    edit.setText(good)
    assert button(sheet, "Use").isEnabled()


def test_a_network_for_raw_files_says_so(qtbot, window):
    about = About("lowlight", "ALEN", "", (0.0,) * 4, (1.0,) * 4, 1.0, False)
    sheet = opened(window, Inspection(Path("/a.pth"), "ALEN", 2_685_076, about, raw=True))
    assert "camera RAW files" in said(sheet)
    assert agreed(qtbot, sheet, "Use") == about


def test_a_model_that_is_there_is_saved_or_removed_after_a_second_thought(qtbot, window):
    sheet = opened(window, Inspection(Path("/m/a.safetensors"), "RCAN ×4", 5, PUBLISHED, checkpoint="a"))
    assert agreed(qtbot, sheet, "Save") == PUBLISHED
    with qtbot.assertNotEmitted(sheet.remove_wanted):
        button(sheet, "Remove…").click()
    with qtbot.waitSignal(sheet.remove_wanted):
        button(sheet, "Remove it for good").click()


def test_a_new_model_cannot_be_removed(sheet):
    assert not [one for one in sheet.findChildren(QPushButton) if one.text() == "Remove…"]


def test_every_task_can_be_chosen():
    assert set(TASKS) == set(SUFFIXES)


def test_the_sheet_comes_and_goes_with_what_is_inspected(rig, window):
    sheets = model_sheets(rig.session, window)
    rig.session._show = sheets.show_view
    rig.session._change(inspection=FOUND)
    first = window.findChild(ModelSheet)
    assert first.isVisible()
    rig.session.set_strength(0.5)
    assert window.findChildren(ModelSheet) == [first]
    button(first, "Cancel").click()
    assert rig.view.inspection is None
    rig.session._change(inspection=FOUND)
    again = next(one for one in window.findChildren(ModelSheet) if one.isVisible())
    button(again, "Use").click()
    assert rig.view.job.kind == "import"
    assert rig.view.inspection is None
    assert not again.isVisible()


@pytest.mark.parametrize("text", ["", ",", "1,", "nan, 1, 1", "1;2;3"])
def test_what_is_no_list_of_numbers_reads_as_nothing(text):
    assert read(text) == ()
