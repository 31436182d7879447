"""What the user does on the models page: the part of the session that browses the catalogue. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from app import answers, tasks
from app.desk import Desk
from app.models.shelf import BUSY
from app.tuning import answers as tuning_answers
from app.tuning import tasks as tuning_tasks
from app.view import View
from app.words import tr
from restoration.catalogue import is_own
from restoration.types import Checkpoint


class Library:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self) -> None:
        """Show the page, with the card of the chosen model."""
        view = self._desk.view()
        selected = view.browsing.selected if browsed(view) else view.checkpoint
        self._desk.put(replace(view, page="models", browsing=replace(view.browsing, selected=selected)))

    def leave(self) -> None:
        self._desk.change(page="photographs")

    def select(self, checkpoint: str) -> None:
        view = self._desk.view()
        self._desk.put(replace(view, browsing=replace(view.browsing, selected=checkpoint)))

    def use(self) -> None:
        """Choose the model whose card is open, and go back to the photographs."""
        view = self._desk.view()
        if one := browsed(view):
            chosen = view.with_edit(view.edit.with_checkpoint(one.id, view.place))
            self._desk.put(replace(chosen, page="photographs"))

    def remove(self) -> None:
        """Out of the catalogue and off the disk; only what the user brought."""
        view = self._desk.view()
        one = browsed(view)
        if one is None or not is_own(one):
            return
        if view.job and view.job.kind != "attend":
            self._desk.put(replace(view, report=BUSY))
            return
        self._desk.stop()
        self._desk.start("import", None, partial(tasks.remove_model, one.id), answers.model_removed)

    def share(self, path: Path) -> None:
        """Weights and card as one file; nothing is written over."""
        one = browsed(self._desk.view())
        if one and is_own(one):
            self._desk.change(message=tr("Saving {name}…", name=path.name))
            self._desk.ask_disk(partial(tuning_tasks.share, one.id, path), tuning_answers.shared)


def browsed(view: View) -> Checkpoint | None:
    """The model whose card is open."""
    return next((one for one in view.checkpoints if one.id == view.browsing.selected), None)
