"""Noise as it is after a camera has made a picture of it, and recipes that draw from clean to drowned."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.bayer import CELL
from restoration.degrade.drawn import Drawn, Op, Range
from restoration.degrade.ops import Jpeg, Noise, Rounding

GAMMA = 2.2
BETWEEN = {
    0: np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]], np.float32) / 4,
    1: np.array([[0, 1, 0], [1, 4, 1], [0, 1, 0]], np.float32) / 4,
    2: np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]], np.float32) / 4,
}
"""Bilinear demosaicking of each colour."""


def sensor_noise(rng: np.random.Generator, photons: Range) -> tuple[float, float]:
    """Read and shot noise of a camera: shot noise is uniform in its logarithm, and read noise follows from it with a
    spread (Brooks et al., "Unprocessing Images for Learned Raw Denoising", CVPR 2019, section 3.1)."""
    log_shot = rng.uniform(*np.log(photons))
    log_read = 0.5 * (2.18 * log_shot + 1.2 + rng.normal(0, 0.26))
    return float(np.exp(log_read)), float(np.exp(log_shot))


@dataclass(frozen=True, slots=True)
class CameraNoise:
    """Photon and read noise in linear light, of variance read^2 + shot * light (Foi et al., TIP 2008, eq. 3), in one
    colour a pixel; then demosaicked, which makes grains of it, and scaled by the white balance `gains` of red and
    blue. Picture and noise are developed with a power of 2.2."""

    read: float
    shot: float
    gains: tuple[float, float]
    seed: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        gains = np.array([self.gains[0], 1, self.gains[1]], np.float32)
        light = cv2.pow(np.clip(image, 0, 1), GAMMA) / gains
        noisy = np.clip((light + self._demosaicked(light)) * gains, 0, 1)
        return np.asarray(cv2.pow(noisy, 1 / GAMMA))

    def _demosaicked(self, light: np.ndarray) -> np.ndarray:
        """The noise of every colour of every pixel; what the mosaic does to the picture itself is left out."""
        normal = np.random.default_rng(self.seed).standard_normal(light.shape[:2], dtype=np.float32)
        noise = np.zeros_like(light)
        for row, column, colour in CELL:
            cell = np.s_[row::2, column::2]
            spread = np.sqrt(np.float32(self.read**2) + np.float32(self.shot) * light[cell][..., colour])
            noise[cell][..., colour] = normal[cell] * spread
        planes = [cv2.filter2D(noise[..., colour], -1, BETWEEN[colour]) for colour in range(3)]
        return np.dstack(planes)


@dataclass(frozen=True, slots=True)
class DenoiseRecipe:
    """`clear` of the pictures have no noise to speak of, `camera` of the others a camera's, and the rest Gaussian noise
    of a standard deviation `sigma`, the same in all pixels, as benchmarks have it.

    `read` and `shot` are drawn as powers of ten: faint noise is as frequent as strong.
    """

    clear: float = 0.06
    camera: float = 0.5
    sigma: Range = (0.004, 0.2)
    read: Range = (-3.3, -1.5)
    shot: Range = (-4.3, -1.7)
    gains: Range = (1.0, 2.4)
    jpeg_quality: tuple[int, int] = (70, 100)
    jpeg: float = 0.3

    def draw(self, rng: np.random.Generator) -> Drawn:
        if rng.random() < self.clear:
            return Drawn((Noise(rng.uniform(0, self.sigma[0]), 0.0, int(rng.integers(2**31))), Rounding()))
        if rng.random() < self.camera:
            return Drawn(
                (
                    self._camera(rng),
                    Jpeg(int(rng.integers(*self.jpeg_quality))) if rng.random() < self.jpeg else Rounding(),
                )
            )
        return Drawn((Noise(rng.uniform(*self.sigma), 0.0, int(rng.integers(2**31))), Rounding()))

    def _camera(self, rng: np.random.Generator) -> Op:
        red, blue = (float(rng.uniform(*self.gains)) for _ in range(2))
        read, shot = (float(10 ** rng.uniform(*powers)) for powers in (self.read, self.shot))
        return CameraNoise(read, shot, (red, blue), int(rng.integers(2**31)))
