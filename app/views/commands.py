"""The table of commands as Qt actions, menus, a toolbar and a key that is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from app.actions import COMMANDS, ORIGINAL, Command, Held, Services
from app.session import Session
from app.view import View
from app.views import theme
from app.words import later, tr

MENUS = {
    "File": later("&File"),
    "Edit": later("&Edit"),
    "Photo": later("&Photo"),
    "View": later("&View"),
    "Help": later("&Help"),
}
ROLES = {"quit": QAction.MenuRole.QuitRole, "preferences": QAction.MenuRole.PreferencesRole}
GAP = ""
ON_TOOLBAR = ("open", "save", "restore-all", GAP, "sides", "difference", "overlay", "try", GAP, "fit", "actual")


def written(shortcuts: tuple[str, ...]) -> str:
    """As the keys are called on this system."""
    native = QKeySequence.SequenceFormat.NativeText
    return tr(" or ").join(QKeySequence(one).toString(native) for one in shortcuts)


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

    def fill_menus(self, bar: QMenuBar, others: Mapping[str, QMenu]) -> None:
        """`others` are menus that are not made of commands, by the id of the command that each of them follows."""
        for title, words in MENUS.items():
            menu = bar.addMenu(tr(words))
            groups: dict[str, QMenu] = {}
            for one in COMMANDS:
                if one.menu == title:
                    self._into(menu, groups, one)
                    if one.id in others:
                        menu.addMenu(others[one.id])

    def serve(self, *widgets: QWidget) -> None:
        """The keys of local commands work while one of these has the keyboard."""
        for widget in widgets:
            widget.addActions([self.actions[one.id] for one in COMMANDS if one.local])

    def menu_of(self, commands: Sequence[Command], parent: QWidget) -> QMenu:
        """For a click with the right button."""
        menu = QMenu(parent)
        groups: dict[str, QMenu] = {}
        for one in commands:
            self._into(menu, groups, one)
        return menu

    def fill_toolbar(self, bar: QToolBar, last: QWidget) -> None:
        bar.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in ON_TOOLBAR:
            if name:
                bar.addAction(self.actions[name])
                bar.widgetForAction(self.actions[name]).setFocusPolicy(Qt.FocusPolicy.TabFocus)
            else:
                bar.addSeparator()
        bar.addSeparator()
        bar.addWidget(last)

    def show_view(self, view: View) -> None:
        for command in COMMANDS:
            action = self.actions[command.id]
            action.setEnabled(command.offered(view))
            if command.checked:
                action.setChecked(command.checked(view))

    def _into(self, menu: QMenu, groups: dict[str, QMenu], command: Command) -> None:
        if command.begins:
            menu.addSeparator()
        if not command.group:
            menu.addAction(self.actions[command.id])
            return
        if command.group not in groups:
            groups[command.group] = menu.addMenu(tr(command.group))
        groups[command.group].addAction(self.actions[command.id])

    def _action(self, command: Command) -> QAction:
        action = QAction(tr(command.text), self)
        action.setObjectName(command.id)
        text = tr(command.text).rstrip("…")
        action.setShortcuts([QKeySequence(one) for one in command.shortcuts])
        action.setCheckable(command.checked is not None)
        keys = f"  ({written(command.shortcuts)})" if command.shortcuts else ""
        action.setToolTip(f"{tr(command.tip) if command.tip else text}{keys}")
        if command.icon:
            action.setIconText(f" {text}")  # Qt leaves little room beside the icon
            theme.put_icon(action, command.icon)
            action.setIconVisibleInMenu(False)
        if command.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if command.id in ROLES:
            action.setMenuRole(ROLES[command.id])
        return action


def _run(command: Command, session: Session, services: Services, checked: bool = False) -> None:
    """An action may be asked in the moment before it is drawn as disabled."""
    if command.offered(session.view):
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
