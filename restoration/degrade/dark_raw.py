"""Too little light on a sensor: what a Bayer mosaic of the scene holds, with its noise, made as bright as the scene.

White balance and the colours of a camera are not learnt: a RAW file tells both. So the mosaic comes balanced, and what
is asked for is the scene in the camera's own colours, encoded like sRGB.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restoration.bayer import CELL, sampled
from restoration.degrade.drawn import Drawn, Range
from restoration.degrade.noise import sensor_noise
from restoration.srgb import decoded, encoded

LEVELS = 16383 - 512  # of 14 bits, above black
TYPICAL = np.array([[0.58, 0.35, 0.07], [0.13, 0.71, 0.16], [0.03, 0.24, 0.73]], np.float32)
"""What a camera's red, green and blue see of linear sRGB, about the mean of common ones; rows add up to 1."""


@dataclass(frozen=True, slots=True)
class CameraColours:
    """As the camera sees them, white staying white: from sRGB (0) to a typical camera's (1) and beyond."""

    share: float

    def apply(self, image: np.ndarray) -> np.ndarray:
        mixing = (1 - self.share) * np.eye(3, dtype=np.float32) + self.share * TYPICAL
        return encoded(decoded(image) @ mixing.T)


@dataclass(frozen=True, slots=True)
class Mosaic:
    """`exposure` in EV, of light; `balance` is what red, green and blue are multiplied by afterwards. Noise has the
    variance read^2 + shot * light (Foi et al., TIP 2008, eq. 3)."""

    exposure: float
    balance: tuple[float, float, float]
    read: float
    shot: float
    seed: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        """(2h, 2w, 3) -> (h, w, 4), balanced and amplified to the light of `image`; white is cut, and black too."""
        gains = np.array([self.balance[colour] for _, _, colour in CELL], np.float32) * np.float32(2**-self.exposure)
        seen = sampled(decoded(image)) / gains
        spread = np.sqrt(self.read**2 + self.shot * seen)
        noisy = seen + spread * np.random.default_rng(self.seed).standard_normal(seen.shape, dtype=np.float32)
        counted = np.rint(np.clip(noisy, 0, 1) * LEVELS) / np.float32(LEVELS)
        return np.minimum(counted * gains, 1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class DarkRawRecipe:
    """Ranges are uniform; `photons`, the shot noise, is so in its logarithm, and read noise follows from it. `red` and
    `blue` are the white balance's factors."""

    exposure: Range = (-7.0, 0.0)
    red: Range = (1.2, 2.6)
    blue: Range = (1.2, 2.6)
    camera: Range = (0.2, 1.2)
    photons: Range = (1e-5, 2e-3)

    def draw(self, rng: np.random.Generator) -> Drawn:
        read, shot = sensor_noise(rng, self.photons)
        mosaic = Mosaic(
            exposure=rng.uniform(*self.exposure),
            balance=(rng.uniform(*self.red), 1.0, rng.uniform(*self.blue)),
            read=read,
            shot=shot,
            seed=int(rng.integers(2**31)),
        )
        return Drawn((mosaic,), before=(CameraColours(rng.uniform(*self.camera)),))
