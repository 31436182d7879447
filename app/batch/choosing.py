"""What Auto makes of one photograph of the queue: what is to be done to it, or why it is left alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.batch.queued import Entry, Why
from restoration.edit import Edit
from restoration.types import Photo, Step


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Nothing was written; that is no failure."""

    why: Why


def chosen(entry: Entry, photo: Photo) -> Entry | LeftAlone:
    """With an edit. Unclear cases are not taken for hazy: nobody watches what comes of a whole folder."""
    from restoration.catalogue import checkpoints, first_for
    from restoration.diagnosis import diagnose

    if not entry.auto:
        return entry
    found = diagnose(photo)
    if not found.suggestion:
        return LeftAlone("fine" if found.fine else "unclear")
    first = first_for(found.suggestion, checkpoints(), photo.source.raw)
    return replace(entry, edit=Edit((Step(first.id),))) if first else LeftAlone("helpless")
