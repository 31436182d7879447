"""A result that is larger than the photograph lies over the same places."""

from __future__ import annotations

import numpy as np
import pytest

from app import tasks
from app.levels import picture_of
from app.pixels import arrays_of
from app.view import Cursor
from app.views.canvas.canvas import Canvas
from app.views.statusline import StatusLine, colours, facts
from restoration.types import Box, Photo, Progress, RestoreResult, Step, Stream

SCALE = 4
BEHIND = 0


def enlarged(pixels: np.ndarray) -> np.ndarray:
    """Each pixel becomes a square with one pixel of another colour in its corner."""
    larger = pixels.repeat(SCALE, axis=0).repeat(SCALE, axis=1)
    larger[::SCALE, ::SCALE] = 1 - larger[::SCALE, ::SCALE]
    return larger


def restore(photo: Photo, steps: tuple[Step, ...], seen: Box | None, long_side: int | None) -> Stream[tasks.Restored]:
    yield Progress("restoring", 0, 1)
    result = RestoreResult(Photo(enlarged(photo.pixels)), 0.1, "CPU", "whole image")
    return tasks.Restored(picture_of(result.photo), result, steps)


@pytest.fixture
def canvas(rig, qtbot, monkeypatch) -> Canvas:
    monkeypatch.setattr(tasks, "restore", restore)
    canvas = Canvas(rig.session)
    rig.session._show = canvas.show_view
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    return canvas


def opened(rig, width: int, height: int) -> np.ndarray:
    pixels = np.random.default_rng(1).integers(40, 200, (height, width, 3), np.uint8)
    rig.session.strip.paste(pixels)
    rig.settle()
    return pixels


def restored(rig, width: int, height: int) -> np.ndarray:
    pixels = opened(rig, width, height)
    rig.session.restore()
    rig.settle()
    return pixels


def seen(canvas: Canvas) -> np.ndarray:
    return arrays_of(canvas.grab().toImage())[0]


def test_a_small_photograph_grows_to_show_what_the_result_has(rig, canvas):
    opened(rig, 60, 40)
    assert (seen(canvas)[:125] == BEHIND).all()
    rig.session.restore()
    rig.settle()
    assert canvas._place.zoom == SCALE
    assert (seen(canvas)[40:69] == BEHIND).all()
    assert (seen(canvas)[70:74, 100:180] != BEHIND).any()


def test_the_result_is_drawn_pixel_by_pixel_at_its_own_100_percent(rig, canvas):
    pixels = restored(rig, 60, 40)
    rig.session.compare(wipe=0.0)
    expected = np.rint(enlarged(pixels / 255) * 255)
    shown = seen(canvas)[70:230, 80:320]
    assert np.array_equal(shown[:60, 40:], expected[:60, 40:])


def test_before_and_after_show_the_same_place_side_by_side(rig, canvas):
    pixels = restored(rig, 45, 40)
    rig.session.compare(mode="side")
    canvas._zoom_to(8.0)
    before, after = seen(canvas)[:, :199], seen(canvas)[:, 201:]
    box = canvas._place.visible()
    for column, row in ((5, 10), (9, 20), (15, 30)):
        centre = canvas._place.of_box(Box(box.x + column, box.y + row, 1, 1)).center().toPoint()
        for pane in (before, after):
            assert np.array_equal(pane[centre.y(), centre.x()], pixels[box.y + row, box.x + column])


def test_mixed_with_a_larger_result_the_photograph_is_smooth(rig, canvas):
    restored(rig, 60, 40)
    rig.session.compare(wipe=0.0)
    rig.session.set_strength(0.0)
    mixed = seen(canvas)[100:160, 120:300].astype(int)
    steps = np.abs(np.diff(mixed, axis=1)).max()
    rig.session._change_item(rig.view.current, restored=None)
    canvas._zoom_to(SCALE)
    alone = seen(canvas)[100:160, 120:300].astype(int)
    assert steps < np.abs(np.diff(alone, axis=1)).max() / 2


def test_100_percent_is_the_photographs_and_then_the_results(rig, canvas, qtbot):
    restored(rig, 600, 400)
    assert canvas._place.fits
    line = StatusLine()
    qtbot.addWidget(line)
    canvas.zoomed.connect(line.show_zoom)
    canvas.zoom_actual()
    assert line._zoom.text() == "100 % · result 25 %"
    canvas.zoom_actual()
    assert line._zoom.text() == "400 % · result 100 %"
    canvas.zoom_actual()
    assert line._zoom.text() == "100 % · result 25 %"
    canvas.zoom_fit()
    canvas.toggle_fit()
    assert line._zoom.text() == "400 % · result 100 %"
    canvas._zoom_to(1000)
    assert line._zoom.text() == "12800 % · result 3200 %"


def test_a_small_photograph_can_still_be_seen_at_its_own_100_percent(rig, canvas):
    restored(rig, 60, 40)
    canvas.zoom_actual()
    assert canvas._place.zoom == 1
    canvas.zoom_out()
    assert canvas._place.zoom == 1
    canvas.toggle_fit()
    assert canvas._place.zoom == SCALE


def test_a_result_of_the_photographs_size_is_no_finer(rig, canvas):
    restored(rig, 600, 400)
    rig.session._change_item(rig.view.current, restored=None)
    assert canvas._scene.finest == 1
    assert canvas._place.zoom == pytest.approx(400 / 600)


def test_a_quick_look_covers_its_box_at_any_size(rig, canvas):
    opened(rig, 600, 400)
    look = tasks.Look(picture_of(Photo(np.full((200, 400, 3), 0.2, np.float32))), Box(300, 200, 200, 100))
    rig.session._change_item(rig.view.current, look=look)
    rig.session.compare(wipe=0.0)
    place = canvas._place.of_box(look.box)
    middle = place.center().toPoint()
    assert seen(canvas)[middle.y(), middle.x()].tolist() == [51] * 3
    outside = seen(canvas)[:, : int(place.left()) - 2]
    assert not (outside == 51).all(axis=2).any()


def test_facts_tell_both_sizes(rig, canvas):
    opened(rig, 640, 480)
    assert facts(rig.view.item) == "640 × 480 px · 0.3 MP · 8 bit · pasted"
    rig.session.restore()
    rig.settle()
    assert facts(rig.view.item) == "640 × 480 → 2560 × 1920 px · 0.3 → 4.9 MP · 8 bit · pasted"


def test_the_colour_after_is_the_mean_over_the_photographs_pixel(rig, canvas):
    pixels = restored(rig, 60, 40)
    rig.session.point_at(Cursor(59, 39))
    before = pixels[39, 59].astype(float)
    after = (15 * before + 255 - before) / 16
    told = [int(word) for word in colours(rig.view).replace("→", "").split()[1:]]
    assert told[:3] == before.astype(int).tolist()
    np.testing.assert_allclose(told[3:], after, atol=1)
