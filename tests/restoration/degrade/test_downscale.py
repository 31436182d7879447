"""Small pictures: MATLAB's bicubic, mostly nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.degrade.downscale import Downscale, DownscaleRecipe, Softness
from restoration.degrade.imresize import imresize
from restoration.degrade.ops import Rounding


def picture(height: int = 48, width: int = 60) -> np.ndarray:
    return np.random.default_rng(0).random((height, width, 3), np.float32)


@pytest.mark.parametrize(("scale", "shape"), [(2, (24, 30, 3)), (3, (16, 20, 3)), (4, (12, 15, 3))])
def test_a_picture_shrinks_as_the_papers_shrink_it(scale: int, shape: tuple[int, int, int]) -> None:
    small = Downscale(scale).apply(picture())
    assert small.shape == shape
    assert small.dtype == np.float32
    np.testing.assert_array_equal(small, imresize(picture(), 1 / scale).clip(0, 1))


def test_softness_is_wider_in_one_direction_than_in_the_other() -> None:
    point = np.zeros((41, 41, 3), np.float32)
    point[20, 20] = 1
    soft = Softness(across=3.0, along=1.0).apply(point)[..., 0]
    offsets = np.arange(41) - 20
    assert soft.sum() == pytest.approx(1, abs=1e-4)
    assert np.sqrt((soft.sum(axis=0) * offsets**2).sum()) == pytest.approx(3, rel=0.05)
    assert np.sqrt((soft.sum(axis=1) * offsets**2).sum()) == pytest.approx(1, rel=0.05)


def test_most_pictures_are_shrunk_and_rounded_and_nothing_else() -> None:
    rng = np.random.default_rng(5)
    drawn = [DownscaleRecipe(scale=4).draw(rng).ops for _ in range(300)]
    plain = [ops == (Downscale(4), Rounding()) for ops in drawn]
    assert 0.55 < np.mean(plain) < 0.8
    assert any(isinstance(ops[0], Softness) for ops in drawn)


def test_the_target_keeps_its_size() -> None:
    small, target = DownscaleRecipe(scale=3).draw(np.random.default_rng(2)).pair(picture())
    assert small.shape == (16, 20, 3)
    np.testing.assert_array_equal(target, picture())
