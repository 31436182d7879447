"""Fine-tuning as the window shows it: the plan, how far it is, and what came of it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from app.events import Report
from restoration.types import FinetuneResult, Previewed, Scored, Trainable, TrainTick

Source = Literal["pairs", "photographs"]
MOST_MINUTES = 240
STARTING = "starting"  # the stage in which torch is imported: no time for a sweep for garbage


@dataclass(frozen=True, slots=True)
class Plan:
    """What is learnt from, and how: two folders of pairs, or clean photographs that are spoilt on the way. `draw`
    numbers the samples of that; they are `like` the user's own bad photographs, where these tell how. `beside` are
    those: the Items that are on the screen and selected."""

    checkpoint: str = ""
    source: Source = "pairs"
    spoilt: Path | None = None
    clean: Path | None = None
    photographs: Path | None = None
    like: bool = True
    beside: tuple[int, ...] = ()
    trainable: Trainable = "all"
    minutes: int = 4
    draw: int = 0

    @property
    def folders(self) -> tuple[Path, ...]:
        """Those that are chosen and count."""
        named = (self.spoilt, self.clean) if self.source == "pairs" else (self.photographs,)
        return tuple(folder for folder in named if folder)

    @property
    def is_complete(self) -> bool:
        return bool(self.checkpoint) and len(self.folders) == (2 if self.source == "pairs" else 1)

    @property
    def material(self) -> tuple[object, ...]:
        """What the samples depend on."""
        return self.checkpoint, self.source, self.folders, self.draw, self.like, self.beside


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A small picture to look at: uint8 (h, w, 3)."""

    caption: str
    pixels: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """A few of what would be learnt from, and how many pictures there are."""

    pictures: tuple[Sample, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Tuned weights that nobody has kept yet, and what they are worth."""

    path: Path
    result: FinetuneResult


@dataclass(frozen=True, slots=True, eq=False)
class Sitting:
    """`trouble` is why there are no samples. Of what is watched there are the first preview and the last one."""

    plan: Plan = field(default_factory=Plan)
    samples: Samples = field(default_factory=Samples)
    trouble: Report | None = None
    ticks: tuple[TrainTick, ...] = ()
    scores: tuple[Scored, ...] = ()
    before: Previewed | None = None
    now: Previewed | None = None
    ending: bool = False  # the user has enough: what was learnt by now is judged
    outcome: Outcome | None = None
