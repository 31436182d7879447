"""What is always in reach below the side panel: to restore, to stop, how far it is, and to save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.incoming import shown_name
from app.views.labels import label
from app.views.progress import JobProgress
from app.words import tr


class RestoreBar(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._restore = QPushButton(tr("Restore"), self)
        self._restore.setProperty("primary", True)
        self._restore.setToolTip(tr("Restore this photograph  (R)"))
        self._restore.clicked.connect(session.restore)
        self._stop = QPushButton(tr("Stop"), self)
        self._stop.setToolTip(tr("Stop  (Esc)"))
        self._stop.clicked.connect(session.stop)
        self._save = QPushButton(tr("Save"), self)
        self._save.setToolTip(tr("Save the result beside the original, which is never changed  (Ctrl+S)"))
        self._save.clicked.connect(self._save_beside)
        self._progress = JobProgress(self)
        self._saved = label("", "small")
        self.setObjectName("restoreBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the line above it, where what scrolls ends
        self._lay_out()

    def show_view(self, view: View) -> None:
        """Restore and Stop share a place, and the keyboard's focus; a button that is disabled or hidden loses it."""
        shown, hidden = (self._stop, self._restore) if view.can_stop else (self._restore, self._stop)
        focused = hidden.hasFocus()
        shown.setVisible(True)
        self._restore.setEnabled(view.can_restore)
        if focused:
            shown.setFocus()
        hidden.setVisible(False)
        self._save.setEnabled(view.can_save)
        self._progress.show_view(view)
        saved = view.item.saved if view.item else None
        self._saved.setText(tr("Saved as {name}", name=shown_name(saved)) if saved else "")
        self._saved.setVisible(saved is not None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 26, 8)  # as wide as the sections beside their scroll bar
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._restore, self._stop, self._save):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)
        column.addWidget(self._progress)
        column.addWidget(self._saved)

    def _save_beside(self) -> None:
        self._session.save()
