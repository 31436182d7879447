"""One photograph of the filmstrip, and what is known about it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from app.attention.values import Contrast
from app.batch.queued import Mark
from app.compare.compared import Comparison
from app.edits.kept import Past
from app.events import Report
from app.levels import Picture
from app.local.values import Local
from app.tasks import Attention, Look, Restored, Suggestion
from restoration.edit import Edit
from restoration.naming import RAW_SUFFIXES

State = Literal["waiting", "opening", "ready", "restoring", "restored", "saved", "failed"]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A photograph in the filmstrip."""

    id: int
    name: str
    path: Path | None = None
    state: State = "waiting"
    thumbnail: np.ndarray | None = None  # uint8 (h, w, 3) RGB
    report: Report | None = None
    edit: Edit | None = None  # what the user wants done to it; None: what Auto suggests, or what is usually done
    suggestion: Suggestion | None = None  # None: nobody has looked yet
    original: Picture | None = None
    look: Look | None = None  # the visible part, restored ahead of the rest
    restored: Restored | None = None
    earlier: Restored | None = None  # what other settings made of it, for those who go back
    attention: Attention | None = None
    contrast: Contrast | None = None  # what its attention is compared with
    local: Local | None = None  # where and how its result is mixed in, ready for painting
    asked: tuple[int, int] | None = None  # the pixel of which the user wants to know where it looks
    comparison: Comparison = field(default_factory=Comparison)
    saved: Path | None = None
    past: Past = field(default_factory=Past)
    root: Path | None = None  # the folder that was opened, when it was found in one
    mark: Mark | None = None  # what it has to do with the queue
    noticed: bool = False  # what there was to say about this photograph has been read

    @property
    def settled(self) -> State:
        """The state of an open photograph with which nothing is being done."""
        if self.restored is None:
            return "ready"
        return "saved" if self.saved else "restored"

    @property
    def is_raw(self) -> bool:
        """By its name, until it is opened."""
        if self.original:
            return self.original.photo.source.raw
        return self.path is not None and self.path.suffix.lower() in RAW_SUFFIXES

    @property
    def bytes(self) -> int:
        results = [one.picture for one in (self.restored, self.earlier) if one]
        seen = sum(one.bytes for one in (self.attention, self.contrast) if one)
        seen += self.local.bytes if self.local else 0
        return seen + self.comparison.bytes + sum(picture.bytes for picture in (self.original, *results) if picture)
