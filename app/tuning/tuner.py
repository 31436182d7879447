"""What the user does to fine-tune a model: the part of the session that plans, runs and judges. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, count
from threading import Event as Flag
from typing import Any

from app import answers
from app.batch.selection import chosen_items
from app.desk import Desk
from app.models.shelf import BUSY
from app.tuning import answers as tuning_answers
from app.tuning import tasks as tuning_tasks
from app.tuning.alike import bad_photographs
from app.tuning.sitting import STARTING, Samples, Sitting
from app.view import View
from app.words import retold, tr
from restoration.types import About, Checkpoint, Photo


class Tuner:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._enough = Flag()

    def open(self, checkpoint: str = "") -> None:
        """Show the page; the plan begins with this model, or the chosen one."""
        view = self._desk.view()
        ids = [one.id for one in tunable(view)]
        wanted = (checkpoint, view.tuning.plan.checkpoint, view.checkpoint, *ids[:1])
        first = next((one for one in wanted if one in ids), "")
        self._desk.put(replace(view, page="tuning"))
        if not is_tuning(view) and view.tuning.outcome is None:
            self.plan(checkpoint=first)

    def leave(self) -> None:
        """Back to the photographs; what runs goes on."""
        self._desk.change(page="photographs")

    def plan(self, **changes: Any) -> None:
        """Fields of Plan. What there is to see of it is looked for."""
        view = self._desk.view()
        old = view.tuning
        plan = replace(old.plan, **changes, beside=tuple(item.id for item in chosen_items(view)))
        if plan.material == old.plan.material and old.samples.count:
            self._desk.put(replace(view, tuning=replace(old, plan=plan)))
            return
        same = plan.folders == old.plan.folders
        self._desk.put(replace(view, tuning=Sitting(plan, old.samples if same else Samples())))
        if plan.is_complete:
            bad = bad_photographs(self._desk.view())
            task = partial(tuning_tasks.samples, plan, self._task(), self._photograph(), bad)
            self._desk.ask_disk(task, partial(tuning_answers.samples_made, plan), urgent=True)

    def draw_others(self) -> None:
        """Other samples of the same degradation."""
        self.plan(draw=self._desk.view().tuning.plan.draw + 1)

    def begin(self) -> None:
        """A look at the attention gives way; for anything else the user is told to wait."""
        view = self._desk.view()
        if view.job and view.job.kind != "attend":
            self._desk.put(replace(view, report=BUSY))
            return
        if not can_tune(view):
            return
        self._desk.stop()
        self._enough = Flag()
        kept = view.tuning
        self._desk.put(replace(view, tuning=Sitting(kept.plan, kept.samples)))
        how = self._task(), self._photograph(), self._enough.is_set, bad_photographs(view)
        task = partial(tuning_tasks.tune, kept.plan, *how)
        self._desk.start("tune", None, task, tuning_answers.tuned)

    def enough(self) -> None:
        """Learn no longer; the best so far is judged."""
        view = self._desk.view()
        if is_tuning(view):
            self._enough.set()
            self._desk.put(replace(view, tuning=replace(view.tuning, ending=True)))

    def cancel(self) -> None:
        """End it at once, without a verdict; nothing is kept."""
        if is_tuning(self._desk.view()):
            self._desk.stop()

    def keep(self, title: str) -> None:
        view = self._desk.view()
        outcome = view.tuning.outcome
        if outcome is None:
            return
        if view.job and view.job.kind != "attend":
            self._desk.put(replace(view, report=BUSY))
            return
        self._desk.stop()
        parent = next((one for one in view.checkpoints if one.id == outcome.result.checkpoint), None)
        about = About(title=title.strip() or proposed_title(view), licence=parent.licence if parent else "")
        task = partial(tuning_tasks.keep, outcome, about)
        self._desk.start("import", None, task, tuning_answers.kept)

    def discard(self) -> None:
        """The plan stays, to be tried otherwise."""
        view = self._desk.view()
        if view.tuning.outcome:
            task = partial(tuning_tasks.discard, view.tuning.outcome)
            self._desk.put(replace(view, tuning=Sitting(view.tuning.plan, view.tuning.samples)))
            self._desk.ask_disk(task, answers.failed)

    def _photograph(self) -> Photo | None:
        """The one that is open: it is what the user wants to be better."""
        item = self._desk.view().item
        return item.original.photo if item and item.original else None

    def _task(self) -> str:
        view = self._desk.view()
        return next(one.task for one in tunable(view) if one.id == view.tuning.plan.checkpoint)


def tunable(view: View) -> tuple[Checkpoint, ...]:
    """Those that have learnt, from photographs."""
    return tuple(one for one in view.checkpoints if one.path is not None and not one.raw)


def is_tuning(view: View) -> bool:
    return view.job is not None and view.job.kind == "tune"


def is_starting(view: View) -> bool:
    """What learning needs is being imported."""
    progress = view.job.progress if view.job and is_tuning(view) else None
    return is_tuning(view) and (progress is None or progress.stage == STARTING)


def can_tune(view: View) -> bool:
    """A look at the attention gives way to it."""
    sitting = view.tuning
    idle = view.job is None or view.job.kind == "attend"
    return idle and sitting.plan.is_complete and sitting.samples.count > 0 and sitting.outcome is None


def proposed_title(view: View) -> str:
    """FFA-Net compact, mine; or mine 2, when there is one of that name."""
    outcome = view.tuning.outcome
    parent = next(
        (retold(one.title) for one in view.checkpoints if outcome and one.id == outcome.result.checkpoint), tr("Model")
    )
    taken = {one.title for one in view.checkpoints}
    again = (tr("{parent}, mine {number}", parent=parent, number=number) for number in count(2))
    names = chain([tr("{parent}, mine", parent=parent)], again)
    return next(name for name in names if name not in taken)
