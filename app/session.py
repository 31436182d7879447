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

from app import answers, tasks
from app.answers import Answer
from app.desk import Desk, Task
from app.events import Event, Finished, Progressed, Report
from app.gates import Looking
from app.levels import Picture
from app.paths import resource
from app.shelf import Shelf
from app.view import Cursor, Item, Job, JobKind, View
from restoration.naming import beside
from restoration.types import Box

MEMORY_BYTES = 3_000_000_000
QUICK_PX = 1600


class Runner(Protocol):
    def submit(self, task: Task, urgent: bool = False) -> int: ...
    def stop(self, job: int) -> None: ...


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
        self._waiting: dict[int, Answer] = {}
        self._seen: tuple[Box, float] | None = None
        self.view = View()
        desk = self._desk()
        self.gates = Looking(desk)
        self.shelf = Shelf(desk)

    def start(self) -> None:
        """Read the catalogue and warm the engine up, while the window is already there."""
        self._ask(self._engine, partial(tasks.catalogue), answers.catalogue_read)
        self._ask(self._engine, partial(tasks.warm_up), answers.engine_warm)

    # Photographs

    def find(self, paths: Sequence[Path]) -> None:
        """Open these files, and the photographs in these folders."""
        if paths:
            self._ask(self._disk, partial(tasks.find_photographs, tuple(paths)), answers.photographs_found, urgent=True)

    def open(self, paths: Sequence[Path]) -> None:
        """Add photographs to the filmstrip and show the first of them."""
        items = tuple(Item(next(self._ids), path.name, path) for path in paths)
        if not items:
            return
        self._change(items=self.view.items + items, report=None)
        self.select(items[0].id)
        for item, path in zip(items, paths, strict=True):
            self._ask(self._disk, partial(tasks.thumbnail, path), partial(answers.thumbnail_made, item.id))

    def paste(self, pixels: np.ndarray, alpha: np.ndarray | None = None) -> None:
        """uint8 (h, w, 3) and (h, w) from the clipboard."""
        item = Item(next(self._ids), "Pasted picture", state="opening")
        self._change(items=(*self.view.items, item), current=item.id, report=None, cursor=None)
        self._ask(self._disk, partial(tasks.adopt, pixels, alpha), partial(answers.photo_opened, item.id), urgent=True)

    def select(self, item_id: int) -> None:
        self._change(current=item_id, cursor=None, message="")
        item = self.view.item
        if item and item.original is None and item.state in ("waiting", "ready", "restored", "saved") and item.path:
            self._change_item(item_id, state="opening")
            self._ask(
                self._disk, partial(tasks.open_photo, item.path), partial(answers.photo_opened, item_id), urgent=True
            )
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

    def choose_task(self, task: str) -> None:
        """Its first model; nothing when it is the task already."""
        models = [one.id for one in self.view.checkpoints if one.task == task]
        if models and not (self.view.chosen and self.view.chosen.task == task):
            self.choose_checkpoint(models[0])

    def choose_checkpoint(self, checkpoint_id: str) -> None:
        self._change(checkpoint=checkpoint_id)

    def look_at(self, box: Box, scale: float) -> None:
        """The part of the photograph that is on the screen, and screen pixels per photograph pixel."""
        self._seen = (box, scale)

    def restore(self) -> None:
        item = self.view.item
        if self.view.can_restore and item and item.original:
            self.stop()  # a look at the attention gives way
            box, long_side = self._quick_look(item.original)
            task = partial(tasks.restore, item.original.photo, self.view.checkpoint, box, long_side)
            self._change_item(item.id, state="restoring", look=None)
            self._start("restore", item.id, task, partial(answers.photo_restored, item.id))

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

    # Files

    def save(self, path: Path | None = None) -> None:
        """Save the result beside the original, or as `path`; nothing that exists is written over."""
        item = self.view.item
        if not (item and item.restored and item.original):
            return
        target = path or self.default_path(item)
        task = partial(tasks.save, item.original.photo, item.restored.result.photo, self.view.strength, target)
        self._change(message=f"Saving {target.name}…")
        self._ask(self._disk, task, partial(answers.photo_saved, item.id))

    def default_path(self, item: Item) -> Path:
        """Where Save puts the result: beside the original, with the task's suffix, under a name that is free."""
        source = item.path or Path.home() / "pasted.png"
        if source.is_relative_to(resource()):
            source = Path.home() / source.name  # a sample: nothing is written into the program's own folder
        form = item.original.photo.source.format if item.original else "png"
        used = item.restored.checkpoint if item.restored else self.view.checkpoint
        tasks_by_id = {one.id: one.task for one in self.view.checkpoints}
        return beside(source, tasks_by_id.get(used, "dehaze"), form)

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
        answer = self._waiting.get(event.job)
        if answer is None:
            return  # an answer to a question the user has dropped
        if isinstance(event, Progressed):
            self._on_progress(event, answer)
            return
        del self._waiting[event.job]
        job = None if self.view.job and self.view.job.id == event.job else self.view.job
        self._put(answer(replace(self.view, job=job), event))
        self._follow_up(event, answer)

    def tick(self) -> None:
        """A moment has passed: the remaining time may be drawn anew."""
        if self.view.job:
            self._change(job=replace(self.view.job, now=self._clock()))

    def _on_progress(self, event: Progressed, answer: Answer) -> None:
        job = self.view.job
        if job and job.id == event.job:
            self._change(job=replace(job, progress=event.progress, now=self._clock()))
        if event.progress.note is not None:
            self._put(answer(self.view, event))

    def _follow_up(self, event: Event, answer: Answer) -> None:
        """What one answer leads to: found photographs are opened, a restored one is looked into."""
        match event:
            case Finished(result=tuple() as paths) if answer is answers.photographs_found:
                self.open(paths)
            case Finished(result=tasks.Restored()):
                self._forget_distant()
                if self.view.item and self.view.item.restored is event.result:
                    self.gates.look()
            case Finished(result=Picture()):
                self._forget_distant()

    # Inner

    def _desk(self) -> Desk:
        return Desk(
            view=lambda: self.view,
            seen=lambda: self._seen[0] if self._seen else None,
            put=self._put,
            start=self._start,
            stop=self.stop,
            ask_disk=partial(self._ask, self._disk),
        )

    def _start(self, kind: JobKind, item_id: int | None, task: Task, answer: Answer) -> None:
        job = self._ask(self._engine, task, answer)
        now = self._clock()
        self._change(job=Job(job, kind, item_id, now, now), message="", report=None)

    def _ask(self, lane: Runner, task: Task, answer: Answer, urgent: bool = False) -> int:
        job = lane.submit(task, urgent)
        self._waiting[job] = answer
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
        """Keep within MEMORY_BYTES: what can be read again is forgotten where it is not on the screen, and results once
        they are saved."""
        kept = sum(item.bytes for item in self.view.items)
        for item in self.view.items:
            busy = self.view.job is not None and self.view.job.item == item.id
            if kept <= MEMORY_BYTES or item.id == self.view.current or busy or item.path is None:
                continue
            rest = replace(item, original=None, look=None, attention=None, asked=None)
            if item.saved:
                rest = replace(rest, restored=None, state="waiting")
            kept -= item.bytes - rest.bytes
            self._put(replace(self.view, items=tuple(rest if one.id == item.id else one for one in self.view.items)))

    def _change_item(self, item_id: int, **changes: Any) -> None:
        self._put(self.view.with_item(item_id, **changes))

    def _change(self, **changes: Any) -> None:
        self._put(replace(self.view, **changes))

    def _put(self, view: View) -> None:
        self.view = view
        self._show(view)
