"""What the window shows, and what the user may do next. No Qt, no torch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from app import answers, tasks
from app.answers import Answer
from app.attention.looking import Looking
from app.batch.batching import Batching
from app.batch.results import Results
from app.batch.selection import Selecting
from app.compare.comparing import Comparing
from app.compare.trying import Trying
from app.desk import Desk, Task
from app.desktop.desktop import Desktop
from app.edits import tasks as edit_tasks
from app.edits.auto import Auto
from app.edits.history import History
from app.edits.presets import Presets
from app.edits.recipes import Recipes
from app.edits.steps import Steps
from app.events import Event, Finished, Progressed, Report
from app.item import Item
from app.job import Job, JobKind
from app.levels import Picture, first_look
from app.local.masked import maps_of
from app.local.where import Where
from app.models.library import Library
from app.models.shelf import Shelf
from app.naming import target_of
from app.paths import config_folder
from app.speed.pacing import Pacing
from app.strip import Strip
from app.tuning.tuner import Tuner
from app.view import Cursor, View
from app.words import tr
from restoration.catalogue import first_for
from restoration.sidecar import is_recipe
from restoration.types import Box


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
        self._waiting: dict[int, Answer] = {}
        self.saves: set[int] = set()  # jobs of the disk that are finished whatever happens
        self._seen: tuple[Box, float] | None = None
        self.view = View()
        desk = self._desk()
        self.auto = Auto(desk)
        self.gates = Looking(desk)
        self.where = Where(desk, self.gates)
        self.steps = Steps(desk)
        self.shelf = Shelf(desk)
        self.strip = Strip(desk)
        self.selection = Selecting(desk, self.strip)
        self.batch = Batching(desk, self.strip)
        self.results = Results(desk)
        self.comparing = Comparing(desk)
        self.trying = Trying(desk)
        self.desktop = Desktop(desk)
        self.tuner = Tuner(desk)
        self.library = Library(desk)
        self.pacing = Pacing(desk)
        self.history = History(desk, clock)
        self.presets = Presets(desk, config_folder() / "presets")
        self.recipes = Recipes(desk, self.strip, self.presets)

    def start(self) -> None:
        """Read the catalogue and warm the engine up, while the window is already there."""
        self._ask(self._engine, partial(tasks.catalogue), answers.catalogue_read)
        self._ask(self._engine, partial(tasks.warm_up, self.view.around.preferences.processor), answers.engine_warm)
        self.presets.start()
        self.desktop.start()

    # Restoring

    def choose_task(self, task: str) -> None:
        """Its first model; nothing when it is the task already."""
        first = first_for(task, self.view.checkpoints, self.view.is_raw)
        if first and not (self.view.chosen and self.view.chosen.task == task):
            self.choose_checkpoint(first.id)

    def choose_checkpoint(self, checkpoint_id: str) -> None:
        self._put(self.view.with_edit(self.view.edit.with_checkpoint(checkpoint_id, self.view.place)))

    def look_at(self, box: Box, scale: float) -> None:
        """The part of the photograph that is on the screen, and screen pixels per photograph pixel."""
        self._seen = (box, scale)

    def restore(self) -> None:
        item = self.view.item
        if self.view.can_restore and item and item.original:
            self.stop()  # a look at the attention gives way
            self._change(trials=None)
            box, long_side = first_look(item.original, self._seen)
            task = partial(tasks.restore, item.original.photo, self.view.edit.steps, box, long_side)
            self._change_item(item.id, state="restoring", look=None, edit=self.view.edit)
            self._start("restore", item.id, task, partial(answers.photo_restored, item.id))

    def stop(self) -> None:
        if self.view.job is not None:
            self._engine.stop(self.view.job.id)

    def set_strength(self, strength: float) -> None:
        self._put(self.view.with_edit(replace(self.view.edit, strength=min(1.0, max(0.0, strength)))))

    # Comparing

    def compare(self, **changes: Any) -> None:
        """Fields of Compared."""
        self.comparing.show(**changes)

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
        how = self.view.edit, target, maps_of(self.view), self.view.around.preferences.metadata
        task = partial(tasks.save, item.original.photo, item.restored.result.photo, *how)
        self._change(message=tr("Saving {name}…", name=target.name))
        self.saves.add(self._ask(self._disk, self.recipes.saving(task, item), partial(answers.photo_saved, item.id)))

    def default_path(self, item: Item) -> Path:
        """Where Save puts the result: beside the original, called as the preferences have it, under a free name."""
        return target_of(self.view, item)

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
                self.strip.open([path for path in paths if not is_recipe(path)])
                for path in filter(is_recipe, paths):
                    self.recipes.open(path)
            case Finished(result=edit_tasks.Found() as recipe):
                self.recipes.take(recipe)
            case Finished(result=tasks.Restored()):
                self.strip.forget_distant()
                if self.view.item and self.view.item.restored is event.result:
                    self.gates.look()
            case Finished(result=Picture()):
                self.strip.forget_distant()
                self.auto.look()
        self.pacing.hear(event)
        self.batch.go_on()

    # Inner

    def _desk(self) -> Desk:
        return Desk(
            view=lambda: self.view,
            seen=lambda: self._seen[0] if self._seen else None,
            put=self._put,
            start=self._start,
            stop=self.stop,
            ask_disk=partial(self._ask, self._disk),
            ask_engine=partial(self._ask, self._engine),
            stop_job=self._engine.stop,
            stop_disk=self._disk.stop,
        )

    def _start(self, kind: JobKind, item_id: int | None, task: Task, answer: Answer) -> None:
        job = self._ask(self._engine, task, answer)
        now = self._clock()
        self._change(job=Job(job, kind, item_id, now, now), message="", report=None)
        self.batch.give_way()

    def _ask(self, lane: Runner, task: Task, answer: Answer, urgent: bool = False) -> int:
        job = lane.submit(task, urgent)
        self._waiting[job] = answer
        return job

    def _change_item(self, item_id: int, **changes: Any) -> None:
        self._put(self.view.with_item(item_id, **changes))

    def _change(self, **changes: Any) -> None:
        self._put(replace(self.view, **changes))

    def _put(self, view: View) -> None:
        self.view = self.history.noted(self.view, view)
        self._show(self.view)
        self.comparing.refresh()
        self.where.follow()
        self.results.follow()
