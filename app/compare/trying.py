"""What the user does to see what several models make of the same place: the part of the session that tries them.
No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.answers import failed
from app.compare import tasks as compare_tasks
from app.compare.compared import MOST_TRIALS, Trial, Trials
from app.desk import Desk
from app.events import Event, Progressed, Stopped
from app.levels import Picture
from app.view import View, box_of
from app.words import later, retold, tr
from restoration.types import Checkpoint

LONG_SIDE = 1024  # of the crop that is tried
STOPPED = later("Stopped")


class Trying:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start(self) -> None:
        """Restore what is on the screen with up to MOST_TRIALS models, each in the place of the chosen step's."""
        view, item = self._desk.view(), self._desk.view().item
        if not view.can_restore or item is None or item.original is None:
            return
        self._desk.stop()  # a look at the attention gives way
        chosen, box = candidates(view), self._desk.seen() or box_of(item.original)
        awaited = tuple(Trial(one.id, one.title) for one in chosen)
        attempts = tuple((one, view.edit.with_checkpoint(one.checkpoint, view.place).steps) for one in awaited)
        self._desk.put(replace(self._desk.view(), trials=Trials(item.id, box, None, awaited)))
        task = partial(compare_tasks.try_all, item.original.photo, attempts, box, LONG_SIDE)
        self._desk.start("try", item.id, task, tried)

    def choose(self, number: int) -> None:
        """The model of a trial, from 1; back to the whole photograph."""
        trials = trials_of(self._desk.view())
        if trials and 1 <= number <= len(trials.tried):
            chosen = trials.tried[number - 1]
            self.leave()
            view = self._desk.view()
            view = view.with_edit(view.edit.with_checkpoint(chosen.checkpoint, view.place))
            self._desk.put(replace(view, message=tr("Chosen: {title}", title=retold(chosen.title))))

    def leave(self) -> None:
        view = self._desk.view()
        if view.job and view.job.kind == "try":
            self._desk.stop()
        self._desk.put(replace(view, trials=None))


def candidates(view: View) -> tuple[Checkpoint, ...]:
    """The chosen model, those of its task, then those of other tasks, as they are listed. Enlarging, which is slow and
    no remedy, is tried among itself only."""
    first = sorted(view.choices, key=lambda one: one.id != view.checkpoint)
    others = (one for one in view.usable if one not in first and one.task != "upscale")
    return (*first, *others)[:MOST_TRIALS]


def trials_of(view: View) -> Trials | None:
    """While they are seen in place of the photograph."""
    return view.trials if view.trials and view.trials.item == view.current else None


def tried(view: View, event: Event) -> View:
    trials = view.trials
    if trials is None:
        return failed(view, event)
    match event:
        case Progressed(progress=progress) if isinstance(progress.note, Picture):
            return replace(view, trials=replace(trials, before=progress.note))
        case Progressed(progress=progress) if isinstance(progress.note, Trial):
            return replace(view, trials=trials.with_trial(progress.note))
        case Stopped():
            rest = tuple(one if one.picture or one.reason else replace(one, reason=STOPPED) for one in trials.tried)
            return replace(view, trials=replace(trials, tried=rest))
    return failed(view, event)
