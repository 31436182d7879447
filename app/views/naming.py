"""The pattern by which results are called, with an example of what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.views.labels import keep_lines, label
from app.words import later, retold, tr

WIDTH = 320
NAMED = later("From {name} {task} {model} {number} {date}")


class PatternField(QWidget):
    """`edited` tells what was typed."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pattern = QLineEdit(self)
        self._pattern.setAccessibleName(tr("Name of the results"))
        self._pattern.setToolTip(tr(NAMED))
        self._pattern.textEdited.connect(self.edited)
        self._example = label("", "quiet")
        self._example.setAccessibleName(tr("Example of a name"))
        keep_lines(self._example, 3)
        self.setMinimumWidth(WIDTH)
        self.setFocusProxy(self._pattern)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._pattern, label(tr(NAMED), "small"), self._example):
            column.addWidget(widget)

    def show_pattern(self, pattern: str, problem: str, example: tuple[str, str]) -> None:
        """With a `problem` there is no example; else it is a photograph's name, and that of its result."""
        if self._pattern.text() != pattern:
            self._pattern.setText(pattern)
        before, after = example
        self._example.setText(retold(problem) or (f"{before} → {after}" if after else " "))
        self._pattern.setProperty("wrong", bool(problem))
        self._pattern.style().polish(self._pattern)
