"""A long job has ended while the user was elsewhere: the desktop says so, and the window does not push forward."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.desktop.awaited import queue_ended
from app.job import Job
from app.view import View
from app.views import theme
from app.views.incoming import shown_name
from app.words import later, retold, tr

LONG_SECONDS = 20.0
SHOWN_MS = 10_000
DONE = {
    "restore": later("{name} is restored"),
    "attend": later("The attention of {name} has been read"),
    "try": later("The models have been tried"),
    "import": later("The model has been read"),
    "export": later("The export has ended"),
    "prepare": later("The engine is ready"),
    "tune": later("Fine-tuning has ended"),
}


class Ended(QObject):
    """A message from the system tray where there is one, or else the window asks for attention in the task bar."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._seen = View()
        self._tray: QSystemTrayIcon | None = None

    def show_view(self, view: View) -> None:
        words = queue_ended(self._seen, view, LONG_SECONDS) if QApplication.activeWindow() is None else ""
        self._seen = view
        if words:
            self._tell(words)
        before, self._job = self._job, view.job
        if before is None or (view.job and view.job.id == before.id):
            return
        if before.now - before.started >= LONG_SECONDS and QApplication.activeWindow() is None:
            self._tell(said(before, view))

    def _tell(self, words: str) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            QApplication.alert(self._window)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(theme.emblem(), self)
            self._tray.messageClicked.connect(self._come)
            self._tray.activated.connect(self._come)
        self._tray.show()
        self._tray.showMessage("Unveil", words, theme.emblem(), SHOWN_MS)

    def _come(self) -> None:
        if self._tray:
            self._tray.hide()
        self._window.activateWindow()
        self._window.raise_()


def said(job: Job, view: View) -> str:
    """street.jpg is restored; or what went wrong."""
    if view.report:
        return retold(view.report.summary)
    item = view.get(job.item) if job.item is not None else None
    name = tr("the photograph") if item is None else shown_name(item.path) if item.path else item.name
    return tr(DONE[job.kind], name=name)
