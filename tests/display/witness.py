"""Run as a program: Unveil as it is, with a witness inside that says what is seen.

Each line on stdin is a JSON object: an `expression` in the names below, and the `seconds` it has to become true. It is
answered by a line of JSON on stdout: its `value`, which is what it was last when the time is over, or an `error`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app import __main__ as entry
from app import main

LOOK_MS = 20
BEAT_MS = 5


def where(name: str) -> list[int]:
    """The part of a widget that is seen, as left, top, width, height on the screen, by its name or else its text."""
    seen = [widget for widget in QApplication.allWidgets() if not widget.visibleRegion().isEmpty()]
    named = [widget for widget in seen if widget.accessibleName() == name]
    written = [widget for widget in seen if isinstance(widget, QAbstractButton | QLabel) and widget.text() == name]
    found = named or written
    if len(found) > 1:
        raise LookupError(f"{len(found)} widgets are called {name!r}: {found}")
    if not found:
        return []
    part = found[0].visibleRegion().boundingRect()
    corner = found[0].mapToGlobal(part.topLeft())
    return [corner.x(), corner.y(), part.width(), part.height()]


def texts() -> list[str]:
    """What the labels that are seen say."""
    return [one.text() for one in QApplication.allWidgets() if isinstance(one, QLabel) and one.isVisible()]


def label(name: str) -> str:
    """What the label of this name says."""
    labels = [one for one in QApplication.allWidgets() if isinstance(one, QLabel) and one.accessibleName() == name]
    return labels[0].text() if labels else ""


class Heart(QObject):
    """Beats in the GUI thread while it is started, and knows how long each beat took to come."""

    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0
        self._gaps: list[float] = []
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> bool:
        self._gaps, self._last = [], time.perf_counter()
        self._timer.start()
        return True

    def stop(self) -> list[float]:
        """The gaps in milliseconds, the one that has not ended yet included."""
        self._beat()
        self._timer.stop()
        return self._gaps

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now


class Witness(QObject):
    def __init__(self, application: main.Application) -> None:
        super().__init__()
        self._names = {
            "application": application,
            "window": application.window,
            "session": application.session,
            "heart": Heart(),
            "where": where,
            "texts": texts,
            "label": label,
            "Path": Path,
        }
        self._asked: dict[str, Any] | None = None
        self._until = 0.0
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._answer)
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._lines.activated.connect(self._read)

    def _read(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self._lines.setEnabled(False)
            return
        self._asked = json.loads(line)
        self._until = time.monotonic() + self._asked["seconds"]
        self._answer()
        if self._asked:
            self._look.start()

    def _answer(self) -> None:
        if self._asked is None:
            return
        answer = self._value(self._asked["expression"])
        if answer.get("value") or "error" in answer or time.monotonic() >= self._until:
            self._asked = None
            self._look.stop()
            print(json.dumps(answer, default=repr), flush=True)

    def _value(self, expression: str) -> dict[str, Any]:
        try:
            value = eval(expression, {**self._names, "view": self._names["session"].view})
        except Exception as error:
            return {"error": repr(error)}
        return {"value": value}


class Watched(main.Application):
    def start(self) -> None:
        super().start()
        self.witness = Witness(self)


if __name__ == "__main__":
    main.Application = Watched  # type: ignore[misc]
    sys.exit(entry.main(sys.argv[1:]))
