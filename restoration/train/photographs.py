"""Clean photographs to train on: crops of them, and the same crops spoilt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import lcm
from pathlib import Path

import cv2
import numpy as np

from restoration.errors import BadRecipe
from restoration.naming import PHOTOGRAPH_SUFFIXES
from restoration.train.pairs import Batch, Example, batch_of
from restoration.train.recipe import Clean, Recipe

HELD_OUT = 24  # at most this many photographs are kept for scoring
LONG_SIDE = 1120
SCORED_PX = 512
DRAWS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Photographs:
    """Clean photographs in memory, uint8 (h, w, 3) RGB; `kept` are never trained on."""

    train: tuple[np.ndarray, ...]
    kept: tuple[np.ndarray, ...]
    sha256: str

    def batch(self, recipe: Recipe, step: int) -> Batch:
        stage, degrade = recipe.schedule.stage(step), recipe.degradation_at(step)
        seeds = ([recipe.seed, step, number] for number in range(stage.batch))
        return batch_of([_sample(self, replace(recipe, degrade=degrade), stage.crop, seed) for seed in seeds])

    def held_out(self, recipe: Recipe) -> Iterator[Example]:
        """Whole photographs, the same ones at every call."""
        for number, pixels in enumerate(self.kept):
            factor = SCORED_PX / max(pixels.shape[:2])
            unit = lcm(16, recipe.multiple * recipe.scale)
            height, width = (max(1, round(side * factor / unit)) * unit for side in pixels.shape[:2])
            clean = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
            yield recipe.degrade.draw(np.random.default_rng([recipe.seed, 2**31, number])).pair(clean)


def load_photographs(folder: Path) -> Photographs:
    """Every picture in `folder`, at most LONG_SIDE pixels long; one in twenty, by name, is held out.

    Raises BadRecipe when fewer than two pictures can be read.
    """
    names = sorted(path for path in folder.glob("*") if path.suffix.lower() in PHOTOGRAPH_SUFFIXES)
    digest = hashlib.sha256()
    train: list[np.ndarray] = []
    kept: list[np.ndarray] = []
    for path in names:
        data = path.read_bytes()
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None or min(pixels.shape[:2]) < 64:
            continue
        digest.update(data)
        keep = kept if is_held_out(path.name) and len(kept) < HELD_OUT else train
        keep.append(_shrunk(pixels[..., ::-1]))
    if not kept and len(train) > 1:
        kept.append(train.pop())
    if not kept:
        raise BadRecipe(f"{folder} holds no photographs to train on.", "Give a folder with at least two of them.")
    return Photographs(tuple(train), tuple(kept), digest.hexdigest())


def is_held_out(name: str) -> bool:
    """One in twenty, by the name of the file alone."""
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()[0] % 20 == 0


def _shrunk(pixels: np.ndarray) -> np.ndarray:
    factor = LONG_SIDE / max(pixels.shape[:2])
    if factor < 1:
        pixels = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(pixels)


def _sample(photographs: Photographs, recipe: Recipe, crop: int, seed: list[int]) -> Example:
    rng = np.random.default_rng(seed)
    square = _detailed(photographs.train, crop * recipe.scale, recipe.clean, rng)
    clean = _turned(_varied(square, recipe.clean, rng), rng)
    return recipe.degrade.draw(rng).pair(clean)


def _detailed(photographs: tuple[np.ndarray, ...], crop: int, clean: Clean, rng: np.random.Generator) -> np.ndarray:
    """A crop with as much detail as asked for; after DRAWS without, the last."""
    for _ in range(DRAWS):
        square = _cropped(photographs[rng.integers(len(photographs))], crop, clean, rng)
        if not clean.detail or cv2.Laplacian(square, cv2.CV_32F).std() >= clean.detail:
            break
    return square


def _cropped(pixels: np.ndarray, crop: int, clean: Clean, rng: np.random.Generator) -> np.ndarray:
    """A square of any size, area-averaged to `crop` pixels: networks that pool over the image must meet all scales."""
    shortest = min(pixels.shape[:2])
    least, most = (np.log(min(crop * times, shortest)) for times in (clean.smallest, clean.largest))
    side = int(np.exp(rng.uniform(least, most)))
    top = rng.integers(pixels.shape[0] - side + 1)
    left = rng.integers(pixels.shape[1] - side + 1)
    square = pixels[top : top + side, left : left + side]
    how = cv2.INTER_AREA if side >= crop else cv2.INTER_CUBIC
    return cv2.resize(square, (crop, crop), interpolation=how).astype(np.float32) / 255


def _varied(image: np.ndarray, clean: Clean, rng: np.random.Generator) -> np.ndarray:
    gamma = 2 ** rng.uniform(-clean.gamma, clean.gamma)
    gain = 2 ** rng.uniform(-clean.gain, clean.gain, 3)
    return np.clip(image**gamma * gain, 0, 1).astype(np.float32)


def _turned(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if rng.random() < 0.5:
        image = image[:, ::-1]
    return np.ascontiguousarray(np.rot90(image, int(rng.integers(4))))
