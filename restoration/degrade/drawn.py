"""One draw from a recipe: what is done to one picture, printable and repeatable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

Range = tuple[float, float]


class Op(Protocol):
    """A frozen dataclass of drawn parameters: everything it does follows from them and the picture."""

    def apply(self, image: np.ndarray) -> np.ndarray:
        """(h, w, 3) float32, sRGB-encoded in [0, 1] -> a new picture of the same kind, which may be smaller."""
        ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """What happens to one picture, in order. `before` makes the clean picture what a network can be asked for, such as
    well exposed: it happens to the target and to what is spoilt alike."""

    ops: tuple[Op, ...]
    before: tuple[Op, ...] = ()

    def apply(self, image: np.ndarray) -> np.ndarray:
        """(h, w, 3) float32 in [0, 1] -> the same, spoilt."""
        return self.pair(image)[0]

    def pair(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(h, w, 3) float32 in [0, 1] -> the same spoilt, and the target to restore from it."""
        target = _through(self.before, image)
        return _through(self.ops, target), target


class DegradeRecipe(Protocol):
    """Ranges to draw from, for one task."""

    def draw(self, rng: np.random.Generator) -> Drawn: ...


@dataclass(frozen=True, slots=True)
class AsItIs:
    """Nothing happens: for pairs that somebody else spoilt."""

    def draw(self, rng: np.random.Generator) -> Drawn:
        return Drawn(())


def _through(ops: tuple[Op, ...], image: np.ndarray) -> np.ndarray:
    for op in ops:
        image = op.apply(image)
    return image
