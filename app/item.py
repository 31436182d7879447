"""One photograph of the filmstrip, and what is known about it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from app.events import Report
from app.levels import Picture
from app.tasks import Attention, Look, Restored
from restoration.edit import Edit

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
    edit: Edit | None = None  # what the user wants done to it; None: what is usually done
    original: Picture | None = None
    look: Look | None = None  # the visible part, restored ahead of the rest
    restored: Restored | None = None
    attention: Attention | None = None
    asked: tuple[int, int] | None = None  # the pixel of which the user wants to know where it looks
    saved: Path | None = None
    noticed: bool = False  # what there was to say about this photograph has been read

    @property
    def settled(self) -> State:
        """The state of an open photograph with which nothing is being done."""
        if self.restored is None:
            return "ready"
        return "saved" if self.saved else "restored"

    @property
    def bytes(self) -> int:
        pictures = [self.original, self.restored.picture if self.restored else None]
        seen = self.attention.bytes if self.attention else 0
        return seen + sum(picture.bytes for picture in pictures if picture)
