"""What holds for the recipe of every task."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from restoration.degrade.drawn import Drawn
from restoration.degrade.ops import Jpeg, Noise, Rounding
from restoration.degrade.recipe import RECIPES
from restoration.degrade.storing import Storing
from restoration.naming import SUFFIXES

SEEDS = range(12)


def picture() -> np.ndarray:
    image = np.random.default_rng(0).random((64, 80, 3), np.float32) * 0.3
    image[:, 40:] += 0.7
    return image


def test_every_task_has_a_recipe() -> None:
    assert set(RECIPES) == set(SUFFIXES)


@pytest.mark.parametrize("task", RECIPES)
def test_a_draw_is_printable_and_repeats_with_its_seed(task: str) -> None:
    first, second = (RECIPES[task]().draw(np.random.default_rng(4)) for _ in range(2))
    assert repr(first) == repr(second)
    assert len({repr(RECIPES[task]().draw(np.random.default_rng(seed))) for seed in SEEDS}) > 1
    assert "float64" not in repr(first)
    np.testing.assert_array_equal(first.apply(picture()), second.apply(picture()))


@pytest.mark.parametrize("task", RECIPES)
def test_what_is_drawn_writes_to_nothing_and_stays_in_range(task: str) -> None:
    image = picture()
    image.setflags(write=False)
    for seed in SEEDS:
        spoilt, target = RECIPES[task]().draw(np.random.default_rng(seed)).pair(image)
        for one in (spoilt, target):
            assert one.dtype == np.float32
            assert one.ndim == 3
            assert 0 <= one.min() <= one.max() <= 1
        assert target.shape == image.shape


@pytest.mark.parametrize("task", RECIPES)
def test_recipes_spoil_pictures_of_any_shape(task: str) -> None:
    for shape in ((17, 90, 3), (33, 16, 3)):
        image = np.random.default_rng(1).random(shape, np.float32)
        for seed in SEEDS:
            assert np.isfinite(RECIPES[task]().draw(np.random.default_rng(seed)).apply(image)).all()


@pytest.mark.parametrize("task", RECIPES)
def test_an_eight_bit_file_would_hold_the_result(task: str) -> None:
    for seed in SEEDS:
        steps = RECIPES[task]().draw(np.random.default_rng(seed)).apply(picture()) * 255
        np.testing.assert_allclose(steps, np.rint(steps), atol=1e-3)


@dataclass(frozen=True, slots=True)
class Halved:
    def apply(self, image: np.ndarray) -> np.ndarray:
        return image / 2


def test_what_comes_before_happens_to_the_target_too() -> None:
    spoilt, target = Drawn(ops=(Halved(),), before=(Halved(),)).pair(picture())
    np.testing.assert_allclose(target, picture() / 2)
    np.testing.assert_allclose(spoilt, picture() / 4)


def test_pictures_are_noisy_and_compressed_as_often_as_drawn() -> None:
    rng = np.random.default_rng(2)
    stored = [Storing(noisy=0.3, jpeg=0.6, jpeg_quality=(70, 80)).stored(rng) for _ in range(500)]
    assert np.mean([isinstance(ops[0], Noise) for ops in stored]) == pytest.approx(0.3, abs=0.06)
    qualities = [ops[-1].quality for ops in stored if isinstance(ops[-1], Jpeg)]
    assert len(qualities) / 500 == pytest.approx(0.6, abs=0.06)
    assert set(qualities) == set(range(70, 80))
    assert all(isinstance(ops[-1], Jpeg) or ops[-1] == Rounding() for ops in stored)
