"""What the sheet of the queue offers, and says beside it: from the View, in words."""

from __future__ import annotations

from app.batch.entries import entries_of
from app.batch.queued import Draft, Whose
from app.batch.selection import chosen_items, has_selected
from app.view import View
from app.views.choice import CalmChoice
from app.views.incoming import shown_name
from app.words import later, retold, tr, trn
from restoration.catalogue import first_for
from restoration.naming import TASKS

WHOSE: tuple[Whose, ...] = ("this", "own", "auto")
"""Before the tasks."""
LEFT_ALONE = later("Photographs that look fine are left alone, and those where it is not clear what is wrong.")
MIRRORED = later("Sub-folders are made as in the folder that was opened.")


def offer(choice: CalmChoice, names: list[str], chosen: int) -> None:
    """Names that are the same stay as they are, so that an open list does not close."""
    if [choice.itemText(row) for row in range(choice.count())] != names:
        choice.show_names(names)
    choice.setCurrentIndex(chosen)
    choice.setEnabled(len(names) > 1)


def photographs(view: View) -> list[str]:
    """The second choice is there when others than the photograph on the screen are selected."""
    several = len(chosen_items(view))
    return [
        tr("All {count}", count=len(view.items)),
        *([trn("The selected one", "The {count} selected ones", several)] if has_selected(view) else []),
    ]


def settings(view: View) -> list[str]:
    percent = round(100 * view.strength)
    known = {one.id: retold(one.title) for one in view.checkpoints}
    titles = " → ".join(known.get(step.checkpoint, step.checkpoint) for step in view.edit.steps)
    return [
        tr("Of the photograph on the screen: {titles}, {percent} %", titles=titles, percent=percent),
        tr("Each photograph's own"),
        tr("What Auto suggests for each"),
        *(tr("{task}: {title}", task=tr(TASKS[task]), title=_first_title(view, task)) for task in view.tasks),
    ]


def _first_title(view: View, task: str) -> str:
    first = first_for(task, view.checkpoints)
    return retold(first.title) if first else ""


def row_of(view: View, draft: Draft) -> int:
    """Among the settings that are offered."""
    if draft.whose != "task":
        return WHOSE.index(draft.whose)
    return len(WHOSE) + view.tasks.index(draft.task) if draft.task in view.tasks else 0


def places(draft: Draft) -> list[str]:
    folder = draft.output.folder
    return [
        tr("Beside the originals"),
        tr("In the folder {name}…", name=shown_name(folder)) if folder else tr("In a folder…"),
    ]


def note(view: View, draft: Draft) -> str:
    pasted = sum(item.path is None for item in (view.items if draft.which == "all" else chosen_items(view)))
    said = [tr("Originals and other files are never written over.")]
    if draft.output.folder and any(entry.folder != draft.output.folder for entry in entries_of(view)):
        said.append(tr(MIRRORED))
    if draft.whose == "auto":
        said.append(tr(LEFT_ALONE))
    if pasted:
        said.append(tr("Pasted pictures are left out: they are no files."))
    return " ".join(said)
