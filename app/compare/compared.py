"""What comparing is about: how pictures are put side by side, what was measured, what was tried. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

import numpy as np

from app.levels import Picture
from restoration.difference import Score, Tally
from restoration.heat import Limits
from restoration.types import Box, RestoreResult

Compare = Literal["wipe", "side", "over"]
Measure = Literal["difference", "amount", "haze", "disagreement"]
Against = Literal["original", "reference"]

GAINS = (1, 2, 4, 8, 16)
MOST_TRIALS = 6
TRANSMISSION = Limits(reading="transmission")
DISAGREEMENT = Limits(0.0, 0.5, "disagreement")


class Levels(Protocol):
    """A picture ready for painting: `levels[k]` is (h, w, 4) uint8, reduced 2^k times."""

    @property
    def levels(self) -> tuple[np.ndarray, ...]: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """How before and after are shown: `wipe` is the line's place as a fraction of the photograph's width.

    `measure` is seen in place of the result: the signed difference, `gain` times as strong, or where more than `more`
    levels have changed, both `against` the original or a reference; or what is known about haze. Without a `gain` the
    difference has the one that shows most of it.
    """

    mode: Compare = "wipe"
    wipe: float = 0.5
    original: bool = False  # held: only the original is seen
    measure: Measure | None = None
    gain: int | None = None
    more: int = 4
    against: Against = "original"
    is_measuring: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """`levels[k]` is (h, w) uint8, how many levels each pixel has moved, reduced 2^k times; read-only. Of `result`, of
    which `strength` was mixed in; against the original that is always 1, and the rest follows in proportion."""

    result: Levels
    levels: tuple[np.ndarray, ...]
    tally: Tally
    against: Against
    strength: float

    @property
    def bytes(self) -> int:
        return sum(level.nbytes for level in self.levels)


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What the photograph should look like. The scores grow row by row; `after` is that of `result` at `strength`."""

    picture: Picture
    name: str
    before: Score = field(default_factory=Score)
    after: Score = field(default_factory=Score)
    result: Levels | None = None
    strength: float = 1.0

    @property
    def rows(self) -> int:
        return self.picture.photo.size[1]


@dataclass(frozen=True, slots=True, eq=False)
class HazeMaps:
    """How clear the air is, (h, w) float32 in [0, 1]: as the result implies it, not a number where that cannot be told,
    and as the dark channel has it. Each, and how they disagree, is also `painted`: (h, w, 4) uint8, B G R 255."""

    implied: np.ndarray
    dark: np.ndarray
    painted: tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What is known about one photograph and its result."""

    change: Change | None = None
    reference: Reference | None = None
    haze: HazeMaps | None = None

    def without_result(self) -> Comparison:
        """There is another result, or none any more."""
        return Comparison(reference=replace(self.reference, after=Score(), result=None) if self.reference else None)

    @property
    def bytes(self) -> int:
        parts = (self.change, self.reference.picture if self.reference else None)
        return sum(part.bytes for part in parts if part)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What one checkpoint makes of the crop; without a picture the `reason` why not, or "" while it is awaited."""

    checkpoint: str
    title: str
    picture: Picture | None = None
    result: RestoreResult | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """The same `box` of a photograph, perhaps reduced: as it is, and as each checkpoint would have it."""

    item: int
    box: Box
    before: Picture | None
    tried: tuple[Trial, ...]

    def with_trial(self, trial: Trial) -> Trials:
        return replace(self, tried=tuple(trial if one.checkpoint == trial.checkpoint else one for one in self.tried))

    @property
    def is_reduced(self) -> bool:
        return self.before is not None and self.before.photo.size != (self.box.width, self.box.height)
