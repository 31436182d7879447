"""A user's own clean photographs to learn from: spoilt on the way, as training does, but divided by us."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from restoration.errors import BadRecipe
from restoration.filters import reduced
from restoration.naming import shown
from restoration.photo import read
from restoration.photo.colour import in_floats, in_integers
from restoration.train.own_pairs import MOST, SCORED_PX, SMALLEST, photographs_in
from restoration.train.pairs import Batch, Example
from restoration.train.photographs import LONG_SIDE, Photographs
from restoration.train.recipe import Recipe
from restoration.types import Photo, Progress, Shot, Stream


@dataclass(frozen=True, slots=True, eq=False)
class OwnPhotographs:
    """`pixels` (h, w, 3) uint8 of each, in memory. How each kept one is spoilt follows from the recipe's seed; several
    draws, because what is hardly spoilt gains and loses more decibels than all the rest."""

    names: tuple[str, ...]
    pixels: tuple[np.ndarray, ...]
    scenes: tuple[str, ...]
    sha256: str
    learned: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    draws: int = 3
    shots: tuple[Shot, ...] = ()

    def divided(self, learned: Sequence[int], kept: Sequence[int]) -> OwnPhotographs:
        return replace(self, learned=tuple(learned), kept=tuple(kept))

    def batch(self, recipe: Recipe, step: int) -> Batch:
        learned = tuple(self.pixels[number] for number in self.learned)
        return Photographs(learned, (), self.sha256).batch(recipe, step)

    def held_out(self, recipe: Recipe, long_side: int = SCORED_PX) -> Iterator[Example]:
        """Without the last rows and columns that the network's multiple leaves over."""
        unit = recipe.multiple * recipe.scale
        for number in self.kept:
            clean = reduced(in_floats(self.pixels[number]), long_side)
            height, width = (side // unit * unit for side in clean.shape[:2])
            whole = np.ascontiguousarray(clean[:height, :width])
            for draw in range(self.draws):
                yield recipe.degrade.draw(np.random.default_rng([recipe.seed, 2**31, number, draw])).pair(whole)


def load_own_photographs(folder: Path) -> Stream[OwnPhotographs]:
    """The pictures directly in `folder`, at most LONG_SIDE pixels long. Raises BadRecipe, UnreadablePhoto."""
    paths = photographs_in(folder)
    if len(paths) > MOST:
        raise BadRecipe(f"“{shown(folder)}” holds {len(paths)} photographs, and {MOST} are the most.", "Choose some.")
    pixels, shots = [], []
    for done, path in enumerate(paths):
        yield Progress("reading photographs", done, len(paths))
        photo = _read(path)
        pixels.append(in_integers(reduced(photo.pixels, LONG_SIDE), 8))
        shots.append(photo.source.shot)
    scenes = tuple(hashlib.sha256(one.tobytes()).hexdigest() for one in pixels)
    sha256 = hashlib.sha256("".join(scenes).encode()).hexdigest()
    told = tuple(shot for shot in shots if shot)
    return OwnPhotographs(tuple(path.stem for path in paths), tuple(pixels), scenes, sha256, shots=told)


def _read(path: Path) -> Photo:
    photo = read(path)
    if min(photo.size) < SMALLEST:
        raise BadRecipe(f"“{shown(path)}” has only {photo.size[0]} x {photo.size[1]} pixels.", "Take it out.")
    return photo
