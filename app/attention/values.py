"""What is known of a photograph's attention beside the maps, and how they are shown. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from app.tasks import Attention
from restoration import heat
from restoration.heat import Limits
from restoration.types import AttentionMap

Order = Literal["network", "mean", "entropy", "change"]


@dataclass(frozen=True, slots=True)
class Gates:
    """How attention is shown: which map, as an overlay or not, how opaque, on the usual scale or stretched.

    `grey`: the photograph keeps its lightness and loses its colour, which is then the map's. `locked` are numbers that
    are kept for whatever is shown next; `signed` shows what is compared as a difference. While `follows`, a click on
    the photograph asks where that place looks. `stage` is the stage, from 1, whose picture is shown instead of an
    overlay. `order` is that of the contact sheet.
    """

    layer: str = ""
    call: int = 0
    overlay: bool = False
    opacity: float = 0.6
    grey: bool = False
    stretch: bool = False
    locked: Limits | None = None
    signed: bool = True
    playing: bool = False
    follows: bool = False
    stage: int | None = None
    order: Order = "network"


@dataclass(frozen=True, slots=True)
class Rival:
    """Whose attention is compared with: another `item` of the filmstrip, or another `checkpoint` on this photograph."""

    title: str
    item: int | None = None
    checkpoint: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """A look that this one is compared with; without `attention` it is awaited."""

    rival: Rival
    attention: Attention | None = None
    changes: heat.Changes = field(default_factory=heat.Changes)

    @property
    def bytes(self) -> int:
        """Beside what the other photograph holds anyway."""
        return self.attention.bytes if self.attention and self.rival.item is None else 0

    @property
    def limits(self) -> tuple[Limits, ...]:
        """One scale for all layers."""
        return tuple(self.changes.limits(reading) for reading in heat.CHANGES)

    def partner(self, seen: AttentionMap) -> AttentionMap | None:
        return heat.partner(seen, self.attention.maps) if self.attention else None


@dataclass(frozen=True, slots=True)
class Ruler:
    """Between which numbers the colours run: `fixed` ones for what they measure, or else as far as the values go."""

    stretch: bool = False
    fixed: tuple[Limits, ...] = ()

    def limits(self, shown: heat.Overlay) -> Limits:
        """The first of the fixed ones that fits."""
        found = (one for one in self.fixed if one.reading == shown.reading)
        return next(found, None) or heat.limits(shown.reading, shown.values, stretch=self.stretch)


@lru_cache(maxsize=2)
def difference(seen: AttentionMap, contrast: Contrast) -> heat.Overlay | None:
    """The same Overlay for the same arguments: several widgets ask for it."""
    other = contrast.partner(seen)
    return heat.difference(seen, other, contrast.rival.title) if other else None
