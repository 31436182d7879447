"""The window on the screen: whether it fills it, and which of its parts has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.session import Session
from app.view import View

FULL = Qt.WindowState.WindowFullScreen


class Screen(QObject):
    """The system may fill the screen with the window, or end that, on its own account: then the session is told."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        window.installEventFilter(self)

    def show_view(self, view: View) -> None:
        if view.around.full_screen != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ FULL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange and self._window.isVisible():
            self._session.desktop.show_full_screen(self._window.isFullScreen())
        return False


def focus_next(parts: Sequence[QWidget]) -> None:
    """Give the keyboard to the next part that can be seen: to itself, or to the first control in it."""
    shown = [part for part in parts if part.isVisible()]
    focused = QApplication.focusWidget()
    place = next((place for place, part in enumerate(shown) if focused and _holds(part, focused)), -1)
    for part in (*shown[place + 1 :], *shown[: place + 1]):
        if target := _first(part):
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _first(part: QWidget) -> QWidget | None:
    """Which takes the keyboard, in the order of the Tab key."""
    if _takes_keys(part):
        return part
    following = part.nextInFocusChain()
    while following is not None and following is not part:
        if part.isAncestorOf(following) and _takes_keys(following):
            return following
        following = following.nextInFocusChain()
    return None


def _takes_keys(widget: QWidget) -> bool:
    reachable = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return reachable and widget.isVisible() and widget.isEnabled()
