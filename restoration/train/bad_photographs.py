"""A user's bad photographs, small enough to keep: nothing is learnt from them, they are only looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from restoration.errors import BadRecipe
from restoration.filters import reduced
from restoration.photo import read
from restoration.train.own_pairs import REDUCIBLE, photographs_in
from restoration.types import Photo, Progress, Stream

MOST = 24
SEEN_PX = 640


def load_bad(bad: Sequence[Path | Photo], task: str) -> Stream[tuple[np.ndarray, ...]]:
    """Photographs and folders of them; of more than MOST some from everywhere. Each (h, w, 3) float32 in [0, 1]: whole
    and at most SEEN_PX long, or its middle where reduction would take away what is wrong with it.

    Raises BadRecipe when there are none, UnreadablePhoto.
    """
    found = [inner for one in bad for inner in _inside(one)]
    if not found:
        raise BadRecipe("There are no bad photographs in there.", "Name some, or a folder of them, after --like.")
    chosen = found[:: -(-len(found) // MOST)]
    looked = []
    for done, one in enumerate(chosen):
        yield Progress("looking at bad photographs", done, len(chosen))
        photo = one if isinstance(one, Photo) else read(one)
        looked.append(seen(photo.pixels, task))
    return tuple(looked)


def _inside(one: Path | Photo) -> Sequence[Path | Photo]:
    return photographs_in(one) if isinstance(one, Path) and one.is_dir() else (one,)


def seen(pixels: np.ndarray, task: str, side: int = SEEN_PX) -> np.ndarray:
    """All of (h, w, 3), reduced; or its middle, where reduction would take away what is wrong with it."""
    if task in REDUCIBLE:
        return reduced(pixels, side)
    top, left = (max(0, length - side) // 2 for length in pixels.shape[:2])
    return pixels[top : top + side, left : left + side]
