from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QElapsedTimer, QTimer

from app import __main__ as entry
from app import display, main, settings, tasks
from app.job import Job
from app.tuning.sitting import STARTING
from app.view import View
from restoration.types import Progress, Stream

A = Path("/photos/a.jpg")


@pytest.fixture
def application(no_engine: None, qtbot) -> Iterator[main.Application]:
    application = main.Application(settings.Settings())
    qtbot.addWidget(application.window)
    application.window.show()
    application.start()
    qtbot.waitUntil(lambda: application.session.view.device == "CPU")
    yield application
    application.close()
    gc.unfreeze()


def test_a_photograph_goes_through_both_lanes_and_comes_back(application, qtbot):
    session = application.session
    session.strip.find([A])
    qtbot.waitUntil(lambda: session.view.can_restore)
    session.restore()
    qtbot.waitUntil(lambda: session.view.can_save and not session.view.job)
    qtbot.waitUntil(lambda: application.window.windowTitle().startswith("a.jpg"))


def test_many_views_in_one_turn_are_drawn_once(qtbot):
    shown = main.Shown()
    drawn: list[View] = []
    shown.due.connect(drawn.append)
    views = [View(message=str(number)) for number in range(100)]
    for view in views:
        shown.show(view)
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn == [views[-1]]


def test_the_clock_runs_only_while_a_job_does(application, qtbot, monkeypatch):
    go_on, restore = threading.Event(), tasks.restore

    def held(*arguments: object) -> Stream[object]:
        assert go_on.wait(10)
        return (yield from restore(*arguments))

    monkeypatch.setattr(tasks, "restore", held)
    assert not application._tick.isActive()
    application.session.strip.find([A])
    qtbot.waitUntil(lambda: application.session.view.can_restore)
    application.session.restore()
    qtbot.waitUntil(application._tick.isActive)
    go_on.set()
    qtbot.waitUntil(lambda: application.session.view.can_save and not application._tick.isActive())


class Gone:
    """Something that is no longer needed."""


def test_while_learning_imports_torch_nothing_is_swept(application):
    """A sweep through modules that are just being imported would stop the window."""
    starting = Job(9, "tune", None, 0.0, 0.0, Progress(STARTING, 0, 0))
    view = replace(application.session.view, job=starting)
    knot: list[object] = []
    knot.append((knot, gone := Gone()))
    seen = weakref.ref(gone)
    del knot, gone
    application._keep_time(view)
    assert not application._sweep.isActive()
    assert seen() is None, "what is garbage before would be frozen with what is imported"
    application._keep_time(replace(view, job=replace(starting, progress=Progress("learning", 1, 9))))
    assert application._sweep.isActive()


def test_closing_while_a_restoration_runs_is_clean(application, qtbot, monkeypatch):
    def endless(*arguments: object) -> Stream[object]:
        while True:
            yield Progress("restoring", 0, 3)

    monkeypatch.setattr(tasks, "restore", endless)
    application.session.strip.find([A])
    qtbot.waitUntil(lambda: application.session.view.can_restore)
    application.session.restore()
    application.close()
    assert application.engine.isFinished()
    assert application.disk.isFinished()
    assert gc.isenabled()


def test_the_window_stays_alive_while_a_lane_is_busy(application, qtbot, monkeypatch):
    """A heartbeat of 5 ms. The lane computes as torch does, with the interpreter released most of the time."""

    def busy(*arguments: object) -> Stream[object]:
        square = np.random.default_rng(0).random((400, 400), np.float32)
        for done in range(60):
            yield Progress("restoring", done, 60)
            for _ in range(4):
                square @ square
        raise MemoryError

    monkeypatch.setattr(tasks, "restore", busy)
    application.session.strip.find([A])
    qtbot.waitUntil(lambda: application.session.view.can_restore)
    gaps = Heartbeat()
    application.session.restore()
    qtbot.waitUntil(lambda: application.session.view.report is not None, timeout=60_000)
    gaps.timer.stop()
    assert len(gaps.seen) > 10
    assert sorted(gaps.seen)[len(gaps.seen) // 2] < 50
    assert max(gaps.seen) < sum(gaps.seen) / 2  # tests/display/test_heartbeat.py has the real bound


class Heartbeat:
    def __init__(self) -> None:
        self.seen: list[int] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self.timer = QTimer(interval=5)
        self.timer.timeout.connect(self._beat)
        self.timer.start()

    def _beat(self) -> None:
        self.seen.append(self._clock.restart())


def test_hundreds_of_thumbnails_are_drawn_without_a_stall(application, qtbot):
    gaps = Heartbeat()
    application.session.strip.open([Path(f"/photos/{number}.jpg") for number in range(300)])
    qtbot.waitUntil(lambda: all(one.thumbnail is not None for one in application.session.view.items), timeout=20_000)
    gaps.timer.stop()
    assert max(gaps.seen) < 250


def test_verbs_go_to_the_command_line_and_photographs_to_the_window(monkeypatch):
    asked: list[object] = []
    monkeypatch.setattr("restoration.cli.main", lambda arguments: asked.append(arguments) or 0)
    monkeypatch.setattr(entry, "_open_window", lambda arguments: asked.append(arguments) or 0)
    assert entry.main(["models", "--json"]) == 0
    assert entry.main(["street.jpg"]) == 0
    assert entry.main([]) == 0
    assert asked == [["models", "--json"], ["street.jpg"], []]


def test_without_a_screen_the_window_explains_and_ends(monkeypatch, capsys):
    monkeypatch.setattr(display, "problem", lambda: display.NO_DISPLAY)
    assert entry.main(["street.jpg"]) == 1
    assert "DISPLAY" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="only there a screen may be missing")
def test_the_real_program_ends_in_words_without_a_screen():
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    ended = subprocess.run([sys.executable, "-m", "app"], env=bare, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "needs a screen" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_photograph_on_the_command_line_is_opened_and_the_settings_are_kept(no_engine, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("UNVEIL_CONFIG_DIR", str(tmp_path))
    seen: list[str] = []

    def close_when_open() -> None:
        window = next(one for one in main.QApplication.topLevelWidgets() if isinstance(one, main.Window))
        if window.windowTitle().startswith("a.jpg"):
            seen.append(window.windowTitle())
            window.close()

    timer = QTimer(interval=10)
    timer.timeout.connect(close_when_open)
    timer.start()
    assert main.run([A]) == 0
    timer.stop()
    gc.unfreeze()
    assert seen
    assert settings.load(tmp_path / "unveil.ini").geometry


@pytest.mark.slow
def test_the_self_check_restores_a_sample_with_the_shipped_network():
    ended = subprocess.run([sys.executable, "-m", "app", "--self-check"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("self-check: ok")
