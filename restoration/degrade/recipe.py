"""How wide to draw: a Recipe is ranges, a Drawn is one draw from them, printable and repeatable."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restoration.degrade.depth import draw_depth
from restoration.degrade.ops import Haze, Jpeg, Noise, Op, Rounding

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What happens to one picture, in order."""

    ops: tuple[Op, ...]

    def apply(self, image: np.ndarray) -> np.ndarray:
        """(h, w, 3) float32 in [0, 1] -> the same, spoilt."""
        for op in self.ops:
            image = op.apply(image)
        return image


@dataclass(frozen=True, slots=True)
class HazeRecipe:
    """Ranges are uniform, but for `optical_depth`, of which faint is drawn more often than dense: RESIDE's is at most
    1.8, and what dense haze has hidden would otherwise be most of the loss.

    `nearest` is the largest optical depth of the nearest thing, as a fraction of the farthest one's; `tint` the largest
    difference of a colour of the airlight from its grey; `clear` the share of pictures with no haze to speak of, so
    that the network learns to leave those alone.
    """

    optical_depth: Range = (0.1, 2.2)
    nearest: float = 0.7
    airlight: Range = (0.6, 1.0)
    tint: float = 0.04
    clear: float = 0.05
    read_noise: Range = (0.0, 0.01)
    shot_noise: Range = (0.0, 0.0003)
    noisy: float = 0.4
    jpeg_quality: tuple[int, int] = (60, 100)
    jpeg: float = 0.3

    def draw(self, rng: np.random.Generator) -> Drawn:
        ops: list[Op] = [self._haze(rng)]
        if rng.random() < self.noisy:
            ops.append(Noise(rng.uniform(*self.read_noise), rng.uniform(*self.shot_noise), int(rng.integers(2**31))))
        ops.append(Jpeg(int(rng.integers(*self.jpeg_quality))) if rng.random() < self.jpeg else Rounding())
        return Drawn(tuple(ops))

    def _haze(self, rng: np.random.Generator) -> Haze:
        low, high = self.optical_depth if rng.random() >= self.clear else (0.0, 0.05)
        far = low + (high - low) * rng.random() ** 1.5
        grey = rng.uniform(*self.airlight)
        tint = rng.uniform(-self.tint, self.tint, 3) * (rng.random() < 0.7)
        red, green, blue = np.clip(grey + tint - tint.mean(), 0, 1).tolist()
        return Haze(draw_depth(rng), far * rng.uniform(0, self.nearest), far, (red, green, blue))


RECIPES = {"dehaze": HazeRecipe}
