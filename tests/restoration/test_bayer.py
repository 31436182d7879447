"""The mosaic of a sensor and its planes."""

from __future__ import annotations

import numpy as np

from restoration.bayer import planes, sampled

MOSAIC = np.array([[1, 2, 5], [4, 3, 6], [7, 8, 9]])


def test_the_planes_are_the_places_of_a_cell_clockwise_without_an_odd_edge() -> None:
    assert planes(MOSAIC).tolist() == [[[1, 2, 3, 4]]]
    assert planes(MOSAIC[:2].T).tolist() == [[[1, 4, 3, 2]]]


def test_a_picture_is_seen_in_one_colour_a_pixel() -> None:
    picture = np.zeros((2, 4, 3))
    picture[..., :] = 1, 2, 3
    assert sampled(picture).tolist() == [[[1, 2, 3, 2]] * 2]
