"""From what the user drafted to the photographs of the queue: pure functions of the View. No Qt, no torch."""

from __future__ import annotations

import datetime
from pathlib import Path

from app.batch.queued import Draft, Entry, Output, Whose
from app.batch.selection import chosen_items
from app.item import Item
from app.naming import facts_of
from app.paths import folder_beside
from app.view import View
from restoration.catalogue import first_for
from restoration.edit import Edit
from restoration.naming import filled, format_of, suffix_of
from restoration.types import Step


def can_batch(view: View) -> bool:
    """There is a file to restore, and something to restore it with."""
    return view.chosen is not None and any(item.path for item in view.items)


def usual_settings(view: View) -> Whose:
    """What Auto suggests for each, as long as the user has chosen nothing for the photograph on the screen; not for
    photographs that Auto has left alone before."""
    has_chosen = view.item is not None and view.item.edit is not None and bool(view.item.past.done)
    is_tried = all(item.mark is not None and item.mark.why for item in chosen_items(view))
    return "this" if has_chosen or is_tried else "auto"


def items_of(view: View, draft: Draft) -> tuple[Item, ...]:
    """What a draft is about: photographs that are files."""
    return tuple(one for one in (chosen_items(view) if draft.which == "selected" else view.items) if one.path)


def entries_of(view: View) -> tuple[Entry, ...]:
    """What is drafted, photograph by photograph."""
    draft = view.batch.draft
    if draft is None:
        return ()
    return tuple(
        Entry(
            item.path,
            folder_of(item, draft.output),
            _edit_of(view, item, draft),
            number,
            draft.output.form,
            draft.output.pattern,
            auto=draft.whose == "auto",
        )
        for number, item in enumerate(items_of(view, draft), 1)
        if item.path
    )


def folder_of(item: Item, output: Output) -> Path:
    """Beside the photograph; or in the folder that was chosen, in the sub-folders that lead to it in the one that was
    opened."""
    path = item.path or Path.home()
    if output.folder:
        inner = path.parent.relative_to(item.root) if item.root and path.is_relative_to(item.root) else Path()
        return output.folder / inner
    return folder_beside(path)


def _edit_of(view: View, item: Item, draft: Draft) -> Edit:
    """With Auto it is a guess, until the photograph is opened."""
    if draft.whose == "auto":
        return view.suggested_for(item) or view.usual.for_any
    if draft.whose == "task" and (first := first_for(draft.task, view.checkpoints, item.is_raw)):
        return Edit((Step(first.id),))
    if item.id == view.current or draft.whose == "own":
        return item.edit or view.usual.for_any
    return view.edit.for_any


def example(view: View) -> tuple[str, str]:
    """The first photograph's name, and what its result will be called: almost, for only when it is written it is known
    whether that name is free, and the day."""
    draft = view.batch.draft
    items = items_of(view, draft) if draft else ()
    if draft is None or draft.problem or not items:
        return "", ""
    item, edit = items[0], _edit_of(view, items[0], draft)
    facts = facts_of(item.name, edit.steps, view.checkpoints, 1, datetime.date.today())
    form = draft.output.form or format_of(Path(item.name).suffix)
    return item.name, filled(draft.output.pattern, facts) + suffix_of(Path(item.name), form)
