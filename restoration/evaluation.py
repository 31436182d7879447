"""Honest numbers: a checkpoint against photographs whose clean versions are known."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean

import numpy as np

from restoration import data
from restoration.degrade.imresize import imresize
from restoration.delta_e import delta_e
from restoration.engine import Engine
from restoration.errors import BadRecipe
from restoration.photo import read
from restoration.photo.colour import in_integers
from restoration.protocols import PROTOCOLS, Protocol, fitted, judge
from restoration.types import Photo, Progress, RestoreRequest, Step, Stream

Metric = str  # the id of one of restoration.protocols


@dataclass(frozen=True, slots=True)
class Score:
    """One photograph: PSNR in dB and SSIM of the input and of the restored picture, as the protocol has it, and the
    mean CIEDE2000 of all colours of 8-bit pictures. An input that is smaller than its target is enlarged by bicubic
    interpolation."""

    name: str
    input_psnr: float
    input_ssim: float
    psnr: float
    ssim: float
    seconds: float
    input_delta_e: float
    delta_e: float

    @property
    def gain(self) -> float:
        return self.psnr - self.input_psnr


@dataclass(frozen=True, slots=True)
class Evaluation:
    checkpoint: str
    protocol: str
    scores: tuple[Score, ...]

    @property
    def psnr(self) -> float:
        return self.mean.psnr

    @property
    def ssim(self) -> float:
        return self.mean.ssim

    @property
    def input_psnr(self) -> float:
        return self.mean.input_psnr

    @property
    def input_ssim(self) -> float:
        return self.mean.input_ssim

    @property
    def delta_e(self) -> float:
        return self.mean.delta_e

    @property
    def input_delta_e(self) -> float:
        return self.mean.input_delta_e

    @property
    def mean(self) -> Score:
        numbers = [fmean(getattr(score, field.name) for score in self.scores) for field in fields(Score)[1:]]
        return Score("mean", *numbers)

    @property
    def improved(self) -> int:
        return sum(score.gain > 0 for score in self.scores)

    @property
    def worst(self) -> Score:
        return min(self.scores, key=lambda score: score.gain)


@dataclass(frozen=True, slots=True)
class Pair:
    """`load` gives the photograph and its target (h, w, 3) in [0, 1]; nothing is read before it is called."""

    name: str
    load: Callable[[], tuple[Photo, np.ndarray]]


def pairs_of(inputs: Path, targets: Path) -> tuple[Pair, ...]:
    """Files of the same stem; or the target with the longest stem that the input's begins with, as results are often
    called: `baby_RCAN_x4.png` and `baby.png`. Raises BadRecipe when an input has no target, or there are no inputs."""
    stems = {path.stem: path for path in sorted(targets.iterdir()) if path.is_file()} if targets.is_dir() else {}
    found = [path for path in sorted(inputs.iterdir()) if path.is_file()] if inputs.is_dir() else []
    by_stem = {path.stem: stems[best] for path in found if (best := _longest_start(path.stem, stems))}
    lonely = [path.name for path in found if path.stem not in by_stem]
    if not found or lonely:
        what = f"{lonely[0]} has no partner of the same name in {targets}" if lonely else f"{inputs} is empty"
        raise BadRecipe(f"{what}.", "Give two folders whose files have the same names, apart from the suffix.")
    return tuple(of_files(path, by_stem[path.stem]) for path in found)


def of_files(given: Path, target: Path) -> Pair:
    return Pair(given.stem, lambda: (read(given), read(target).pixels))


def published_pairs(layout: str, root: Path) -> tuple[Pair, ...]:
    """The test pairs of a data set as it was published (restoration.data). Raises BadDataset."""
    return tuple(of_arrays(pair) for pair in data.pairs_of(layout, root, "test"))


def of_arrays(pair: data.Pair) -> Pair:
    def load() -> tuple[Photo, np.ndarray]:
        given, target = data.read_pair(pair)
        return Photo(given), target

    return Pair(pair.name, load)


def _longest_start(stem: str, stems: Iterable[str]) -> str:
    """The longest of `stems` that `stem` begins with, up to a mark or a digit that ends a word; empty if there is none.

    `img_1` is no start of `img_10`.
    """
    starts = [one for one in stems if stem == one or (stem.startswith(one) and not _goes_on(one, stem))]
    return max(starts, key=len, default="")


def _goes_on(start: str, stem: str) -> bool:
    before, after = start[-1:], stem[len(start)]
    return (before.isdigit() and after.isdigit()) or (after.isalpha() and after != "x")


def judged(pairs: tuple[Pair, ...], metric: Metric = "rgb", scale: int = 1) -> Stream[Evaluation]:
    """Results of another program as they are, of networks that enlarged `scale` times (borders are shaved by it)."""
    scores = []
    for done, pair in enumerate(pairs):
        yield Progress("evaluating", done, len(pairs))
        photo, target = pair.load()
        psnr, ssim, colour = _judge(PROTOCOLS[metric], photo.pixels, target, scale)
        scores.append(Score(pair.name, psnr, ssim, psnr, ssim, 0.0, colour, colour))
    return Evaluation("as they are", metric, tuple(scores))


def evaluate(engine: Engine, checkpoint: str, pairs: tuple[Pair, ...], metric: Metric = "rgb") -> Stream[Evaluation]:
    """Whole photographs, float32, as a user would restore them. Raises BadRecipe for pairs that do not fit together."""

    def restore(photo: Photo) -> Stream[Photo]:
        result = yield from engine.restore(RestoreRequest(photo, (Step(checkpoint),), precision="fp32"))
        return result.photo

    return (yield from _measured(checkpoint, restore, pairs, metric))


def evaluate_method(
    title: str, method: Callable[[np.ndarray], np.ndarray], pairs: tuple[Pair, ...], metric: Metric = "rgb"
) -> Stream[Evaluation]:
    """A function of (h, w, 3) pictures in [0, 1], called `title`, measured as a checkpoint is."""

    def restore(photo: Photo) -> Stream[Photo]:
        yield Progress("restoring", 0, 1)
        return Photo(method(photo.pixels))

    return (yield from _measured(title, restore, pairs, metric))


def _measured(
    title: str, restore: Callable[[Photo], Stream[Photo]], pairs: tuple[Pair, ...], metric: Metric
) -> Stream[Evaluation]:
    protocol = PROTOCOLS[metric]
    scores = []
    for done, pair in enumerate(pairs):
        yield Progress("evaluating", done, len(pairs))
        photo, target = pair.load()
        started = time.monotonic()
        restored = yield from restore(photo)
        seconds = time.monotonic() - started
        scale = _scale(photo.pixels, target)
        _check_scales(restored.size[0] // photo.size[0], scale)
        before = _judge(protocol, _enlarged(photo.pixels, scale), target, scale)
        after = _judge(protocol, restored.pixels, target, scale)
        scores.append(Score(pair.name, *before[:2], *after[:2], seconds, before[2], after[2]))
    return Evaluation(title, metric, tuple(scores))


def _scale(pixels: np.ndarray, target: np.ndarray) -> int:
    """How many times larger the target is."""
    return max(1, min(target.shape[0] // pixels.shape[0], target.shape[1] // pixels.shape[1]))


def scale_of(pair: Pair) -> int:
    """How many times larger the target is than the input."""
    photo, target = pair.load()
    return _scale(photo.pixels, target)


def _check_scales(model: int, pair: int) -> None:
    if model != pair and model > 1:
        raise BadRecipe(
            f"The model enlarges {model} times, but the targets are {pair} times as large as the inputs.",
            f"Give it inputs that were reduced {model} times, or choose a model that enlarges {pair} times.",
        )


def _enlarged(pixels: np.ndarray, scale: int) -> np.ndarray:
    return pixels if scale == 1 else imresize(np.rint(pixels * 255).astype(np.uint8), scale)


def _judge(protocol: Protocol, pixels: np.ndarray, target: np.ndarray, scale: int) -> tuple[float, float, float]:
    height, width = pixels.shape[:2]
    spare = target.shape[0] - height, target.shape[1] - width
    if min(spare) < 0 or (max(spare) >= scale and not protocol.centred):
        raise BadRecipe("The two photographs of a pair differ in size.", "Pairs must show the same pixels.")
    if min(height, width) - 2 * scale * protocol.shave < protocol.window.size:
        raise BadRecipe(
            "A photograph is too small to be measured.", f"{protocol.window.size} pixels a side are needed."
        )
    there = fitted(protocol, target, height, width)
    return *judge(protocol, pixels, there, scale), delta_e(_stored(pixels), _stored(there))


def _stored(pixels: np.ndarray) -> np.ndarray:
    """In 8 bits."""
    return pixels if pixels.dtype == np.uint8 else in_integers(pixels, 8)
