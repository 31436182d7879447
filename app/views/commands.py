"""The table of commands as Qt actions, menus, a toolbar and a key that is held."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenuBar, QToolBar, QWidget

from app.actions import COMMANDS, ORIGINAL, Command, Held, Services
from app.session import Session
from app.view import View
from app.views import theme

MENUS = ("File", "Photo", "View", "Help")
ON_TOOLBAR = ("open", "save", "", "sides", "overlay", "", "fit", "actual")  # "" is a gap


def written(shortcuts: tuple[str, ...]) -> str:
    """As the keys are called on this system."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(one).toString(native) for one in shortcuts)


class Commands(QObject):
    """`actions` by the command's id; each belongs to the window, so its keys work wherever the focus is."""

    def __init__(self, session: Session, window: QWidget, services: Services) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = self._action(command)
            action.triggered.connect(partial(_run, command, session, services))
            window.addAction(action)
            self.actions[command.id] = action

    def fill_menus(self, bar: QMenuBar) -> None:
        for title in MENUS:
            menu = bar.addMenu(f"&{title}")
            menu.addActions([self.actions[one.id] for one in COMMANDS if one.menu == title])

    def fill_toolbar(self, bar: QToolBar) -> None:
        bar.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in ON_TOOLBAR:
            if name:
                bar.addAction(self.actions[name])
                bar.widgetForAction(self.actions[name]).setFocusPolicy(Qt.FocusPolicy.TabFocus)
            else:
                bar.addSeparator()

    def show_view(self, view: View) -> None:
        for command in COMMANDS:
            action = self.actions[command.id]
            action.setEnabled(command.enabled(view))
            if command.checked:
                action.setChecked(command.checked(view))

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(one) for one in command.shortcuts])
        action.setCheckable(command.checked is not None)
        keys = f"  ({written(command.shortcuts)})" if command.shortcuts else ""
        action.setToolTip(f"{command.tip or command.text.rstrip('…')}{keys}")
        if command.icon:
            action.setIconText(f" {command.text.rstrip('…')}")  # Qt leaves little room beside the icon
            action.setIcon(theme.icon(command.icon))
        if command.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        return action


def _run(command: Command, session: Session, services: Services, checked: bool = False) -> None:
    """An action may be asked in the moment before it is drawn as disabled."""
    if command.enabled(session.view):
        command.run(session, services)


class HeldKey(QObject):
    """Watches a native window, which sees every key before any widget does. Letting go of any key ends it: on some
    keyboards a backslash is made of two keys; and so does the window's losing the keyboard."""

    def __init__(self, held: Held, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._key = QKeySequence(held.shortcut)[0].key()  # type: ignore[index]  # missing in Qt's stubs
        self._hold = partial(held.hold, session)
        self._down = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return self._on_key(event)
        if kind == QEvent.Type.FocusOut:
            self._set(False)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return self._down and event.key() == self._key
        if event.type() == QEvent.Type.KeyPress and event.key() == self._key:
            self._set(True)
            return True
        if event.type() == QEvent.Type.KeyRelease and self._down:
            self._set(False)
        return False

    def _set(self, down: bool) -> None:
        if down != self._down:
            self._down = down
            self._hold(down)


__all__ = ["ORIGINAL", "Commands", "HeldKey", "written"]
