"""A map over a grey photograph, as it is painted."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from app.attention.values import Ruler
from app.levels import picture_of
from app.pixels import arrays_of
from app.views.attention.overlay import GreyMapLayer
from app.views.canvas.transform import fitted
from restoration import heat
from restoration.types import AttentionMap, Box, Photo

SIZE = (80, 40)
WHOLE = Box(0, 0, *SIZE)


def layer(photo, values, box=WHOLE):
    shown = heat.overlay(AttentionMap("a", "pixel", 0, np.asarray(values, np.float32), box))
    return GreyMapLayer(shown, Ruler(), picture_of(Photo(np.asarray(photo, np.float32))), WHOLE)


def painted(made, opacity=1.0, scale=4):
    canvas = QSizeF(SIZE[0] * scale, SIZE[1] * scale)
    image = QImage(canvas.toSize(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    made.paint(
        painter, fitted(QSizeF(*SIZE), canvas, 1.0, scale), QRectF(0, 0, canvas.width(), canvas.height()), opacity
    )
    painter.end()
    return arrays_of(image)[0].astype(int)


def half():
    """Dark on the left, light on the right."""
    photo = np.zeros((SIZE[1], SIZE[0], 3))
    photo[:, :40], photo[:, 40:] = 0.35, 0.65
    return photo


def test_light_and_shade_are_the_photographs_and_colour_the_maps():
    made = layer(half(), np.repeat(np.linspace(0, 1, 40)[:, np.newaxis], 80, axis=1))
    seen = painted(made)
    middle = len(seen) // 2
    luma = seen @ np.array([0.299, 0.587, 0.114])
    assert luma[middle, 30] + 40 < luma[middle, -30]
    assert np.ptp(seen[8], axis=1).min() > 40, "a gate value of 0 is purple"
    assert seen[8, 60, 2] > seen[8, 60, 1]
    assert seen[-8, 60, 1] > seen[-8, 60, 2]


def test_without_opacity_the_photograph_is_grey():
    photo = half() * np.array([1.0, 0.6, 0.3])
    seen = painted(layer(photo, np.zeros((4, 8))), opacity=0.0)
    assert np.ptp(seen, axis=2).max() <= 3


def test_opacity_may_change_and_the_picture_follows():
    made = layer(half(), np.zeros((4, 8)))
    weak, strong = painted(made, 0.3), painted(made, 1.0)
    assert np.ptp(strong, axis=2).mean() > 2 * np.ptp(weak, axis=2).mean()


@pytest.mark.parametrize("box", [WHOLE, Box(20, 0, 40, 40)])
def test_each_place_lies_where_it_belongs(box):
    values = np.zeros((20, 40), np.float32)
    values[:, 20:] = 1.0
    seen = painted(layer(np.full((40, 80, 3), 0.5), values, box))[80]
    is_high = (seen[:, 1] > seen[:, 2]).astype(int)
    assert is_high[:140].max() == 0
    assert is_high[180:].min() == 1
    assert abs(int(np.argmax(is_high)) - 160) <= 8
