"""A sheet that closes itself is deleted before the next View is drawn: whoever opened it must not reach for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from app.session import Session
from app.view import View
from app.views.attention.help import CARD, help_card
from app.views.batch.sheet import BatchSheet, batch_sheets
from app.views.edits.preset_sheets import NameSheet, edit_sheets
from app.views.models.sheet import ModelSheet, model_sheets
from app.views.sheets import Sheet, Sheets
from restoration.types import About, Inspection

FOUND = Inspection(
    Path("/downloads/mine.pt"), "FFA-Net", 1, About("dehaze", "Mine", "", (0.0,) * 3, (1.0,) * 3, 1.0, False)
)
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform


@pytest.mark.parametrize(
    ("makes", "kind", "ask"),
    [
        (model_sheets, ModelSheet, lambda session: session._change(inspection=FOUND)),
        (batch_sheets, BatchSheet, lambda session: session.batch.ask()),
        (edit_sheets, NameSheet, lambda session: session.recipes.ask("name")),
    ],
)
def test_a_sheet_that_is_closed_twice_opens_each_time(
    makes: Callable[[Session, QWidget], Sheets], kind: type[QDialog], ask: Callable[[Session], None], rig, qtbot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    sheets = makes(rig.session, window)
    for _ in range(2):
        ask(rig.session)
        sheets.show_view(rig.view)
        sheet = next(one for one in window.findChildren(kind) if one.isVisible())
        sheet.reject()
        qtbot.waitUntil(lambda: not window.findChildren(kind))
        sheets.show_view(rig.view)


def test_the_card_about_gates_can_be_read_to_the_end_of_every_line(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = help_card(window)
    card.show()
    texts = card.findChildren(QLabel)
    assert len(texts) == 2 * len(CARD)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in texts)


@pytest.fixture
def behind(qtbot) -> Iterator[QLineEdit]:
    """A field with the keyboard, in a window that is in front."""
    window = QWidget()
    QPushButton("First", window)
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field
    window.close()


def opened(behind: QLineEdit, qtbot) -> Sheet:
    sheet = Sheet("A sheet", behind.window())
    sheet.finish()
    sheet.show()
    qtbot.waitUntil(lambda: sheet.isActiveWindow() and sheet.focusWidget() is not None)
    return sheet


def test_a_sheet_takes_the_keyboard_and_gives_it_back_where_it_was(behind, qtbot) -> None:
    sheet = opened(behind, qtbot)
    assert QApplication.focusWidget() is sheet.findChild(QPushButton)
    assert not behind.hasFocus()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(behind.hasFocus)
    assert behind.window().isActiveWindow()


def test_what_had_the_keyboard_may_be_gone_meanwhile(behind, qtbot) -> None:
    sheet, window = opened(behind, qtbot), behind.window()
    delete(behind)
    sheet.close()
    qtbot.waitUntil(window.isActiveWindow)


def test_who_has_gone_elsewhere_is_not_called_back(behind, qtbot) -> None:
    sheet, other = opened(behind, qtbot), QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    sheet.close()
    QApplication.processEvents()
    assert other.isActiveWindow()


def test_another_question_is_another_sheet(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dismissed: list[str] = []
    sheets = Sheets(
        window, lambda view: view.message, lambda view: Sheet(view.message, window), lambda: dismissed.append("it")
    )
    for message, expected in (("One", ["One"]), ("Two", ["Two"]), ("", [])):
        sheets.show_view(View(message=message))
        assert [one.windowTitle() for one in window.findChildren(Sheet) if one.isVisible()] == expected
    assert not dismissed, "nobody has closed one by hand"
