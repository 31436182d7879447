"""Somebody who presses everything, on a window without an engine; benchmarks/monkey.py does it to the whole program."""

from __future__ import annotations

import importlib.util
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QPushButton
from shiboken6 import isValid

from app.views import theme
from app.views.window import Window

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "monkey.py"
DEEDS = 200  # about five seconds
pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture(scope="module")
def monkey() -> ModuleType:
    spec = importlib.util.spec_from_file_location("monkey", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def window(rig, qtbot, tmp_path, monkeypatch) -> Window:
    """With three photographs of which one cannot be read; files are asked for without a dialog of the system, and the
    theme, which is the whole application's, stays."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(theme, "apply", lambda application, chosen: None)
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: action)  # it waits for a real mouse
    for ask in ("getOpenFileNames", "getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *arguments, **options: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments, **options: "")
    window = Window(rig.session)
    rig.session._show = window.show_view
    qtbot.addWidget(window)
    window.show()
    rig.session.strip.open([Path("/photos", name) for name in ("a.jpg", "bad.jpg", "c.jpg")])
    rig.settle()
    yield window
    rig.session.desktop.close()


@pytest.mark.parametrize("seed", [1])
def test_nothing_that_one_can_press_breaks_the_window(rig, window, monkey, seed):
    one = monkey.Monkey(window, seed)
    with one.watching():
        for _ in range(DEEDS):
            one.act()
            QApplication.processEvents()
            advance(rig)
    assert one.errors == []


def advance(rig) -> None:
    event = rig.disk.step() or rig.engine.step()
    if event:
        rig.session.on_event(event)
    rig.session.tick()


def test_the_monkey_sees_an_exception_and_tells_what_it_did(qtbot, monkey):
    root = QMainWindow()
    qtbot.addWidget(root)
    button = QPushButton("Break", root)
    button.clicked.connect(lambda: 1 // 0)
    root.setCentralWidget(button)
    root.show()
    one = monkey.Monkey(root, 1)
    with one.watching():
        for _ in range(40):
            one.act()
    assert one.errors
    assert "ZeroDivisionError" in one.errors[0]
    assert "_click QPushButton" in one.errors[0] or "_press" in one.errors[0]


def test_what_vanishes_under_the_mouse_or_a_key_is_let_go(qtbot, monkey, monkeypatch):
    monkeypatch.setattr(monkey, "KEYS", (Qt.Key.Key_Escape,))
    monkeypatch.setattr(monkey, "HELD", (Qt.KeyboardModifier.NoModifier,))
    root = QMainWindow()
    qtbot.addWidget(root)
    root.show()
    button, sheet = QPushButton("Break", root), QDialog(root)
    button.pressed.connect(partial(QTimer.singleShot, 0, button.deleteLater))
    button.show()
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.show()
    one = monkey.Monkey(root, 1)
    one._drag(button)
    one._press(sheet)
    assert not isValid(button)
    assert not isValid(sheet)


def test_the_same_seed_does_the_same(qtbot, monkey):
    deeds = []
    for _ in range(2):
        root = QMainWindow()
        qtbot.addWidget(root)
        root.setCentralWidget(QPushButton("Nothing", root))
        root.show()
        one = monkey.Monkey(root, 7)
        with one.watching():
            for _ in range(12):
                one.act()
        deeds.append(list(one.last))
        root.close()
    assert deeds[0] == deeds[1]
