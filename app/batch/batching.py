"""Many photographs, one after another: the part of the session that queues them and goes on. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app.batch import journal
from app.batch import tasks as batch_tasks
from app.batch.answers import left_found, marked, nothing, photograph_worked_on, with_queue
from app.batch.entries import can_batch, entries_of, usual_settings
from app.batch.queued import Batch, Draft, Queue, Which
from app.batch.selection import has_selected
from app.desk import Desk
from app.strip import Strip


class Batching:
    def __init__(self, desk: Desk, strip: Strip) -> None:
        self._desk = desk
        self._strip = strip
        self._journal: Path | None = None

    # What is to be done

    def ask(self) -> None:
        """Which photographs, with which settings, and where to?"""
        view = self._desk.view()
        if can_batch(view):
            which: Which = "selected" if has_selected(view) else "all"
            self._change(draft=Draft(which, usual_settings(view), output=view.batch.output))

    def draft(self, **changes: Any) -> None:
        """Fields of the Draft."""
        if draft := self._batch.draft:
            self._change(draft=replace(draft, **changes))

    def send_to(self, **changes: Any) -> None:
        """Fields of the draft's Output."""
        if draft := self._batch.draft:
            self.draft(output=replace(draft.output, **changes))

    def dismiss(self) -> None:
        self._change(draft=None)

    def start(self) -> None:
        """What was drafted is queued, and what runs goes on with it."""
        view, draft = self._desk.view(), self._batch.draft
        entries = entries_of(view) if draft and not draft.problem else ()
        if draft and entries:
            before = view.batch.queue
            queue = before.with_more(entries) if before else Queue(entries)
            self._change(draft=None, output=draft.output)
            self._put(queue)
            self.go_on()

    # The queue

    def go_on(self) -> None:
        """The next photograph, unless one is being worked on, or the engine works for the photograph on the screen."""
        view, queue = self._desk.view(), self._batch.queue
        if queue is None or not queue.runs or queue.job is not None or view.job is not None:
            return
        entry = queue.next
        if entry is None:
            self._end(queue)
            return
        rest = tuple(one for one in queue.unfinished if one is not entry)
        known = view.checkpoints if view.around.preferences.recipes else ()
        keeping = view.around.preferences.metadata
        task = partial(batch_tasks.restore_file, entry, (entry, *rest, *queue.failed), self._journal, known, keeping)
        self._put(queue.with_next(self._desk.ask_engine(task, photograph_worked_on)))

    def stop(self) -> None:
        """At the next report of the engine; the photograph that it works on waits again."""
        if queue := self._batch.queue:
            self._put(replace(queue, runs=False))
            self.give_way()

    def resume(self) -> None:
        if queue := self._batch.queue:
            self._put(replace(queue, runs=True))
            self.go_on()

    def stop_or_resume(self) -> None:
        if self._batch.runs:
            self.stop()
        else:
            self.resume()

    def try_again(self) -> None:
        """Those that failed."""
        if queue := self._batch.queue:
            self._put(queue.with_failed_again())
            self.go_on()

    def show_failures(self, shown: bool) -> None:
        self._change(failures=shown)

    def give_way(self) -> None:
        """Somebody waits for the engine. The photograph that it works on is begun anew afterwards."""
        queue = self._batch.queue
        if queue and queue.job is not None:
            self._desk.stop_job(queue.job)

    def close(self) -> None:
        """What was not finished is not wanted any more."""
        if (queue := self._batch.queue) and not self._batch.runs and queue.job is None:
            self._forget(self._journal)
            self._desk.put(marked(replace(self._desk.view(), batch=replace(self._batch, queue=None)), ()))

    def show(self, path: Path) -> None:
        """Go to that photograph in the strip; open it when it is not there."""
        found = next((item.id for item in self._desk.view().items if item.path == path), None)
        if found is None:
            self._strip.open((path,))
        else:
            self._strip.select(found)

    # The last run

    def keep_in(self, folder: Path) -> None:
        """Where the journal lies. Did the last run leave one?"""
        self._journal = journal.file_of(folder)
        self._desk.ask_disk(partial(batch_tasks.left_over, folder), left_found)

    def take_up(self) -> None:
        """What the last run left is finished."""
        left = self._batch.left
        if left is None:
            return
        if self._journal:
            self._desk.ask_disk(partial(batch_tasks.adopt, left.file, self._journal), nothing, urgent=True)
        self._change(left=None)
        known = {item.path for item in self._desk.view().items}
        self._strip.add([one.path for one in left.entries if one.path not in known])
        before = self._batch.queue
        self._put(before.with_more(left.entries) if before else Queue(left.entries))
        self.go_on()

    def forget(self) -> None:
        """What the last run left."""
        if left := self._batch.left:
            self._forget(left.file)
            self._change(left=None)

    # Inner

    @property
    def _batch(self) -> Batch:
        return self._desk.view().batch

    def _end(self, queue: Queue) -> None:
        """What failed stays in sight, and not on the disk."""
        self._forget(self._journal)
        self._put(replace(queue, runs=False))

    def _forget(self, file: Path | None) -> None:
        if file:
            self._desk.ask_disk(partial(batch_tasks.forget, file), nothing, urgent=True)

    def _put(self, queue: Queue) -> None:
        self._desk.put(with_queue(self._desk.view(), queue))

    def _change(self, **changes: Any) -> None:
        """Fields of Batch."""
        self._desk.change(batch=replace(self._batch, **changes))
