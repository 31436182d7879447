import gc

import numpy as np
from PySide6.QtGui import QColor, QColorSpace, QImage

from app.pixels import Wrapped, arrays_of, bgrx, image_of


def noise(height, width):
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


def test_an_image_made_of_an_array_gives_the_array_back():
    rgb = noise(5, 7)
    found, opacity = arrays_of(image_of(rgb))
    assert np.array_equal(found, rgb)
    assert opacity is None


def test_odd_widths_whose_rows_qt_pads_come_back_whole():
    for width in (1, 2, 3, 5, 17):
        rgb = noise(3, width)
        packed = QImage(rgb.data, width, 3, 3 * width, QImage.Format.Format_RGB888).copy()
        assert np.array_equal(arrays_of(packed)[0], rgb)


def test_a_wrapped_level_shares_the_arrays_bytes_and_keeps_it_alive():
    level = bgrx(noise(40, 30))
    level.flags.writeable = False
    expected = QColor(*(int(value) for value in level[3, 2, 2::-1]))
    wrapped = Wrapped(level)
    assert wrapped.memory is level
    del level
    gc.collect()
    assert wrapped.image.pixelColor(2, 3) == expected


def test_an_image_owns_its_pixels():
    rgb = noise(4, 4)
    image = image_of(rgb)
    before = image.pixelColor(1, 1)
    rgb[:] = 0
    assert image.pixelColor(1, 1) == before


def test_opacity_is_kept_apart_from_the_colours():
    image = QImage(2, 1, QImage.Format.Format_ARGB32)
    image.setPixelColor(0, 0, QColor(10, 20, 30, 255))
    image.setPixelColor(1, 0, QColor(200, 100, 50, 128))
    colours, opacity = arrays_of(image)
    assert colours.tolist() == [[[10, 20, 30], [200, 100, 50]]]
    assert opacity is not None
    assert opacity.tolist() == [[255, 128]]


def test_a_picture_in_another_colour_space_becomes_srgb():
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(128, 128, 128))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgbLinear))
    colours, _ = arrays_of(image)
    assert abs(int(colours[0, 0, 0]) - 188) <= 1  # 0.5 of the light is 188 in sRGB
