"""What the window shows, and what the user may do next. No Qt, no torch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from app import tasks
from app.events import Event, Failed, Finished, Progressed, Report, Stopped
from app.levels import Picture
from app.paths import resource
from app.view import Compared, Cursor, Gates, Item, Job, JobKind, View
from restoration.naming import beside
from restoration.types import Box, Checkpoint, Stream

MEMORY_BYTES = 3_000_000_000
QUICK_PX = 1600


class Runner(Protocol):
    def submit(self, task: Callable[[], Stream[object]], urgent: bool = False) -> int: ...
    def stop(self, job: int) -> None: ...


Then = Callable[[Event], None]


class Session:
    """`engine` and `disk` run tasks; `show` is given every new View. Events come back through `on_event`."""

    def __init__(
        self,
        engine: Runner,
        disk: Runner,
        show: Callable[[View], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._disk = disk
        self._show = show
        self._clock = clock
        self._ids = count(1)
        self._waiting: dict[int, Then] = {}
        self._seen: tuple[Box, float] | None = None
        self.view = View()

    def start(self) -> None:
        """Read the catalogue and warm the engine up, while the window is already there."""
        self._ask(self._engine, partial(tasks.catalogue), self._on_catalogue)
        self._ask(self._engine, partial(tasks.warm_up), self._on_warm)

    # Photographs

    def find(self, paths: Sequence[Path]) -> None:
        """Open these files, and the photographs in these folders."""
        if paths:
            self._ask(self._disk, partial(tasks.find_photographs, tuple(paths)), self._on_found, urgent=True)

    def open(self, paths: Sequence[Path]) -> None:
        """Add photographs to the filmstrip and show the first of them."""
        items = tuple(Item(next(self._ids), path.name, path) for path in paths)
        if not items:
            return
        self._change(items=self.view.items + items, report=None)
        self.select(items[0].id)
        for item, path in zip(items, paths, strict=True):
            self._ask(self._disk, partial(tasks.thumbnail, path), partial(self._on_thumbnail, item.id))

    def paste(self, pixels: np.ndarray, alpha: np.ndarray | None = None) -> None:
        """uint8 (h, w, 3) and (h, w) from the clipboard."""
        item = Item(next(self._ids), "Pasted picture", state="opening")
        self._change(items=(*self.view.items, item), current=item.id, report=None, cursor=None)
        self._ask(self._disk, partial(tasks.adopt, pixels, alpha), partial(self._on_opened, item.id), urgent=True)

    def select(self, item_id: int) -> None:
        self._change(current=item_id, cursor=None)
        item = self.view.item
        if item and item.original is None and item.state in ("waiting", "ready", "restored", "saved") and item.path:
            self._change_item(item_id, state="opening")
            self._ask(self._disk, partial(tasks.open_photo, item.path), partial(self._on_opened, item_id), urgent=True)
        self._forget_distant()

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) photograph."""
        ids = [item.id for item in self.view.items]
        if self.view.current in ids:
            self.select(ids[max(0, min(len(ids) - 1, ids.index(self.view.current) + by))])

    def remove(self, item_id: int) -> None:
        if self.view.job and self.view.job.item == item_id:
            self.stop()
        ids = [item.id for item in self.view.items]
        self._change(items=tuple(item for item in self.view.items if item.id != item_id))
        if self.view.current == item_id:
            place = ids.index(item_id)
            rest = [item.id for item in self.view.items]
            self._change(current=None, cursor=None)
            if rest:
                self.select(rest[min(place, len(rest) - 1)])

    # Restoring

    def choose_checkpoint(self, checkpoint_id: str) -> None:
        self._change(checkpoint=checkpoint_id)

    def look_at(self, box: Box, scale: float) -> None:
        """The part of the photograph that is on the screen, and screen pixels per photograph pixel."""
        self._seen = (box, scale)

    def restore(self) -> None:
        item = self.view.item
        if self.view.can_restore and item and item.original:
            box, long_side = self._quick_look(item.original)
            task = partial(tasks.restore, item.original.photo, self.view.checkpoint, box, long_side)
            self._change_item(item.id, state="restoring", look=None)
            self._start("restore", item.id, task, partial(self._on_restored, item.id))

    def stop(self) -> None:
        if self.view.job is not None:
            self._engine.stop(self.view.job.id)

    def set_strength(self, strength: float) -> None:
        self._change(strength=min(1.0, max(0.0, strength)))

    # Comparing

    def compare(self, **changes: Any) -> None:
        """Fields of Compared."""
        self._change(compared=replace(self.view.compared, **changes))

    def point_at(self, cursor: Cursor | None) -> None:
        if cursor != self.view.cursor:
            self._change(cursor=cursor)

    # Attention

    def attend(self) -> None:
        """Ask the chosen network where it looks."""
        item = self.view.item
        if self.view.can_attend and item and item.original:
            task = partial(tasks.attend, item.original.photo, self.view.checkpoint, None)
            self._start("attend", item.id, task, partial(self._on_attention, item.id))

    def show_gates(self, **changes: Any) -> None:
        """Fields of Gates. Asking for an overlay that is not there yet starts the look for it."""
        self._change(gates=replace(self.view.gates, **changes))
        if changes.get("overlay") and not self.view.pixel_maps:
            self.attend()

    def step_layer(self, by: int) -> None:
        """To a later (1) or earlier (-1) pixel-attention map."""
        layers = [one.layer for one in self.view.pixel_maps]
        if layers:
            place = layers.index(self.view.gates.layer) if self.view.gates.layer in layers else -by
            self.show_gates(layer=layers[max(0, min(len(layers) - 1, place + by))])

    def export_attention(self, folder: Path) -> None:
        item = self.view.item
        if item and item.attention:
            stem = Path(item.name).stem
            task = partial(tasks.export_attention, item.attention, folder, stem)
            self._ask(self._disk, task, partial(self._on_exported, folder))

    # Files

    def save(self, path: Path | None = None) -> None:
        """Save the result beside the original, or as `path`; nothing that exists is written over."""
        item = self.view.item
        if not (item and item.restored and item.original):
            return
        target = path or self.default_path(item)
        task = partial(
            tasks.save, item.original.photo, item.restored.result.photo, self.view.strength, target
        )
        self._change(message=f"Saving {target.name}…")
        self._ask(self._disk, task, partial(self._on_saved, item.id))

    def default_path(self, item: Item) -> Path:
        """Where Save puts the result: beside the original, with the task's suffix, under a name that is free."""
        source = item.path or Path.home() / "pasted.png"
        if source.is_relative_to(resource()):
            source = Path.home() / source.name  # a sample: nothing is written into the program's own folder
        form = item.original.photo.source.format if item.original else "png"
        return beside(source, self.view.chosen.task if self.view.chosen else "dehaze", form)

    def import_weights(self, path: Path) -> None:
        self._start("import", None, partial(tasks.import_weights, path), self._on_imported)

    def tell(self, report: Report) -> None:
        """Something the user should know, from outside the lanes."""
        self._change(report=report)

    def dismiss(self) -> None:
        """What the banner says has been read."""
        if self.view.report:
            self._change(report=None)
        elif self.view.item:
            self._change_item(self.view.item.id, noticed=True)

    # Answers

    def on_event(self, event: Event) -> None:
        then = self._waiting.get(event.job)
        if then is None:
            return  # an answer to a question the user has dropped
        if isinstance(event, Progressed):
            self._on_progress(event, then)
            return
        del self._waiting[event.job]
        if self.view.job and self.view.job.id == event.job:
            self._change(job=None)
        then(event)

    def tick(self) -> None:
        """A moment has passed: the remaining time may be drawn anew."""
        if self.view.job:
            self._change(job=replace(self.view.job, now=self._clock()))

    def _on_progress(self, event: Progressed, then: Then) -> None:
        job = self.view.job
        if job and job.id == event.job:
            self._change(job=replace(job, progress=event.progress, now=self._clock()))
        if event.progress.note is not None:
            then(event)

    def _on_catalogue(self, event: Event) -> None:
        match event:
            case Finished(result=tuple() as found):
                first = found[0].id if found else ""
                self._change(checkpoints=found, checkpoint=self.view.checkpoint or first)
            case Failed(report=report):
                self._change(report=report)

    def _on_warm(self, event: Event) -> None:
        match event:
            case Finished(result=str() as device):
                self._change(device=device)
            case Failed(report=report):
                self._change(report=report)

    def _on_found(self, event: Event) -> None:
        match event:
            case Finished(result=()):
                self._change(report=Report("There is no photograph in there.", "Drop photographs or a folder of them."))
            case Finished(result=tuple() as paths):
                self.open(paths)
            case Failed(report=report):
                self._change(report=report)

    def _on_thumbnail(self, item_id: int, event: Event) -> None:
        match event:
            case Finished(result=np.ndarray() as thumbnail):
                self._change_item(item_id, thumbnail=thumbnail)
            case Failed(report=report):
                self._change_item(item_id, state="failed", report=report)

    def _on_opened(self, item_id: int, event: Event) -> None:
        match event:
            case Finished(result=Picture() as picture):
                restored = next((item.restored for item in self.view.items if item.id == item_id), None)
                self._change_item(item_id, original=picture, state="restored" if restored else "ready")
                self._forget_distant()
            case Failed(report=report):
                self._change_item(item_id, state="failed", report=report)

    def _on_restored(self, item_id: int, event: Event) -> None:
        match event:
            case Progressed(progress=progress) if isinstance(progress.note, tasks.Look):
                self._change_item(item_id, look=progress.note)
            case Finished(result=tasks.Restored() as restored):
                self._change_item(item_id, restored=restored, look=None, state="restored", saved=None)
                result = restored.result
                self._change(message=f"{result.seconds:.1f} s on {result.device}, {result.plan}")
                self._forget_distant()
                if item_id == self.view.current:
                    self.attend()
            case Failed(report=report):
                self._change_item(item_id, state="ready", look=None)
                self._change(report=report)
            case Stopped():
                self._change_item(item_id, state="ready", look=None)
                self._change(message="Stopped")

    def _on_attention(self, item_id: int, event: Event) -> None:
        match event:
            case Finished(result=tasks.Attention() as attention):
                self._change_item(item_id, attention=attention)
                layers = [one.layer for one in self.view.pixel_maps]
                if layers and self.view.gates.layer not in layers:
                    self.show_gates(layer=layers[-1])
            case Failed(report=report):
                self._change(report=report)

    def _on_saved(self, item_id: int, event: Event) -> None:
        match event:
            case Finished(result=Path() as path):
                self._change_item(item_id, saved=path, state="saved")
                self._change(message=f"Saved as {path.name}")
            case Failed(report=report):
                self._change(report=report, message="")

    def _on_exported(self, folder: Path, event: Event) -> None:
        match event:
            case Finished(result=tuple() as paths):
                self._change(message=f"{len(paths)} attention files in {folder}")
            case Failed(report=report):
                self._change(report=report)

    def _on_imported(self, event: Event) -> None:
        match event:
            case Finished(result=Checkpoint() as found):
                others = tuple(one for one in self.view.checkpoints if one.id != found.id)
                self._change(checkpoints=(*others, found), checkpoint=found.id, message=f"Imported {found.title}")
            case Failed(report=report):
                self._change(report=report)

    # Inner

    def _start(self, kind: JobKind, item_id: int | None, task: Callable[[], Stream[object]], then: Then) -> None:
        job = self._ask(self._engine, task, then)
        now = self._clock()
        self._change(job=Job(job, kind, item_id, now, now), message="", report=None)

    def _ask(self, lane: Runner, task: Callable[[], Stream[object]], then: Then, urgent: bool = False) -> int:
        job = lane.submit(task, urgent)
        self._waiting[job] = then
        return job

    def _quick_look(self, picture: Picture) -> tuple[Box | None, int | None]:
        """What to restore first: the visible part, no larger than the screen shows it; None when all of it is small."""
        width, height = picture.photo.size
        if self._seen is None or max(width, height) <= QUICK_PX:
            return None, None
        box, scale = self._seen
        shown = max(box.width, box.height)
        return box, min(QUICK_PX, max(64, round(shown * min(1.0, scale))))

    def _forget_distant(self) -> None:
        """Keep within MEMORY_BYTES: photographs that are not on the screen are read, or restored, again when needed."""
        kept = sum(_bytes(item) for item in self.view.items)
        for item in self.view.items:
            busy = self.view.job is not None and self.view.job.item == item.id
            if kept <= MEMORY_BYTES or item.id == self.view.current or busy:
                continue
            kept -= _bytes(item)
            state = "saved" if item.saved else "ready"
            if item.original is not None and item.path is not None:
                self._change_item(item.id, original=None, restored=None, look=None, attention=None, state=state)

    def _change_item(self, item_id: int, **changes: Any) -> None:
        items = tuple(replace(item, **changes) if item.id == item_id else item for item in self.view.items)
        self._change(items=items)

    def _change(self, **changes: Any) -> None:
        self.view = replace(self.view, **changes)
        self._show(self.view)


def _bytes(item: Item) -> int:
    pictures = [item.original, item.restored.picture if item.restored else None]
    return sum(picture.bytes for picture in pictures if picture)


__all__ = ["Compared", "Gates", "Report", "Session"]
