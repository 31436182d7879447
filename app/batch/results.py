"""What the queue has made of the photograph on the screen is shown with it. No Qt, no torch."""

from __future__ import annotations

from functools import partial

from app.batch import answers, reopening
from app.batch.queued import Entry
from app.desk import Desk
from app.item import Item


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
        if item and item.original and item.restored is None and (entry := _made(item)):
            task = partial(reopening.reopen, entry, item.original.photo.size)
            self._desk.ask_disk(task, partial(answers.result_reopened, item.id, entry), urgent=True)


def _made(item: Item) -> Entry | None:
    """Of a result that was mixed into its photograph only that mixture is in the file."""
    entry = item.mark.entry if item.mark else None
    if entry is None or entry.target is None:
        return None
    is_whole = entry.edit.strength == 1 and entry.edit.mask is None and not entry.edit.keep_colour
    return entry if is_whole else None
