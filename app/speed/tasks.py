"""Tasks for the disk lane: what is known about the models' pace, from its file and back."""

from __future__ import annotations

import contextlib
from pathlib import Path

from restoration import paces
from restoration.errors import UnwritableFile
from restoration.paces import Paces, Timing
from restoration.types import Progress, Stream


def read(file: Path) -> Stream[Paces]:
    yield Progress("reading the paces", 0, 1)
    return paces.read(file)


def learn(file: Path, timing: Timing) -> Stream[Paces]:
    """Another window or `unveil bench` may have written meanwhile: what they know is kept. Where the file cannot be
    written, it is known until the program ends."""
    yield Progress("keeping the pace", 0, 1)
    known = paces.read(file).corrected(timing)
    with contextlib.suppress(UnwritableFile, OSError):
        paces.write(file, known)
    return known
