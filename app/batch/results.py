"""What was made of the photograph on the screen is shown with it, by the queue or on another day. No Qt, no torch."""

from __future__ import annotations

from functools import partial

from app.batch import answers, reopening
from app.desk import Desk


class Results:
    """Only for photographs that are gone to: what ends beside the one on the screen never changes that."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: tuple[int, bool] | None = None

    def follow(self) -> None:
        """After every change of the View."""
        item = self._desk.view().item
        seen = (item.id, item.original is not None) if item else None
        if seen == self._seen:
            return
        self._seen = seen
        if item is None or item.path is None or item.original is None or item.restored:
            return
        entry, size = item.mark.entry if item.mark else None, item.original.photo.size
        if entry is None:
            task = partial(reopening.find, item.path, size)
        elif reopening.is_whole(entry.edit):
            task = partial(reopening.reopen, entry, size)
        else:
            return
        self._desk.ask_disk(task, partial(answers.result_reopened, item.id), urgent=True)
