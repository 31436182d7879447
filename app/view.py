"""One frozen picture of the whole application. Widgets draw it and keep no truth of their own. No Qt, no torch.

All widgets ask the same of one View, hundreds of times, so what must be looked for is a cached_property.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from app.attention.values import Contrast, Gates, difference
from app.batch.queued import Batch
from app.compare.compared import Compared, Trials
from app.desktop.surroundings import Surroundings
from app.edits.kept import Kept
from app.events import Report
from app.item import Item
from app.job import Job
from app.levels import Picture
from app.local.values import Brush
from app.models.browsing import Browsing, Page
from app.tasks import Attention
from app.tuning.sitting import Sitting
from restoration import heat
from restoration.catalogue import first_for, is_own
from restoration.edit import Edit
from restoration.naming import TASKS
from restoration.paces import Paces
from restoration.types import AttentionMap, Box, Checkpoint, Inspection, Step


@dataclass(frozen=True, slots=True)
class Cursor:
    """The photograph's pixel under the mouse."""

    x: int
    y: int


@dataclass(frozen=True, eq=False)
class View:
    items: tuple[Item, ...] = ()
    current: int | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    usual: Edit = field(default_factory=Edit)  # the last that was chosen: of photographs without an edit of their own
    compared: Compared = field(default_factory=Compared)
    step: int = 0  # which of the steps the user is at; see `place`
    gates: Gates = field(default_factory=Gates)
    brush: Brush = field(default_factory=Brush)
    cursor: Cursor | None = None
    job: Job | None = None
    message: str = ""
    report: Report | None = None
    device: str = ""
    trials: Trials | None = None  # a part of a photograph, as several models would have it
    inspection: Inspection | None = None  # what is in a file with weights, while the user thinks about it
    gateless: frozenset[str] = frozenset()  # checkpoints that were found to have no attention
    page: Page = "photographs"
    tuning: Sitting = field(default_factory=Sitting)
    browsing: Browsing = field(default_factory=Browsing)
    around: Surroundings = field(default_factory=Surroundings)
    kept: Kept = field(default_factory=Kept)
    selected: frozenset[int] = frozenset()  # items; see app.batch.selection.chosen_items
    batch: Batch = field(default_factory=Batch)
    paces: Paces = field(default_factory=Paces)

    @cached_property
    def item(self) -> Item | None:
        return self.get(self.current) if self.current is not None else None

    def with_item(self, item_id: int, **changes: Any) -> View:
        """Fields of one Item changed; the same View when there is no such item any more."""
        items = tuple(replace(item, **changes) if item.id == item_id else item for item in self.items)
        return replace(self, items=items)

    def get(self, item_id: int) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    @cached_property
    def edit(self) -> Edit:
        """What is to be done to the current photograph: what the user chose for it, what Auto suggests, or what was
        chosen last."""
        return (self.item and self.item.edit) or self.suggested or self._usual_here

    @property
    def is_raw(self) -> bool:
        """The current photograph is a camera RAW file."""
        return self.item is not None and self.item.is_raw

    @cached_property
    def _usual_here(self) -> Edit:
        """A network for RAW files gives way, where there is none, to the first other of its task."""
        gone = {
            one.id: first_for(one.task, self.checkpoints) for one in self.checkpoints if one.raw and not self.is_raw
        }
        steps = tuple(Step(found.id) if (found := gone.get(step.checkpoint)) else step for step in self.usual.steps)
        return self.usual if steps == self.usual.steps else replace(self.usual, steps=steps)

    @cached_property
    def suggested(self) -> Edit | None:
        """What Auto proposes for the current photograph."""
        return self.suggested_for(self.item) if self.item else None

    def suggested_for(self, item: Item) -> Edit | None:
        """The first model for what seems wrong with it."""
        task = item.suggestion.task if item.suggestion else ""
        first = first_for(task, self.checkpoints, item.is_raw)
        return Edit((Step(first.id),)) if first else None

    @property
    def follows_auto(self) -> bool:
        """The choice for the current photograph is Auto's."""
        return self.suggested is not None and self.edit.steps == self.suggested.steps

    @cached_property
    def checkpoint(self) -> str:
        """The catalogue id of the chosen step's."""
        return self.edit.steps[self.place].checkpoint if self.edit.steps else ""

    @property
    def place(self) -> int:
        """Of the chosen step."""
        return max(0, min(self.step, len(self.edit.steps) - 1))

    @property
    def before(self) -> tuple[Step, ...]:
        """The steps whose result the chosen one is given."""
        return self.edit.steps[: self.place]

    @property
    def strength(self) -> float:
        return self.edit.strength

    def with_edit(self, edit: Edit) -> View:
        """The current photograph's edit, and from now on the usual one."""
        view = replace(self, usual=edit.for_any)
        return view if self.current is None else view.with_item(self.current, edit=edit)

    @cached_property
    def chosen(self) -> Checkpoint | None:
        return next((one for one in self.checkpoints if one.id == self.checkpoint), None)

    @property
    def tasks(self) -> tuple[str, ...]:
        """What there are models for, in the order in which people are offered it."""
        there = {one.task for one in self.checkpoints}
        return tuple(task for task in TASKS if task in there)

    @cached_property
    def choices(self) -> tuple[Checkpoint, ...]:
        """The models of the task of the chosen one."""
        return tuple(one for one in self.usable if self.chosen is not None and one.task == self.chosen.task)

    @cached_property
    def usable(self) -> tuple[Checkpoint, ...]:
        """On the current photograph: networks for RAW files, where it is one. The chosen one always is among them."""
        return tuple(one for one in self.checkpoints if self.is_raw or not one.raw or one.id == self.checkpoint)

    @property
    def can_restore(self) -> bool:
        """A look at the attention gives way to it."""
        idle = self.job is None or self.job.kind == "attend"
        return idle and self.item is not None and self.item.original is not None and self.chosen is not None

    @property
    def can_stop(self) -> bool:
        """Fine-tuning is stopped on its own page."""
        return self.job is not None and self.job.kind != "tune"

    @property
    def can_save(self) -> bool:
        return self.item is not None and self.item.restored is not None

    @property
    def shows_panels(self) -> bool:
        return bool(self.items) and self.page == "photographs" and self.around.preferences.panels

    @cached_property
    def can_edit_model(self) -> bool:
        return self.job is None and self.chosen is not None and is_own(self.chosen)

    @property
    def can_attend(self) -> bool:
        return self.can_restore and not self.job and not self.is_gateless

    @property
    def is_gateless(self) -> bool:
        """The chosen way to restore has no attention, as far as is known."""
        return self.checkpoint in self.gateless or (self.chosen is not None and self.chosen.family == "classic")

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
    def attention(self) -> Attention | None:
        """Of the current photograph."""
        return self.item.attention if self.item else None

    @property
    def is_attended(self) -> bool:
        """The attention that is there is the chosen network's."""
        seen = self.attention
        return seen is not None and (seen.checkpoint, seen.before) == (self.checkpoint, self.before)

    @cached_property
    def spatial_maps(self) -> tuple[AttentionMap, ...]:
        """What can lie over the current photograph, in the order in which the network drew it."""
        return tuple(filter(heat.is_spatial, self.attention.maps)) if self.attention else ()

    @cached_property
    def map(self) -> AttentionMap | None:
        """The spatial map that is chosen, or else the last one; None when there is none to see."""
        maps, wanted = self.spatial_maps, (self.gates.layer, self.gates.call)
        return next((one for one in maps if (one.layer, one.call) == wanted), maps[-1] if maps else None)

    @property
    def is_pairwise(self) -> bool:
        """The network compares places with places."""
        return any(one.kind == "pairwise" for one in self.spatial_maps)

    @property
    def can_follow(self) -> bool:
        return self.is_pairwise and (self.job is None or self.job.kind == "attend")

    @property
    def follows(self) -> bool:
        """A click on the photograph asks where that place looks."""
        return self.is_pairwise and self.gates.follows

    @property
    def asked(self) -> tuple[int, int] | None:
        """The pixel whose gaze is shown, or awaited."""
        return self.item.asked if self.item and self.follows else None

    @cached_property
    def overlay(self) -> heat.Overlay | None:
        """What the chosen map has to show, whether it lies over the photograph or not: what the asked pixel looks at
        as soon as that is known, or else how it differs from what it is compared with."""
        if self.map is None or self.attention is None:
            return None
        is_gaze = self.asked is not None and self.asked == self.attention.gaze
        changed = difference(self.map, self.contrast) if self.contrast and not is_gaze else None
        return changed or heat.overlay(self.map, gaze=is_gaze)

    @property
    def contrast(self) -> Contrast | None:
        """What the attention is compared with, once it is there and while differences are shown."""
        known = self.item.contrast if self.item and self.gates.signed else None
        return known if known and known.attention and self.attention else None

    @property
    def is_laid_over(self) -> bool:
        """The map, when there is one, lies over the photograph; a stage's picture takes its place."""
        return self.gates.overlay and self.stage is None

    @property
    def stage(self) -> Picture | None:
        """The picture of a stage that is shown instead of an overlay."""
        stages = self.attention.stages if self.attention else ()
        number = self.gates.stage or 0
        return stages[number - 1] if 1 <= number <= len(stages) else None


def box_of(picture: Picture) -> Box:
    return Box(0, 0, *picture.photo.size)
