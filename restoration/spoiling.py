"""Samples of what a recipe draws: photographs spoilt on purpose, to be looked at before anything is trained on such."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from restoration.degrade.recipe import RECIPES
from restoration.naming import beside
from restoration.photo import read, write
from restoration.types import Photo

SPOILT = {
    "dehaze": "haze",
    "deblur": "blur",
    "lowlight": "dark",
    "denoise": "noise",
    "derain": "rain",
    "raindrop": "drops",
    "upscale": "small",
}


def samples(path: Path, task: str, folder: Path, count: int, seed: int) -> Iterator[tuple[Path, str]]:
    """`street.jpg` -> street-haze-1.png, street-haze-2.png and so on in `folder`, `count` times; and what was drawn.

    Number n follows from (seed, n) alone: all photographs are spoilt alike. Nothing is written over; metadata is not
    kept. Raises UnreadablePhoto, UnwritablePhoto.
    """
    pixels = read(path).pixels
    for number in range(1, count + 1):
        drawn = RECIPES[task]().draw(np.random.default_rng([seed, number]))
        target = beside(path, f"{SPOILT[task]}-{number}", "png", folder)
        write(Photo(drawn.apply(pixels)), target)
        yield target, repr(drawn)
