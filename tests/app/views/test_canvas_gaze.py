"""Asking a place on the photograph where it looks, and a stage's picture instead of the result."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.item import Item
from app.levels import picture_of
from app.pixels import arrays_of
from app.session import Session
from app.tasks import Attention
from app.views.canvas.canvas import Canvas
from restoration import heat
from restoration.edit import Edit
from restoration.types import AttentionMap, Box, Checkpoint, Photo, Step

NETWORK = Checkpoint("net", "alen", "lowlight", "ALEN")
SIZE = 400, 300
Left, NoButton = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
Alt, Plain = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
GAZE = np.array([[0.0, 4.0], [0.0, 0.0]], np.float32)


class Noted:
    def __init__(self):
        self.numbers, self.tasks = count(1), []

    def submit(self, task, urgent=False):
        self.tasks.append(task)
        return next(self.numbers)

    def stop(self, job):
        pass


def grey(level, size=SIZE):
    return picture_of(Photo(np.full((size[1], size[0], 3), level, np.float32)))


class Stage:
    """A canvas of the photograph's size over a session."""

    def __init__(self, qtbot):
        self.lane, self.canvas = Noted(), None
        self.session = Session(self.lane, self.lane, self.show, lambda: 0.0)
        box = Box(0, 0, *SIZE)
        pairs = AttentionMap("layer1.1.nonlocalblock.softmax", "pairwise", 0, np.ones((2, 2), np.float32), box, GAZE)
        attention = Attention((pairs,), "net", (grey(0.2), grey(0.9, (200, 150))), (300, 50))
        item = Item(1, "a.jpg", None, "ready", original=grey(0.5), attention=attention)
        gates = replace(self.session.view.gates, layer=pairs.layer, opacity=1.0)
        self.session.view = replace(
            self.session.view, items=(item,), current=1, checkpoints=(NETWORK,), usual=Edit((Step("net"),)), gates=gates
        )
        self.canvas = Canvas(self.session)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(*SIZE)
        self.canvas.show()
        self.canvas.show_view(self.session.view)

    def show(self, view):
        if self.canvas:
            self.canvas.show_view(view)

    @property
    def view(self):
        return self.session.view

    def colour(self, x, y):
        return arrays_of(self.canvas.grab().toImage())[0][y, x].tolist()

    def move(self, x, y, buttons=NoButton):
        where = QPointF(x, y)
        event = QMouseEvent(QEvent.Type.MouseMove, where, where, NoButton, buttons, Plain)
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot)


def test_a_click_asks_only_while_places_are_followed(stage):
    QTest.mouseClick(stage.canvas, Left, pos=QPoint(100, 120))
    assert not stage.lane.tasks
    stage.session.gates.follow(True)
    QTest.mouseClick(stage.canvas, Left, pos=QPoint(100, 120))
    assert stage.view.asked == (100, 120)
    (task,) = stage.lane.tasks
    assert (100, 120) in task.args


def test_alt_and_a_click_asks_at_any_time(stage):
    QTest.mouseClick(stage.canvas, Left, Alt, QPoint(30, 40))
    assert stage.view.asked == (30, 40)
    assert stage.view.follows


def test_a_click_beside_the_photograph_asks_nothing(stage):
    stage.canvas.resize(600, 300)
    stage.session.gates.follow(True)
    QTest.mouseClick(stage.canvas, Left, pos=QPoint(20, 100))
    assert stage.view.asked is None


def test_dragging_moves_the_photograph_and_asks_nothing(stage):
    stage.session.gates.follow(True)
    stage.canvas.zoom_in()
    before = stage.canvas._place
    QTest.mousePress(stage.canvas, Left, pos=QPoint(200, 150))
    stage.move(202, 151, Left)
    assert stage.canvas._place == before, "a hand is not steadier in a click"
    stage.move(230, 170, Left)
    QTest.mouseRelease(stage.canvas, Left, pos=QPoint(230, 170))
    assert stage.canvas._place != before
    assert stage.view.asked is None


def test_a_second_click_at_once_asks_again_and_does_not_zoom(stage):
    stage.session.gates.follow(True)
    before = stage.canvas._place
    QTest.mouseClick(stage.canvas, Left, pos=QPoint(50, 60))
    QTest.mouseDClick(stage.canvas, Left, pos=QPoint(70, 80))
    QTest.mouseRelease(stage.canvas, Left, pos=QPoint(70, 80))
    assert stage.view.asked == (70, 80)
    assert stage.canvas._place == before


def test_the_mouse_is_a_cross_while_places_are_followed(stage):
    stage.move(100, 100)
    assert stage.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    stage.session.gates.follow(True)
    stage.move(101, 100)
    assert stage.canvas.cursor().shape() == Qt.CursorShape.CrossCursor


def test_the_gaze_lies_over_the_photograph_with_a_cross_at_the_place(stage):
    stage.session.gates.ask(300, 50)
    assert stage.colour(300, 70) == heat.VIRIDIS[255].tolist()
    assert stage.colour(100, 60) == heat.VIRIDIS[0].tolist()
    assert min(stage.colour(300 + 8, 50)) > 200, "an arm of the cross"
    text = stage.canvas.accessibleDescription()
    assert "Non-local, level 1, where the cross looks, × the average, 0× to 4.0×" in text
    assert "The cross is at 300, 50." in text


def test_without_the_mode_it_is_attention_received_and_no_cross(stage):
    stage.session.gates.ask(300, 50)
    stage.session.gates.follow(False)
    assert stage.colour(300, 70) == stage.colour(100, 60) == stage.colour(308, 50) == heat.VIRIDIS[255].tolist()


def test_a_coarse_map_is_shown_as_the_cells_it_has(stage):
    stage.session.gates.ask(300, 50)
    assert stage.colour(204, 100) == heat.VIRIDIS[255].tolist()
    assert stage.colour(195, 100) == heat.VIRIDIS[0].tolist()


def test_a_stage_is_seen_where_else_the_result_is(stage):
    stage.session.gates.show(overlay=True)
    stage.session.gates.show_stage(1)
    assert stage.colour(100, 200) == [128, 128, 128]
    assert stage.colour(300, 200) == [51, 51, 51]
    assert stage.canvas.accessibleDescription() == "Before and stage 1."
    stage.session.gates.show_stage(2)
    assert stage.colour(300, 200) == [230, 230, 230]
    stage.session.set_strength(0.0)
    assert stage.colour(300, 200) == [230, 230, 230], "a stage is not mixed"
    stage.session.gates.show_stage(2)
    assert stage.colour(100, 200) == heat.VIRIDIS[255].tolist()
