"""Geometry of tiles."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from restoration.infer.tiles import Canvas, plan


@given(st.integers(1, 700), st.integers(1, 700), st.integers(64, 300), st.integers(0, 200))
def test_tiles_of_one_size_cover_every_pixel_and_overlap(width: int, height: int, tile: int, overlap: int) -> None:
    chosen = plan(width, height, tile, overlap)
    covered = np.zeros((height, width), int)
    for box in chosen.boxes:
        assert box.x >= 0 <= box.y
        assert box.x + box.width <= width
        assert box.y + box.height <= height
        covered[box.y : box.y + box.height, box.x : box.x + box.width] += 1
    assert covered.min() >= 1
    assert len({(box.width, box.height) for box in chosen.boxes}) == 1
    lefts = sorted({box.x for box in chosen.boxes})
    shared = min(overlap, tile // 2)
    assert all(a + chosen.boxes[0].width - b >= shared for a, b in pairwise(lefts))


@given(st.integers(1, 300), st.integers(1, 300), st.integers(64, 128), st.integers(0, 64))
def test_joined_tiles_of_one_picture_give_the_picture(width: int, height: int, tile: int, overlap: int) -> None:
    picture = np.random.default_rng(0).random((height, width, 3), np.float32)
    chosen = plan(width, height, tile, overlap)
    canvas = Canvas(chosen)
    for box in chosen.boxes:
        canvas.add(box, picture[box.y : box.y + box.height, box.x : box.x + box.width])
    np.testing.assert_allclose(canvas.finish(), picture, atol=1e-5)


def test_neighbours_that_disagree_are_feathered() -> None:
    chosen = plan(380, 100, 256, 128)
    canvas = Canvas(chosen)
    for grey, box in enumerate(chosen.boxes):
        canvas.add(box, np.full((box.height, box.width, 3), grey, np.float32))
    row = canvas.finish()[50, :, 0]
    assert row[0] == 0
    assert row[-1] == 1
    assert np.abs(np.diff(row)).max() < 0.03


def test_a_plan_tells_itself() -> None:
    assert str(plan(300, 200, None, 64)) == "whole image"
    assert str(plan(300, 200, 512, 64)) == "whole image"
    assert str(plan(1000, 200, 256, 64)) == "5 tiles of 256 px"
