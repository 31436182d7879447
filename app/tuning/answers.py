"""What becomes of the View when a lane answers about fine-tuning: pure functions, as in app.answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app import answers
from app.events import Event, Failed, Finished, Progressed, Stopped
from app.tuning.sitting import Outcome, Plan, Samples, Sitting
from app.view import View
from app.words import later, tr
from restoration.types import Checkpoint, Previewed, Progress, Scored, TrainTick


def samples_made(plan: Plan, view: View, event: Event) -> View:
    """Those of another plan are of no use any more."""
    sitting = view.tuning
    if plan.material != sitting.plan.material:
        return view
    match event:
        case Finished(result=Samples() as samples):
            return replace(view, tuning=replace(sitting, samples=samples, trouble=None))
        case Failed(report=report):
            return replace(view, tuning=replace(sitting, samples=Samples(), trouble=report))
    return view


def tuned(view: View, event: Event) -> View:
    match event:
        case Progressed(progress=progress):
            return replace(view, tuning=_noted(view.tuning, progress))
        case Finished(result=Outcome() as outcome):
            words = tr("Fine-tuning is done: its verdict waits for you.")
            return replace(view, tuning=replace(view.tuning, outcome=outcome, ending=False), message=words)
        case Stopped():
            return replace(view, tuning=Sitting(view.tuning.plan, view.tuning.samples), message=tr("Nothing was kept"))
    return answers.failed(replace(view, tuning=Sitting(view.tuning.plan, view.tuning.samples)), event)


def kept(view: View, event: Event) -> View:
    """It is chosen, and its card is open."""
    view = answers.model_kept(later("Kept {title}"), view, event)
    match event:
        case Finished(result=Checkpoint() as model):
            browsing = replace(view.browsing, selected=model.id)
            return replace(view, tuning=Sitting(view.tuning.plan), page="models", browsing=browsing)
    return view


def shared(view: View, event: Event) -> View:
    match event:
        case Finished(result=Path() as path):
            return replace(view, message=tr("Saved as {name}", name=path.name))
    return answers.failed(view, event)


def _noted(sitting: Sitting, progress: Progress) -> Sitting:
    """With few scenes several networks learn in turn: each begins its curves anew."""
    match progress.note:
        case TrainTick() as tick:
            return replace(sitting, ticks=(*_before(sitting.ticks, tick.step), tick))
        case Scored() as score:
            return replace(sitting, scores=(*_before(sitting.scores, score.step), score))
        case Previewed(step=0) as preview:
            return replace(sitting, before=preview, now=preview, ticks=(), scores=())
        case Previewed() as preview:
            return replace(sitting, now=preview)
    return sitting


def _before(points: tuple, step: int) -> tuple:
    return tuple(one for one in points if one.step < step)
