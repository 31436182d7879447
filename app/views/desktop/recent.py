"""File > Open recent."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from app.session import Session
from app.view import View
from app.views.incoming import shown_name
from app.words import tr


class RecentMenu(QMenu):
    """What is no longer there is greyed, and says so. It looks each time that it is opened."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Open recent"), parent)
        self._session = session
        self._shown: tuple[tuple[Path, ...], frozenset[Path]] | None = None
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(session.desktop.look_for_recent)

    def show_view(self, view: View) -> None:
        wanted = (view.around.preferences.recent, view.around.missing)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.clear()
        for path in wanted[0]:
            self._add(path, path in wanted[1])
        self.addSeparator()
        self.addAction(tr("Forget these")).triggered.connect(self._session.desktop.forget_recent)
        self.menuAction().setEnabled(bool(wanted[0]))

    def _add(self, path: Path, is_missing: bool) -> None:
        name = shown_name(path).replace("&", "&&")
        action = self.addAction(tr("{name} (no longer there)", name=name) if is_missing else name)
        action.setEnabled(not is_missing)
        action.setToolTip(shown_path(path))
        action.triggered.connect(partial(_open, self._session, path))


def shown_path(path: Path) -> str:
    return f"{shown_name(path)}  ·  {shown_name(path.parent)}"


def _open(session: Session, path: Path, checked: bool = False) -> None:
    session.strip.find([path])
