"""A sheet that closes itself is deleted before the next View is drawn: whoever opened it must not reach for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from app.session import Session
from app.views.attention.help import CARD, help_card
from app.views.batch.sheet import BatchSheet, BatchSheets
from app.views.edits.preset_sheets import EditSheets, NameSheet
from app.views.models.sheet import ModelSheet, ModelSheets
from restoration.types import About, Inspection

FOUND = Inspection(
    Path("/downloads/mine.pt"), "FFA-Net", 1, About("dehaze", "Mine", "", (0.0,) * 3, (1.0,) * 3, 1.0, False)
)
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform


@pytest.mark.parametrize(
    ("makes", "kind", "ask"),
    [
        (ModelSheets, ModelSheet, lambda session: session._change(inspection=FOUND)),
        (BatchSheets, BatchSheet, lambda session: session.batch.ask()),
        (EditSheets, NameSheet, lambda session: session.recipes.ask("name")),
    ],
)
def test_a_sheet_that_is_closed_twice_opens_each_time(
    makes: type, kind: type[QDialog], ask: Callable[[Session], None], rig, qtbot
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
