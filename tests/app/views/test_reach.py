"""Everything can be reached by keyboard, has a name, and can be read, in the main states of the window.

No pictures are compared with stored ones: fonts and their hinting differ from machine to machine, so that either a
tolerance lets faults pass or an update of a font fails the suite. What stored pictures would catch is asked directly:
that every state is drawn, that each looks different from the others, and that no words are cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from app.actions import COMMANDS
from app.events import Report
from app.pixels import arrays_of
from app.views import theme
from app.views.desktop.outgoing import DRAG
from app.views.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit)
A, B, BAD = (Path("/photos", name) for name in ("a.jpg", "b.jpg", "bad.jpg"))

KEYLESS = {
    "import": "seldom: once for each model",
    "model": "seldom: once for each model",
    "details": "only after an error, where there is a button for it",
    "keep-recipes": "a habit, chosen once",
    "about": "seldom, and every program has it in this place",
}
"""Commands without a key, and why. Choices of a group are made in the menu or on the preferences' sheet."""
MOUSE_ONLY = {DRAG: "the keyboard's way to another program is Ctrl+C, or Save"}


@pytest.fixture
def window(rig, qtbot) -> Window:
    """Dressed by itself, not with the whole application."""
    window = Window(rig.session)
    window.setStyleSheet(theme.sheet("dark"))
    window.setPalette(theme.palette(theme.DARK))
    rig.session._show = window.show_view
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


def empty(rig) -> None:
    pass


def opened(rig) -> None:
    rig.session.strip.open([A, B])
    rig.settle()


def restoring(rig) -> None:
    opened(rig)
    rig.session.restore()
    rig.engine_step()


def restored(rig) -> None:
    opened(rig)
    rig.session.restore()
    rig.settle()


def side_by_side(rig) -> None:
    restored(rig)
    rig.session.compare(mode="side")


def overlaid(rig) -> None:
    restored(rig)
    rig.session.gates.show(overlay=True)


def reported(rig) -> None:
    restored(rig)
    rig.session.tell(Report("This photograph is too large.", "Close other programs.", "Traceback"))


def damaged(rig) -> None:
    rig.session.strip.open([BAD, A])
    rig.settle()


STATES = (empty, opened, restoring, restored, side_by_side, overlaid, reported, damaged)


def seen(top: QWidget) -> list[QWidget]:
    """The visible controls that are ours: Qt's own parts of a control are reached through it."""
    found = [one for kind in CONTROLS for one in top.findChildren(kind)]
    own = [one for one in found if not isinstance(one, QScrollBar) and not one.objectName().startswith("qt_")]
    return [one for one in dict.fromkeys(own) if one.isVisible() and not isinstance(one.window(), QComboBox)]


def name_of(control: QWidget) -> str:
    buddies = [one.text() for one in control.window().findChildren(QLabel) if one.buddy() is control]
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text.strip() or "".join(buddies)


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name(rig, window, state: Callable):
    state(rig)
    nameless = [one for one in seen(window) if not name_of(one)]
    assert nameless == []
    assert seen(window)


@pytest.mark.parametrize("sheet", [Window.show_preferences, Window.show_shortcuts, Window.show_about])
def test_every_control_of_a_sheet_has_a_name_and_esc_closes_it(rig, window, qtbot, sheet: Callable):
    sheet(window)
    shown = next(one for one in window.findChildren(QDialog) if one.isVisible())
    assert seen(shown)
    assert all(map(name_of, seen(shown)))
    assert cut_off(shown) == []
    assert shown.height() <= 720
    assert shown.width() <= 1240
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_every_command_has_a_key_or_a_reason():
    keyless = {one.id for one in COMMANDS if not one.shortcuts and not one.group}
    assert keyless == set(KEYLESS)


@pytest.mark.parametrize("state", [empty, opened, restored, overlaid, reported])
def test_the_keyboard_reaches_every_control(rig, window, state: Callable):
    """F6 goes to each part of the window, and Tab from control to control in it."""
    state(rig)
    reached: set[QWidget] = set()
    for _ in range(6):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
        while (focused := QApplication.focusWidget()) not in reached:
            reached.add(focused)
            if focused not in (window._canvas, window._filmstrip):
                QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    usable = [one for one in seen(window) if one.isEnabled() and name_of(one) not in MOUSE_ONLY]
    assert [name_of(one) for one in usable if one not in reached] == []
    assert len(usable) > 3


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(1280, 800), (820, 560)])
def test_no_words_are_cut_off(rig, window, qtbot, state: Callable, size: tuple[int, int]):
    window.resize(*size)
    state(rig)

    def all_is_read() -> None:
        assert cut_off(window) == []

    qtbot.waitUntil(all_is_read, timeout=5000)  # a panel in a panel is laid out in several turns


def cut_off(top: QWidget) -> list[str]:
    """What is written on labels and buttons that are too small for it. Words that have a tooltip can be read there."""
    small = []
    for one in top.findChildren(QWidget):
        if isinstance(one, QLabel) and one.hasHeightForWidth():
            needed = (0, one.heightForWidth(one.width()))
        elif isinstance(one, QLabel | QPushButton | QCheckBox):
            needed = (one.minimumSizeHint().width(), one.minimumSizeHint().height())
        else:
            continue
        fits = one.width() >= needed[0] and one.height() >= needed[1]
        if one.isVisible() and one.text() and not fits and not (isinstance(one, QLabel) and one.toolTip()):
            small.append(f"{one.text()!r} {one.width()}x{one.height()} of {needed[0]}x{needed[1]}")
    return small


def test_a_label_that_is_cut_off_is_noticed(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    one = QLabel("A sentence of some length", top)
    one.resize(40, 20)
    top.show()
    assert len(cut_off(top)) == 1


def test_every_state_is_drawn_and_looks_different(rig, window):
    pictures = []
    for state in STATES:
        for item in rig.view.items:
            rig.session.strip.remove(item.id)
        rig.session.compare(mode="wipe")
        rig.session.gates.show(overlay=False)
        rig.session.dismiss()
        state(rig)
        QApplication.processEvents()
        pixels, _ = arrays_of(window.grab().toImage().scaled(320, 200))
        assert pixels.std() > 4, state.__name__
        pictures.append(pixels.astype(np.int16))
        rig.settle()
    for place, one in enumerate(pictures):
        for other_place, other in enumerate(pictures[:place]):
            differ = float((np.abs(one - other).max(axis=2) > 8).mean())
            assert differ > 0.001, (STATES[place].__name__, STATES[other_place].__name__)
