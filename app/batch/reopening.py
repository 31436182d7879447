"""Tasks that read again what was made of a photograph, by the queue or on another day. See app.tasks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.batch.queued import Entry
from app.levels import picture_of
from app.tasks import Restored
from restoration.edit import Edit
from restoration.results import newest_result
from restoration.types import Progress, RestoreResult, Stream


@dataclass(frozen=True, slots=True)
class Reopened:
    """What was made of a photograph, read again."""

    restored: Restored
    entry: Entry


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
    return Reopened(Restored(picture_of(photo), result, entry.edit.steps), entry)


def find(photograph: Path, size: tuple[int, int]) -> Stream[Reopened | None]:
    """The newest result that lies beside a photograph of `size`. Raises UnreadablePhoto, UnreadableRecipe."""
    yield Progress("looking for its result", 0, 1)
    newest = newest_result(photograph)
    if newest is None or not is_whole(newest[1]):
        return None
    entry = Entry(photograph, photograph.parent, newest[1], target=newest[0])
    return (yield from reopen(entry, size))


def is_whole(edit: Edit) -> bool:
    """Of a result that was mixed into its photograph only that mixture is in the file."""
    return edit.strength == 1 and edit.mask is None and not edit.keep_colour
