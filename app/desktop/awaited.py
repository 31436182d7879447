"""What the user waits for, for those who tell it outside the window: its title, the task bar, messages. No Qt."""

from __future__ import annotations

from app.view import View
from app.words import tr


def awaited(view: View) -> float | None:
    """How far the photograph on the screen is, or else the queue, 0..1; None while there is nothing to wait for."""
    if view.job and view.job.kind == "restore":
        return view.job.fraction
    return view.batch.queue.share if view.batch.queue and view.batch.runs else None


def percent_of(view: View) -> str:
    """42 %, or nothing."""
    fraction = awaited(view)
    return "" if fraction is None else f"{fraction:.0%}".replace("%", " %")


def queue_ended(before: View, view: View, seconds: float) -> str:
    """What is to be said of a queue that has just come to its end and worked so long, or longer; or nothing."""
    queue = view.batch.queue
    if not (before.batch.runs and queue and queue.is_over) or sum(one.seconds for one in queue.done) < seconds:
        return ""
    return tr("{count} of {total} photographs are restored and saved", count=len(queue.done), total=len(queue.entries))
