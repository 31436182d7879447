from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from app.views.edits.steps import StepList
from restoration.types import Checkpoint

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform


@pytest.fixture
def steps(rig, qtbot) -> StepList:
    quiet = Checkpoint("quiet", "mprnet", "denoise", "Quiet")
    rig.session._change(checkpoints=(*rig.view.checkpoints, quiet))
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    steps = StepList(rig.session)
    rig.session._show = steps.show_view
    qtbot.addWidget(steps)
    steps.show_view(rig.view)
    steps.show()
    return steps


def texts(steps: StepList) -> list[str]:
    """From above."""
    buttons = [one for one in steps.findChildren(QPushButton) if one.isVisible()]
    return [one.text() for one in sorted(buttons, key=lambda one: one.mapTo(steps, QPoint()).y())]


def press(steps: StepList, text: str) -> QPushButton:
    button = next(one for one in steps.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return button


def test_a_single_step_takes_no_room(steps):
    assert texts(steps) == ["Add a step"]


def test_steps_are_added_chosen_and_removed_by_the_mouse(rig, steps):
    press(steps, "Add a step")
    QApplication.processEvents()
    assert texts(steps) == ["1 · Haze", "2 · Noise", "Add a step"]
    assert rig.view.place == 1
    first = press(steps, "1 · Haze")
    assert rig.view.place == 0
    assert first.isChecked()
    press(steps, "1 · Haze")
    assert first.isChecked()
    remove = next(one for one in steps.findChildren(QToolButton) if one.accessibleName() == "Remove step 1 · Haze")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [one.checkpoint for one in rig.view.edit.steps] == ["quiet"]
    assert texts(steps) == ["Add a step"]


def test_they_are_reached_by_the_keyboard(rig, steps):
    press(steps, "Add a step")
    first = next(one for one in steps.findChildren(QPushButton) if one.text() == "1 · Haze")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert rig.view.place == 0
