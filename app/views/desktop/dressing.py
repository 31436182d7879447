"""The theme that was chosen, what lies behind the photograph, and the colours of the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.desktop.surroundings import Background, Theme
from app.session import Session
from app.view import View
from app.views import colours, theme


class Dressing(QObject):
    """Everything is dressed anew only when another theme is chosen, or the system's has changed and is followed."""

    def __init__(self, session: Session, canvas: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._canvas = canvas
        self._theme: Theme = theme.worn_by(_application())
        self._background: Background | None = None
        self._profile = b""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def show_view(self, view: View) -> None:
        wanted = view.around.preferences
        if wanted.theme != self._theme:
            theme.apply(_application(), wanted.theme)
            self._theme = wanted.theme  # only now: while it is put on, the system's scheme may change, which is no news
        if wanted.background != self._background:
            self._background = wanted.background
            self._canvas.setPalette(theme.backdrop(wanted.background))
        if view.around.profile != self._profile:
            self._profile = view.around.profile
            if not colours.show_on(self._profile):
                self._session.desktop.refuse_profile()
            self._window.update()

    def _follow(self) -> None:
        if self._theme == "system":
            theme.apply(_application(), "system")


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
