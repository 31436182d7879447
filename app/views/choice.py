"""A box to choose from that a mouse wheel, meant for the panel around it, does not turn by accident."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class CalmChoice(QComboBox):
    """The plain wheel scrolls the panel, and does not choose anything by accident."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not bring it the keyboard either

    def show_names(self, names: list[str]) -> None:
        self.clear()
        self.addItems(names)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
