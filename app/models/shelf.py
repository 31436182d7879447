"""What the user does with models of their own: the part of the session that is about the catalogue. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from app import answers, tasks
from app.desk import Desk
from app.events import Report
from app.words import later, tr
from restoration.naming import shown
from restoration.types import About

BUSY = Report(
    later("Something else is being done at the moment."), later("Wait until it is done, or stop it, and try again.")
)


class Shelf:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def inspect(self, path: Path) -> None:
        """See what is in a file before it is taken in."""
        if self._is_free():
            self._desk.start("import", None, partial(tasks.inspect_model, path), answers.model_inspected)
            self._desk.put(replace(self._desk.view(), message=tr("Reading {name}…", name=shown(path))))

    def edit(self) -> None:
        """See the chosen model, which the user brought, again."""
        chosen = self._desk.view().chosen
        if self._desk.view().can_edit_model and chosen and chosen.path:
            self.inspect(chosen.path)

    def dismiss(self) -> None:
        """What was inspected is not wanted, or stays as it is."""
        self._desk.put(replace(self._desk.view(), inspection=None))

    def take(self, about: About) -> None:
        """What was inspected, with what the user knows about it."""
        inspection = self._desk.view().inspection
        if inspection is None or not self._is_free():
            return
        self.dismiss()
        if inspection.checkpoint:
            task = partial(tasks.change_model, inspection.checkpoint, about)
            self._desk.start("import", None, task, partial(answers.model_kept, later("Changed {title}")))
        else:
            task = partial(tasks.import_model, inspection.path, about)
            self._desk.start("import", None, task, partial(answers.model_kept, later("Imported {title}")))

    def remove(self) -> None:
        """What was inspected goes from the catalogue and from the disk."""
        inspection = self._desk.view().inspection
        if inspection and inspection.checkpoint and self._is_free():
            self.dismiss()
            task = partial(tasks.remove_model, inspection.checkpoint)
            self._desk.start("import", None, task, answers.model_removed)

    def _is_free(self) -> bool:
        """A look at the attention gives way; for anything else the user is told to wait."""
        view = self._desk.view()
        if view.job and view.job.kind != "attend":
            self._desk.put(replace(view, report=BUSY))
            return False
        self._desk.stop()
        return True
