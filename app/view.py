"""One frozen picture of the whole application. Widgets draw it and keep no truth of their own. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from app.events import Report
from app.levels import Picture
from app.tasks import Attention, Look, Restored
from restoration.types import AttentionMap, Box, Checkpoint, Progress

State = Literal["waiting", "opening", "ready", "restoring", "restored", "saved", "failed"]
Compare = Literal["wipe", "side"]
JobKind = Literal["restore", "attend", "import", "export"]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A photograph in the filmstrip."""

    id: int
    name: str
    path: Path | None = None
    state: State = "waiting"
    thumbnail: np.ndarray | None = None  # uint8 (h, w, 3) RGB
    report: Report | None = None
    original: Picture | None = None
    look: Look | None = None  # the visible part, restored ahead of the rest
    restored: Restored | None = None
    attention: Attention | None = None
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
        return sum(picture.bytes for picture in pictures if picture)


@dataclass(frozen=True, slots=True)
class Job:
    """What the engine is doing. `started` and `now` are seconds of a monotonic clock."""

    id: int
    kind: JobKind
    item: int | None
    started: float
    now: float
    progress: Progress | None = None

    @property
    def fraction(self) -> float:
        if self.progress is None or not self.progress.total:
            return 0.0
        return min(1.0, self.progress.done / self.progress.total)

    @property
    def seconds_left(self) -> float | None:
        """None until there is something to judge by."""
        if self.fraction < 0.1 or self.now - self.started < 0.5:
            return None
        return (self.now - self.started) * (1 - self.fraction) / self.fraction


@dataclass(frozen=True, slots=True)
class Compared:
    """How before and after are shown: `wipe` is the line's place as a fraction of the photograph's width."""

    mode: Compare = "wipe"
    wipe: float = 0.5
    original: bool = False  # held: only the original is seen


@dataclass(frozen=True, slots=True)
class Gates:
    """How attention is shown: which map, as an overlay or not, how opaque, on the 0..1 scale or stretched."""

    layer: str = ""
    overlay: bool = False
    opacity: float = 0.6
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """The photograph's pixel under the mouse."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, eq=False)
class View:
    items: tuple[Item, ...] = ()
    current: int | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    checkpoint: str = ""
    strength: float = 1.0
    compared: Compared = field(default_factory=Compared)
    gates: Gates = field(default_factory=Gates)
    cursor: Cursor | None = None
    job: Job | None = None
    message: str = ""
    report: Report | None = None
    device: str = ""

    @property
    def item(self) -> Item | None:
        return self.get(self.current) if self.current is not None else None

    def with_item(self, item_id: int, **changes: Any) -> View:
        """Fields of one Item changed; the same View when there is no such item any more."""
        items = tuple(replace(item, **changes) if item.id == item_id else item for item in self.items)
        return replace(self, items=items)

    def get(self, item_id: int) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    @property
    def chosen(self) -> Checkpoint | None:
        return next((one for one in self.checkpoints if one.id == self.checkpoint), None)

    @property
    def can_restore(self) -> bool:
        """A look at the attention gives way to it."""
        idle = self.job is None or self.job.kind == "attend"
        return idle and self.item is not None and self.item.original is not None and self.chosen is not None

    @property
    def can_stop(self) -> bool:
        return self.job is not None

    @property
    def can_save(self) -> bool:
        return self.item is not None and self.item.restored is not None

    @property
    def can_attend(self) -> bool:
        return self.can_restore and not self.job and self.chosen is not None and self.chosen.family != "classic"

    @property
    def notice(self) -> Report | None:
        """What the banner says: a failure, or what to know about how this photograph was opened. That it could not be
        opened is said in the photograph's place."""
        item = self.item
        if self.report or item is None or item.noticed or item.original is None:
            return self.report
        notes = item.original.photo.source.notes
        return Report(" ".join(notes)) if notes else None

    @property
    def map(self) -> AttentionMap | None:
        """The pixel-attention map that is chosen; None when there is none to see."""
        attention = self.item.attention if self.item else None
        maps = [one for one in attention.maps if one.layer == self.gates.layer] if attention else []
        return maps[0] if maps and maps[0].values.ndim == 2 else None

    @property
    def pixel_maps(self) -> tuple[AttentionMap, ...]:
        """All pixel-attention maps of the current photograph, in the order in which the network drew them."""
        attention = self.item.attention if self.item else None
        return tuple(one for one in attention.maps if one.values.ndim == 2) if attention else ()

    @property
    def rgb(self) -> tuple[tuple[int, int, int], tuple[int, int, int] | None] | None:
        """Before and after under the cursor, 0..255; after is mixed by strength and None without a result."""
        item, at = self.item, self.cursor
        if item is None or item.original is None or at is None:
            return None
        before = item.original.photo.pixels[at.y, at.x]
        after = None
        if item.restored is not None:
            after = before + self.strength * (item.restored.picture.photo.pixels[at.y, at.x] - before)
        return _levels(before), None if after is None else _levels(after)


def _levels(colour: np.ndarray) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in np.rint(colour * 255))
    return red, green, blue


def box_of(picture: Picture) -> Box:
    return Box(0, 0, *picture.photo.size)
