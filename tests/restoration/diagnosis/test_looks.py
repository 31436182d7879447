"""What is looked at, of photographs of any size."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.diagnosis.looks import LEAST, LONG_SIDE, MIDDLE, SMALL, TILE, looks_at, luma_of


def test_a_large_photograph_is_averaged_first() -> None:
    checks = (np.indices((2400, 3600)).sum(axis=0) % 2).astype(np.float32)
    looks = looks_at(np.repeat(checks[..., None], 3, axis=2))
    assert len(looks.tiles) == 9
    assert {tile.shape for tile in looks.tiles} == {(TILE, TILE, 3)}
    assert looks.middle.shape == (341, MIDDLE, 3)
    assert looks.small.shape == (170, SMALL, 3)
    assert all(0.4 < tile.mean() < 0.6 for tile in looks.tiles)
    assert max(tile.std() for tile in looks.tiles) < 0.2


def test_detail_of_a_photograph_of_ordinary_size_is_kept() -> None:
    pixels = np.random.default_rng(0).random((800, LONG_SIDE, 3), np.float32)
    tile = looks_at(pixels).tiles[0]
    assert any(np.array_equal(tile, pixels[y : y + TILE, 72 : 72 + TILE]) for y in range(10))


@pytest.mark.parametrize("shape", [(1, 1), (7, 5), (20, 3000), (90, 160)])
def test_small_and_narrow_ones_are_mirrored_at_their_borders(shape: tuple[int, int]) -> None:
    looks = looks_at(np.full((*shape, 3), 0.25, np.float32))
    assert min(side for tile in looks.tiles for side in tile.shape[:2]) >= LEAST
    assert min(looks.middle.shape[:2]) >= LEAST
    np.testing.assert_allclose(looks.small, 0.25, rtol=1e-6)


def test_luma_is_that_of_video() -> None:
    np.testing.assert_allclose(luma_of(np.ones((2, 3, 3), np.float32)), np.ones((2, 3)), rtol=1e-6)
    np.testing.assert_allclose(luma_of(np.array([[[0, 1, 0]]], np.float32)), [[0.587]])
