"""The column of sections: what is turned on comes into sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.view import View
from app.views.side_panel import SidePanel

HIGH, ROOM = 400, 500


class Block(QWidget):
    """A section that is as high as it is told."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(height)

    def show_view(self, view: View) -> None:
        """It is always the same."""


@pytest.fixture
def blocks(qtbot):
    return [Block(HIGH) for _ in range(4)]


@pytest.fixture
def panel(qtbot, blocks):
    one = SidePanel(tuple(blocks), Block(50), calls=[(blocks[2], lambda view: view.gates.overlay)])
    qtbot.addWidget(one)
    one.resize(one.width(), ROOM)
    one.show()
    return one


def seen_at(panel: SidePanel, block: Block) -> int:
    """How far below the top of what is seen."""
    return block.mapTo(panel.findChild(QScrollArea).viewport(), QPoint(0, 0)).y()


def overlay(view: View, shown: bool = True) -> View:
    return replace(view, gates=replace(view.gates, overlay=shown))


def test_what_is_turned_on_comes_to_the_top(qtbot, panel, blocks):
    panel.show_view(View())
    assert seen_at(panel, blocks[0]) == 0
    panel.show_view(overlay(View()))
    qtbot.waitUntil(lambda: seen_at(panel, blocks[2]) == 0, timeout=1000)


def test_it_stays_there_while_those_above_grow(qtbot, panel, blocks):
    panel.show_view(overlay(View()))
    qtbot.waitUntil(lambda: seen_at(panel, blocks[2]) == 0, timeout=1000)
    blocks[0].setFixedHeight(2 * HIGH)
    qtbot.waitUntil(lambda: blocks[2].y() == 3 * HIGH, timeout=1000)
    qtbot.waitUntil(lambda: seen_at(panel, blocks[2]) == 0, timeout=1000)


def test_whoever_scrolls_is_left_alone(qtbot, panel, blocks):
    panel.show_view(overlay(View()))
    qtbot.waitUntil(lambda: seen_at(panel, blocks[2]) == 0, timeout=1000)
    area = panel.findChild(QScrollArea)
    wheel(area.viewport(), 240)
    place = seen_at(panel, blocks[2])
    assert place > 0
    panel.show_view(overlay(View()))
    blocks[3].setFixedHeight(2 * HIGH)
    qtbot.waitUntil(lambda: area.widget().height() == 5 * HIGH, timeout=1000)
    QApplication.processEvents()
    assert seen_at(panel, blocks[2]) == place


def wheel(on: QWidget, up: int) -> None:
    centre = QPointF(on.rect().center())
    modifiers, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    where = centre, QPointF(on.mapToGlobal(centre.toPoint()))
    QApplication.sendEvent(
        on, QWheelEvent(*where, QPoint(), QPoint(0, up), Qt.MouseButton.NoButton, modifiers, phase, False)
    )
