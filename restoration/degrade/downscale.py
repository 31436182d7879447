"""Fewer pixels: MATLAB's bicubic as the super-resolution papers use it, and what else happens to small pictures."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.degrade.drawn import Drawn, Op, Range
from restoration.degrade.imresize import imresize
from restoration.degrade.storing import Storing


@dataclass(frozen=True, slots=True)
class Softness:
    """A lens's or a resampler's Gaussian, of `across` and `along` pixels (standard deviations)."""

    across: float
    along: float

    def apply(self, image: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(image, (0, 0), self.across, sigmaY=self.along, borderType=cv2.BORDER_REFLECT_101)


@dataclass(frozen=True, slots=True)
class Downscale:
    """To one `scale`-th of the height and of the width, rounded up. Bicubic overshoots are clipped."""

    scale: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        return np.clip(imresize(image, 1 / self.scale), 0, 1)


@dataclass(frozen=True, slots=True)
class DownscaleRecipe(Storing):
    """The plain bicubic of the benchmarks, but for the shares of pictures `soft` before, by standard deviations
    in pixels of the small picture, `noisy` or stored as `jpeg` after. Its pictures are smaller than their targets."""

    scale: int = 2
    soft: float = 0.15
    softness: Range = (0.1, 0.6)
    noisy: float = 0.08
    jpeg: float = 0.15
    jpeg_quality: tuple[int, int] = (70, 100)

    def draw(self, rng: np.random.Generator) -> Drawn:
        ops: list[Op] = []
        if rng.random() < self.soft:
            across, along = (self.scale * rng.uniform(*self.softness, 2)).tolist()
            ops.append(Softness(across, along))
        ops.append(Downscale(self.scale))
        return Drawn((*ops, *self.stored(rng)))
