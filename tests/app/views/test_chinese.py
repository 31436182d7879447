"""The window in Chinese: in its main states nothing is left in English, and nothing is cut off at 1280 x 800."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QMenu, QToolButton, QWidget

from app.events import Report
from app.languages import catalogue_of
from app.paths import resource
from app.tuning.sitting import Plan
from app.views import theme
from app.views.window import Window
from app.words import Catalogue, speak
from restoration.errors import UnreadablePhoto
from restoration.types import Card, Checkpoint

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
CHECKPOINTS = (
    Checkpoint("ours", "ffa", "dehaze", "FFA-Net compact", card=Card("", "Skies, snow, white walls: it takes them for "
               "haze and darkens them.", "Landscapes with colourful ground and much haze.")),
    Checkpoint("classical", "classic", "dehaze", "Dark channel prior (classical)"),
)  # fmt: skip
NAMES = {
    "Unveil", "FFA-Net", "MPRNet", "ALEN", "JPEG", "PNG", "TIFF", "WebP", "NPZ", "RAW", "PSNR", "SSIM", "RGB", "ISO",
    "JPG", "RCAN", "CPU", "dB", "MB", "Esc", "Shift", "Alt", "Ctrl", "Tab", "Up", "Down", "Left", "Right", "Ins", "Del",
    "PgUp", "PgDown", "Apache", "License", "English", "first", "second", "sRGB",
    "EXIF", "XMP", "IPTC", "GPS",
}  # fmt: skip
LATIN = re.compile(r"[A-Za-z][A-Za-z-]*[A-Za-z]")
FILES = re.compile(r"\S+\.(?:jpg|png|safetensors)|\{\w+\}")


@pytest.fixture
def window(rig, qtbot, family) -> Iterator[Window]:
    speak(catalogue_of("zh_CN", resource("translations")))
    QApplication.setFont(QFont(family, QApplication.font().pointSize()))
    theme.apply(QApplication.instance())
    rig.session.view = replace(rig.view, checkpoints=CHECKPOINTS)
    window = Window(rig.session)
    rig.session._show = window.show_view
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    rig.session.desktop.close()
    speak(Catalogue())


def opened(rig, window: Window) -> None:
    rig.session.strip.open([Path("/photos/a.jpg"), Path("/photos/b.jpg")])
    rig.settle()


def restored(rig, window: Window) -> None:
    opened(rig, window)
    rig.session.restore()
    rig.settle()


def painted(rig, window: Window) -> None:
    restored(rig, window)
    rig.session.where.choose("brush")
    rig.session.steps.add()
    rig.settle()


def compared(rig, window: Window) -> None:
    restored(rig, window)
    rig.session.comparing.show(measure="difference")
    rig.settle()


def looked_at(rig, window: Window) -> None:
    opened(rig, window)
    rig.session.gates.look()
    rig.settle()


def failed(rig, window: Window) -> None:
    rig.session.strip.open([Path("/photos/bad.jpg")])
    gone = UnreadablePhoto("“a.jpg” is not there any more.", "Was it moved, or its disk taken out?")
    rig.session.tell(Report.of(gone))
    rig.engine.step()


def queued(rig, window: Window) -> None:
    opened(rig, window)
    rig.session.batch.ask()


def models(rig, window: Window) -> None:
    rig.session.library.open()


def tuning(rig, window: Window) -> None:
    rig.session.view = replace(rig.view, tuning=replace(rig.view.tuning, plan=Plan(checkpoint="ours")))
    rig.session.tuner.open()


def named(rig, window: Window) -> None:
    opened(rig, window)
    rig.session.recipes.ask("name")


def presets(rig, window: Window) -> None:
    opened(rig, window)
    rig.session.recipes.ask("presets")


STATES: tuple[Callable, ...] = (
    lambda rig, window: None, opened, restored, painted, compared, looked_at, failed, queued, models, tuning, named,
    presets, lambda rig, window: window.show_preferences(), lambda rig, window: window.show_shortcuts(),
    lambda rig, window: window.show_about(), lambda rig, window: window.explain_gates(),
)  # fmt: skip


@pytest.fixture(params=STATES, ids=[getattr(one, "__name__", "sheet") for one in STATES])
def drawn(request, rig, window) -> list[QWidget]:
    """Everything that is seen, of the window and of the sheets beside it."""
    request.param(rig, window)
    window.show_view(rig.view)
    QApplication.processEvents()
    shown = [window, *(sheet for sheet in window.findChildren(QDialog) if sheet.isVisible())]
    return [one for top in shown for one in (top, *top.findChildren(QWidget)) if one.isVisible()]


def test_nothing_is_left_in_english_and_nothing_is_cut_off(drawn) -> None:
    assert {text: words for one in drawn for text in said_by(one) if (words := latin_in(text))} == {}
    assert [text for one in drawn for text, room in lines_of(one) if needed(text, one) > room] == []


def test_menus_are_chinese(window) -> None:
    actions = [*window.findChildren(QAction), *(menu.menuAction() for menu in window.findChildren(QMenu))]
    texts = [text for one in actions for text in (one.text(), one.toolTip(), one.iconText())]
    assert len(texts) > 200
    assert {text: words for text in texts if (words := latin_in(text))} == {}


def test_english_that_is_left_is_seen(window, rig) -> None:
    rig.session._change(message="Not in the file")
    assert any(latin_in(text) for one in window.findChildren(QWidget) for text in said_by(one))


def test_what_is_cut_off_is_seen(qtbot) -> None:
    button = QLabel("去雾去雨降噪去模糊")
    qtbot.addWidget(button)
    button.setFixedWidth(60)
    assert [text for text, room in lines_of(button) if needed(text, button) > room]


def said_by(widget: QWidget) -> list[str]:
    said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QComboBox):
        said += [widget.itemText(row) for row in range(widget.count())] + [widget.placeholderText()]
    return [text for text in said if text]


def latin_in(text: str) -> list[str]:
    """Words that are neither names, nor keys, nor files."""
    return [word for word in LATIN.findall(FILES.sub("", text)) if word not in NAMES]


def lines_of(widget: QWidget) -> list[tuple[str, float]]:
    """What has to fit on one line, and the room for it."""
    if isinstance(widget, QLabel) and not widget.wordWrap():
        return [(line, widget.width()) for line in widget.text().replace("&", "").splitlines()]
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return []
    if isinstance(widget, QAbstractButton) and widget.text():
        return [(widget.text().replace("&", ""), widget.width())]
    return []


def needed(text: str, widget: QWidget) -> float:
    return QFontMetricsF(widget.font()).horizontalAdvance(text)
