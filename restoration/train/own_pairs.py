"""A user's own pairs to learn from: a few spoilt photographs and what they should have been, of any size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from restoration.data.listing import Misfit, entries
from restoration.data.pairing import Match, matched, stem
from restoration.errors import BadRecipe
from restoration.filters import reduced
from restoration.naming import PHOTOGRAPH_SUFFIXES, shown
from restoration.photo import read
from restoration.photo.colour import in_floats, in_integers
from restoration.train.augment import Augmentation, augmented
from restoration.train.pairs import Batch, Example, Source, batch_of
from restoration.train.recipe import Recipe
from restoration.types import Photo, Progress, Shot, Stream

LONG_SIDE = 1600
SCORED_PX = 512
SMALLEST = 64
MOST = 100  # pairs are kept in memory, and all are read before the first is learnt from
TURNED = Augmentation("mirror-quarters")
REDUCIBLE = frozenset(["dehaze", "lowlight", "raindrop"])
"""Tasks whose photographs are still spoilt when they are reduced. Noise, blur and thin rain would be averaged away."""

HINT = "Give two folders: spoilt photographs, and the clean ones under the same names."


class Own(Source, Protocol):
    """What a user brought. Of its pictures, by number, some are learnt from and some are kept for scoring; pictures of
    the same scene should not be on both sides."""

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def scenes(self) -> tuple[str, ...]: ...

    @property
    def shots(self) -> tuple[Shot, ...]:
        """How those photographs were taken that say so."""
        ...

    @property
    def learned(self) -> tuple[int, ...]: ...

    @property
    def draws(self) -> int:
        """In so many ways each picture that is held out is spoilt."""
        ...

    def divided(self, learned: Sequence[int], kept: Sequence[int]) -> Own: ...

    def held_out(self, recipe: Recipe, long_side: int = SCORED_PX) -> Iterator[Example]:
        """The kept ones in their order, whole and at most so long, each of them `draws` times."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class OwnPair:
    """Input (h, w, 3) and target, as many times larger as the network enlarges, uint8 or uint16."""

    name: str
    given: np.ndarray
    wanted: np.ndarray
    shot: Shot | None = None

    @property
    def scene(self) -> str:
        return hashlib.sha256(self.wanted.tobytes()).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class OwnPairs:
    """`pairs` in memory. `reducible`: whole ones, which crops of all sizes are taken of; otherwise they are the middles
    of photographs, and crops come pixel by pixel."""

    pairs: tuple[OwnPair, ...]
    reducible: bool
    scenes: tuple[str, ...]
    sha256: str
    learned: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    draws: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(pair.name for pair in self.pairs)

    @property
    def shots(self) -> tuple[Shot, ...]:
        return tuple(pair.shot for pair in self.pairs if pair.shot)

    def divided(self, learned: Sequence[int], kept: Sequence[int]) -> OwnPairs:
        return replace(self, learned=tuple(learned), kept=tuple(kept))

    def batch(self, recipe: Recipe, step: int) -> Batch:
        stage = recipe.schedule.stage(step)
        seeds = ([recipe.seed, step, number] for number in range(stage.batch))
        return batch_of([self._sample(recipe, stage.crop, np.random.default_rng(seed)) for seed in seeds])

    def held_out(self, recipe: Recipe, long_side: int = SCORED_PX) -> Iterator[Example]:
        """Without the last rows and columns that the network's multiple leaves over."""
        for number in self.kept:
            pair = self.pairs[number]
            if self.reducible:
                given, wanted = (reduced(in_floats(image), long_side) for image in (pair.given, pair.wanted))
            else:
                given, wanted = (in_floats(image) for image in _middle(pair.given, pair.wanted, long_side))
            height, width = (side // recipe.multiple * recipe.multiple for side in given.shape[:2])
            yield given[:height, :width], wanted[: height * recipe.scale, : width * recipe.scale]

    def _sample(self, recipe: Recipe, crop: int, rng: np.random.Generator) -> Example:
        pair = self.pairs[self.learned[rng.integers(len(self.learned))]]
        shortest = min(pair.given.shape[:2])
        largest = shortest if self.reducible else min(crop, shortest)
        side = int(np.exp(rng.uniform(np.log(min(crop, shortest)), np.log(largest))))
        top, left = (int(rng.integers(length - side + 1)) for length in pair.given.shape[:2])
        squares = (
            _square(pair.given, top, left, side, crop),
            _square(pair.wanted, *(number * recipe.scale for number in (top, left, side, crop))),
        )
        return augmented(*squares, TURNED, rng)


def load_own_pairs(inputs: Path, targets: Path, task: str, scale: int) -> Stream[OwnPairs]:
    """The pairs of two folders, found by their names without the suffix. Photographs longer than LONG_SIDE are reduced
    to it, or cut to their middle where reduction would take away what is wrong with them.

    Raises BadRecipe for what does not go together, UnreadablePhoto.
    """
    found = matches(inputs, targets)
    reducible = task in REDUCIBLE and scale == 1
    pairs = []
    for done, match in enumerate(found):
        yield Progress("reading pairs", done, len(found))
        pairs.append(_read_pair(match, scale, reducible))
    digest = hashlib.sha256()
    for pair in pairs:
        digest.update(pair.given.tobytes() + pair.wanted.tobytes())
    return OwnPairs(tuple(pairs), reducible, tuple(pair.scene for pair in pairs), digest.hexdigest())


def kept_as(photo: Photo, pixels: np.ndarray) -> np.ndarray:
    """Floats in [0, 1] -> whole numbers of the depth that the photograph's file has."""
    return in_integers(pixels, 8 if photo.source.bits == 8 else 16)


def photographs_in(folder: Path) -> list[Path]:
    """Pictures directly in the folder, by name. Raises BadRecipe."""
    try:
        return [path for path in entries(folder) if path.suffix.lower() in PHOTOGRAPH_SUFFIXES]
    except OSError as error:
        raise BadRecipe(f"“{shown(folder)}” is no folder that can be read: {error.strerror}.", HINT) from error


def matches(inputs: Path, targets: Path) -> list[Match]:
    """The pairs of two folders, by name, unread. Raises BadRecipe for what does not go together."""
    try:
        found = matched(photographs_in(inputs), photographs_in(targets), stem, stem)
    except Misfit as misfit:
        raise BadRecipe(f"“{shown(inputs)}” and “{shown(targets)}”: {misfit.words}.", HINT) from misfit
    names = [match.key for match in found]
    doubled = next((name for name in names if names.count(name) > 1), None)
    if doubled:
        raise BadRecipe(f"“{shown(inputs)}” holds two photographs called “{doubled}”.", "Keep one of them.")
    if len(found) > MOST:
        raise BadRecipe(f"There are {len(found)} pairs, and {MOST} are the most.", "Choose some of them: 20 will do.")
    return found


def _read_pair(match: Match, scale: int, reducible: bool) -> OwnPair:
    photo, target = read(match.input), read(match.target)
    given, wanted = photo.pixels, target.pixels
    _check_sizes(match, given, wanted, scale)
    if reducible:
        given, wanted = reduced(given, LONG_SIDE), reduced(wanted, LONG_SIDE)
    else:
        given, wanted = _middle(given, wanted, LONG_SIDE)
    return OwnPair(match.key, kept_as(photo, given), kept_as(target, wanted), photo.source.shot)


def _check_sizes(match: Match, given: np.ndarray, wanted: np.ndarray, scale: int) -> None:
    (height, width), (tall, wide) = given.shape[:2], wanted.shape[:2]
    if not (0 <= tall - height * scale < scale and 0 <= wide - width * scale < scale):
        raise BadRecipe(
            f"“{shown(match.input)}” has {width} x {height} pixels, “{shown(match.target)}” {wide} x {tall}.",
            f"The target must be {scale} times as large." if scale > 1 else "The two must show the same pixels.",
        )
    if min(height, width) < SMALLEST:
        raise BadRecipe(f"“{shown(match.input)}” has only {width} x {height} pixels.", f"{SMALLEST} a side are needed.")


def _middle(given: np.ndarray, wanted: np.ndarray, side: int) -> Example:
    """Both cut alike, so that no side of the input is longer than `side`; of the target what is over is cut off."""
    scale = wanted.shape[0] // given.shape[0]
    height, width = (min(length, side) for length in given.shape[:2])
    top, left = (given.shape[0] - height) // 2, (given.shape[1] - width) // 2
    parts = ((given, 1), (wanted, scale))
    first, second = (
        image[top * times : (top + height) * times, left * times : (left + width) * times] for image, times in parts
    )
    return first, second


def _square(image: np.ndarray, top: int, left: int, side: int, crop: int) -> np.ndarray:
    """A square of `side` pixels as `crop` pixels, float32 in [0, 1]."""
    square = in_floats(image[top : top + side, left : left + side])
    if side == crop:
        return square
    how = cv2.INTER_AREA if side > crop else cv2.INTER_CUBIC
    return np.clip(cv2.resize(square, (crop, crop), interpolation=how), 0, 1)
