"""How wide to draw: a Recipe is ranges, a Drawn is one draw from them, printable and repeatable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from restoration.degrade.blur import BlurRecipe
from restoration.degrade.depth import draw_depth
from restoration.degrade.downscale import DownscaleRecipe
from restoration.degrade.drawn import DegradeRecipe, Drawn, Range
from restoration.degrade.light import LowLightRecipe
from restoration.degrade.noise import DenoiseRecipe
from restoration.degrade.ops import Haze
from restoration.degrade.rain import RainRecipe
from restoration.degrade.raindrops import RaindropRecipe
from restoration.degrade.storing import Storing


@dataclass(frozen=True, slots=True)
class HazeRecipe(Storing):
    """Ranges are uniform, but for `optical_depth`, of which faint is drawn more often than dense: RESIDE's is at most
    1.8, and what dense haze has hidden would otherwise be most of the loss.

    `nearest` is the largest optical depth of the nearest thing, as a fraction of the farthest one's; `tint` the largest
    difference of a colour of the airlight from its grey, to which `colour` is added; `clear` the share of pictures with
    no haze to speak of, so that the network learns to leave those alone.
    """

    optical_depth: Range = (0.1, 2.2)
    nearest: float = 0.7
    airlight: Range = (0.6, 1.0)
    tint: float = 0.04
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    clear: float = 0.05

    def draw(self, rng: np.random.Generator) -> Drawn:
        return Drawn((self._haze(rng), *self.stored(rng)))

    def _haze(self, rng: np.random.Generator) -> Haze:
        low, high = self.optical_depth if rng.random() >= self.clear else (0.0, 0.05)
        far = low + (high - low) * rng.random() ** 1.5
        grey = rng.uniform(*self.airlight)
        tint = rng.uniform(-self.tint, self.tint, 3) * (rng.random() < 0.7)
        red, green, blue = np.clip(grey + tint - tint.mean() + self.colour, 0, 1).tolist()
        return Haze(draw_depth(rng), far * rng.uniform(0, self.nearest), far, (red, green, blue))


RECIPES: dict[str, Callable[..., DegradeRecipe]] = {
    "deblur": BlurRecipe,
    "dehaze": HazeRecipe,
    "denoise": DenoiseRecipe,
    "derain": RainRecipe,
    "raindrop": RaindropRecipe,
    "upscale": DownscaleRecipe,
    "lowlight": LowLightRecipe,
}
