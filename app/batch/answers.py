"""What becomes of the View when the queue's tasks answer: pure functions. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from app.batch.choosing import LeftAlone
from app.batch.queued import OVER, Entry, Left, Mark, Queue
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
    return Mark(entry.state, entry.report, entry.why if entry.state == "left" else None)


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
            change = partial(replace, state="done", target=found.path, **known)
            return with_queue(view, queue.with_working(change))
        case Finished(result=LeftAlone(why)):
            return with_queue(view, queue.with_working(partial(replace, state="left", why=why)))
        case Failed(report=report):
            return with_queue(view, queue.with_working(partial(replace, state="failed", report=report)))
        case Stopped():
            return with_queue(view, queue.with_working(partial(replace, state="waiting")))
    return view


def left_found(view: View, event: Event) -> View:
    match event:
        case Finished(result=Left() as left):
            return replace(view, batch=replace(view.batch, left=left))
    return view


def nothing(view: View, event: Event) -> View:
    """It is not worth a word, whatever came of it."""
    return view
