"""What becomes of the View when the queue's tasks answer: pure functions. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from app.batch.choosing import LeftAlone
from app.batch.queued import OVER, Entry, Left, Mark, Queue
from app.batch.reopening import Reopened
from app.batch.tasks import Fraction, Written
from app.events import Event, Failed, Finished, Progressed, Stopped
from app.view import View


def with_queue(view: View, queue: Queue) -> View:
    """And every photograph in the strip is marked."""
    return marked(replace(view, batch=replace(view.batch, queue=queue)), queue.entries)


def marked(view: View, entries: Iterable[Entry]) -> View:
    """What came of photographs that were queued before stays on them."""
    marks = {one.path: _mark(one) for one in entries}
    known = ((item, marks.get(item.path, kept(item.mark)) if item.path else None) for item in view.items)
    return replace(view, items=tuple(item if item.mark == mark else replace(item, mark=mark) for item, mark in known))


def kept(mark: Mark | None) -> Mark | None:
    """Nothing waits any more, or is worked on."""
    return mark if mark and mark.state in OVER else None


def _mark(entry: Entry) -> Mark:
    why, done = entry.why if entry.state == "left" else None, entry if entry.state == "done" else None
    return Mark(entry.state, entry.report, why, done)


def photograph_worked_on(view: View, event: Event) -> View:
    """One photograph of the queue is further, done, left alone, failed, or waits again."""
    queue = view.batch.queue
    if queue is None:
        return view
    match event:
        case Progressed(progress=progress) if isinstance(progress.note, Fraction):
            return replace(view, batch=replace(view.batch, queue=replace(queue, fraction=progress.note.value)))
        case Finished(result=Written() as found):
            known = {"megapixels": found.megapixels, "seconds": found.seconds, "report": found.report}
            change = partial(replace, state="done", target=found.path, edit=found.edit, **known)
            return with_queue(view, queue.with_working(change))
        case Finished(result=LeftAlone(why)):
            return with_queue(view, queue.with_working(partial(replace, state="left", why=why)))
        case Failed(report=report):
            return with_queue(view, queue.with_working(partial(replace, state="failed", report=report)))
        case Stopped():
            return with_queue(view, queue.with_working(partial(replace, state="waiting")))
    return view


def result_reopened(item_id: int, view: View, event: Event) -> View:
    """It is seen beside the photograph, with the settings that it was made with. What cannot be read any more is no
    matter: the photograph can be restored again."""
    item = view.get(item_id)
    match event:
        case Finished(result=Reopened(restored, entry)) if item and item.state == "ready":
            is_here = {step.checkpoint for step in entry.edit.steps} <= {one.id for one in view.checkpoints}
            edit = item.edit or (entry.edit if is_here and not entry.auto else None)
            past = replace(item.past)  # another one: the user has changed nothing that could be undone
            return view.with_item(item_id, restored=restored, saved=entry.target, edit=edit, past=past, state="saved")
    return view


def left_found(view: View, event: Event) -> View:
    match event:
        case Finished(result=Left() as left):
            return replace(view, batch=replace(view.batch, left=left))
    return view


def nothing(view: View, event: Event) -> View:
    """It is not worth a word, whatever came of it."""
    return view
