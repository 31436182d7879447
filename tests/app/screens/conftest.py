"""A window that looks the same on every machine: one font, one style, one size, and photographs that are drawn here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QImage, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from app import tasks
from app.batch import tasks as batch_tasks
from app.batch.tasks import Fraction, Written
from app.compare import tasks as compare_tasks
from app.languages import catalogue_of
from app.levels import picture_of
from app.paths import resource
from app.views import theme
from app.views.window import Window
from app.words import Catalogue, speak
from restoration.catalogue import models_folder
from restoration.edit import Edit
from restoration.errors import UnreadablePhoto
from restoration.paces import Pace, Paces
from restoration.types import AttentionMap, Box, Card, Checkpoint, Photo, Progress, RestoreResult, Source, Tuned

SIZE = (720, 480)
Strategy = QFont.StyleStrategy
AIR = np.array((0.78, 0.8, 0.83), np.float32)
CARD = Card(
    "649 photographs.",
    "Landscapes with colourful ground and much haze.",
    "Skies, snow, white walls: it takes them for haze and darkens them.",
    {"sots_indoor": 21.24, "sots_outdoor": 18.6},
)
TUNED = Card(tuned=Tuned("FFA-Net compact", "gain +0.67 dB", ("NIKON D90",), (200, 1600)))
SHIPPED = (
    Checkpoint("ours", "ffa", "dehaze", "FFA-Net compact", Path("/o"), licence="MIT", size=4_500_000, card=CARD),
    Checkpoint("classical", "classic", "dehaze", "Dark channel prior (classical)"),
    Checkpoint("dark", "alen", "lowlight", "ALEN compact", Path("/d")),
    Checkpoint("noise", "mprnet", "denoise", "MPRNet compact", Path("/n")),
)


def scene() -> np.ndarray:
    """float32 (h, w, 3): hills, a lake and houses under an evening sky, in even colours and with sharp edges."""
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / (height, width)[0]
    steps = np.floor(y * 12)[..., None] / 12
    drawn = np.array((0.35, 0.55, 0.85)) + steps * (0.5, 0.25, -0.1)
    for far, (level, colour) in enumerate(
        ((0.42, (0.32, 0.42, 0.5)), (0.55, (0.2, 0.36, 0.26)), (0.7, (0.1, 0.2, 0.12)))
    ):
        ridge = level + 0.07 * np.sin(5 * x + 2 * far) + 0.02 * np.sin(17 * x + far)
        drawn = np.where((y > ridge)[..., None], colour, drawn)
    drawn = np.where((y > 0.85)[..., None], np.where(np.floor(y * 60)[..., None] % 3 > 0, (0.2, 0.4, 0.55), 0.6), drawn)
    for left in (90, 210, 250, 480, 590):
        drawn[300:370, left : left + 34] = (0.72, 0.3, 0.2)
        drawn[312:326, left + 6 : left + 14] = drawn[312:326, left + 20 : left + 28] = (0.98, 0.85, 0.5)
    return drawn.astype(np.float32)


def hazy(pixels: np.ndarray, least: float = 0.3) -> np.ndarray:
    """The farther up, the more of the air is seen instead: I = J t + A (1 - t)."""
    clear = np.linspace(least, 0.8, len(pixels), dtype=np.float32)[:, None, None]
    return pixels * clear + AIR * (1 - clear)


CLEAR = scene()
CLEAR.flags.writeable = False
HAZY = hazy(CLEAR)


def photograph(pixels: np.ndarray, path: Path | None = None) -> Photo:
    return Photo(np.clip(pixels, 0, 1), None, Source(path, "jpg", 8))


def gate(place: int) -> np.ndarray:
    """float32 (h, w) in [0, 1]: the deeper the layer, the more it tells near from far."""
    light = CLEAR[::8, ::8].mean(axis=2)
    down = np.linspace(0, 1, len(light), dtype=np.float32)[:, None]
    return np.clip(0.5 + (0.1 * place) * (down - 0.5) + 0.4 * (light - 0.5) * (1 - 0.1 * place), 0, 1)


def maps() -> tuple[AttentionMap, ...]:
    """Of a network like FFA-Net: gates of places and of channels."""
    whole, made = Box(0, 0, *SIZE), []
    for place in range(6):
        name = f"g{1 + place // 3}.gp.{place % 3}"
        channels = 0.5 + 0.5 * np.sin(np.arange(32, dtype=np.float32) * (place + 1))
        made.append(AttentionMap(f"{name}.calayer.ca", "channel", 0, channels, whole))
        made.append(AttentionMap(f"{name}.palayer.pa", "pixel", 0, gate(place), whole))
    return (*made, AttentionMap("palayer.pa", "pixel", 0, gate(8), whole))


def diagnose(photo):
    yield Progress("looking", 0, 1)
    return tasks.Suggestion("dehaze", "Looks hazy (87 %)")


def thumbnail(path):
    yield Progress("reading", 0, 1)
    small = (CLEAR if "clear" in path.stem else HAZY)[::5, ::5]
    return np.rint(small * 255).astype(np.uint8)


def open_photo(path):
    yield Progress("opening", 0, 1)
    return picture_of(photograph(CLEAR if "clear" in path.stem else HAZY, path))


def restore(photo, steps, seen, long_side):
    yield Progress("restoring", 0, 1)
    result = RestoreResult(photograph(0.85 * CLEAR + 0.15 * HAZY), 1.8, "CPU", "whole image")
    return tasks.Restored(picture_of(result.photo), result, steps)


def attend(photo, checkpoint, box, gaze=None, before=()):
    yield Progress("attending", 0, 1)
    return tasks.Attention(maps(), checkpoint, before=before)


def try_all(photo, attempts, box, long_side):
    yield Progress("trying", 0, len(attempts), picture_of(photo))
    for place, (awaited, _) in enumerate(attempts, 1):
        made = photograph(CLEAR * (1 - 0.12 * place) + HAZY * 0.12 * place)
        result = RestoreResult(made, 0.4 * place, "CPU", "whole image")
        yield Progress("trying", place, len(attempts), replace(awaited, picture=picture_of(made), result=result))


def restore_file(entry, *rest):
    yield Progress("restoring", 1, 2, Fraction(0.5))
    if "bad" in entry.path.name:
        raise UnreadablePhoto(f"“{entry.path.name}” is damaged.", "Copy it again.")
    return Written(entry.path, Edit(), 2.0, 30.0)


@pytest.fixture
def dressed(qapp: QApplication, family: str) -> Iterator[None]:
    """The usual theme, letters that no machine shapes in its own way, and a cursor that does not blink."""
    font, flash = QFont(family), qapp.cursorFlashTime()
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(Strategy.NoFontMerging | Strategy.PreferAntialias | Strategy.NoSubpixelAntialias)
    qapp.setFont(font)
    qapp.setCursorFlashTime(0)
    theme.apply(qapp)
    yield
    qapp.setCursorFlashTime(flash)


class Stage:
    """The rig's session and the window that draws it."""

    clear, hazy = CLEAR, HAZY

    def __init__(self, rig, qtbot) -> None:
        self.rig, self.session = rig, rig.session
        self._qtbot = qtbot
        self.show_window()

    def show_window(self) -> None:
        self.window = Window(self.session)
        self.session._show = self.window.show_view
        self._qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self._qtbot.waitExposed(self.window)

    def speak_chinese(self) -> None:
        speak(catalogue_of("zh_CN", resource("translations")))
        self.window.close()
        self.show_window()

    def settle(self) -> None:
        self.rig.settle()
        QApplication.processEvents()

    def open(self, *names: str) -> None:
        self.session.strip.open([Path(f"/photos/{name}.jpg") for name in names])
        self.settle()

    def restore(self) -> None:
        self.open("lake", "harbour", "clear day")
        self.session.restore()
        self.settle()

    def button(self, text: str) -> QPushButton:
        return next(one for one in self.window.findChildren(QPushButton) if one.text() == text and one.isVisible())

    def scroll_to(self, kind: type[QWidget]) -> None:
        """The part of the panel that is of this kind comes to its top."""
        self.settle()
        area = self.window.findChild(QScrollArea, "panelArea")
        part = self.window.findChild(kind)
        area.verticalScrollBar().setValue(part.mapTo(area.widget(), QPoint()).y())


@pytest.fixture
def stage(rig, dressed, monkeypatch, qtbot, tmp_path) -> Iterator[Stage]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    models_folder().mkdir(parents=True)
    for task in (thumbnail, open_photo, diagnose, restore, attend):
        monkeypatch.setattr(tasks, task.__name__, task)
    monkeypatch.setattr(compare_tasks, "try_all", try_all)
    monkeypatch.setattr(batch_tasks, "restore_file", restore_file)
    mine = Checkpoint("mine", "ffa", "dehaze", "Street haze", models_folder() / "street.safetensors", card=TUNED)
    paces = Paces(known=(Pace("ours", "CPU", 2.5),))
    rig.session.view = replace(rig.view, checkpoints=(*SHIPPED, mine), paces=paces)
    yield Stage(rig, qtbot)
    rig.session.desktop.close()
    speak(Catalogue())


def seen(widget: QWidget) -> np.ndarray:
    """uint8 (h, w, 3): what a window shows once everything in it has found its place."""
    for _ in range(8):
        QApplication.processEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


@pytest.fixture
def look():
    return seen


@pytest.fixture
def font(qapp, font_file) -> QRawFont:
    return QRawFont(str(font_file), 13)
