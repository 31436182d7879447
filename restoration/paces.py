"""How long the models take on this computer: seconds per megapixel, measured, kept, and corrected by every restoration.

What a file says is never trusted: one that makes no sense is as if it were not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path

from restoration.catalogue import models_folder
from restoration.files import replace_file
from restoration.plain import Unfit, from_plain, to_plain
from restoration.types import Step

VERSION = 1
MOST_BYTES = 1_000_000
LEAST_MEGAPIXELS = 0.25  # of less, most of the time goes elsewhere
MOST_MEGAPIXELS = 10_000.0
NEW_SHARE = 0.3  # what the last photograph counts for: computers have other things to do, too
SLOWEST = 1e6


@dataclass(frozen=True, slots=True)
class Timing:
    """A photograph of so many megapixels went through a checkpoint."""

    checkpoint: str
    device: str
    megapixels: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """`seconds` for a megapixel of photographs of about so many `megapixels`: a network that looks at a reduced copy
    takes about as long for a small one as for a large one."""

    checkpoint: str
    device: str
    seconds: float
    megapixels: float = 1.0

    def __post_init__(self) -> None:
        if not (0 < self.seconds < SLOWEST and 0 < self.megapixels < MOST_MEGAPIXELS):
            raise ValueError("a pace is a number of seconds, of photographs that there may be")

    @property
    def key(self) -> tuple[str, str, int]:
        """One pace is kept for photographs of half a megapixel, of one, of two, of four..."""
        return self.checkpoint, self.device, round(log2(self.megapixels))


@dataclass(frozen=True, slots=True)
class Paces:
    version: int = VERSION
    known: tuple[Pace, ...] = ()

    def of(self, checkpoint: str, device: str, megapixels: float = MOST_MEGAPIXELS) -> float | None:
        """Seconds per megapixel, of the measured size that is nearest, if somebody has measured any."""
        fitting = (one for one in self.known if (one.checkpoint, one.device) == (checkpoint, device))
        nearest = min(fitting, key=lambda one: abs(log2(one.megapixels / megapixels)), default=None)
        return nearest.seconds if nearest else None

    def estimate(self, steps: Sequence[Step], device: str, megapixels: float) -> float | None:
        """Seconds for all steps; None when one of them has never been measured."""
        paces = [self.of(step.checkpoint, device, megapixels) for step in steps]
        known = [one for one in paces if one is not None]
        return sum(known) * megapixels if known and len(known) == len(paces) else None

    def measured(self, pace: Pace) -> Paces:
        """With this one instead of what was known of that size."""
        return replace(self, known=(*(one for one in self.known if one.key != pace.key), pace))

    def corrected(self, timing: Timing) -> Paces:
        """A little nearer to the pace of this photograph; the same when it is too small to tell."""
        if not LEAST_MEGAPIXELS <= timing.megapixels < MOST_MEGAPIXELS or timing.seconds <= 0:
            return self
        now = timing.seconds / timing.megapixels
        if now >= SLOWEST:
            return self
        pace = Pace(timing.checkpoint, timing.device, now, timing.megapixels)
        before = next((one.seconds for one in self.known if one.key == pace.key), None)
        mixed = now if before is None else (1 - NEW_SHARE) * before + NEW_SHARE * now
        return self.measured(replace(pace, seconds=mixed))


def usual_file() -> Path:
    """For the window and the command line alike. UNVEIL_CONFIG_DIR puts it elsewhere."""
    chosen = os.environ.get("UNVEIL_CONFIG_DIR")
    return (Path(chosen) if chosen else models_folder().parent) / "paces.json"


def read(file: Path) -> Paces:
    try:
        with file.open("rb") as opened:
            paces = from_plain(Paces, json.loads(opened.read(MOST_BYTES)))
    except (OSError, ValueError, RecursionError, Unfit):
        return Paces()
    return paces if paces.version == VERSION else Paces()


def write(file: Path, paces: Paces) -> None:
    """Raises OSError, UnwritableFile."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, json.dumps(to_plain(paces), indent=1).encode("ascii"))
