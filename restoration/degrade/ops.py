"""What spoils a photograph, each a pure function of the picture and its drawn, printable parameters.

Pictures are (h, w, 3) float32, sRGB-encoded in [0, 1]; every function returns a new one of the same kind.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.degrade.depth import Depth, depth_of


@dataclass(frozen=True, slots=True)
class Haze:
    """`near` and `far` are the optical depths beta * d of the nearest and the farthest thing; `airlight` is RGB."""

    depth: Depth
    near: float
    far: float
    airlight: tuple[float, float, float]

    def apply(self, image: np.ndarray) -> np.ndarray:
        t = self.transmission(image)[..., None]
        return image * t + np.asarray(self.airlight, np.float32) * (1 - t)

    def transmission(self, image: np.ndarray) -> np.ndarray:
        """t = exp(-beta d), (h, w) float32 in (0, 1] (Koschmieder; Narasimhan and Nayar, IJCV 2002, eq. 2)."""
        optical = self.near + (self.far - self.near) * depth_of(image, self.depth)
        return np.exp(-optical, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Noise:
    """Sensor noise of variance read^2 + shot * value, in units of full scale (Foi et al., TIP 2008, eq. 3)."""

    read: float
    shot: float
    seed: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        rng = np.random.default_rng(self.seed)
        spread = np.sqrt(self.read**2 + self.shot * np.clip(image, 0, 1), dtype=np.float32)
        noisy = image + spread * rng.standard_normal(image.shape, dtype=np.float32)
        return np.clip(noisy, 0, 1)


@dataclass(frozen=True, slots=True)
class Jpeg:
    """Baseline JPEG at `quality` 1..100, with chroma at half resolution as cameras and phones store it."""

    quality: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        pixels = np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
        _, data = cv2.imencode(".jpg", pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, self.quality])
        decoded = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR))
        return decoded[..., ::-1].astype(np.float32) / 255


@dataclass(frozen=True, slots=True)
class Rounding:
    """Eight bits a channel: what any ordinary file holds."""

    def apply(self, image: np.ndarray) -> np.ndarray:
        return np.rint(np.clip(image, 0, 1) * 255).astype(np.float32) / 255
