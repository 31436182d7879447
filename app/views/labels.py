"""Text in a panel: plain, wrapped, and dressed by its role in the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def keep_lines(text: QLabel, lines: int = 2) -> None:
    """Room for so many of them, so that nothing jumps."""
    text.setMinimumHeight(lines * text.fontMetrics().lineSpacing() + 4)
    text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
