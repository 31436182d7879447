"""All that makes the window belong on the desktop, put together, so that the window need not know each part."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.session import Session
from app.view import View
from app.views.desktop.dressing import Dressing
from app.views.desktop.ended import Ended
from app.views.desktop.outgoing import CanvasDrag, Clipboard, DragHandle
from app.views.desktop.preferences import PreferencesSheets
from app.views.desktop.recent import RecentMenu
from app.views.desktop.screen import Screen
from app.views.desktop.taskbar import TaskBar


class DesktopParts(QObject):
    """`handle` belongs on a toolbar, `recent` into a menu; `canvas` is where photographs are shown."""

    def __init__(self, session: Session, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self.handle = DragHandle(session, window)
        self.recent = RecentMenu(session, window)
        self.preferences = PreferencesSheets(session, window)
        self._drawn = (
            Dressing(session, canvas, window),
            Screen(session, window),
            self.handle,
            CanvasDrag(session, canvas),
            self.recent,
            self.preferences,
            Clipboard(session, window),
            Ended(window),
            TaskBar(window),
        )

    def show_view(self, view: View) -> None:
        for part in self._drawn:
            part.show_view(view)
