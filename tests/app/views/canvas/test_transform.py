import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from app.views.canvas.transform import fitted, fitting_scale

PANE = QSizeF(800, 600)
sides = st.integers(1, 9000)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0])


def test_a_large_photograph_is_fitted_and_centred():
    place = fitted(QSizeF(8000, 4000), PANE, 1.0)
    assert place.area.getRect() == (0, 100, 800, 400)
    assert place.fits


def test_a_small_photograph_is_not_enlarged():
    place = fitted(QSizeF(100, 100), PANE, 1.0)
    assert place.zoom == 1
    assert place.area.getRect() == (350, 250, 100, 100)


def test_on_a_dense_screen_100_percent_is_a_device_pixel():
    place = fitted(QSizeF(4000, 3000), PANE, 2.0).zoomed(0.5, QPointF(400, 300))
    assert place.zoom == 1
    assert place.area.width() == 2000
    assert place.x * 2 == round(place.x * 2)


@given(sides, sides, ratios, st.floats(1, 30), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_zooming_in_keeps_what_is_under_the_cursor(width, height, ratio, factor, across, down):
    start = fitted(QSizeF(width, height), PANE, ratio)
    anchor = QPointF(start.x + across * start.area.width(), start.y + down * start.area.height())
    place = start.zoomed(start.scale * factor, anchor)
    before, after = start.to_photo(anchor), place.to_photo(anchor)
    half_a_screen_pixel = 0.5001 / place.zoom
    assert after.x() == pytest.approx(before.x(), abs=half_a_screen_pixel)
    assert after.y() == pytest.approx(before.y(), abs=half_a_screen_pixel)


@given(sides, sides, ratios, st.lists(st.floats(0.3, 3), max_size=6), st.floats(-500, 500), st.floats(-500, 500))
def test_the_visible_box_is_always_inside_the_photograph(width, height, ratio, factors, dx, dy):
    place = fitted(QSizeF(width, height), PANE, ratio)
    for factor in factors:
        place = place.zoomed(place.scale * factor, QPointF(300, 200)).panned(dx, dy)
    box = place.visible()
    assert 0 <= box.x < box.x + box.width <= width
    assert 0 <= box.y < box.y + box.height <= height


def test_zooming_out_ends_with_all_of_the_photograph_in_the_middle():
    start = fitted(QSizeF(4000, 3000), PANE, 1.0)
    place = start.zoomed(2.0, QPointF(10, 10)).zoomed(0.001, QPointF(700, 500))
    assert place.area.getRect() == pytest.approx(start.area.getRect())
    assert place.fits


def test_a_photograph_cannot_be_pushed_out_of_the_pane():
    place = fitted(QSizeF(4000, 3000), PANE, 1.0).zoomed(1.0, QPointF(400, 300)).panned(1e6, -1e6)
    assert (place.x, place.y) == (0, 600 - 3000)


def test_a_photograph_that_is_smaller_than_the_pane_stays_in_the_middle():
    place = fitted(QSizeF(100, 100), PANE, 1.0)
    assert place.panned(50, 50) == place


def test_a_larger_pane_still_fits_what_fitted():
    place = fitted(QSizeF(4000, 3000), PANE, 1.0).resized(QSizeF(1600, 1200), 1.0, 1.0)
    assert place.scale == fitting_scale(QSizeF(4000, 3000), QSizeF(1600, 1200), 1.0)


def test_a_larger_pane_keeps_the_zoom_and_the_centre():
    place = fitted(QSizeF(4000, 3000), PANE, 1.0).zoomed(1.0, QPointF(400, 300))
    wider = place.resized(QSizeF(1000, 600), 1.0, 1.0)
    assert wider.zoom == 1
    assert wider.to_photo(QPointF(500, 300)) == place.to_photo(QPointF(400, 300))
