"""An application without an engine: tasks that need neither torch nor a file, and lanes that run when told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app import tasks
from app.edits import tasks as edit_tasks
from app.events import Event, Failed, Finished, Progressed, Report, Stopped
from app.levels import picture_of
from app.session import Session
from app.view import View
from app.views import theme
from app.views.window import Window
from restoration.edit import Edit
from restoration.errors import UnreadablePhoto
from restoration.types import AttentionMap, Box, Card, Checkpoint, Photo, Progress, RestoreResult, Source, Step, Stream

CHECKPOINTS = (
    Checkpoint("ours", "ffa", "dehaze", "Unveil dehaze", card=Card(good_for="daylight haze", bad_for="night")),
    Checkpoint("classical", "classic", "dehaze", "Dark channel prior"),
)
HAZY, CLEAR = 0.75, 0.25
SIZE = (6, 4)


@dataclass
class Inline:
    """A lane without a thread: `step` runs the first task that waits, up to its end or its next report."""

    numbers: Iterator[int]
    waiting: list[tuple[int, Callable[[], Stream[object]]]] = field(default_factory=list)
    stopped: set[int] = field(default_factory=set)
    running: tuple[int, Stream[object]] | None = None

    def submit(self, task: Callable[[], Stream[object]], urgent: bool = False) -> int:
        job = next(self.numbers)
        self.waiting.insert(0 if urgent else len(self.waiting), (job, task))
        return job

    def stop(self, job: int) -> None:
        self.stopped.add(job)

    def step(self) -> Event | None:
        if self.running is None:
            if not self.waiting:
                return None
            job, task = self.waiting.pop(0)
            self.running = (job, task())
        job, stream = self.running
        event = Stopped(job) if job in self.stopped else self._next(job, stream)
        if not isinstance(event, Progressed):
            stream.close()
            self.running = None
        return event

    @staticmethod
    def _next(job: int, stream: Stream[object]) -> Event:
        try:
            return Progressed(job, next(stream))
        except StopIteration as end:
            return Finished(job, end.value)
        except Exception as error:
            return Failed(job, Report.of(error))


@dataclass
class Rig:
    session: Session
    engine: Inline
    disk: Inline
    shown: list[View]

    @property
    def view(self) -> View:
        return self.session.view

    def settle(self) -> None:
        """Until both lanes have nothing more to do."""
        while event := self.disk.step() or self.engine.step():
            self.session.on_event(event)

    def engine_step(self) -> None:
        event = self.engine.step()
        assert event is not None
        self.session.on_event(event)


def photo_of(level: float, path: Path | None = None) -> Photo:
    raw = path is not None and path.suffix == ".NEF"
    return Photo(np.full((SIZE[1], SIZE[0], 3), level, np.float32), None, Source(path, "jpg", 8, raw=raw))


def catalogue() -> Stream[tuple[Checkpoint, ...]]:
    yield Progress("catalogue", 0, 1)
    return CHECKPOINTS


def warm_up(device: str = "auto") -> Stream[str]:
    yield Progress("engine", 0, 1)
    return "CPU"


def diagnose(photo: Photo) -> Stream[tasks.Suggestion]:
    yield Progress("looking", 0, 1)
    return tasks.Suggestion("", "Looks fine (90 %)")


def _refuse_bad(path: Path) -> None:
    if "bad" in path.name:
        raise UnreadablePhoto(f"{path.name} is damaged.", "Copy it again.")


def thumbnail(path: Path) -> Stream[np.ndarray]:
    yield Progress("reading", 0, 1)
    _refuse_bad(path)
    return np.full((8, 12, 3), 128, np.uint8)


def open_photo(path: Path) -> Stream[object]:
    yield Progress("opening", 0, 1)
    _refuse_bad(path)
    return picture_of(photo_of(HAZY, path))


def restore(photo: Photo, steps: tuple[Step, ...], seen: Box | None, long_side: int | None) -> Stream[tasks.Restored]:
    for done in range(3):
        yield Progress("restoring", done, 3)
    result = RestoreResult(photo_of(CLEAR), 1.8, "CPU", "whole image")
    return tasks.Restored(picture_of(result.photo), result, steps)


def attend(
    photo: Photo,
    checkpoint: str,
    box: Box | None,
    gaze: tuple[int, int] | None = None,
    before: tuple[Step, ...] = (),
) -> Stream[tasks.Attention]:
    yield Progress("attending", 0, 1)
    values = np.full((2, 3), 0.5, np.float32)
    layers = ("first", "second")
    maps = tuple(AttentionMap(layer, "pixel", 0, values, Box(0, 0, *photo.size)) for layer in layers)
    return tasks.Attention(maps, checkpoint, before=before)


def save(
    original: Photo, restored: Photo, edit: Edit, path: Path, maps: tuple[AttentionMap, ...] = (), *more
) -> Stream[Path]:
    yield Progress("saving", 0, 1)
    return path


@pytest.fixture(scope="session")
def font_file() -> Path:
    return Path(__file__).parent / "font" / "screens.otf"


@pytest.fixture(scope="module")
def family(qapp: QApplication, font_file: Path) -> Iterator[str]:
    """A font with Latin and Chinese letters, whatever fonts the machine has."""
    number = QFontDatabase.addApplicationFont(str(font_file))
    assert number >= 0, f"{font_file} is not a font"
    yield QFontDatabase.applicationFontFamilies(number)[0]
    QFontDatabase.removeApplicationFont(number)


@pytest.fixture(autouse=True)
def as_it_was(qapp: QApplication) -> Iterator[None]:
    """Each test finds the application as the first one did: with nothing open, and in its own clothes.

    pytest-qt closes a window and has it destroyed later: without an event loop never. Its sheets, windows of their own,
    would stay on the screen of the tests that follow.
    """
    style, sheet, worn = qapp.style().objectName(), qapp.styleSheet(), qapp.property(theme.WORN)
    palette, font = qapp.palette(), qapp.font()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if font != qapp.font():
        qapp.setFont(font)
    if (sheet, worn) != (qapp.styleSheet(), qapp.property(theme.WORN)):
        qapp.setStyle(style)
        qapp.setPalette(palette)
        qapp.setStyleSheet(sheet)
        qapp.setProperty(theme.WORN, worn)


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNVEIL_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setattr(edit_tasks, "keep_recipe", lambda path, worked: None)  # no such photograph is on the disk
    for task in (catalogue, warm_up, thumbnail, open_photo, diagnose, restore, attend, save):
        monkeypatch.setattr(tasks, task.__name__, task)


@pytest.fixture
def rig(no_engine: None) -> Rig:
    numbers = count(1)
    engine, disk = Inline(numbers), Inline(numbers)
    shown: list[View] = []
    ticks = count()
    rig = Rig(Session(engine, disk, shown.append, clock=lambda: float(next(ticks))), engine, disk, shown)
    rig.session.start()
    rig.settle()
    return rig


@pytest.fixture
def whole_window(rig: Rig, qtbot) -> Window:
    """The window on the screen, drawing the rig's session."""
    window = Window(rig.session)
    rig.session._show = window.show_view
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window
