"""How long restoring will take, by how long it took: the part of the session that keeps time. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from app.batch.tasks import Written
from app.desk import Desk
from app.events import Event, Finished
from app.speed import tasks as speed_tasks
from app.tasks import Restored
from app.view import View
from restoration.paces import Paces, Timing


class Pacing:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._file: Path | None = None

    def keep_in(self, file: Path) -> None:
        """Where it is known from the last time, and for the next."""
        self._file = file
        self._desk.ask_disk(partial(speed_tasks.read, file), paces_known)

    def hear(self, event: Event) -> None:
        """What a lane has finished may have been a photograph."""
        match event:
            case Finished(result=Written(timing=Timing() as timing)):
                self._note(timing)
            case Finished(result=Restored() as restored):
                self._restored(restored)

    def _restored(self, restored: Restored) -> None:
        """A photograph of the strip. Of several steps nobody knows which took how long."""
        item = next((one for one in self._desk.view().items if one.restored is restored), None)
        if item and item.original and len(restored.steps) == 1:
            result, size = restored.result, item.original.photo.size
            self._note(Timing(restored.checkpoint, result.device, _megapixels(size), result.seconds))

    def _note(self, timing: Timing) -> None:
        if self._file:
            self._desk.ask_disk(partial(speed_tasks.learn, self._file, timing), paces_known)
        else:
            self._desk.change(paces=self._desk.view().paces.corrected(timing))


def paces_known(view: View, event: Event) -> View:
    match event:
        case Finished(result=Paces() as paces):
            return replace(view, paces=paces)
    return view


def estimate(view: View) -> float | None:
    """Seconds that restoring the photograph on the screen will take; None when that is not known."""
    if view.item is None or view.item.original is None or view.chosen is None:
        return None
    return view.paces.estimate(view.edit.steps, view.device, megapixels(view))


def megapixels(view: View) -> float:
    """Of the photograph on the screen."""
    return _megapixels(view.item.original.photo.size) if view.item and view.item.original else 0.0


def _megapixels(size: tuple[int, int]) -> float:
    return size[0] * size[1] / 1e6
