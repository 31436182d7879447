"""Rain in the air: drops that fall while the shutter is open draw streaks, near ones sharp, far ones a grey sheet.

A streak adds the light of the sky, which the drop gathers from all around, to what is behind it (Garg and Nayar, IJCV
2007); layers of one direction each add up (Yang et al., CVPR 2017), and the farthest drops veil.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.degrade.depth import draw_depth, smooth_noise
from restoration.degrade.drawn import Drawn, Op
from restoration.degrade.ops import Haze
from restoration.degrade.storing import Storing


@dataclass(frozen=True, slots=True)
class Streaks:
    """Single drops: `length` and `width` in pixels, `angle` in radians from the vertical, `cover` the share of the
    picture under them. Brightness is `light` for the brightest and (1 - `uneven`) of it for the dimmest; `soft` is the
    share of the length that fades; `hard` leaves edges jagged, as the drawn rain of some collections has them."""

    angle: float
    length: int
    width: int
    cover: float
    light: float
    uneven: float
    soft: float
    hard: bool
    seed: int

    def field(self, shape: tuple[int, int]) -> np.ndarray:
        """(h, w) float32 in [0, light]."""
        rng = np.random.default_rng(self.seed)
        side = _upright_side(shape)
        count = rng.poisson(-np.log1p(-self.cover) / (self.length * self.width) * side * side)
        drops = np.zeros((side, side), np.float32)
        drops.flat[rng.integers(side * side, size=count)] = rng.uniform(1 - self.uneven, 1, count)
        fallen = cv2.dilate(drops, np.ones((self.length, self.width), np.uint8))
        upright = cv2.blur(fallen, (1, max(1, int(self.soft * self.length))))
        return _turned(upright, self.angle, shape, cv2.INTER_NEAREST if self.hard else cv2.INTER_LINEAR) * self.light


@dataclass(frozen=True, slots=True)
class Sheet:
    """Drops too many to tell apart: noise smeared over `length` and `width` pixels, `light` on average, varying by
    `contrast` times that; no light is taken away."""

    angle: float
    length: int
    width: int
    light: float
    contrast: float
    seed: int

    def field(self, shape: tuple[int, int]) -> np.ndarray:
        """(h, w) float32, 0 and more."""
        rng = np.random.default_rng(self.seed)
        side = _upright_side(shape)
        noise = rng.random((side, side), dtype=np.float32) - np.float32(0.5)
        smeared = cv2.blur(cv2.blur(noise, (self.width, self.length)), (1, max(1, self.length // 2)))
        turned = _turned(smeared, self.angle, shape, cv2.INTER_LINEAR)
        return np.maximum(0, self.light * (1 + self.contrast * turned / max(float(turned.std()), 1e-6)))


def _upright_side(shape: tuple[int, int]) -> int:
    """Of a square that covers the picture however it is turned."""
    return int(np.ceil(np.hypot(*shape))) + 2


def _turned(upright: np.ndarray, angle: float, shape: tuple[int, int], interpolation: int) -> np.ndarray:
    height, width = shape
    side = len(upright)
    move = cv2.getRotationMatrix2D((side / 2, side / 2), float(np.degrees(angle)), 1.0)
    centred = np.array([[0, 0, width - side], [0, 0, height - side]]) / 2
    return cv2.warpAffine(upright, move + centred, (width, height), flags=interpolation)


@dataclass(frozen=True, slots=True)
class Rain:
    """`screen` in [0, 1]: 0 adds the rain's light R, 1 blends it in as R (1 - picture), as two slides projected on one
    another are. `gusts` is the share of the rain that comes and goes smoothly over the picture."""

    layers: tuple[Streaks | Sheet, ...]
    screen: float
    gusts: float
    seed: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        rain = self.rain(image.shape[:2])[..., None]
        return np.clip(image + rain * (1 - self.screen * image), 0, 1)

    def rain(self, shape: tuple[int, int]) -> np.ndarray:
        """The light of all layers, (h, w) float32, 0 and more."""
        total = np.sum([layer.field(shape) for layer in self.layers], axis=0)
        if not self.gusts:
            return total
        gust = np.clip(smooth_noise(shape, 3, np.random.default_rng(self.seed)), 0, 1)
        return total * (1 - self.gusts * gust)


@dataclass(frozen=True, slots=True)
class RainRecipe(Storing):
    """Kinds of rain by their shares: a `downpour` of dense streaks in several directions, a `drizzle` of few, else a
    sheet; some have streaks and a sheet. `lean` is the largest angle from the vertical, in radians, of most; lengths
    and widths are in pixels. `misty` is the share with a veil, of an optical depth up to `veil`; `clear` that of dry
    pictures, so that the network learns to leave those alone.
    """

    downpour: float = 0.42
    drizzle: float = 0.3
    both: float = 0.15
    lean: float = 0.45
    misty: float = 0.2
    veil: float = 0.5
    clear: float = 0.06
    noisy: float = 0.1

    def draw(self, rng: np.random.Generator) -> Drawn:
        weather = self._weather(rng) if rng.random() >= self.clear else ()
        return Drawn((*weather, *self.stored(rng)))

    def _weather(self, rng: np.random.Generator) -> tuple[Op, ...]:
        gusts = rng.uniform(0, 0.9) if rng.random() < 0.4 else 0.0
        rain = Rain(self._layers(rng), rng.random() * (rng.random() < 0.5), gusts, int(rng.integers(2**31)))
        if rng.random() >= self.misty:
            return (rain,)
        far = rng.uniform(0, self.veil)
        airlight = (rng.uniform(0.6, 0.95),) * 3
        return Haze(draw_depth(rng), far * rng.random(), far, airlight), rain

    def _layers(self, rng: np.random.Generator) -> tuple[Streaks | Sheet, ...]:
        kind = rng.random()
        angle = self._angle(rng)
        if kind < self.downpour:
            layers: list[Streaks | Sheet] = self._downpour(angle, rng)
        elif kind < self.downpour + self.drizzle:
            layers = [self._light_streaks(angle, rng) for _ in range(rng.integers(1, 4))]
        else:
            return (self._sheet(angle, rng),)
        if rng.random() < self.both:
            layers.append(self._sheet(angle, rng))
        return tuple(layers)

    def _angle(self, rng: np.random.Generator) -> float:
        most = self.lean if rng.random() < 0.85 else 1.2
        return rng.uniform(-most, most)

    def _downpour(self, angle: float, rng: np.random.Generator) -> list[Streaks | Sheet]:
        apart = rng.uniform(0.02, 0.5)
        light = rng.uniform(0.1, 0.6)
        hard = bool(rng.random() < 0.6)
        layers: list[Streaks | Sheet] = []
        for _ in range(rng.integers(1, 6)):
            drops = Streaks(
                angle=angle + rng.uniform(-apart, apart),
                length=int(np.exp(rng.uniform(np.log(10), np.log(130)))),
                width=int(rng.choice((1, 2, 3, 4), p=(0.3, 0.4, 0.2, 0.1))),
                cover=rng.uniform(0.05, 0.4),
                light=light * rng.uniform(0.6, 1.2),
                uneven=rng.uniform(0, 0.7) if rng.random() < 0.6 else 0.0,
                soft=0.0 if hard else rng.uniform(0, 0.6),
                hard=hard,
                seed=int(rng.integers(2**31)),
            )
            layers.append(drops)
        return layers

    def _light_streaks(self, angle: float, rng: np.random.Generator) -> Streaks:
        return Streaks(
            angle=angle + rng.uniform(-0.06, 0.06),
            length=int(np.exp(rng.uniform(np.log(5), np.log(60)))),
            width=int(rng.choice((1, 2, 3), p=(0.5, 0.35, 0.15))),
            cover=float(np.exp(rng.uniform(np.log(0.01), np.log(0.15)))),
            light=rng.uniform(0.08, 0.7),
            uneven=rng.uniform(0.3, 1),
            soft=rng.uniform(0.2, 1),
            hard=False,
            seed=int(rng.integers(2**31)),
        )

    def _sheet(self, angle: float, rng: np.random.Generator) -> Sheet:
        return Sheet(
            angle=angle,
            length=int(np.exp(rng.uniform(np.log(8), np.log(90)))),
            width=int(rng.integers(1, 8)),
            light=rng.uniform(0.02, 0.26),
            contrast=rng.uniform(0.15, 1.2),
            seed=int(rng.integers(2**31)),
        )
