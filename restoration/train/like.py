"""Degradations like those of somebody's own bad photographs: a recipe's ranges, narrowed to what is seen in them.

Not a copy of them: haze, darkness and noise are estimated, and what is drawn spreads around the estimates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from restoration.classic.baselines import noise_level
from restoration.classic.dark_channel import LEAST_TRANSMISSION, atmospheric_light, transmission
from restoration.degrade.drawn import DegradeRecipe, Range
from restoration.degrade.light import LowLightRecipe
from restoration.degrade.noise import DenoiseRecipe
from restoration.degrade.recipe import HazeRecipe
from restoration.errors import BadRecipe
from restoration.filters import reduced

LOOKED_AT_PX = 512
GAMMA = 2.2
AIRLIGHT_SPREAD, TINT = 0.06, 0.03
DEPTHS = (5, 95)  # percentiles of the transmission: far and near
DEPTH_SPREAD = (0.7, 1.3)
EV_SPREAD, DARKEST, LEAST = 0.7, -8.0, -0.5
BALANCE_DRIFT, MOST_CAST = 0.2, 0.6  # more is the colour of what is seen
NOISE_SPREAD = (0.6, 1.4)

Pictures = Sequence[np.ndarray]
"""(h, w, 3) float32 in [0, 1], of any size."""


def like(recipe: DegradeRecipe, bad: Pictures, clean: Pictures) -> DegradeRecipe:
    """`recipe`, drawing what is like the `bad` photographs; `clean` are others of the same kind that need nothing.

    Raises BadRecipe for kinds of damage that cannot be told from single photographs.
    """
    match recipe:
        case HazeRecipe():
            return _haze(recipe, bad)
        case LowLightRecipe():
            return _darkness(recipe, bad, clean)
        case DenoiseRecipe():
            return _noise(recipe, bad)
    raise BadRecipe(
        "Only haze, darkness and noise can be judged from bad photographs alone.", "Leave --like out, or give pairs."
    )


def _haze(recipe: HazeRecipe, bad: Pictures) -> HazeRecipe:
    """Airlight and optical depth as the dark channel prior sees them."""
    small = [reduced(pixels, LOOKED_AT_PX) for pixels in bad]
    airlights = [atmospheric_light(pixels).astype(np.float64) for pixels in small]
    clear = [_percentiles(transmission(pixels, light)) for pixels, light in zip(small, airlights, strict=True)]
    far, near = -np.log(np.maximum(np.array(clear).T, LEAST_TRANSMISSION))
    greys = [float(light.mean()) for light in airlights]
    red, green, blue = (np.mean(airlights, axis=0) - np.mean(greys)).tolist()
    return replace(
        recipe,
        optical_depth=(DEPTH_SPREAD[0] * float(far.min()), DEPTH_SPREAD[1] * float(far.max())),
        nearest=float(np.clip((near / np.maximum(far, 1e-3)).max(), recipe.nearest, 1)),
        airlight=_within(min(greys) - AIRLIGHT_SPREAD, max(greys) + AIRLIGHT_SPREAD, (0.0, 1.0)),
        colour=(red, green, blue),
        tint=TINT,
    )


def _percentiles(field: np.ndarray) -> np.ndarray:
    return np.percentile(field, DEPTHS)


def _darkness(recipe: LowLightRecipe, bad: Pictures, clean: Pictures) -> LowLightRecipe:
    """How much less light there is in the mean than in clean photographs, and how much less red and blue."""
    lights = np.array([_light(pixels) for pixels in bad])
    usual = np.mean([_light(pixels) for pixels in clean], axis=0)
    missing = np.log2(lights / usual)
    exposures = np.clip(missing.mean(axis=1), DARKEST + EV_SPREAD, LEAST - EV_SPREAD)
    cast = (missing - missing[:, 1:2]).mean(axis=0)
    return replace(
        recipe,
        exposure=(float(exposures.min()) - EV_SPREAD, float(exposures.max()) + EV_SPREAD),
        balance=_within(cast[0], cast[2], (-MOST_CAST, MOST_CAST)),
        drift=BALANCE_DRIFT,
    )


def _light(pixels: np.ndarray) -> np.ndarray:
    """(3,): the mean light of each colour, never quite none."""
    return np.maximum((reduced(pixels, LOOKED_AT_PX) ** GAMMA).mean(axis=(0, 1)), 1e-5)


def _noise(recipe: DenoiseRecipe, bad: Pictures) -> DenoiseRecipe:
    levels = [noise_level(pixels) for pixels in bad]
    return replace(
        recipe, sigma=_within(NOISE_SPREAD[0] * min(levels), NOISE_SPREAD[1] * max(levels), (1e-3, 0.4)), camera=0.0
    )


def _within(first: float, second: float, limits: Range) -> Range:
    return float(np.clip(first, *limits)), float(np.clip(second, *limits))
