"""How long the models take on this computer: seconds per megapixel, measured, kept, and corrected by every restoration.

What a file says is never trusted: one that makes no sense is as if it were not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from restoration.catalogue import models_folder
from restoration.files import replace_file
from restoration.plain import Unfit, from_plain, to_plain
from restoration.types import Step

VERSION = 1
MOST_BYTES = 1_000_000
LEAST_MEGAPIXELS = 0.25  # of less, most of the time goes elsewhere
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
    """`seconds` for a megapixel of the photograph that is given."""

    checkpoint: str
    device: str
    seconds: float

    def __post_init__(self) -> None:
        if not 0 < self.seconds < SLOWEST:
            raise ValueError("a pace is a number of seconds")


@dataclass(frozen=True, slots=True)
class Paces:
    version: int = VERSION
    known: tuple[Pace, ...] = ()

    def of(self, checkpoint: str, device: str) -> float | None:
        """Seconds per megapixel, if somebody has measured them."""
        wanted = (checkpoint, device)
        return next((one.seconds for one in self.known if (one.checkpoint, one.device) == wanted), None)

    def estimate(self, steps: Sequence[Step], device: str, megapixels: float) -> float | None:
        """Seconds for all steps; None when one of them has never been measured."""
        paces = [self.of(step.checkpoint, device) for step in steps]
        known = [one for one in paces if one is not None]
        return sum(known) * megapixels if known and len(known) == len(paces) else None

    def measured(self, pace: Pace) -> Paces:
        """With this one instead of what was known."""
        rest = (one for one in self.known if (one.checkpoint, one.device) != (pace.checkpoint, pace.device))
        return replace(self, known=(*rest, pace))

    def corrected(self, timing: Timing) -> Paces:
        """A little nearer to the pace of this photograph; the same when it is too small to tell."""
        if timing.megapixels < LEAST_MEGAPIXELS or timing.seconds <= 0:
            return self
        now, before = timing.seconds / timing.megapixels, self.of(timing.checkpoint, timing.device)
        seconds = now if before is None else (1 - NEW_SHARE) * before + NEW_SHARE * now
        return self.measured(Pace(timing.checkpoint, timing.device, seconds)) if seconds < SLOWEST else self


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
