"""Photographs with one thing wrong, or nothing, to learn to tell which: spoilt as for restoration, and milder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from restoration.degrade.drawn import Drawn, Range
from restoration.degrade.recipe import RECIPES
from restoration.degrade.storing import Storing
from restoration.diagnosis.classifier import NOTHING
from restoration.metrics import psnr

MILDER: dict[str, dict[str, Any]] = {
    "dehaze": {"optical_depth": (0.2, 1.0)},
    "deblur": {"length": (2.0, 10.0)},
    "lowlight": {"exposure": (-3.0, -1.0)},
    "denoise": {"sigma": (0.015, 0.06), "read": (-3.0, -2.0), "shot": (-4.0, -2.5)},
    "derain": {"downpour": 0.1, "drizzle": 0.6},
    "raindrop": {"cover": (0.02, 0.15)},
}
MILD = 0.4  # share of pictures that are spoilt so
VISIBLE = 30.0  # dB: what changes a picture less is drawn again
VISIBLE_NOISE = 35.0
TRIES = 12
SMALL: Range = (128.0, 400.0)  # long sides in pixels
ENLARGED = 1.5  # at most, and never small


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound(Storing):
    """Nothing is wrong: a little noise, and files of the same quality as those of spoilt pictures."""

    noisy: float = 0.5
    read_noise: Range = (0.0, 0.006)
    shot_noise: Range = (0.0, 0.0001)
    jpeg: float = 0.5

    def draw(self, rng: np.random.Generator) -> Drawn:
        return Drawn(self.stored(rng))


def case(photograph: np.ndarray, wrong: str, rng: np.random.Generator, *, small: bool) -> np.ndarray:
    """(h, w, 3) uint8, clean -> float32 in [0, 1]: part of it, of another size and tone, with what is `wrong`."""
    picture = _varied(photograph, rng, small)
    return Sound().draw(rng).apply(picture) if wrong == NOTHING else _spoilt(picture, wrong, rng)


def _spoilt(picture: np.ndarray, wrong: str, rng: np.random.Generator) -> np.ndarray:
    """The recipe without its `clear` share. After TRIES draws that cannot be seen, the last one."""
    most = VISIBLE_NOISE if wrong == "denoise" else VISIBLE
    for _ in range(TRIES):
        milder = MILDER[wrong] if rng.random() < MILD else {}
        spoilt, target = RECIPES[wrong](clear=0.0, **milder).draw(rng).pair(picture)
        if psnr(spoilt, target) < most:
            break
    return spoilt


def _varied(photograph: np.ndarray, rng: np.random.Generator, small: bool) -> np.ndarray:
    if rng.random() < 0.5:
        photograph = _part(photograph, rng)
    if rng.random() < 0.5:
        photograph = photograph[:, ::-1]
    picture = _resized(photograph, rng, SMALL if small else (SMALL[1], ENLARGED * max(photograph.shape)))
    if rng.random() < 0.5:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.2, 0.6))
    toned = picture ** (2 ** rng.uniform(-0.35, 0.35)) * 2 ** rng.uniform(-0.1, 0.1, 3)
    return np.clip(toned, 0, 1).astype(np.float32)


def _part(photograph: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    share = rng.uniform(0.5, 1)
    height, width = (int(length * share) for length in photograph.shape[:2])
    top = rng.integers(photograph.shape[0] - height + 1)
    left = rng.integers(photograph.shape[1] - width + 1)
    return photograph[top : top + height, left : left + width]


def _resized(photograph: np.ndarray, rng: np.random.Generator, sides: Range) -> np.ndarray:
    """Long sides are uniform in their logarithm. (h, w, 3) uint8 -> float32 in [0, 1]."""
    least, most = sides
    factor = np.exp(rng.uniform(np.log(least), np.log(max(least + 1, most)))) / max(photograph.shape)
    height, width = (round(length * factor) for length in photograph.shape[:2])
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(np.ascontiguousarray(photograph), (width, height), interpolation=how).astype(np.float32) / 255
