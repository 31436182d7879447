"""Too little light: the photograph undone to the light that made it, less of it, a sensor's noise, and developed anew.

No raw files stood behind these photographs, so a camera's tone curve is drawn and inverted (Brooks et al., Unprocessing
Images for Learned Raw Denoising, CVPR 2019). Its developing of the dark picture is drawn apart from that: between two
real exposures of one scene the curve is rarely the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.degrade.drawn import Drawn, Range
from restoration.degrade.noise import sensor_noise
from restoration.degrade.storing import Storing

LEVELS = 4096  # of the table a tone curve is inverted with: a sixteenth of an 8-bit step
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, slots=True)
class ToneCurve:
    """Light in [0, 1] -> p = light^(1/gamma) -> p mixed with the S-curve 3 p^2 - 2 p^3, by `contrast` in [0, 0.95]."""

    gamma: float = 2.2
    contrast: float = 0.0

    def encode(self, light: np.ndarray) -> np.ndarray:
        p = cv2.pow(light, 1 / self.gamma)
        return p + self.contrast * (p * p * (3 - 2 * p) - p)

    def decode(self, image: np.ndarray) -> np.ndarray:
        """The light of a picture in [0, 1], to the nearest of LEVELS."""
        p = np.linspace(0, 1, LEVELS)
        table = np.interp(p, p + self.contrast * (p * p * (3 - 2 * p) - p), p) ** self.gamma
        return table.astype(np.float32)[(image * (LEVELS - 1) + 0.5).astype(np.intp)]


@dataclass(frozen=True, slots=True)
class Sensor:
    """Noise of variance read^2 + shot * light (Foi et al., TIP 2008, eq. 3), smoothed by a Gaussian of `grain` pixels
    as developing and reducing a picture does; its strength per pixel stays what it was. `grey` in [0, 1] is the share
    that all colours have in common."""

    read: float
    shot: float
    seed: int
    grain: float = 0.0
    grey: float = 0.0

    def expose(self, light: np.ndarray) -> np.ndarray:
        spread = np.sqrt(self.read**2 + self.shot * light)
        return np.clip(light + spread * self._normal(light.shape), 0, 1)

    def _normal(self, shape: tuple[int, ...]) -> np.ndarray:
        rng = np.random.default_rng(self.seed)
        noise = rng.standard_normal(shape, dtype=np.float32)
        if self.grey:
            common = rng.standard_normal((*shape[:2], 1), dtype=np.float32)
            noise = np.sqrt(np.float32(1 - self.grey)) * noise + np.sqrt(np.float32(self.grey)) * common
        if not self.grain:
            return noise
        kernel = cv2.getGaussianKernel(2 * int(np.ceil(3 * self.grain)) + 1, self.grain)
        return cv2.sepFilter2D(noise, -1, kernel, kernel) / float((kernel**2).sum())


@dataclass(frozen=True, slots=True)
class LowLight:
    """`exposure` in EV, of light; `balance` multiplies the light of red, green and blue."""

    exposure: float
    balance: tuple[float, float, float]
    taken: ToneCurve
    developed: ToneCurve
    sensor: Sensor

    def apply(self, image: np.ndarray) -> np.ndarray:
        gains = np.array(self.balance, np.float32) * np.float32(2**self.exposure)
        light = np.minimum(self.taken.decode(image) * gains, 1)
        return self.developed.encode(self.sensor.expose(light))


@dataclass(frozen=True, slots=True)
class WellExposed:
    """Tones ** gamma, so that the mean goes `share` of the way, in gamma, to `mean`; gamma stays in [1/2, 2].

    How bright the dark scene would have been is unknowable. Photographs under- and overexposed on purpose or by mistake
    are therefore drawn toward the middle before they are asked for.
    """

    mean: float = 0.5
    share: float = 0.75

    def apply(self, image: np.ndarray) -> np.ndarray:
        now = float(np.clip((image @ LUMA).mean(), 0.02, 0.98))
        gamma = float(np.clip((np.log(self.mean) / np.log(now)) ** self.share, 0.5, 2))
        return cv2.pow(image, gamma)


@dataclass(frozen=True, slots=True)
class LowLightRecipe(Storing):
    """Ranges are uniform; `photons`, the shot noise, is so in its logarithm, and read noise follows from it with a
    spread (Brooks et al. 2019, section 3.1). `gamma` and `contrast` are of the good photograph, `darker` multiplies the
    gamma of the dark one's curve: below 1 dark things end up darker still. `drift` is the white balance's, in EV,
    around the `balance` of red and blue, `mean` what dark pictures are asked to be brought to, by `share` of the way.
    `clear` is the share of pictures that are asked for as they are, so that the network learns to leave those alone.
    """

    exposure: Range = (-6.0, -1.0)
    gamma: Range = (1.9, 2.7)
    contrast: Range = (0.2, 0.9)
    darker: Range = (0.75, 1.05)
    drift: float = 0.4
    balance: tuple[float, float] = (0.0, 0.0)
    photons: Range = (1e-5, 1.5e-3)
    grain: Range = (0.0, 0.7)
    mean: Range = (0.44, 0.56)
    share: float = 0.75
    clear: float = 0.08
    noisy: float = 0.0
    jpeg: float = 0.25
    jpeg_quality: tuple[int, int] = (80, 100)

    def draw(self, rng: np.random.Generator) -> Drawn:
        if rng.random() < self.clear:
            return Drawn((self._clear(rng), *self.stored(rng)))
        return Drawn((self._dark(rng), *self.stored(rng)), before=(WellExposed(rng.uniform(*self.mean), self.share),))

    def _dark(self, rng: np.random.Generator) -> LowLight:
        taken = ToneCurve(rng.uniform(*self.gamma), rng.uniform(*self.contrast))
        developed = ToneCurve(taken.gamma * rng.uniform(*self.darker), rng.uniform(*self.contrast))
        red, blue = (2 ** (rng.uniform(-self.drift, self.drift, 2) + self.balance)).tolist()
        return LowLight(rng.uniform(*self.exposure), (red, 1.0, blue), taken, developed, self._sensor(rng))

    def _clear(self, rng: np.random.Generator) -> LowLight:
        curve = ToneCurve(rng.uniform(*self.gamma), rng.uniform(*self.contrast))
        quiet = Sensor(0.0, self.photons[0], int(rng.integers(2**31)))
        return LowLight(rng.uniform(-0.15, 0.05), (1.0, 1.0, 1.0), curve, curve, quiet)

    def _sensor(self, rng: np.random.Generator) -> Sensor:
        read, shot = sensor_noise(rng, self.photons)
        grain = rng.uniform(*self.grain)
        return Sensor(
            read=read,
            shot=shot,
            seed=int(rng.integers(2**31)),
            grain=grain if grain > 0.3 else 0.0,
            grey=rng.uniform(0, 0.5),
        )
