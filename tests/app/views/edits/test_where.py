from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton

from app.local.masked import local_of
from app.pixels import arrays_of
from app.views.canvas.brush import BrushPad
from app.views.canvas.canvas import Canvas
from app.views.edits.where import MAKING, PAINT, WhereControls
from app.views.slider import CalmSlider
from restoration.edit import Mask

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform

Left = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def restored(rig):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.restore()
    rig.settle()
    return rig


@pytest.fixture
def controls(restored, qtbot) -> WhereControls:
    controls = WhereControls(restored.session)
    restored.session._show = controls.show_view
    qtbot.addWidget(controls)
    controls.show_view(restored.view)
    controls.show()
    return controls


@pytest.fixture
def canvas(restored, qtbot) -> Canvas:
    canvas = Canvas(restored.session)
    pad = BrushPad(restored.session, canvas)

    def show(view):
        canvas.show_view(view)
        pad.show_view(view)

    restored.session._show = show
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)  # the photograph is 6 x 4, and zoomed to 3200 %
    canvas.show()
    show(restored.view)
    for _ in range(8):
        canvas.zoom_in()
    return canvas


def named(controls, kind, name):
    found = [one for one in controls.findChildren(kind) if name in (one.accessibleName(), getattr(one, "text", str)())]
    assert len(found) == 1, name
    return found[0]


def choose(rig, controls, place: str) -> None:
    box = named(controls, QComboBox, "Where")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != place and box.currentIndex() < box.count() - 1:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == place
    rig.settle()


