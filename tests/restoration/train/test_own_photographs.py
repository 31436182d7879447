"""A user's own clean photographs: spoilt alike every time they are judged, and divided as asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from restoration.degrade.recipe import HazeRecipe
from restoration.errors import BadRecipe
from restoration.models import ffa
from restoration.streams import finished
from restoration.train import own_photographs
from restoration.train.own_photographs import OwnPhotographs, load_own_photographs
from restoration.train.recipe import Recipe, Schedule, Stage

Own = Callable[[int], tuple[Path, Path]]


@pytest.fixture
def recipe() -> Recipe:
    config = ffa.Config(1, 1, 8, 3)
    schedule = Schedule(10, stages=(Stage(0.0, 33, 3),))
    return Recipe("dehaze", ffa.FAMILY, config, schedule, ffa.FAMILY.domain(config), HazeRecipe(clear=0.0), seed=5)


def load(folder: Path) -> OwnPhotographs:
    return finished(load_own_photographs(folder))


def test_what_is_held_out_is_spoilt_alike_every_time(own: Own, recipe: Recipe) -> None:
    photographs = load(own(4)[1]).divided((0, 1), (3, 2))
    examples = list(photographs.held_out(recipe, long_side=60))
    (first, clean), (second, same), *_ = examples
    assert len(examples) == 2 * photographs.draws
    assert first.shape == clean.shape == (51, 60, 3)
    assert np.abs(first - clean).mean() > 0.02
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(clean, same)
    assert not np.array_equal(clean, examples[photographs.draws][1])
    (again, _), *_ = photographs.divided((0, 1, 2), (3,)).held_out(recipe, long_side=60)
    np.testing.assert_array_equal(first, again)


def test_batches_are_spoilt_crops_of_what_is_learnt_from(own: Own, recipe: Recipe) -> None:
    photographs = load(own(4)[1])
    batch = photographs.divided((0, 1), (2,)).batch(recipe, 1)
    assert batch.inputs.shape == batch.targets.shape == (3, 33, 33, 3)
    other = photographs.divided((2, 3), (0,)).batch(recipe, 1)
    assert not np.array_equal(batch.targets, other.targets)
    assert np.abs(batch.inputs - batch.targets).mean() > 0.01


def test_the_same_photograph_twice_is_one_scene(own: Own) -> None:
    folder = own(3)[1]
    (folder / "copy.png").write_bytes((folder / "1.png").read_bytes())
    photographs = load(folder)
    assert photographs.names == ("0", "1", "2", "copy")
    assert len(set(photographs.scenes)) == 3


def test_what_is_too_small_or_too_much_is_refused(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = own(3)[1]
    monkeypatch.setattr(own_photographs, "SMALLEST", 70)
    with pytest.raises(BadRecipe, match=r"“0\.png” has only 72 x 64 pixels"):
        load(folder)
    monkeypatch.setattr(own_photographs, "MOST", 2)
    with pytest.raises(BadRecipe, match="holds 3 photographs, and 2 are the most"):
        load(folder)
