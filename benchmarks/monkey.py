"""Random events on the whole program, with the real engine: what nobody thought of trying.

python benchmarks/monkey.py --minutes 10 --seed 1

Prints the events, how much memory grew, and exceptions and Qt's warnings, which end it with 1. In a home of its own, on
the offscreen platform unless QT_QPA_PLATFORM says otherwise. The tests use `Monkey` on a window without an engine.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import psutil
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeyEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from app import main as program
from app.jobs import Lane
from app.paths import resource
from app.settings import Settings
from restoration.train.warming import warm_up
from restoration.types import Stream

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
LETTERS = tuple(Key(code) for code in range(Key.Key_A, Key.Key_Z + 1))
SIGNS = (Key.Key_BracketLeft, Key.Key_BracketRight, Key.Key_Comma, Key.Key_Period, Key.Key_Backslash, Key.Key_1)
MOVES = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageDown)
OTHERS = (Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_Space, Key.Key_Delete)
FUNCTIONS = (Key.Key_F1, Key.Key_F6, Key.Key_F11)
KEYS = LETTERS + SIGNS + MOVES + OTHERS + FUNCTIONS
HELD = (Modifier.NoModifier,) * 4 + (Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier)
TYPED = "05-.e\u4e00\U0001f4f7\u202e"
HARMLESS = ("This plugin does not support", "propagateSizeHints")
GROWTH_MB = 200
TURNS = 10
PATIENCE = 30.0  # seconds


class Monkey:
    """`act` does one random thing to `root`, the same for the same seed and state. `errors` are uncaught exceptions and
    warnings of Qt, `last` what was done before them. Dialogs that wait for an answer get one."""

    def __init__(self, root: QMainWindow, seed: int) -> None:
        self._root = root
        self._rng = random.Random(seed)
        self.errors: list[str] = []
        self.last: deque[str] = deque(maxlen=12)
        self.events = 0
        self._known: set[str] = set()
        self._answering = QTimer(interval=50)
        self._answering.timeout.connect(self._answer)

    @contextmanager
    def watching(self) -> Iterator[None]:
        hook, handler = sys.excepthook, qInstallMessageHandler(self._on_message)
        sys.excepthook = self._on_exception
        self._answering.start()
        try:
            yield
        finally:
            self._answering.stop()
            sys.excepthook = hook
            qInstallMessageHandler(handler)

    def run(self, seconds: float) -> None:
        """Within an event loop, as a user: without one, a sheet may be gone while its key is still on the way."""
        loop, acting = QEventLoop(), QTimer(interval=0)
        acting.timeout.connect(self.act)
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        with self.watching():
            acting.start()
            loop.exec()
            acting.stop()

    def act(self) -> None:
        if not isValid(self._root):  # another language is another window
            self._root = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        if not self._root.isVisible():
            self._root.show()  # it was closed
        target = self._target()
        deeds = (self._click, self._press, self._wheel, self._drag, self._type, self._resize)
        (deed,) = self._rng.choices(deeds, DEEDS)
        self.events += 1
        self.last.append(f"{deed.__name__} {type(target).__name__} {target.accessibleName() or target.objectName()}")
        deed(target)

    # Deeds

    def _click(self, target: QWidget) -> None:
        button = self._rng.choice((Button.LeftButton,) * 5 + (Button.RightButton,))
        click = self._rng.choice((QTest.mouseClick,) * 4 + (QTest.mouseDClick,))
        click(target, button, self._rng.choice(HELD), self._point(target))

    def _press(self, target: QWidget) -> None:
        """Into the native window, as a keyboard does: the shortcuts see it first."""
        handle = target.window().windowHandle()
        if isinstance(handle, QWindow):
            key, held = self._rng.choice(KEYS), self._rng.choice(HELD)
            QTest.keyPress(handle, key, held)
            focus = QApplication.focusWidget()
            if focus:  # not into the window: QTest itself dies of one that goes with the release, of any QDialog
                QTest.keyRelease(focus, key, held)

    def _wheel(self, target: QWidget) -> None:
        point, turn = self._point(target), QPoint(0, self._rng.choice((-120, 120)))
        held = self._rng.choice(HELD)
        where = target.mapToGlobal(point)
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            target, QWheelEvent(point.toPointF(), where.toPointF(), QPoint(), turn, Button.NoButton, held, phase, False)
        )

    def _drag(self, target: QWidget) -> None:
        """As long as it is there: its page may go meanwhile."""
        QTest.mousePress(target, Button.LeftButton, Modifier.NoModifier, self._point(target))
        for _ in range(3):
            if isValid(target):
                QTest.mouseMove(target, self._point(target))
            QApplication.processEvents()
        if isValid(target):
            QTest.mouseRelease(target, Button.LeftButton, Modifier.NoModifier, self._point(target))

    def _type(self, target: QWidget) -> None:
        for sign in self._rng.choices(TYPED, k=4):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if isValid(target):
                    QApplication.sendEvent(target, QKeyEvent(kind, 0, Modifier.NoModifier, sign))

    def _resize(self, target: QWidget) -> None:
        self._root.resize(QSize(self._rng.randrange(1, 2600), self._rng.randrange(1, 1600)))

    # Inner

    def _target(self) -> QWidget:
        """In the window that would get the event: a sheet that stands beside it, or the window itself."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, QDialog)]
        top = self._rng.choice([self._root, self._root, *tops])
        inside = [one for one in top.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        return self._rng.choice(inside or [top])

    def _point(self, target: QWidget) -> QPoint:
        return QPoint(self._rng.randrange(max(1, target.width())), self._rng.randrange(max(1, target.height())))

    def _answer(self) -> None:
        """A dialog or menu that has stopped the monkey: press something in it, or send it away."""
        asking = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if asking is None:
            return
        buttons = [one for one in asking.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if isinstance(asking, QDialog) and (not buttons or self._rng.random() < 0.5):
            asking.reject()
        elif buttons and self._rng.random() < 0.8:
            self._rng.choice(buttons).click()
        else:
            asking.close()

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._note("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(one in words for one in HARMLESS):
            self._note(f"Qt: {words}")

    def _note(self, words: str) -> None:
        """Each kind once: what breaks on every click must not fill the memory that is measured."""
        if words not in self._known:
            self._known.add(words)
            self.errors.append("\n".join([words, "after", *self.last]))


DEEDS = (40, 32, 8, 8, 6, 6)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, UNVEIL_CONFIG_DIR=str(Path(home, "config")))
        os.chdir(home)
        return _run(asked.minutes * 60, asked.seed, Path(home))


def _run(seconds: float, seed: int, home: Path) -> int:
    """In turns, each with the samples and ended by closing all photographs: what an open photograph needs is no growth,
    and neither is what the program loads for its first fine-tuning (76 MB), or in the first turn."""
    warm_up()
    qt = program._qt()
    qt.setQuitOnLastWindowClosed(False)
    application = program.Application(Settings())
    application.window.show()
    application.start()
    photographs = [Path(shutil.copy(one, home)) for one in sorted(resource("samples").glob("*.jpg"))]
    monkey = Monkey(application.window, seed)
    before = 0
    try:
        for turn in range(TURNS):
            application.session.strip.find(photographs)
            monkey.run(seconds / TURNS)
            _empty(application)
            before = before or psutil.Process().memory_info().rss
            print(f"{turn + 1}: {monkey.events} events, {_grown(before):+.0f} MB", flush=True)
    finally:  # a thread that still runs would end the process before it can say what went wrong
        application.window.close()
        application.close()
        qt.aboutToQuit.emit()  # as exec does at its end
    print(*monkey.errors[:10], sep="\n\n")
    print(f"seed {seed}: {monkey.events} events, {len(monkey.errors)} errors, {_grown(before):+.0f} MB")
    return 1 if monkey.errors or _grown(before) > GROWTH_MB else 0


def _empty(application: program.Application) -> None:
    """No photograph is open, and nothing runs: neither what the window shows as a job, nor the queue, which would go on
    after it, nor what the program asks by itself, which ends only when the network's layer is computed."""
    session = application.session
    session.batch.stop()
    session.stop()
    session.strip.remove(*(item.id for item in session.view.items))
    for lane in 2 * (application.engine, application.disk):  # an answer of one may be a question to the other
        _wait_for(lane)
    session.batch.close()
    QApplication.processEvents()  # what is no longer there is no longer drawn
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)


def _wait_for(lane: Lane) -> None:
    """Until all that waits in it has ended: a task that does nothing, behind the others, has its turn."""
    ended: set[int] = set()
    listening = lane.happened.connect(lambda event: ended.add(event.job))
    last = lane.submit(_nothing)
    until = time.monotonic() + PATIENCE
    while last not in ended and time.monotonic() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    lane.happened.disconnect(listening)


def _nothing() -> Stream[None]:
    yield from ()


def _grown(before: int) -> float:
    return (psutil.Process().memory_info().rss - before) / 1e6


if __name__ == "__main__":
    sys.exit(main())
