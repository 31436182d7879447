from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import tasks
from app.events import Failed, Finished, Progressed, Report
from app.levels import Picture, picture_of
from app.pixels import arrays_of
from app.session import Session
from app.view import Cursor
from app.views.canvas import marks, painting
from app.views.canvas.canvas import Canvas
from restoration import heat
from restoration.edit import Edit
from restoration.errors import UnreadablePhoto
from restoration.types import Attended, AttentionMap, Box, Checkpoint, Photo, Progress, RestoreResult, Step

CHECKPOINT = Checkpoint("compact", "ffa", "dehaze", "FFA-Net compact")
Left, Middle, NoButton = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
BEHIND = [0] * 3


class Inline:
    """A lane without a thread: `run` does what was asked, in order."""

    def __init__(self, numbers):
        self.numbers, self.waiting = numbers, []

    def submit(self, task, urgent=False):
        job = next(self.numbers)
        self.waiting.append((job, task))
        return job

    def stop(self, job):
        pass

    def run(self, session):
        while self.waiting:
            job, task = self.waiting.pop(0)
            for event in drive(job, task):
                session.on_event(event)


def drive(job, task):
    stream = task()
    try:
        while True:
            yield Progressed(job, next(stream))
    except StopIteration as end:
        yield Finished(job, end.value)
    except UnreadablePhoto as error:
        yield Failed(job, Report.of(error))


class FakeEngine:
    """Restores by inverting; its attention is a ramp from left to right."""

    def restore(self, request):
        yield Progress("restoring", 0, 1)
        return RestoreResult(Photo(1 - request.photo.pixels), 0.1, "cpu", "whole image")

    def attend(self, request):
        yield Progress("looking", 0, 1)
        width, height = request.photo.size
        ramp = np.tile(np.linspace(0.2, 0.6, 16, dtype=np.float32), (8, 1))
        shares = (("g1.gp.0.palayer.pa", 0.5), ("palayer.pa", 1.0))
        maps = (AttentionMap(layer, "pixel", 0, ramp * share, Box(0, 0, width, height)) for layer, share in shares)
        return Attended(tuple(maps))


class Stage:
    """A canvas with a real session behind it."""

    def __init__(self, qtbot, size):
        self.lane = Inline(count(1))
        self.canvas = None
        self.session = Session(self.lane, self.lane, self.show, lambda: 0.0)
        self.looked = []
        look_at = self.session.look_at
        self.session.look_at = lambda box, scale: (self.looked.append((box, scale)), look_at(box, scale))
        self.session.view = replace(self.session.view, checkpoints=(CHECKPOINT,), usual=Edit((Step("compact"),)))
        self.canvas = Canvas(self.session)
        qtbot.addWidget(self.canvas)
        self.canvas.resize(*size)
        self.canvas.show()

    def show(self, view):
        if self.canvas:
            self.canvas.show_view(view)

    def open(self, pixels):
        self.session.strip.paste(pixels)
        self.lane.run(self.session)

    def restore(self):
        self.session.restore()
        self.lane.run(self.session)

    def seen(self):
        return arrays_of(self.canvas.grab().toImage())[0]

    def colour(self, x, y):
        return self.seen()[y, x].tolist()

    def move(self, x, y, buttons=NoButton):
        where = QPointF(x, y)
        kind = QEvent.Type.MouseMove
        event = QMouseEvent(kind, where, where, NoButton, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.canvas, event)

    def drag(self, start, end, button=Left):
        QTest.mousePress(self.canvas, button, pos=QPoint(*start))
        self.move(*end, button)
        QTest.mouseRelease(self.canvas, button, pos=QPoint(*end))

    def wheel(self, x, y, angle=120, pixels=0):
        event = QWheelEvent(
            QPointF(x, y),
            QPointF(x, y),
            QPoint(0, pixels),
            QPoint(0, angle),
            NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    monkeypatch.setattr(tasks, "_engine", [FakeEngine()])


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot, (400, 300))


