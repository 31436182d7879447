"""Honest numbers: a checkpoint against photographs whose clean versions are known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Literal

import numpy as np

from restoration.engine import Engine
from restoration.errors import BadRecipe
from restoration.metrics import psnr, psnr_y, ssim, ssim_y
from restoration.photo import read
from restoration.types import Photo, Progress, RestoreRequest, Step, Stream

Metric = Literal["rgb", "y"]


@dataclass(frozen=True, slots=True)
class Score:
    """One photograph: PSNR in dB and SSIM of the input and of the restored picture, both rounded to 8 bits."""

    name: str
    input_psnr: float
    input_ssim: float
    psnr: float
    ssim: float
    seconds: float

    @property
    def gain(self) -> float:
        return self.psnr - self.input_psnr


@dataclass(frozen=True, slots=True)
class Evaluation:
    checkpoint: str
    scores: tuple[Score, ...]

    @property
    def psnr(self) -> float:
        return fmean(score.psnr for score in self.scores)

    @property
    def ssim(self) -> float:
        return fmean(score.ssim for score in self.scores)

    @property
    def input_psnr(self) -> float:
        return fmean(score.input_psnr for score in self.scores)

    @property
    def input_ssim(self) -> float:
        return fmean(score.input_ssim for score in self.scores)

    @property
    def improved(self) -> int:
        return sum(score.gain > 0 for score in self.scores)

    @property
    def worst(self) -> Score:
        return min(self.scores, key=lambda score: score.gain)


@dataclass(frozen=True, slots=True)
class Pair:
    name: str
    input: Path
    target: Path


def pairs_of(inputs: Path, targets: Path) -> tuple[Pair, ...]:
    """Files of the same stem. Raises BadRecipe when an input has no target, or there are no inputs."""
    by_stem = {path.stem: path for path in sorted(targets.iterdir())} if targets.is_dir() else {}
    found = [path for path in sorted(inputs.iterdir()) if path.is_file()] if inputs.is_dir() else []
    lonely = [path.name for path in found if path.stem not in by_stem]
    if not found or lonely:
        what = f"{lonely[0]} has no partner of the same name in {targets}" if lonely else f"{inputs} is empty"
        raise BadRecipe(f"{what}.", "Give two folders whose files have the same names, apart from the suffix.")
    return tuple(Pair(path.stem, path, by_stem[path.stem]) for path in found)


def evaluate(engine: Engine, checkpoint: str, pairs: tuple[Pair, ...], metric: Metric = "rgb") -> Stream[Evaluation]:
    """Whole photographs, float32, as a user would restore them."""
    scores = []
    for done, pair in enumerate(pairs):
        yield Progress("evaluating", done, len(pairs))
        photo, target = read(pair.input), read(pair.target).pixels
        result = yield from engine.restore(RestoreRequest(photo, (Step(checkpoint),), precision="fp32"))
        before = _judge(photo, target, metric)
        after = _judge(result.photo, target, metric)
        scores.append(Score(pair.name, *before, *after, result.seconds))
    return Evaluation(checkpoint, tuple(scores))


def _judge(photo: Photo, target: np.ndarray, metric: Metric) -> tuple[float, float]:
    rounded, clean = (np.rint(pixels * 255).astype(np.uint8) for pixels in (photo.pixels, target))
    if rounded.shape != clean.shape:
        raise BadRecipe("The two photographs of a pair differ in size.", "Pairs must show the same pixels.")
    return (
        (psnr_y(rounded, clean), ssim_y(rounded, clean))
        if metric == "y"
        else (psnr(rounded, clean), ssim(rounded, clean))
    )
