"""What the results of a View are called: by the pattern of the preferences, or of a batch. No Qt, no torch."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from app.batch.tasks import day_of
from app.item import Item
from app.paths import folder_beside
from app.view import View
from restoration.naming import PATTERN, SEVERAL, Facts, filled, format_of, free, problem, suffix_of
from restoration.types import Checkpoint, Step

UNSAID = "street.jpg"  # while no photograph is open


def facts_of(
    name: str, steps: Sequence[Step], checkpoints: Sequence[Checkpoint], number: int, day: datetime.date
) -> Facts:
    """Of what these steps make of the photograph that is called so."""
    known = {one.id: one for one in checkpoints}
    used = [known[step.checkpoint] for step in steps if step.checkpoint in known]
    task = used[0].task if used and len(steps) == 1 else SEVERAL
    return Facts(Path(name).stem, task, used[-1].title if used else "", number, day)


def pattern_of(view: View) -> str:
    """That of the preferences; the usual one while theirs makes no sense."""
    wanted = view.around.preferences.pattern
    return PATTERN if problem(wanted) else wanted


def target_of(view: View, item: Item, folder: Path | None = None, form: str = "") -> Path:
    """Where a result goes, under a name that is free: beside the original or into the folder, in that format or the
    original's."""
    source = item.path or Path.home() / "pasted.png"
    photo = item.original.photo if item.original else None
    day = day_of(photo, item.path) if photo and item.path else datetime.date.today()
    stem = filled(
        pattern_of(view), facts_of(source.name, _steps(view, item), view.checkpoints, _place(view, item), day)
    )
    return free(
        folder or folder_beside(source), stem, suffix_of(source, form or (photo.source.format if photo else "png"))
    )


def example(view: View) -> tuple[str, str]:
    """A photograph's name, and what its result would be called: almost, for a name that is taken gets a number, and the
    day may be another."""
    item = view.item
    name, steps = (item.name, _steps(view, item)) if item else (UNSAID, view.edit.steps)
    number = _place(view, item) if item else 1
    facts = facts_of(name, steps, view.checkpoints, number, datetime.date.today())
    return name, filled(pattern_of(view), facts) + suffix_of(Path(name), format_of(Path(name).suffix) or "png")


def _steps(view: View, item: Item) -> tuple[Step, ...]:
    """That made the result, or would make it."""
    return item.restored.steps if item.restored else view.edit.steps


def _place(view: View, item: Item) -> int:
    """In the filmstrip, from 1."""
    return next((place for place, one in enumerate(view.items, 1) if one.id == item.id), 1)
