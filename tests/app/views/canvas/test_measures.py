"""What is painted in place of the result: seen on a canvas of 400 x 300 with a photograph of that size."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app import tasks
from app.levels import picture_of
from app.pixels import arrays_of
from app.views.canvas import measures as canvas_measures
from app.views.canvas.canvas import Canvas
from restoration import heat
from restoration.types import Box, Photo, Progress, RestoreResult, Step, Stream

LEFT = Qt.MouseButton.LeftButton
ADDED = np.array([10, -20, 0])


def answering(change: Callable[[np.ndarray], np.ndarray]) -> Callable[..., Stream[tasks.Restored]]:
    def restore(
        photo: Photo, steps: tuple[Step, ...], seen: Box | None, long_side: int | None
    ) -> Stream[tasks.Restored]:
        yield Progress("restoring", 0, 1)
        result = RestoreResult(Photo(change(photo.pixels)), 0.1, "CPU", "whole image")
        return tasks.Restored(picture_of(result.photo), result, steps)

    return restore


def added(pixels: np.ndarray) -> np.ndarray:
    return (pixels + ADDED / 255).astype(np.float32)


class Stage:
    def __init__(self, rig, canvas: Canvas) -> None:
        self.rig, self.session, self.canvas = rig, rig.session, canvas

    def restored(self, width: int = 400, height: int = 300) -> np.ndarray:
        pixels = np.random.default_rng(1).integers(40, 200, (height, width, 3), np.uint8)
        self.session.strip.paste(pixels)
        self.rig.settle()
        self.session.restore()
        self.rig.settle()
        return pixels

    def show(self, measure: str, **changes) -> None:
        self.session.comparing.show(measure=measure, **changes)
        self.rig.settle()

    def seen(self) -> np.ndarray:
        return arrays_of(self.canvas.grab().toImage())[0].astype(int)


@pytest.fixture
def stage(rig, qtbot, monkeypatch) -> Stage:
    monkeypatch.setattr(tasks, "restore", answering(added))
    canvas = Canvas(rig.session)
    rig.session._show = canvas.show_view
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    return Stage(rig, canvas)


CLEAR = np.s_[60:200, 20:380]  # of labels and the legend


@pytest.mark.parametrize("gain", [1, 4, 16])
def test_the_difference_is_signed_around_grey(stage, gain):
    stage.restored()
    stage.show("difference", gain=gain)
    expected = np.clip(128 + gain * ADDED, 0, 255)
    assert (stage.seen()[CLEAR] == expected).all()
    assert f"Difference ×{gain}" in stage.canvas.accessibleDescription()
    assert f"-{128 // gain} to +{128 // gain}" in stage.canvas.accessibleDescription()


def test_the_difference_follows_the_strength_live(stage):
    stage.restored()
    stage.show("difference", gain=4)
    stage.session.set_strength(0.5)
    assert np.abs(stage.seen()[CLEAR] - (128 + 2 * ADDED)).max() <= 4


def test_a_reduced_difference_is_the_mean_of_differences(stage):
    stage.restored(800, 600)
    stage.show("difference", gain=4)
    assert np.abs(stage.seen()[CLEAR] - (128 + 4 * ADDED)).max() <= 4


def test_the_difference_of_a_larger_result_is_judged_at_the_size_of_the_photograph(stage, monkeypatch):
    larger = answering(lambda pixels: np.kron(added(pixels), np.ones((4, 4, 1), np.float32)))
    monkeypatch.setattr(tasks, "restore", larger)
    stage.restored(100, 75)
    stage.show("difference", gain=4)
    assert np.abs(stage.seen()[CLEAR] - (128 + 4 * ADDED)).max() <= 4


def test_only_a_part_of_a_large_difference_is_worked_out(stage, monkeypatch):
    sizes = []
    real = canvas_measures.signed
    monkeypatch.setattr(canvas_measures, "signed", lambda *given: sizes.append(given[0].shape) or real(*given))
    stage.restored(1200, 900)
    stage.show("difference", gain=4)
    stage.seen()
    stage.canvas.zoom_actual()
    stage.seen()
    stage.seen()
    assert len(sizes) == 2
    assert max(height * width for height, width, _ in sizes) < 4 * 402 * 302


def test_how_much_has_the_colours_of_its_legend(stage):
    stage.restored()
    stage.show("amount")
    limits = heat.Limits(0, 32, "moved")
    expected = heat.colour(np.array([[20.0]]), limits)[0, 0]
    assert (stage.seen()[CLEAR] == expected).all()
    assert "0 to 32" in stage.canvas.accessibleDescription()
    stage.session.set_strength(0.5)
    expected = heat.colour(np.array([[10.0]]), limits)[0, 0]
    assert (stage.seen()[CLEAR] == expected).all()


def test_until_it_is_measured_the_canvas_says_so(stage):
    stage.restored()
    before = stage.seen()
    stage.session.comparing.show(measure="amount")
    assert "measuring…" in stage.canvas.accessibleDescription()
    assert not np.array_equal(stage.seen()[:60], before[:60])
    assert np.array_equal(stage.seen()[100:200, 230:], before[100:200, 230:])


def test_the_haze_of_both_is_divided_by_the_line_and_stands_side_by_side(stage):
    stage.restored()
    stage.show("haze")
    line = stage.seen()
    assert (line[10:130, 200] > 200).all()
    stage.session.compare(mode="side")
    sides = stage.seen()
    assert not np.array_equal(sides[100:200, 50:150], sides[100:200, 251:351])
    assert "transmission" in stage.canvas.accessibleDescription()


def test_the_disagreement_fills_the_pane(stage):
    stage.restored()
    stage.show("disagreement")
    assert "difference in transmission" in stage.canvas.accessibleDescription()
    assert (stage.seen()[10:130, 200].max(axis=1) < 254).any()


def test_while_the_key_is_held_the_original_is_seen(stage):
    photo = stage.restored()
    stage.show("difference", gain=4)
    stage.session.compare(original=True)
    assert np.array_equal(stage.seen()[CLEAR], photo[CLEAR])


def test_before_is_seen_beside_the_difference(stage):
    photo = stage.restored()
    stage.show("difference", gain=4)
    stage.session.compare(mode="side")
    stage.canvas.zoom_actual()
    seen = stage.seen()[60:190]
    assert np.array_equal(seen[:, :199], photo[60:190, 100:299])
    assert (seen[:, 201:] == 128 + 4 * ADDED).all()


# One above the other, and the line


def test_after_is_seen_below_before_at_the_same_place(stage):
    photo = stage.restored()
    stage.session.compare(mode="over")
    stage.canvas.zoom_actual()
    seen = stage.seen()
    assert np.array_equal(seen[40:149, 100:], photo[40 + 76 : 149 + 76, 100:])
    assert np.array_equal(seen[191:, 100:], photo[40 + 76 : 149 + 76, 100:] + ADDED)


def test_the_mouse_points_at_the_same_place_above_and_below(stage):
    stage.restored()
    stage.session.compare(mode="over")
    QTest.mouseMove(stage.canvas, QPoint(210, 40))
    above = stage.session.view.cursor
    QTest.mouseMove(stage.canvas, QPoint(210, 40 + 151))
    assert above is not None
    assert stage.session.view.cursor == above


def test_all_of_the_photograph_is_seen_above_and_below(stage):
    photo = stage.restored(400, 100)
    stage.session.compare(mode="over")
    seen = stage.seen()
    assert np.array_equal(seen[60:120, 200:], photo[36:96, 200:])
    assert np.array_equal(seen[216:270, 200:], photo[41:95, 200:] + ADDED)


def test_a_click_places_the_line(stage):
    stage.restored()
    QTest.mouseClick(stage.canvas, LEFT, pos=QPoint(100, 40))
    assert stage.session.view.compared.wipe == pytest.approx(0.25, abs=0.01)


def test_a_drag_away_from_the_line_leaves_it(stage):
    stage.restored()
    QTest.mousePress(stage.canvas, LEFT, pos=QPoint(100, 40))
    QTest.mouseMove(stage.canvas, QPoint(130, 60))
    QTest.mouseRelease(stage.canvas, LEFT, pos=QPoint(130, 60))
    assert stage.session.view.compared.wipe == 0.5


def test_a_click_places_no_line_where_there_is_none(stage):
    stage.restored()
    stage.show("difference")
    QTest.mouseClick(stage.canvas, LEFT, pos=QPoint(100, 40))
    assert stage.session.view.compared.wipe == 0.5
