"""Degradations like those of somebody's own bad photographs: a recipe's ranges, narrowed to what is seen in them.

Not a copy of them: haze, darkness and noise are estimated, and what is drawn spreads around the estimates. Clean
photographs say what would be seen without: bright walls look like haze, and night scenes like darkness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from restoration.classic.baselines import noise_level
from restoration.classic.dark_channel import PATCH, dark_channel, haziest
from restoration.degrade.drawn import DegradeRecipe, Range
from restoration.degrade.light import LowLight, LowLightRecipe, Sensor, ToneCurve
from restoration.degrade.noise import DenoiseRecipe
from restoration.degrade.recipe import HazeRecipe
from restoration.errors import BadRecipe
from restoration.filters import reduced
from restoration.naming import TOLD

UNTOLD = "Only haze, darkness and noise can be judged from bad photographs alone.", "Leave --like out, or give pairs."

LOOKED_AT_PX, MEASURED_PX = 512, 192
GAMMA = 2.2
AIRLIGHT_SPREAD, TINT = 0.06, 0.03
LEAST_CLEAR, LEAST_DEPTH = 0.02, 0.1
FAR = (1.0, 2.0)  # times the mean optical depth: from a wall of haze to one that begins at the camera
EV_SPREAD, EXPOSURES = (1.0, 1.5), np.linspace(-8, 0, 17)
BALANCE_DRIFT, MOST_CAST = 0.3, 1.0  # more is the colour of what is seen
NOISE_SPREAD = (0.6, 1.4)

Pictures = Sequence[np.ndarray]
"""(h, w, 3) float32 in [0, 1], of any size."""


def like(recipe: DegradeRecipe, bad: Pictures, clean: Pictures) -> DegradeRecipe:
    """`recipe`, drawing what is like the `bad` photographs; `clean` are others of the same kind that need nothing.

    There is at least one of each. Raises BadRecipe for kinds of damage that are not TOLD.
    """
    match recipe:
        case HazeRecipe():
            return _haze(recipe, bad, clean)
        case LowLightRecipe():
            return _darkness(recipe, bad, clean)
        case DenoiseRecipe():
            return _noise(recipe, bad)
    raise BadRecipe(*UNTOLD)


def check_task(task: str) -> None:
    """Before anything is read. Raises BadRecipe."""
    if task not in TOLD:
        raise BadRecipe(*UNTOLD)


def _haze(recipe: HazeRecipe, bad: Pictures, clean: Pictures) -> HazeRecipe:
    small, usual = ([reduced(pixels, LOOKED_AT_PX) for pixels in some] for some in (bad, clean))
    airlights, depths = _seen(small, usual)
    light, greys = airlights.mean(axis=0), airlights.mean(axis=1)
    mean, spread = float(depths.mean()), min(float(depths.std()), float(depths.mean()) / 2)
    red, green, blue = (light - light.mean()).tolist()
    return replace(
        recipe,
        optical_depth=(FAR[0] * (mean - spread), FAR[1] * (mean + spread)),
        airlight=_within(greys.min() - AIRLIGHT_SPREAD, greys.max() + AIRLIGHT_SPREAD, (0.0, 1.0)),
        colour=(red, green, blue),
        tint=TINT,
    )


def _seen(bad: Pictures, clean: Pictures) -> tuple[np.ndarray, np.ndarray]:
    """Airlight (n, 3) and mean optical depth (n,) of each bad picture."""
    airlights = np.array([_airlight(pixels) for pixels in bad])
    light = airlights.mean(axis=0)
    without = np.mean([_mean_depth(pixels, light) for pixels in clean])
    depths = np.array([_mean_depth(pixels, light) for pixels in bad]) - without
    return airlights, np.maximum(depths, LEAST_DEPTH)


def _airlight(pixels: np.ndarray) -> np.ndarray:
    """(3,): the colour of the places with most haze. The darkest places, where little else shines, tell its colour well
    enough to find those, but they are near, and shadows have the colour of the sky."""
    darkest = np.maximum(cv2.erode(pixels, np.ones((PATCH, PATCH), np.uint8)).mean(axis=(0, 1)), 1e-3)
    white = (pixels / (darkest / darkest.mean())).astype(np.float32)
    return np.clip(np.median(pixels.reshape(-1, 3)[haziest(white)], axis=0), 0.05, 1)


def _mean_depth(pixels: np.ndarray, airlight: np.ndarray) -> float:
    """Mean of -log(1 - dark channel of I / A). As 1 - I / A = t (1 - J / A), it is that of the scene without haze, and
    the haze's mean optical depth on top."""
    dark = dark_channel((pixels / airlight).astype(np.float32))
    return float(-np.log(np.clip(1 - dark, LEAST_CLEAR, 1)).mean())


def _darkness(recipe: LowLightRecipe, bad: Pictures, clean: Pictures) -> LowLightRecipe:
    """Exposure and balance that leave, of clean photographs in the mean, as much light of each colour as there is in
    the bad ones; developed by the recipe's mean curves. Clean photographs show how bright they shall become."""
    curve = ToneCurve(float(np.mean(recipe.gamma)), float(np.mean(recipe.contrast)))
    developed = ToneCurve(curve.gamma * float(np.mean(recipe.darker)), curve.contrast)
    small = [reduced(pixels, MEASURED_PX) for pixels in clean]
    left = np.array([_mean_light(small, exposure, curve, developed) for exposure in EXPOSURES])
    lights = np.array([np.log2(_light(pixels)) for pixels in bad])
    mean = [float(np.interp(lights[:, part].mean(), left[:, part], EXPOSURES)) for part in range(3)]
    usual = np.std([np.log2(_light(pixels))[1] for pixels in small])
    spread = float(np.clip(np.sqrt(3 * max(0.0, lights[:, 1].var() - usual**2)), *EV_SPREAD))
    return replace(
        recipe,
        exposure=(mean[1] - spread, min(0.0, mean[1] + spread)),
        balance=_within(mean[0] - mean[1], mean[2] - mean[1], (-MOST_CAST, MOST_CAST)),
        drift=BALANCE_DRIFT,
        share=0.0,
    )


def _mean_light(pictures: Pictures, exposure: float, taken: ToneCurve, developed: ToneCurve) -> np.ndarray:
    """(3,): the mean of the logarithm of each colour's light in pictures that were exposed so."""
    spoil = LowLight(exposure, (1.0, 1.0, 1.0), taken, developed, Sensor(0.0, 0.0, 0))
    return np.mean([np.log2(_light(spoil.apply(pixels))) for pixels in pictures], axis=0)


def _light(pixels: np.ndarray) -> np.ndarray:
    """(3,): the mean light of each colour, never quite none."""
    return np.maximum((reduced(pixels, MEASURED_PX) ** GAMMA).mean(axis=(0, 1)), 1e-6)


def _noise(recipe: DenoiseRecipe, bad: Pictures) -> DenoiseRecipe:
    levels = [noise_level(pixels) for pixels in bad]
    return replace(
        recipe, sigma=_within(NOISE_SPREAD[0] * min(levels), NOISE_SPREAD[1] * max(levels), (1e-3, 0.4)), camera=0.0
    )


def _within(first: float, second: float, limits: Range) -> Range:
    return float(np.clip(first, *limits)), float(np.clip(second, *limits))
