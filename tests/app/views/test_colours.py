"""Photographs on a screen that is not sRGB: what is painted becomes the numbers that look the same there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QColorSpace, QImage, QRegion
from PySide6.QtWidgets import QWidget

from app.pixels import arrays_of
from app.views import colours

RED, ITS_RED = (255, 0, 0), (234, 51, 35)  # of sRGB, and the same colour in the numbers of a Display P3 screen
WIDE = bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data())
SRGB = bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Sheet(QWidget):
    """Stripes of one pixel, red and black."""

    def paintEvent(self, event) -> None:
        with colours.painting(self, event.rect()) as painter:
            painter.fillRect(event.rect(), QColor("black"))
            for x in range(0, self.width(), 2):
                painter.fillRect(QRect(x, 0, 1, self.height()), QColor(*RED))


@pytest.fixture(autouse=True)
def any_screen() -> Iterator[None]:
    yield
    colours.show_on(b"")


@pytest.fixture
def sheet(qtbot) -> Sheet:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(40, 20)
    sheet.show()
    return sheet


def seen(widget: QWidget) -> np.ndarray:
    return arrays_of(widget.grab().toImage())[0]


@pytest.mark.parametrize(("profile", "red"), [(b"", RED), (SRGB, RED), (WIDE, ITS_RED)])
def test_a_colour_is_given_in_the_numbers_of_the_screen(sheet, profile, red):
    assert colours.show_on(profile)
    stripes = seen(sheet)
    assert np.abs(stripes[:, ::2].astype(int) - red).max() <= 1
    assert not stripes[:, 1::2].any()


def test_a_part_is_painted_onto_the_same_pixels_as_the_whole(sheet):
    colours.show_on(WIDE)
    whole = seen(sheet)
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    for part in (QRect(0, 0, 13, 20), QRect(13, 0, 27, 7), QRect(13, 7, 27, 13)):
        sheet.render(image, part.topLeft(), QRegion(part))
    assert (arrays_of(image)[0] == whole).all()


@pytest.mark.qt_log_ignore("fromIccProfile")
def test_what_is_no_profile_of_a_screen_leaves_colours_as_they_are(sheet):
    colours.show_on(WIDE)
    assert not colours.show_on(b"no profile")
    assert (seen(sheet)[:, ::2] == RED).all()


def test_a_profile_has_a_name():
    assert colours.name_of(b"") == "sRGB"
    assert "P3" in colours.name_of(WIDE)


def test_the_photograph_and_its_thumbnails_follow(rig, whole_window):
    rig.session.strip.open([Path("/photos/a.jpg"), Path("/photos/b.jpg")])
    rig.settle()
    before = seen(whole_window._canvas), seen(whole_window._filmstrip)
    rig.session.view = replace(rig.view, around=replace(rig.view.around, profile=steep()))
    whole_window.show_view(rig.view)
    after = seen(whole_window._canvas), seen(whole_window._filmstrip)
    down, across = (size // 2 for size in before[0].shape[:2])
    assert (after[0][down, across] > before[0][down, across]).all()
    assert (after[1] > before[1]).any()


def steep() -> bytes:
    """Of a screen that shows middle greys darker than sRGB means them."""
    space = QColorSpace(QColorSpace.Primaries.SRgb, 3.0)
    return bytes(space.iccProfile().data())
