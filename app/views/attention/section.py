"""A part of the attention panel under a heading."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.labels import label


class Section(QWidget):
    def __init__(self, title: str, *widgets: QWidget) -> None:
        super().__init__()
        self._heading = label(title, "heading")
        font = self._heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._heading, *widgets):
            column.addWidget(widget)

    def setTitle(self, title: str) -> None:
        self._heading.setText(title)
