from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton

from app import tasks
from app.views.restore_panel import RestorePanel
from restoration.types import Checkpoint, Photo, Progress, Stream

QUIET = Checkpoint("quiet", "mprnet", "denoise", "Quiet")


def diagnose(photo: Photo) -> Stream[tasks.Suggestion]:
    yield Progress("looking", 0, 1)
    return tasks.Suggestion("denoise", "Looks noisy (91 %)")


@pytest.fixture
def panel(rig, qtbot, monkeypatch, tmp_path) -> RestorePanel:
    monkeypatch.setattr(tasks, "diagnose", diagnose)
    panel = RestorePanel(rig.session)
    rig.session._show = panel.show_view
    qtbot.addWidget(panel)
    panel.show()
    rig.session._put(replace(rig.view, checkpoints=(*rig.view.checkpoints, QUIET)))
    rig.session.strip.open([tmp_path / "a.jpg"])
    rig.settle()
    return panel


def switch(panel: RestorePanel) -> QToolButton:
    return next(one for one in panel.findChildren(QToolButton) if one.text() == "Auto")


def test_what_seems_wrong_is_said_and_chosen(panel):
    assert "Looks noisy (91 %)" in {one.text() for one in panel.findChildren(QLabel) if one.isVisible()}
    assert switch(panel).isChecked()
    assert next(box for box in panel.findChildren(QComboBox) if box.accessibleName() == "Task").currentText() == "Noise"


def test_touching_the_task_takes_it_over_and_auto_takes_it_back(rig, panel):
    task = next(box for box in panel.findChildren(QComboBox) if box.accessibleName() == "Task")
    task.setFocus()
    QTest.keyClick(task, Qt.Key.Key_Up)
    assert rig.view.checkpoint == "ours"
    assert not switch(panel).isChecked()
    QTest.mouseClick(switch(panel), Qt.MouseButton.LeftButton)
    assert rig.view.checkpoint == "quiet"
    assert switch(panel).isChecked()


def test_the_switch_lets_go_by_keyboard(rig, panel):
    switch(panel).setFocus()
    QTest.keyClick(switch(panel), Qt.Key.Key_Space)
    assert rig.view.item.edit is not None
    assert rig.view.checkpoint == "quiet"
