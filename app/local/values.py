"""What belongs to the question where and how a result is mixed in: the brush, and pictures made ready for painting. No
Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.tasks import Restored
from app.words import later
from restoration.edit import Mask, MaskKind
from restoration.types import AttentionMap

PLACES: dict[MaskKind | Literal[""], str] = {
    "": later("Everywhere"),
    "attention": later("Where the network looked"),
    "change": later("Where it changed"),
    "transmission": later("Far away"),
    "brush": later("Brushed"),
}
"""The kinds of masks in the order in which they are offered; "" is none."""


@dataclass(frozen=True, slots=True)
class Brush:
    """What the mouse paints with while it is `on`; `radius` is a fraction of the photograph's long side. The mask is
    seen over the photograph while it `shows_mask`."""

    on: bool = False
    erases: bool = False
    radius: float = 0.05
    hardness: float = 0.5
    shows_mask: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the painting depends on. `seen` is the attention that a mask of it is made of."""

    mask: Mask | None
    keep_colour: bool
    restored: Restored | None
    seen: AttentionMap | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """What was `wanted`, ready for painting: `levels[k]` is (h, w, 4) uint8, the result in the order B G R opacity, the
    colours multiplied by their opacity, which is the mask; each half as large as the one before. `veil` (h, w) uint8 is
    the mask alone, small; None where there is none. While not `is_fine` the largest levels are missing."""

    wanted: Wanted
    levels: tuple[np.ndarray, ...] = ()
    veil: np.ndarray | None = None
    is_fine: bool = True

    @property
    def share(self) -> float:
        """How much of the photograph the mask covers."""
        return 1.0 if self.veil is None else float(self.veil.mean()) / 255

    @property
    def bytes(self) -> int:
        return sum(level.nbytes for level in self.levels) + (0 if self.veil is None else self.veil.nbytes)
