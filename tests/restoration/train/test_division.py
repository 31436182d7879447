"""Held-out pictures: never learnt from, never on both sides, and what their gains prove."""

from __future__ import annotations

import pytest

from restoration.train.division import divided, gain_interval


@pytest.mark.parametrize("count", range(3, 40))
def test_every_picture_has_one_part_and_enough_of_them_judge(count: int) -> None:
    folds = divided([str(number) for number in range(count)], seed=1)
    for fold in folds:
        assert sorted((*fold.learn, *fold.choose, *fold.judge)) == list(range(count))
        assert fold.learn
    assert sum(len(fold.judge) for fold in folds) >= 3
    assert all(bool(fold.choose) == (count >= 12) for fold in folds)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_with_few_pictures_each_of_them_judges_once(count: int) -> None:
    folds = divided([str(number) for number in range(count)], seed=1)
    assert sorted(number for fold in folds for number in fold.judge) == list(range(count))


def test_pictures_of_one_scene_stay_together() -> None:
    scenes = [str(number % 7) for number in range(28)]
    (fold,) = divided(scenes, seed=3)
    parts = [{scenes[number] for number in part} for part in (fold.learn, fold.choose, fold.judge)]
    assert sum(map(len, parts)) == len(set.union(*parts)) == 7
    assert len(parts[2]) == 3


def test_the_division_follows_from_the_seed() -> None:
    scenes = [str(number) for number in range(16)]
    assert divided(scenes, 1) == divided(scenes, 1)
    assert divided(scenes, 1) != divided(scenes, 2)


def test_the_interval_is_as_wide_as_the_gains_differ() -> None:
    scenes = [str(number) for number in range(8)]
    assert gain_interval([0.5] * 8, scenes, 0) == pytest.approx((0.5, 0.5, 0.5))
    gain, low, high = gain_interval([-1.0, 2.0] * 4, scenes, 0)
    assert gain == 0.5
    assert low < 0 < 1 < high
    assert low > -1
    assert high < 2


def test_three_gains_reach_from_the_worst_to_the_best() -> None:
    assert gain_interval([0.1, 1.0, 4.0], ["a", "b", "c"], 0) == pytest.approx((1.7, 0.1, 4.0))


def test_many_pictures_of_one_scene_weigh_as_one() -> None:
    gain, low, _ = gain_interval([3.0] * 10 + [0.0, 0.0], ["a"] * 10 + ["b", "c"], 0)
    assert gain == pytest.approx(1)
    assert low == 0
