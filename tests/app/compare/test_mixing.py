from __future__ import annotations

import numpy as np
import pytest

from app.compare.mixing import colour_at, cut, mixed, sized
from app.levels import Picture, picture_of
from restoration.types import Photo


def picture(width: int = 30, height: int = 20, seed: int = 1) -> Picture:
    levels = np.random.default_rng(seed).integers(0, 256, (height, width, 3))
    return picture_of(Photo((levels / 255).astype(np.float32)))


def test_without_a_mask_it_is_a_part_of_each() -> None:
    before, after = picture(seed=1).levels[0], picture(seed=2).levels[0]
    assert np.array_equal(mixed(before, after, 1), after)
    assert np.array_equal(mixed(before, after, 0), before)
    half = mixed(before, after, 0.5).astype(int)
    assert np.abs(half - (before.astype(int) + after) / 2).max() <= 0.5


@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_with_a_mask_only_what_it_lets_through_is_mixed_in(strength: float) -> None:
    before, plain = picture(seed=1).levels[0], picture(seed=2).levels[0]
    opacity = np.zeros(before.shape[:2], np.uint8)
    opacity[:, 10:20], opacity[:, 20:] = 128, 255
    after = np.rint(plain * (opacity[..., None] / 255)).astype(np.uint8)
    after[..., 3] = opacity
    share = strength * opacity[..., None] / 255
    expected = before[..., :3] * (1 - share) + strength * after[..., :3]
    seen = mixed(before, after, strength)
    assert np.abs(seen[..., :3] - expected).max() <= 1.5
    assert np.array_equal(seen[:, :10], before[:, :10])
    assert (seen[..., 3] == 255).all()


def test_a_larger_picture_is_averaged_and_a_smaller_one_enlarged() -> None:
    small = picture()
    large = picture_of(Photo(np.kron(small.photo.pixels, np.ones((4, 4, 1), np.float32))))
    assert np.array_equal(sized(large, small.levels[0].shape), small.levels[0])
    assert sized(small, large.levels[0].shape).shape == large.levels[0].shape


@pytest.mark.parametrize("factor", [1, 3])
def test_a_part_is_cut_as_if_the_picture_had_another_size(factor: int) -> None:
    small = picture()
    large = picture_of(Photo(np.kron(small.photo.pixels, np.ones((factor, factor, 1), np.float32))))
    part = cut(large, small.levels[0].shape, slice(3, 9), slice(5, 25))
    assert np.array_equal(part, small.levels[0][3:9, 5:25])


def test_a_colour_is_found_by_its_place() -> None:
    one = picture()
    assert colour_at(one, 0.5 / 30, 19.5 / 20).tolist() == one.levels[0][19, 0].tolist()
