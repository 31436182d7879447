"""Published pairs to train on, as the papers did: crops at the same place, augmented alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from restoration.data import Pair, pairs_of, read_pair
from restoration.data.layouts import LAYOUTS
from restoration.errors import BadDataset
from restoration.train.augment import augmented, draw_mix
from restoration.train.pairs import Batch, Example, batch_of
from restoration.train.presets import Preset
from restoration.train.recipe import Recipe

HELD_OUT = 24  # at most so many pairs are scored
SCORED_PX = 512
REMEMBERED = 64  # pairs that are kept in memory, decoded


@dataclass(frozen=True, slots=True, eq=False)
class PublishedPairs:
    """`train` and `kept` are of different scenes. `preset` says how pairs are augmented."""

    train: tuple[Pair, ...]
    kept: tuple[Pair, ...]
    preset: Preset
    sha256: str

    def batch(self, recipe: Recipe, step: int) -> Batch:
        stage, how = recipe.schedule.stage(step), self.preset.augmentation
        seeds = ([recipe.seed, step, number] for number in range(stage.batch))
        batch = batch_of([self._sample(stage.crop, np.random.default_rng(seed)) for seed in seeds])
        epoch = step * recipe.schedule.epochs // recipe.schedule.steps
        if not how.mixes or epoch < how.mixes_from:
            return batch
        mix = draw_mix(stage.batch, how.mixes, np.random.default_rng([recipe.seed, step, 2**31]))
        return Batch(mix.apply(batch.inputs), mix.apply(batch.targets))

    def held_out(self, recipe: Recipe) -> Iterator[Example]:
        """The middles of test pairs."""
        for number, pair in enumerate(self.kept):
            given, wanted = read_pair(pair)
            height, width = (min(SCORED_PX, side) // recipe.multiple * recipe.multiple for side in given.shape[:2])
            top, left = (given.shape[0] - height) // 2, (given.shape[1] - width) // 2
            example = cut(given, wanted, (top, left), (height, width))
            yield self._spoilt(example, np.random.default_rng([recipe.seed, 2**31, number]))

    def _sample(self, crop: int, rng: np.random.Generator) -> Example:
        pair = self.train[rng.integers(len(self.train))]
        given, wanted = _remembered(pair)
        if min(given.shape[:2]) < crop:
            height, width = given.shape[:2]
            raise BadDataset(
                f"“{pair.name}” has {width} x {height} pixels, and crops of {crop} are wanted.", "Choose another set."
            )
        place = tuple(int(rng.integers(side - crop + 1)) for side in given.shape[:2])
        example = cut(given, wanted, (place[0], place[1]), (crop, crop))
        return self._spoilt(augmented(*example, self.preset.augmentation, rng), rng)

    def _spoilt(self, example: Example, rng: np.random.Generator) -> Example:
        """With Gaussian noise of one of the preset's levels, not cut to [0, 1]; as it is when there are none."""
        if not self.preset.noise:
            return example
        sigma = np.float32(rng.choice(self.preset.noise) / 255)
        clean = example[1]
        grey = rng.standard_normal((*clean.shape[:2], 1), dtype=np.float32)
        return clean + sigma * grey, clean


def load_pairs(preset: Preset, root: Path, scale: int) -> PublishedPairs:
    """The preset's data set in `root`, as it was published: its test pairs, or every twentieth scene, are held out.

    Raises BadDataset.
    """
    train = pairs_of(preset.data, root, "train", scale)
    kept = _test_pairs(preset, root, scale)
    if not kept:
        scenes = sorted({pair.scene for pair in train})
        chosen = set(scenes[::20]) if len(scenes) > 1 else set()
        kept = tuple(pair for pair in train if pair.scene in chosen)
        train = tuple(pair for pair in train if pair.scene not in chosen)
    names = "\n".join(f"{pair.subset}/{pair.name}" for pair in train)
    return PublishedPairs(train, _spread(kept), preset, hashlib.sha256(names.encode()).hexdigest())


def _test_pairs(preset: Preset, root: Path, scale: int) -> tuple[Pair, ...]:
    if "test" not in LAYOUTS[preset.data].splits:
        return ()
    try:
        return pairs_of(preset.data, root, "test", scale)
    except BadDataset:
        return ()  # only the training part was downloaded


def _spread(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """HELD_OUT of them, from the first to the last."""
    step = max(1, len(pairs) // HELD_OUT)
    return tuple(pairs[::step][:HELD_OUT])


def cut(given: np.ndarray, wanted: np.ndarray, place: tuple[int, int], size: tuple[int, int]) -> Example:
    """The same part of both; a larger target's is larger."""
    scale = wanted.shape[0] // given.shape[0]
    (top, left), (height, width) = place, size
    first = given[top : top + height, left : left + width]
    second = wanted[top * scale : (top + height) * scale, left * scale : (left + width) * scale]
    return np.ascontiguousarray(first), np.ascontiguousarray(second)


@lru_cache(REMEMBERED)
def _remembered(pair: Pair) -> Example:
    return read_pair(pair)
