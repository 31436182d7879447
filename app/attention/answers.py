"""What becomes of the View when a lane answers about attention: pure functions, as in app.answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app import answers
from app.attention.values import Contrast, Rival
from app.events import Event, Finished, Progressed
from app.view import View
from app.words import tr


def compared(item_id: int, rival: Rival, view: View, event: Event) -> View:
    """An answer that is not awaited any more is dropped; without an answer nothing is awaited."""
    item = view.get(item_id)
    if isinstance(event, Progressed) or item is None or item.contrast is None or item.contrast.rival != rival:
        return view
    match event:
        case Finished(result=Contrast() as contrast):
            return view.with_item(item_id, contrast=contrast)
    return answers.failed(view.with_item(item_id, contrast=None), event)


def mask_exported(view: View, event: Event) -> View:
    match event:
        case Finished(result=Path() as path):
            return replace(view, message=tr("Saved as {name}", name=path.name))
    return answers.failed(view, event)
