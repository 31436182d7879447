"""Settings from one photograph to another: copied, pasted, or as a file beside a result. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from functools import partial
from pathlib import Path

from app import answers
from app.batch.selection import chosen_items
from app.desk import Desk
from app.edits import tasks as edit_tasks
from app.edits.kept import Sheet
from app.edits.presets import Presets, give
from app.edits.tasks import Found, Worked
from app.events import Report
from app.item import Item
from app.strip import Strip
from app.words import later, tr
from restoration.naming import shown
from restoration.types import Stream

PASTED = Report(
    later("That recipe is of a picture that was pasted: there is no photograph to open."),
    later("Open another photograph, and apply the recipe from the Edit menu."),
)


class Recipes:
    def __init__(self, desk: Desk, strip: Strip, presets: Presets) -> None:
        self._desk = desk
        self._strip = strip
        self._presets = presets

    def copy(self) -> None:
        view = self._desk.view()
        self._desk.change(kept=replace(view.kept, copied=view.edit.for_any), message=tr("Settings copied"))

    def paste(self) -> None:
        """To the current photograph and those that are selected with it."""
        view = self._desk.view()
        if view.kept.copied and view.item:
            self._paste({item.id for item in chosen_items(view)}, tr("Settings pasted"))

    def paste_to_all(self) -> None:
        """To every photograph in the filmstrip, and to those that will be opened."""
        view = self._desk.view()
        if view.kept.copied:
            self._paste(
                {item.id for item in view.items}, tr("Settings pasted to {count} photographs", count=len(view.items))
            )

    def ask(self, sheet: Sheet) -> None:
        """Open that sheet; "" closes it."""
        self._desk.change(kept=replace(self._desk.view().kept, sheet=sheet))

    def open(self, path: Path) -> None:
        """The recipe's photograph, and what was done to it. A preset is kept, and applied."""
        self._read(path, reopens=True)

    def apply(self, path: Path) -> None:
        """What the recipe says, to the current photograph; it can be pasted to the others."""
        self.ask("")
        self._read(path, reopens=False)

    def take(self, found: Found) -> None:
        """What was read."""
        name = found.recipe.name or shown(found.path)
        if not found.reopens:
            give(self._desk, replace(found.recipe, edit=found.recipe.edit.for_any), name)
        elif found.recipe.made is None:
            self._presets.adopt(replace(found.recipe, name=name))
            give(self._desk, found.recipe, name)
        elif found.photograph:
            self._open(found.photograph)
            give(self._desk, found.recipe, name)
            if not found.same:
                self._tell(_changed_photograph(found.photograph))
        else:
            self._tell(_nowhere(found))

    def saving(self, save: Callable[[], Stream[Path]], item: Item) -> Callable[[], Stream[Path]]:
        """The same task, and a recipe beside the result if the user wants one."""
        view = self._desk.view()
        if not (item.restored and view.around.preferences.recipes):
            return save
        edit = replace(item.edit or view.usual, steps=item.restored.steps)
        worked = Worked(edit, view.checkpoints, item.path, item.restored.result)
        return partial(edit_tasks.saved_with_recipe, save, worked)

    def _paste(self, chosen: Container[int], told: str) -> None:
        view = self._desk.view()
        copied = view.kept.copied or view.usual
        items = tuple(replace(item, edit=copied) if item.id in chosen else item for item in view.items)
        self._desk.put(replace(view, items=items, usual=copied, message=told))

    def _read(self, path: Path, reopens: bool) -> None:
        self._desk.ask_disk(partial(edit_tasks.read_recipe, path, reopens), answers.failed, urgent=True)

    def _open(self, photograph: Path) -> None:
        """It may be in the filmstrip already."""
        here = next((item for item in self._desk.view().items if item.path == photograph), None)
        if here:
            self._strip.select(here.id)
        else:
            self._strip.open([photograph])

    def _tell(self, report: Report) -> None:
        self._desk.change(report=report)


def _changed_photograph(path: Path) -> Report:
    return Report(
        tr("{name} is not as it was when the recipe was written.", name=shown(path)),
        tr("The result will not be the same."),
    )


def _nowhere(found: Found) -> Report:
    if not found.places:
        return PASTED
    folders = tr(" and in ").join(str(place.parent) for place in found.places)
    summary = tr("{name}, the photograph of this recipe, is not there.", name=shown(found.places[0]))
    return Report(
        summary,
        tr("Looked for it in {folders}. Open it yourself, and apply the recipe from the Edit menu.", folders=folders),
    )
