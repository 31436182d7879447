"""What becomes of the View when a lane answers: pure functions of the View before and the event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from app.events import Event, Failed, Finished, Progressed, Report, Stopped
from app.levels import Picture
from app.tasks import Attention, Look, Restored, Suggestion
from app.view import View
from app.words import later, retold, tr
from restoration.edit import Edit
from restoration.types import Checkpoint, Inspection, Progress

Answer = Callable[[View, Event], View]

EARLIER_BYTES = 1_000_000_000
NOTHING_THERE = Report(later("There is no photograph in there."), later("Drop photographs or a folder of them."))


def catalogue_read(view: View, event: Event) -> View:
    match event:
        case Finished(result=tuple() as found):
            first = found[0].id if found else ""
            return replace(view, checkpoints=found, usual=view.usual.with_checkpoint(view.checkpoint or first))
    return failed(view, event)


def engine_warm(view: View, event: Event) -> View:
    match event:
        case Finished(result=str() as device):
            return replace(view, device=device)
    return failed(view, event)


def photographs_found(view: View, event: Event) -> View:
    match event:
        case Finished(result=()):
            return replace(view, report=NOTHING_THERE)
    return failed(view, event)


def thumbnail_made(item_id: int, view: View, event: Event) -> View:
    match event:
        case Finished(result=np.ndarray() as thumbnail):
            return view.with_item(item_id, thumbnail=thumbnail)
        case Failed(report=report):
            return view.with_item(item_id, state="failed", report=report)
    return view


def photo_opened(item_id: int, view: View, event: Event) -> View:
    match event:
        case Finished(result=Picture() as picture):
            view = view.with_item(item_id, original=picture)
            return _settled(view, item_id)
        case Failed(report=report):
            return view.with_item(item_id, state="failed", report=report)
    return view


def photo_diagnosed(item_id: int, view: View, event: Event) -> View:
    """A failure is nobody's business: then there is no suggestion."""
    match event:
        case Finished(result=Suggestion() as suggestion):
            return view.with_item(item_id, suggestion=suggestion)
    return view


def photo_restored(item_id: int, view: View, event: Event) -> View:
    match event:
        case Progressed(progress=progress) if isinstance(progress.note, Look):
            return view.with_item(item_id, look=progress.note)
        case Finished(result=Restored() as restored):
            view = view.with_item(item_id, earlier=_earlier(view, item_id, restored))
            view = view.with_item(item_id, restored=restored, look=None, saved=None, state="restored")
            view = _without_comparison(view, item_id)
            result = restored.result
            return replace(
                view,
                message=tr(
                    "{seconds:.1f} s on {device}, {plan}",
                    seconds=result.seconds,
                    device=retold(result.device),
                    plan=retold(result.plan),
                ),
            )
        case Stopped():
            return replace(_settled(view.with_item(item_id, look=None), item_id), message=tr("Stopped"))
        case Failed():
            return failed(_settled(view.with_item(item_id, look=None), item_id), event)
    return view


def attention_read(item_id: int, view: View, event: Event) -> View:
    match event:
        case Finished(result=Attention() as attention):
            return _attended(view, item_id, attention)
    view, item = failed(view, event), view.get(item_id)
    if item is None or (view.job and view.job.kind == "attend"):
        return view  # another place was asked for meanwhile
    return view.with_item(item_id, asked=item.attention.gaze if item.attention else None)


def _attended(view: View, item_id: int, attention: Attention) -> View:
    item = view.get(item_id)
    asked = item.asked if item and attention.gaze else None
    view = view.with_item(item_id, attention=attention, asked=asked)
    if item and item.attention and _maker(item.attention) != _maker(attention):
        view = view.with_item(item_id, contrast=None)
    return view if attention.maps else replace(view, gateless=view.gateless | {attention.checkpoint})


def _maker(attention: Attention) -> object:
    return attention.checkpoint, attention.before


def photo_saved(item_id: int, view: View, event: Event) -> View:
    match event:
        case Finished(result=Path() as path) | Progressed(progress=Progress(note=Path() as path)):
            return replace(
                view.with_item(item_id, saved=path, state="saved"), message=tr("Saved as {name}", name=path.name)
            )
        case Failed():
            return replace(failed(view, event), message="")
    return view


def attention_exported(folder: Path, view: View, event: Event) -> View:
    match event:
        case Finished(result=tuple() as paths):
            return replace(view, message=tr("{count} attention files in {folder}", count=len(paths), folder=folder))
    return failed(view, event)


def model_inspected(view: View, event: Event) -> View:
    view = replace(view, message="")
    match event:
        case Finished(result=Inspection() as inspection):
            return replace(view, inspection=inspection)
    return failed(view, event)


def model_kept(what: str, view: View, event: Event) -> View:
    """In the place that it had, or as the last."""
    match event:
        case Finished(result=Checkpoint() as kept):
            known = [one.id for one in view.checkpoints]
            listed = tuple(kept if one.id == kept.id else one for one in view.checkpoints)
            added = () if kept.id in known else (kept,)
            message = tr(what, title=kept.title)
            view = replace(view, checkpoints=(*listed, *added), message=message)
            return view.with_edit(view.edit.with_checkpoint(kept.id, view.place))
    return failed(view, event)


def model_removed(view: View, event: Event) -> View:
    match event:
        case Finished(result=Checkpoint() as gone):
            rest = tuple(one for one in view.checkpoints if one.id != gone.id)
            first = rest[0].id if rest else ""
            return _without(
                replace(view, checkpoints=rest, message=tr("Removed {title}", title=gone.title)), gone.id, first
            )
    return failed(view, event)


def _without(view: View, gone: str, instead: str) -> View:
    """No edit names the checkpoint that is gone."""
    items = tuple(replace(item, edit=_renamed(item.edit, gone, instead)) if item.edit else item for item in view.items)
    return replace(view, items=items, usual=_renamed(view.usual, gone, instead))


def _renamed(edit: Edit, gone: str, instead: str) -> Edit:
    steps = (replace(step, checkpoint=instead) if step.checkpoint == gone else step for step in edit.steps)
    return edit.with_steps(tuple(steps))


def failed(view: View, event: Event) -> View:
    """The report of a failure goes to the banner; anything else changes nothing."""
    match event:
        case Failed(report=report):
            return replace(view, report=report)
    return view


def _without_comparison(view: View, item_id: int) -> View:
    """What is known about an earlier result says nothing about this one."""
    item = view.get(item_id)
    return view.with_item(item_id, comparison=item.comparison.without_result()) if item else view


def _earlier(view: View, item_id: int, restored: Restored) -> Restored | None:
    """The result of other steps, unless the photograph is so large that the memory is needed."""
    item = view.get(item_id)
    if item is None or replace(item, earlier=None).bytes > EARLIER_BYTES:
        return None
    same = item.restored is not None and item.restored.steps == restored.steps
    return item.earlier if same else item.restored


def _settled(view: View, item_id: int) -> View:
    item = view.get(item_id)
    return view.with_item(item_id, state=item.settled) if item else view