def noise(width, height, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def plain(width, height, value):
    return np.full((height, width, 3), value, np.uint8)


# What is drawn


def test_without_a_photograph_only_the_background_is_drawn(stage):
    assert (stage.seen() == BEHIND[0]).all()


def test_a_new_photograph_fits_the_canvas_and_the_session_knows_what_is_seen(stage, qtbot):
    with qtbot.waitSignal(stage.canvas.zoomed) as zoomed:
        stage.open(plain(800, 300, 200))
    assert zoomed.args == [0.5, 1.0]
    assert stage.looked[-1] == (Box(0, 0, 800, 300), 0.5)
    assert stage.colour(200, 150) == [200] * 3
    assert stage.colour(200, 70) == BEHIND


def test_pixels_are_exact_at_100_percent(stage):
    photo = noise(40, 30)
    stage.open(photo)
    assert np.array_equal(stage.seen()[135:165, 180:220], photo)


def test_pixels_are_exact_squares_at_800_percent(stage):
    photo = noise(100, 80)
    stage.open(photo)
    stage.move(200, 150)
    for _ in range(30):
        stage.wheel(200, 150)
    stage.canvas._zoom_to(8.0)
    box, scale = stage.looked[-1]
    assert scale == 8
    stage.move(203, 149)
    at = stage.session.view.cursor
    assert stage.colour(203, 149) == photo[at.y, at.x].tolist()
    seen = stage.seen()[1:-1]
    changes = np.flatnonzero((seen[:, 1:] != seen[:, :-1]).any(axis=(0, 2)))
    assert len(changes) > 40
    assert (np.diff(changes) % 8 == 0).all()
    assert box.width <= 51


def test_below_100_percent_the_smallest_sufficient_level_is_drawn(stage):
    levels = tuple(np.full((600 >> k, 800 >> k, 4), 50 * k + 50, np.uint8) for k in range(3))
    fake = Picture(Photo(np.zeros((600, 800, 3), np.float32)), levels)
    stage.open(plain(800, 600, 0))
    stage.session._change_item(stage.session.view.current, original=fake)
    assert stage.colour(200, 150) == [100] * 3
    stage.canvas._zoom_to(0.9)
    assert stage.colour(200, 150) == [50] * 3


def test_before_is_left_of_the_line_and_after_right_of_it(stage):
    stage.open(plain(400, 300, 60))
    stage.restore()
    assert stage.colour(100, 250) == [60] * 3
    assert stage.colour(300, 250) == [195] * 3
    stage.session.compare(wipe=0.9)
    assert stage.colour(300, 250) == [60] * 3


@pytest.mark.parametrize("strength", [0.0, 0.25, 0.5, 1.0])
def test_strength_mixes_before_and_after(stage, strength):
    stage.open(plain(400, 300, 60))
    stage.restore()
    stage.session.set_strength(strength)
    expected = round(60 + strength * (195 - 60))
    assert abs(stage.colour(300, 250)[0] - expected) <= 1


def test_side_by_side_shows_both_at_the_same_zoom(stage):
    photo = noise(400, 300)
    stage.open(photo)
    stage.restore()
    stage.session.compare(mode="side")
    stage.canvas.zoom_actual()
    seen = stage.seen()[60:240]
    assert np.array_equal(255 - seen[:, 201:400].astype(int), seen[:, 0:199])


def test_holding_the_key_shows_only_the_original(stage):
    stage.open(plain(400, 300, 60))
    stage.restore()
    stage.session.gates.show(overlay=True)
    stage.session.compare(original=True)
    assert stage.colour(300, 150) == [60] * 3
    assert stage.colour(200, 250) == [60] * 3


def test_the_quick_look_is_drawn_over_its_box_until_the_result_is_there(stage):
    stage.open(plain(400, 300, 60))
    stage.session._change_item(stage.session.view.current, look=tasks.Look(look_of(90), Box(200, 100, 200, 100)))
    assert stage.colour(300, 150) == [90] * 3
    assert stage.colour(300, 250) == [60] * 3


def look_of(value):
    return picture_of(Photo(np.full((50, 100, 3), value / 255, np.float32)))


def test_a_photograph_on_its_way_is_announced(stage, tmp_path):
    stage.session.strip.open([tmp_path / "street.jpg"])
    assert stage.canvas.accessibleDescription() == "Opening street.jpg…"
    assert stage.seen().max() > 200


def test_a_photograph_that_cannot_be_opened_says_why_and_what_to_do(stage, monkeypatch):
    stage.open(plain(8, 8, 0))
    report = Report("rain.jpg is damaged.", "Copy it from the camera once more.")
    stage.session._change_item(stage.session.view.current, original=None, state="failed", report=report)
    assert stage.canvas.accessibleDescription() == "rain.jpg is damaged. Copy it from the camera once more."
    assert stage.seen().max() > 200


def test_nothing_is_prepared_anew_when_only_the_mouse_has_moved(stage):
    stage.open(plain(400, 300, 60))
    scene = stage.canvas._scene
    stage.move(100, 100)
    assert stage.session.view.cursor is not None
    assert stage.canvas._scene is scene


# The wipe line


def test_dragging_the_grip_moves_the_line(stage):
    stage.open(plain(400, 300, 60))
    stage.restore()
    stage.drag((200, 150), (300, 150))
    assert stage.session.view.compared.wipe == pytest.approx(0.75)


def test_the_line_can_be_caught_anywhere_and_does_not_jump(stage):
    stage.open(plain(400, 300, 60))
    stage.restore()
    stage.drag((205, 20), (205, 20))
    assert stage.session.view.compared.wipe == pytest.approx(0.5)
    stage.drag((205, 20), (105, 20))
    assert stage.session.view.compared.wipe == pytest.approx(0.25)


def test_the_line_stops_at_the_edges_and_its_grip_can_still_be_caught(stage):
    stage.open(plain(400, 300, 60))
    stage.restore()
    stage.drag((200, 150), (-500, 150))
    assert stage.session.view.compared.wipe == 0
    assert stage.colour(17, 142) == [255] * 3
    stage.drag((17, 150), (217, 150))
    assert stage.session.view.compared.wipe == pytest.approx(0.5, abs=0.05)


def test_without_a_result_there_is_no_line_to_drag(stage):
    stage.open(plain(400, 300, 60))
    stage.drag((200, 150), (300, 150))
    assert stage.session.view.compared.wipe == 0.5
    assert stage.colour(200, 150) == [60] * 3


def test_shift_and_an_arrow_move_the_line(stage):
    stage.open(plain(400, 300, 60))
    stage.restore()
    QTest.keyClick(stage.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert stage.session.view.compared.wipe == pytest.approx(0.52)


# Zoom and pan


def test_the_wheel_zooms_at_the_cursor(stage):
    stage.open(noise(1600, 1200))
    stage.move(120, 80)
    before = stage.session.view.cursor
    stage.wheel(120, 80)
    assert stage.looked[-1][1] == pytest.approx(0.25 * 1.25)
    for _ in range(6):
        stage.wheel(120, 80)
    stage.move(121, 80)
    stage.move(120, 80)
    assert abs(stage.session.view.cursor.x - before.x) <= 1
    assert abs(stage.session.view.cursor.y - before.y) <= 1


def test_a_touchpad_zooms_by_its_pixels(stage):
    stage.open(noise(1600, 1200))
    stage.wheel(120, 80, angle=0, pixels=30)
    assert stage.looked[-1][1] == pytest.approx(0.25 * 1.25**0.5)


def test_zooming_out_stops_when_all_is_seen(stage):
    stage.open(noise(1600, 1200))
    for _ in range(5):
        stage.wheel(10, 10, angle=-120)
    assert stage.looked[-1] == (Box(0, 0, 1600, 1200), 0.25)


@pytest.mark.parametrize("button", [Left, Middle])
def test_dragging_pans(stage, button):
    stage.open(noise(1600, 1200))
    stage.canvas.zoom_actual()
    start = stage.looked[-1][0]
    stage.drag((200, 150), (150, 130), button)
    assert stage.looked[-1][0] == Box(start.x + 50, start.y + 20, 400, 300)


def test_with_space_held_a_drag_on_the_line_pans(stage):
    stage.open(noise(1600, 1200))
    stage.restore()
    stage.canvas.zoom_actual()
    start = stage.looked[-1][0]
    QTest.keyPress(stage.canvas, Qt.Key.Key_Space)
    stage.drag((200, 150), (150, 150))
    QTest.keyRelease(stage.canvas, Qt.Key.Key_Space)
    assert stage.looked[-1][0].x == start.x + 50
    assert stage.session.view.compared.wipe == 0.5


def test_a_double_click_goes_to_100_percent_there_and_back(stage):
    stage.open(noise(1600, 1200))
    QTest.mouseDClick(stage.canvas, Left, pos=QPoint(100, 75))
    assert stage.looked[-1] == (Box(300, 225, 400, 300), 1.0)
    QTest.mouseDClick(stage.canvas, Left, pos=QPoint(100, 75))
    assert stage.looked[-1] == (Box(0, 0, 1600, 1200), 0.25)


def test_arrows_pan_only_when_zoomed(stage):
    stage.open(noise(1600, 1200))
    looks = len(stage.looked)
    QTest.keyClick(stage.canvas, Qt.Key.Key_Right)
    assert len(stage.looked) == looks
    stage.canvas.zoom_actual()
    start = stage.looked[-1][0]
    QTest.keyClick(stage.canvas, Qt.Key.Key_Right)
    assert stage.looked[-1][0].x == start.x + 64


def test_plus_and_minus_zoom(stage):
    stage.open(noise(1600, 1200))
    QTest.keyClick(stage.canvas, Qt.Key.Key_Plus)
    assert stage.looked[-1][1] > 0.25
    QTest.keyClick(stage.canvas, Qt.Key.Key_Minus)
    assert stage.looked[-1][1] == pytest.approx(0.25)


def test_keys_of_other_alphabets_do_no_harm(stage):
    stage.open(noise(40, 40))
    looks = len(stage.looked)
    cyrillic = QKeyEvent(QEvent.Type.KeyPress, 0x42F, Qt.KeyboardModifier.NoModifier, "я")
    QApplication.sendEvent(stage.canvas, cyrillic)
    assert not cyrillic.isAccepted()
    assert len(stage.looked) == looks


def test_the_next_photograph_is_fitted_again(stage):
    stage.open(noise(1600, 1200))
    stage.canvas.zoom_actual()
    stage.open(noise(1600, 1200, seed=1))
    assert stage.looked[-1][1] == 0.25


def test_a_larger_window_still_shows_all_of_it(stage, qtbot):
    stage.open(noise(1600, 1200))
    stage.canvas.resize(800, 600)
    assert stage.looked[-1] == (Box(0, 0, 1600, 1200), 0.5)


# The cursor


def test_the_session_knows_the_pixel_under_the_mouse(stage):
    stage.open(noise(800, 600))
    stage.move(100, 75)
    assert stage.session.view.cursor == Cursor(200, 150)
    stage.session.compare(mode="side")
    stage.restore()
    stage.canvas.zoom_actual()
    stage.move(50, 75)
    left = stage.session.view.cursor
    stage.move(251, 75)
    assert stage.session.view.cursor == left


def test_beside_the_photograph_there_is_no_pixel(stage):
    stage.open(noise(40, 30))
    stage.move(200, 150)
    assert stage.session.view.cursor == Cursor(20, 15)
    stage.move(179, 150)
    assert stage.session.view.cursor is None


def test_the_photographs_edge_belongs_to_no_pixel(stage):
    stage.open(noise(40, 30))
    for inside, beyond in (((219.9, 150), (220, 150)), ((200, 164.9), (200, 165))):
        stage.move(*inside)
        assert stage.session.view.cursor is not None
        stage.move(*beyond)
        assert stage.session.view.cursor is None


def test_leaving_the_canvas_forgets_the_pixel(stage):
    stage.open(noise(400, 300))
    stage.move(100, 75)
    QApplication.sendEvent(stage.canvas, QEvent(QEvent.Type.Leave))
    assert stage.session.view.cursor is None


# Attention


def test_the_overlay_lies_on_the_photograph_with_its_opacity_and_legend(stage):
    stage.open(plain(400, 300, 100))
    stage.restore()
    stage.session.gates.show(overlay=True, opacity=1.0)
    seen = stage.seen()
    assert abs(seen[100, 398].astype(int) - heat.VIRIDIS[153]).max() <= 2
    text = stage.canvas.accessibleDescription()
    assert "Final layer, gate value (0 = blocked, 1 = passed), 0.00 to 1.00" in text
    legend = seen[204:288, 12:284].reshape(-1, 3).astype(int)
    for end in (heat.VIRIDIS[1], heat.VIRIDIS[254]):
        assert abs(legend - end).max(1).min() <= 3
    stage.session.gates.show(opacity=0.5)
    expected = (heat.VIRIDIS[153].astype(int) + 155) / 2
    assert abs(stage.seen()[100, 398] - expected).max() <= 2


def test_the_legend_names_the_layer_in_the_users_language(stage, monkeypatch):
    named = []
    monkeypatch.setattr(marks, "paint_legend", lambda painter, frame, name, *rest: named.append(name))
    monkeypatch.setattr(painting, "retold", {"Final layer": "最后一层"}.get)
    stage.open(plain(400, 300, 100))
    stage.restore()
    stage.session.gates.show(overlay=True)
    stage.seen()
    assert set(named) == {"最后一层"}


def test_stretching_changes_the_colours_and_the_numbers(stage):
    stage.open(plain(400, 300, 100))
    stage.restore()
    stage.session.gates.show(overlay=True, opacity=1.0, stretch=True)
    assert "0.20 to 0.60" in stage.canvas.accessibleDescription()
    assert abs(stage.seen()[100, 398].astype(int) - heat.VIRIDIS[255]).max() <= 2


def test_a_map_is_coloured_once(stage):
    stage.open(plain(400, 300, 100))
    stage.restore()
    stage.session.gates.show(overlay=True)
    coloured = stage.canvas._scene.map
    stage.session.gates.show(opacity=0.2)
    stage.session.compare(wipe=0.1)
    assert stage.canvas._scene.map is coloured
    stage.session.gates.step(-1)
    assert stage.canvas._scene.map is not coloured
    assert "Group 1, block 1" in stage.canvas.accessibleDescription()


def test_side_by_side_the_overlay_lies_on_the_right(stage):
    stage.open(plain(199, 300, 100))
    stage.restore()
    stage.session.compare(mode="side")
    stage.session.gates.show(overlay=True, opacity=1.0)
    seen = stage.seen()
    assert seen[100, 150].tolist() == [100] * 3
    assert seen[100, 350].tolist() != [155] * 3
