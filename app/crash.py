"""What nobody caught: it is written to a file and told in words, so that it can be reported and mended. No Qt."""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from app.events import Report
from app.words import later

MOST_REPORTS = 20
A_WEEK = 7 * 24 * 3600.0  # seconds
HINT = later("Your photographs are safe. Please send us the report; the details say where it is.")

Tell = Callable[[Report], None]


class Watch:
    """From `start` on, exceptions that nobody caught become report files in `folder`, each kind once, and are told."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._told: set[str] = set()
        self._fatal: IO[str] | None = None
        self._before = (sys.excepthook, threading.excepthook)

    def start(self) -> None:
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._tell_of_last_time()
            self._fatal = self._fatal_path.open("w", encoding="utf-8")
        except OSError:
            return  # no place for reports: the hooks still tell
        faulthandler.enable(self._fatal)

    def stop(self) -> None:
        sys.excepthook, threading.excepthook = self._before
        if self._fatal:
            faulthandler.disable()
            self._fatal.close()
            self._fatal_path.unlink(missing_ok=True)
            self._fatal = None

    @property
    def _fatal_path(self) -> Path:
        return self._folder / f"fatal-{os.getpid()}.txt"

    def _tell_of_last_time(self) -> None:
        """An empty file belongs to a process that is running, or that was killed."""
        for last in self._folder.glob("fatal-*.txt"):
            status = last.stat()
            if status.st_size:
                kept = last.replace(self._folder / f"ended-{_stamp()}.txt")
                words = kept.read_text("utf-8", "replace")
                self._tell(Report(later("Unveil ended unexpectedly last time."), HINT, f"{kept}\n\n{words}"))
            elif abs(time.time() - status.st_mtime) > A_WEEK:
                last.unlink(missing_ok=True)

    def _uncaught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._uncaught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        if words in self._told or len(self._told) >= MOST_REPORTS:
            return
        self._told.add(words)
        print(words, file=sys.stderr)
        self._tell(Report(later("Something went wrong inside Unveil."), HINT, f"{self._write(words)}\n\n{words}"))

    def _write(self, words: str) -> str:
        path = self._folder / f"report-{_stamp()}-{len(self._told)}.txt"
        about = f"Python {platform.python_version()}, {platform.platform()}\n\n"
        try:
            path.write_text(about + words, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            return f"The report could not be kept: {error}"
        return str(path)


def _stamp() -> str:
    return time.strftime("%Y%m%d-%H%M%S")