def texts(controls) -> str:
    return " ".join(one.text() for one in controls.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize(
    ("place", "kind"), [("Far away", "transmission"), ("Brushed", "brush"), ("Where the network looked", "attention")]
)
def test_a_place_is_chosen_by_the_keyboard(restored, controls, place, kind):
    choose(restored, controls, place)
    assert restored.view.edit.mask.kind == kind
    choose(restored, controls, "Everywhere")
    assert restored.view.edit.mask is None


def test_while_the_mask_is_computed_the_panel_says_so_and_the_photograph_is_seen(restored, controls, canvas):
    def show(view):
        controls.show_view(view)
        canvas.show_view(view)

    restored.session._show = show
    restored.session.compare(mode="side")
    clear = brightness(canvas)
    restored.session.where.choose("transmission")
    assert MAKING in texts(controls)
    assert brightness(canvas) > clear + 60, "the hazy photograph, not the result"
    assert canvas._scene.after_name == "No mask yet"
    restored.settle()
    assert MAKING not in texts(controls)
    assert "Covers " in texts(controls)
    assert canvas._scene.after_name == "After"


def test_until_another_mask_is_ready_the_one_before_is_seen(restored, controls):
    choose(restored, controls, "Where it changed")
    local = restored.view.item.local
    restored.session.where.choose("transmission")
    assert MAKING in texts(controls)
    assert local_of(restored.view) is local
    restored.session.where.change(amount=0.5)
    restored.settle()
    restored.session.where.change(amount=0.6)
    assert "Covers " in texts(controls), "nothing flickers while a slider is moved"


def brightness(canvas) -> float:
    """Of the pane on the right."""
    return float(arrays_of(canvas.grab().toImage())[0][180:220, 420:480].mean())


def test_the_mask_is_inverted_weakened_and_shown(restored, controls):
    choose(restored, controls, "Far away")
    QTest.keyClick(named(controls, QCheckBox, "Invert"), Qt.Key.Key_Space)
    QTest.keyClick(named(controls, CalmSlider, "Amount of the mask"), Qt.Key.Key_PageDown)
    QTest.keyClick(named(controls, QCheckBox, "Show the mask"), Qt.Key.Key_Space)
    assert restored.view.edit.mask == Mask("transmission", inverted=True, amount=0.9)
    assert restored.view.brush.shows_mask
    restored.settle()
    assert "Covers " in texts(controls)


def test_colours_are_kept_and_everything_is_reset(restored, controls):
    choose(restored, controls, "Far away")
    QTest.keyClick(named(controls, QCheckBox, "Keep the colours"), Qt.Key.Key_Space)
    assert restored.view.edit.keep_colour
    QTest.mouseClick(named(controls, QPushButton, "Reset"), Left)
    assert (restored.view.edit.mask, restored.view.edit.keep_colour) == (None, False)
    assert not named(controls, QPushButton, "Reset").isVisible()


def test_another_map_is_taken_only_when_asked(restored, controls):
    choose(restored, controls, "Where the network looked")
    button = named(controls, QPushButton, "Use the map below")
    assert not button.isVisible()
    restored.session.gates.show(layer="first")
    assert button.isVisible()
    QTest.mouseClick(button, Left)
    assert restored.view.edit.mask.layer == "first"
    assert not button.isVisible()


def test_the_brush_has_a_size_a_hardness_and_can_erase(restored, controls):
    choose(restored, controls, "Brushed")
    assert PAINT in texts(controls)
    QTest.mouseClick(named(controls, QPushButton, "Brush"), Left)
    QTest.keyClick(named(controls, CalmSlider, "Size of the brush"), Qt.Key.Key_PageUp)
    QTest.keyClick(named(controls, CalmSlider, "Hardness of the brush"), Qt.Key.Key_PageUp)
    QTest.keyClick(named(controls, QCheckBox, "Erase"), Qt.Key.Key_Space)
    brush = restored.view.brush
    assert (brush.on, brush.erases) == (True, True)
    assert (brush.radius, brush.hardness) == pytest.approx((0.075, 0.6))


def move(pad: BrushPad, point: QPointF) -> None:
    event = QMouseEvent(QEvent.Type.MouseMove, point, pad.mapToGlobal(point), Qt.MouseButton.NoButton, Left, NONE)
    QApplication.sendEvent(pad, event)


def pad_of(canvas: Canvas) -> BrushPad:
    return canvas.findChild(BrushPad)


def seen(canvas: Canvas, x: float, y: float) -> int:
    """The grey of a place of the photograph, in its pixels."""
    corner, scale = canvas.photo_at(QPointF())
    pixels, _ = arrays_of(canvas.grab().toImage())
    return int(pixels[round((y - corner.y()) * scale), round((x - corner.x()) * scale), 0])


def test_the_mouse_paints_where_the_result_is_seen(restored, canvas):
    restored.session.where.hold_brush(on=True, radius=0.3, hardness=1.0)
    restored.settle()
    pad = pad_of(canvas)
    assert pad.isVisible()
    assert seen(canvas, 4.4, 1.5) == round(0.75 * 255)
    corner, scale = canvas.photo_at(QPointF())
    start, end = (QPointF((x - corner.x()) * scale, (1.5 - corner.y()) * scale) for x in (1.0, 2.0))
    QTest.mousePress(pad, Left, NONE, start.toPoint())
    move(pad, end)
    QTest.mouseRelease(pad, Left, NONE, end.toPoint())
    restored.settle()
    (stroke,) = restored.view.edit.mask.strokes
    assert np.allclose(stroke.points[-1], (2.0 / 6, 1.5 / 4), atol=0.01)
    assert not stroke.erases
    move(pad, QPointF(5, 5))
    assert seen(canvas, 1.5, 1.5) < 0.45 * 255
    assert seen(canvas, 5.5, 3.5) == pytest.approx(0.75 * 255, abs=4)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier])
def test_a_held_key_erases(restored, canvas, held):
    restored.session.where.hold_brush(on=True)
    pad = pad_of(canvas)
    QTest.mouseClick(pad, Left, held, pad.rect().center())
    assert restored.view.edit.mask.strokes[0].erases


def test_the_middle_button_and_space_move_the_photograph_instead(restored, canvas):
    restored.session.where.hold_brush(on=True)
    pad = pad_of(canvas)
    QTest.mouseClick(pad, Qt.MouseButton.MiddleButton, NONE, pad.rect().center())
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    QTest.mouseClick(pad, Left, NONE, pad.rect().center())
    assert restored.view.edit.mask.strokes == ()
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    QTest.mouseClick(pad, Left, NONE, pad.rect().center())
    assert len(restored.view.edit.mask.strokes) == 1


def test_the_brush_is_laid_down_with_another_kind_of_mask(restored, canvas):
    restored.session.where.hold_brush(on=True)
    restored.session.where.choose("change")
    assert not pad_of(canvas).isVisible()


def test_the_mask_is_shown_in_red(restored, canvas):
    restored.session.where.choose("change")
    restored.settle()
    grey = arrays_of(canvas.grab().toImage())[0][220, 340]
    assert grey[0] == grey[1] == grey[2]
    restored.session.where.hold_brush(shows_mask=True)
    red = arrays_of(canvas.grab().toImage())[0][220, 340].astype(int)
    assert red[0] > red[1] + 60
