"""Builds settings, lanes, session and window, and connects them. Read this first."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import crash, display, paths, settings
from app.events import Report
from app.jobs import Lane
from app.session import Session
from app.speaking import Speaker
from app.tuning.tuner import is_starting
from app.view import View
from app.views import theme
from app.views.empty import samples
from app.views.window import Window
from restoration import paces

TICK_MS = 250
SWEEP_MS = 2000
CHECK_MS = 300_000


class Shown(QObject):
    """Many Views in one turn of the event loop are drawn once: the last of them."""

    due = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)

    def show(self, view: View) -> None:
        self._view = view
        if not self._soon.isActive():
            self._soon.start()

    def _draw(self) -> None:
        self.due.emit(self._view)


class Crashes(QObject):
    """Lives in the GUI thread, so what another thread has to tell arrives there."""

    told = Signal(object)

    def tell(self, report: Report) -> None:
        self.told.emit(report)


class Application:
    """Everything that lives as long as the window."""

    def __init__(self, remembered: settings.Settings) -> None:
        numbers = count(1)
        self.engine, self.disk = Lane(numbers), Lane(numbers)
        self._shown = Shown()
        self.session = Session(self.engine, self.disk, self._shown.show)
        self.session.desktop.recall(remembered.preferences)
        self._speaker = Speaker()
        self._speaker.speak(remembered.preferences.language)
        self.window = Window(self.session, remembered)
        self._tick = QTimer(interval=TICK_MS)
        self._tick.timeout.connect(self.session.tick)
        self._sweep = QTimer(interval=SWEEP_MS)
        self._sweep.timeout.connect(gc.collect)
        self._warm = False
        self._shown.due.connect(self.window.show_view)
        self._shown.due.connect(self._keep_time)
        self._shown.due.connect(self._keep_language)
        self.drawn = self._shown.due
        for lane in (self.engine, self.disk):
            lane.happened.connect(self.session.on_event)

    def start(self) -> None:
        """The garbage collector runs in this thread only: in a lane it might destroy what belongs to Qt. It waits until
        the engine is warm: a sweep through all that torch brings with it stops the window for a quarter of a second."""
        gc.disable()
        self.engine.start()
        self.disk.start()
        self.session.start()

    def close(self) -> None:
        self._tick.stop()
        self._sweep.stop()
        self.engine.close()
        self.disk.close(self.session.saves)
        self.session.desktop.close()
        self._speaker.fall_silent()
        gc.enable()

    def _keep_time(self, view: View) -> None:
        """The clock ticks only while a job runs. What was imported until the engine is warm is never swept."""
        if view.job is None:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        if view.device and not self._warm:
            self._warm = True
            gc.freeze()
        sweeps = self._warm and not is_starting(view)
        if sweeps and not self._sweep.isActive():
            self._sweep.start()
        elif not sweeps and self._sweep.isActive():
            gc.collect()  # what is garbage now would be frozen with what is being imported
            self._sweep.stop()

    def _keep_language(self, view: View) -> None:
        """Widgets keep no truth: in another language the window is made anew, and the old one is forgotten."""
        if not self._speaker.speak(view.around.preferences.language):
            return
        old, self.window = self.window, Window(self.session, self.window.settings)
        self._shown.due.disconnect(old.show_view)
        self._shown.due.connect(self.window.show_view)
        self.window.show()
        self.window.show_preferences()
        old.hide()
        old.deleteLater()


def run(photographs: Sequence[Path]) -> int:
    """Open the window, with these photographs, until it is closed."""
    qt = _qt()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    settings_file = paths.config_folder() / "unveil.ini"
    remembered = settings.load(settings_file)
    theme.apply(qt, remembered.preferences.theme)
    application = Application(remembered)
    crashes = Crashes()
    crashes.told.connect(application.session.tell)
    watch = crash.Watch(paths.state_folder(), crashes.tell)
    application.window.show()
    watch.start()
    application.start()
    application.session.batch.keep_in(paths.state_folder())
    application.session.pacing.keep_in(paces.usual_file())
    application.session.strip.find(photographs)
    code = qt.exec()
    _remember(settings_file, application.window.settings)
    application.close()
    watch.stop()
    return code


def self_check() -> int:
    """Restore a bundled sample with the shipped checkpoint, through the window, the lanes and the engine."""
    qt = _qt()
    application = Application(settings.Settings())
    application.window.show()
    application.start()
    try:
        said = _check(application)
    finally:
        application.window.close()
        application.close()
        qt.processEvents()
    print(f"self-check: {said}")
    return 0 if said.startswith("ok") else 1


def _check(application: Application) -> str:
    session = application.session
    sample = samples(paths.resource("samples"))[0]
    session.strip.open([sample.path])
    _wait(application, lambda view: view.can_restore)
    session.restore()
    _wait(application, lambda view: view.can_save and not view.job)
    view = session.view
    if view.notice and view.notice.detail:
        return f"{view.notice.summary}\n{view.notice.detail}"
    if view.item is None or view.item.original is None or view.item.restored is None:
        return "the sample was not restored in time"
    before, after = view.item.original.photo.pixels, view.item.restored.picture.photo.pixels
    change = float(np.abs(after - before).mean())
    sound = bool(np.isfinite(after).all()) and change > 1e-3
    result = view.item.restored.result
    told = f"{sample.path.name} changed by {change:.3f} in {result.seconds:.1f} s on {result.device}, {result.plan}"
    return f"{'ok' if sound else 'wrong'}: {told}"


def _wait(application: Application, enough: Callable[[View], bool]) -> None:
    """Let the window live until the View is as wanted, or something failed, or CHECK_MS are over."""
    loop = QEventLoop()
    limit = QTimer(singleShot=True, interval=CHECK_MS)
    limit.timeout.connect(loop.quit)
    limit.start()

    def look(view: View) -> None:
        if enough(view) or view.notice:
            loop.quit()

    application.drawn.connect(look)
    loop.exec()
    application.drawn.disconnect(look)


def _remember(path: Path, remembered: settings.Settings) -> None:
    try:
        settings.save(path, remembered)
    except OSError as error:
        print(f"The settings could not be kept: {error}")


def _qt() -> QApplication:
    display.forget_foreign_plugins()
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(["unveil"])
    qt.setApplicationName("unveil")
    qt.setApplicationDisplayName("Unveil")
    qt.setDesktopFileName("unveil")
    theme.apply(qt)
    qt.setWindowIcon(theme.emblem())
    return qt
