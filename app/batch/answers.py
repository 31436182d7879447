"""What becomes of the View when the queue's tasks answer: pure functions. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from app.batch.choosing import LeftAlone
from app.batch.queued import Entry, Left, Mark, Queue
from app.batch.tasks import Fraction, Written
from app.events import Event, Failed, Finished, Progressed, Stopped
from app.view import View


def with_queue(view: View, queue: Queue) -> View:
    """And every photograph in the strip is marked."""
    return marked(replace(view, batch=replace(view.batch, queue=queue)), queue.entries)


def marked(view: View, entries: Iterable[Entry]) -> View:
    marks = {one.path: Mark(one.state, one.report) for one in entries}
    items = tuple(
        item if item.mark == (mark := marks.get(item.path) if item.path else None) else replace(item, mark=mark)
        for item in view.items
    )
    return replace(view, items=items)


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
