"""Progress in the task bar, where the desktop has a place for it. Linux only: the signal that Unity defined and that
the docks of KDE and GNOME listen to (https://wiki.ubuntu.com/Unity/LauncherAPI). The window's title tells it anywhere.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from app.desktop.awaited import awaited
from app.view import View

APPLICATION = "application://unveil.desktop"
PATH = "/com/canonical/unity/launcherentry/1"
INTERFACE = "com.canonical.Unity.LauncherEntry"


class TaskBar(QObject):
    """Says it once for each whole percent, to programs of this desktop and to nobody else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told = -1
        self._is_there = sys.platform == "linux" and _has_bus()

    def show_view(self, view: View) -> None:
        fraction = awaited(view)
        percent = -1 if fraction is None else round(100 * fraction)
        if percent != self._told and self._is_there:
            self._told = percent
            QDBusConnection.sessionBus().send(message(percent))


def message(percent: int) -> QDBusMessage:
    """-1 takes the bar away."""
    made = QDBusMessage.createSignal(PATH, INTERFACE, "Update")
    made.setArguments([APPLICATION, {"progress": max(0, percent) / 100, "progress-visible": percent >= 0}])
    return made


def _has_bus() -> bool:
    """Asked first: without an address the bus's library would start a program to make one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus").exists()
