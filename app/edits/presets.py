"""Presets: edits with a name, one file each, which can be shared. A part of the session; no Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from app import answers
from app.desk import Desk, Task
from app.edits import tasks as edit_tasks
from app.edits.kept import Preset
from app.events import Event, Finished, Report
from app.view import View
from app.words import later, tr
from restoration.sidecar import Fitted, Recipe, fit

IMPORT = later("Import it from the File menu, and try again.")


class Presets:
    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder

    def start(self) -> None:
        self._ask(partial(edit_tasks.presets, self._folder), "")

    def keep(self, name: str) -> None:
        """The current settings under this name; another preset of the same name is replaced."""
        view = self._desk.view()
        if name := name.strip():
            task = partial(edit_tasks.keep_new_preset, self._folder, view.edit.for_any, view.checkpoints, name)
            self._ask(task, tr("Preset {name} kept", name=name))
        self._desk.change(kept=replace(view.kept, sheet=""))

    def adopt(self, recipe: Recipe) -> None:
        """A preset that somebody shared."""
        self._ask(partial(edit_tasks.keep_preset, self._folder, recipe), tr("Preset {name} kept", name=recipe.name))

    def use(self, preset: Preset) -> None:
        if preset.recipe:
            give(self._desk, preset.recipe, preset.name)
        else:
            self._desk.change(report=Report(preset.problem))

    def rename(self, preset: Preset, name: str) -> None:
        """Nothing when the name is empty, or another's."""
        other = self._desk.view().kept.named(name)
        name = name.strip()
        if other and other.path != preset.path:
            self._desk.change(
                report=Report(tr("There is a preset {name} already.", name=other.name), tr("Choose another name."))
            )
        elif name and name != preset.name and preset.recipe:
            self._ask(partial(edit_tasks.rename_preset, preset, name), tr("Preset {name} kept", name=name))

    def remove(self, preset: Preset) -> None:
        self._ask(partial(edit_tasks.remove_preset, preset), tr("Preset {name} removed", name=preset.name))

    def _ask(self, task: Task, told: str) -> None:
        self._desk.ask_disk(task, partial(presets_read, told))


def presets_read(told: str, view: View, event: Event) -> View:
    match event:
        case Finished(result=tuple() as found):
            return replace(view, kept=replace(view.kept, presets=found), message=told or view.message)
    return answers.failed(view, event)


def chosen(view: View) -> Preset | None:
    """The preset that the current settings are."""
    edit = view.edit.for_any
    return next((one for one in view.kept.presets if one.recipe and one.recipe.edit == edit), None)


def missing(view: View, preset: Preset) -> tuple[str, ...]:
    """The models that it needs and that are not here."""
    return fit(preset.recipe, view.checkpoints).missing if preset.recipe else ()


def give(desk: Desk, recipe: Recipe, name: str) -> None:
    """The recipe's edit to the current photograph, and to those that will be opened, when all its models are here."""
    view = desk.view()
    fitted = fit(recipe, view.checkpoints)
    if fitted.missing:
        desk.change(report=lacking(name, fitted.missing))
        return
    view = replace(view.with_edit(fitted.edit), kept=replace(view.kept, copied=fitted.edit.for_any))
    desk.put(replace(view, message=tr("Applied {name}", name=name), report=_other_weights(name, fitted)))


def lacking(name: str, models: tuple[str, ...]) -> Report:
    return Report(tr("{name} needs a model that is not here: {models}.", name=name, models=", ".join(models)), IMPORT)


def _other_weights(name: str, fitted: Fitted) -> Report | None:
    if not fitted.changed:
        return None
    summary = tr(
        "{name} was made with other weights than are here now: {models}.", name=name, models=", ".join(fitted.changed)
    )
    return Report(summary, tr("The result will not be quite the same."))
