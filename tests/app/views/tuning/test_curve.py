"""Axes embrace what is drawn, in round numbers."""

import pytest
from PySide6.QtGui import QPalette

from app.views.tuning.curve import Curve, ticks, written


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 100, [0, 50, 100]),
        (20.1, 21.9, [20, 20.5, 21, 21.5, 22]),
        (0.012, 0.031, [0.01, 0.015, 0.02, 0.025, 0.03, 0.035]),
        (-3, 4, [-4, -2, 0, 2, 4]),
    ],
)
def test_marks_are_round_and_embrace_everything(low, high, marks):
    assert ticks(low, high, 5) == pytest.approx(marks)


@pytest.mark.parametrize(("low", "high"), [(5, 5), (0, 0), (1e-9, 2e-9), (1e6, 3e7), (-1, -1), (0.1, 0.3)])
def test_whatever_comes_there_are_a_few_marks(low, high):
    marks = ticks(low, high, 5)
    assert 2 <= len(marks) <= 7
    assert marks[0] <= low
    assert marks[-1] >= high
    assert len({written(mark, marks) for mark in marks}) == len(marks)


def grabbed(curve):
    return curve.grab().toImage()


def test_it_says_in_words_what_it_shows(qtbot):
    curve = Curve("Loss", "steps", "Nothing yet.")
    qtbot.addWidget(curve)
    empty = grabbed(curve)
    curve.show_points([(3, 0.5), (6, 0.25)])
    assert curve.accessibleName() == "Loss"
    assert curve.accessibleDescription() == "0.25 after 6"
    assert grabbed(curve) != empty


def test_the_line_has_the_accent_of_the_theme_and_a_level_to_compare_with(qtbot):
    curve = Curve("PSNR", "steps", "")
    qtbot.addWidget(curve)
    curve.resize(400, 200)
    colours = curve.palette()
    colours.setColor(QPalette.ColorRole.Highlight, "#ff0000")
    curve.setPalette(colours)
    curve.show_points([(0, 20.0), (50, 22.0), (100, 23.0)])
    image = grabbed(curve)
    reds = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).green() < 60
    ]
    assert len(reds) > 200
    assert min(reds)[1] > max(reds)[1], "it rises"
    curve.show_points([(0, 20.0), (50, 22.0), (100, 23.0)], (20.0, "before tuning"))
    assert grabbed(curve) != image


@pytest.mark.parametrize(("low", "high"), [(20, 22), (0.135551, 0.135599)])
def test_numbers_beside_the_axis_are_written_in_full(qtbot, low, high):
    curve = Curve("Loss", "steps", "")
    qtbot.addWidget(curve)
    curve.resize(400, 200)
    curve.setPalette(QPalette("white"))
    curve.show_points([(0, high), (100, low)])
    image = grabbed(curve)
    behind = image.pixelColor(0, 100)
    assert all(image.pixelColor(0, y) == behind for y in range(40, 160)), "nothing is cut off at the left edge"
