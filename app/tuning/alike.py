"""What clean photographs are spoilt like: the user's own bad ones, where these tell how. No Qt, no torch."""

from __future__ import annotations

from pathlib import Path

from app.batch.selection import chosen_items
from app.item import Item
from app.view import View
from restoration.naming import TOLD
from restoration.types import Photo


def can_be_like(view: View) -> int:
    """So many photographs tell how clean ones have to be spoilt to be like them: the one on the screen, and those that
    are selected with it."""
    plan = view.tuning.plan
    task = next((one.task for one in view.checkpoints if one.id == plan.checkpoint), "")
    is_open = view.item is not None and view.item.original is not None
    return len(_bad(view)) if is_open and plan.source == "photographs" and task in TOLD else 0


def bad_photographs(view: View) -> tuple[Path | Photo, ...]:
    """None when the plan does without."""
    if not (view.tuning.plan.like and can_be_like(view)):
        return ()
    return tuple(one.original.photo if one.original else one.path or Path() for one in _bad(view))


def _bad(view: View) -> tuple[Item, ...]:
    """Those that can be looked at."""
    return tuple(one for one in chosen_items(view) if one.original or (one.path and one.state != "failed"))
