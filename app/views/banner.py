"""A line above the photograph: what went wrong and what to do, or what to know. It never stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views import theme
from app.words import retold, tr


class Banner(QFrame):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setVisible(False)
        self._detail = ""
        self._summary = _label("summary")
        self._hint = _label("hint")
        self._hint.setProperty("role", "quiet")
        self._copy = QPushButton(tr("Details"), self)
        self._copy.setToolTip(tr("Copy the details, for a report"))
        self._copy.setAccessibleName(tr("Copy the details"))
        self._copy.clicked.connect(self._copy_details)
        self._close = QToolButton(self)
        theme.put_icon(self._close, "close")
        self._close.setAccessibleName(tr("Close this message"))
        self._close.setToolTip(tr("Close this message"))
        self._close.clicked.connect(session.dismiss)
        self._lay_out()

    def show_view(self, view: View) -> None:
        notice = view.notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._summary.setText(retold(notice.summary))
        self._hint.setText(retold(notice.hint))
        self._hint.setVisible(bool(notice.hint))
        self._copy.setVisible(bool(notice.detail))
        if notice.detail != self._detail:
            self._detail = notice.detail
            self._copy.setText(tr("Details"))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._summary)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addLayout(words, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._summary.text()}\n{self._hint.text()}\n\n{self._detail}")
        self._copy.setText(tr("Copied"))


def _label(name: str) -> QLabel:
    """Plain text: a file may be called <b>."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
