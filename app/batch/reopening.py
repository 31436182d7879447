"""The task that reads again what the queue has written. See app.tasks."""

from __future__ import annotations

from dataclasses import dataclass

from app.batch.queued import Entry
from app.levels import picture_of
from app.tasks import Restored
from restoration.types import Progress, RestoreResult, Stream


@dataclass(frozen=True, slots=True)
class Reopened:
    """What the queue has made of a photograph, read again."""

    restored: Restored


def reopen(entry: Entry, size: tuple[int, int]) -> Stream[Reopened | None]:
    """The result that was written of a photograph of `size`, to be looked at; None when it is not of that size, or a
    whole multiple. Raises UnreadablePhoto."""
    from restoration.photo import read

    yield Progress("opening", 0, 1)
    assert entry.target
    photo = read(entry.target)
    if photo.size[0] % size[0] or photo.size[0] * size[1] != photo.size[1] * size[0]:
        return None
    result = RestoreResult(photo, entry.seconds, "", "")
    return Reopened(Restored(picture_of(photo), result, entry.edit.steps))
