from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from app.views.restore_panel import RestorePanel, StrengthSlider
from restoration.catalogue import models_folder
from restoration.edit import Edit
from restoration.types import Checkpoint, Step

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform


@pytest.fixture
def panel(rig, qtbot) -> RestorePanel:
    panel = RestorePanel(rig.session)
    rig.session._show = panel.show_view
    qtbot.addWidget(panel)
    panel.show_view(rig.view)
    panel.show()
    return panel


def slider(panel: RestorePanel) -> StrengthSlider:
    return panel.findChild(StrengthSlider)


def test_the_card_of_the_chosen_model_is_shown(rig, panel):
    assert {"Good for: daylight haze", "Not for: night"} <= {label.text() for label in panel.findChildren(QLabel)}


def choice(panel: RestorePanel, name: str) -> QComboBox:
    return next(one for one in panel.findChildren(QComboBox) if one.accessibleName() == name)


def test_choosing_a_model_tells_the_session(rig, panel):
    models = choice(panel, "Model")
    models.setFocus()
    QTest.keyClick(models, Qt.Key.Key_Down)
    assert rig.view.checkpoint == "classical"
    assert models.currentText() == "Dark channel prior"


def test_a_new_model_joins_the_list(rig, panel):
    rig.session._change(checkpoints=(*rig.view.checkpoints, Checkpoint("mine", "ffa", "dehaze", "Mine")))
    assert choice(panel, "Model").count() == 3
    assert rig.view.checkpoint == "ours"


def test_a_task_offers_its_own_models_and_the_first_of_them_at_once(rig, panel):
    quiet = Checkpoint("quiet", "mprnet", "denoise", "Quiet")
    rig.session._change(checkpoints=(*rig.view.checkpoints, quiet))
    task = choice(panel, "Task")
    assert [task.itemText(row) for row in range(task.count())] == ["Haze", "Noise"]
    task.setFocus()
    QTest.keyClick(task, Qt.Key.Key_Down)
    assert rig.view.checkpoint == "quiet"
    assert choice(panel, "Model").currentText() == "Quiet"
    assert choice(panel, "Model").count() == 1
    QTest.keyClick(task, Qt.Key.Key_Up)
    assert rig.view.checkpoint == "ours"


def test_strength_follows_the_keys_and_is_reset_by_a_double_click(rig, panel):
    QTest.keyClick(slider(panel), Qt.Key.Key_PageDown)
    assert rig.view.strength == pytest.approx(0.9)
    QTest.mouseDClick(slider(panel), Qt.MouseButton.LeftButton)
    assert rig.view.strength == 1.0
    assert slider(panel).value() == 100


def test_only_shift_and_the_wheel_turn_the_slider(rig, panel):
    for modifier, expected in ((Qt.KeyboardModifier.NoModifier, 1.0), (Qt.KeyboardModifier.ShiftModifier, 0.9)):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(slider(panel), event)
        assert rig.view.strength == pytest.approx(expected)


def test_showing_a_strength_does_not_tell_it_back(rig, panel):
    rig.session.set_strength(0.333)
    assert rig.view.strength == 0.333


def test_importing_a_model_is_asked_for(panel, qtbot):
    ask = next(one for one in panel.findChildren(QPushButton) if one.text() == "Import model…")
    with qtbot.waitSignal(panel.import_wanted):
        ask.click()


def test_a_model_of_ones_own_can_be_edited_and_no_other(rig, panel, monkeypatch):
    edit = next(one for one in panel.findChildren(QPushButton) if one.text() == "Edit model…")
    assert not edit.isVisible()
    mine = Checkpoint("mine", "ffa", "dehaze", "Mine", models_folder() / "mine.safetensors")
    rig.session._change(checkpoints=(*rig.view.checkpoints, mine), usual=Edit((Step("mine"),)))
    assert edit.isVisible()
    edit.click()
    assert rig.view.job.kind == "import"
    assert not edit.isEnabled()
