"""Photographs made ready for painting."""

from __future__ import annotations

import numpy as np

from app.levels import SMALLEST, picture_of
from restoration.types import Photo


def test_levels_are_bgr_bytes_rounded_and_opaque() -> None:
    pixels = np.zeros((3, 4, 3), np.float32)
    pixels[..., 0] = 0.5
    level = picture_of(Photo(pixels)).levels[0]
    assert level.dtype == np.uint8
    np.testing.assert_array_equal(level[0, 0], [0, 0, 128, 255])
    assert not level.flags.writeable


def test_each_level_is_half_of_the_one_before_until_it_is_small() -> None:
    picture = picture_of(Photo(np.full((1001, 1999, 3), 0.25, np.float32)))
    assert [level.shape[:2] for level in picture.levels] == [(1001, 1999), (501, 1000), (251, 500)]
    assert max(picture.levels[-1].shape[:2]) <= SMALLEST
    assert all((level[..., :3] == 64).all() for level in picture.levels)
    assert picture.bytes > 1001 * 1999 * (3 * 4 + 4)
