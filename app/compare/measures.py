"""What can be measured of a View, and what is known. Functions of the View alone. No Qt, no torch."""

from __future__ import annotations

import numpy as np

from app.compare.compared import GAINS, Against, Change, Levels, Measure
from app.compare.mixing import OPAQUE, colour_at
from app.item import Item
from app.levels import Picture
from app.local.masked import local_of
from app.view import Cursor, View
from restoration.difference import LEVELS, NEUTRAL, Score

OF_HAZE: tuple[Measure, ...] = ("haze", "disagreement")


def measure_of(view: View) -> Measure | None:
    """What is seen in place of the result, if there is one to measure."""
    wanted = view.compared.measure
    has_result = view.item is not None and view.item.original is not None and view.item.restored is not None
    return wanted if has_result and (wanted not in OF_HAZE or can_see_haze(view)) else None


def can_see_haze(view: View) -> bool:
    """The result is one of a method against haze."""
    restored = view.item.restored if view.item else None
    return restored is not None and any(
        one.id == restored.checkpoint and one.task == "dehaze" for one in view.checkpoints
    )


def against_of(view: View) -> Against:
    has_reference = view.item is not None and view.item.comparison.reference is not None
    return view.compared.against if has_reference else "original"


def base_of(view: View, item: Item) -> Picture | None:
    """What the result is compared with."""
    reference = item.comparison.reference
    return reference.picture if reference and against_of(view) == "reference" else item.original


def result_of(view: View) -> Levels | None:
    """What the network made, and where there is a mask or the colours are kept, what becomes of it."""
    local = local_of(view)
    restored = view.item.restored if view.item else None
    return local if local and local.levels else restored.picture if restored else None


def change_of(view: View) -> Change | None:
    """What is known about the change, unless it is out of date."""
    change = view.item.comparison.change if view.item else None
    if change is None or change.against != against_of(view) or change.result is not result_of(view):
        return None
    at_other_strength = change.against == "reference" and change.strength != view.strength
    return None if at_other_strength else change


def score_of(view: View) -> Score:
    """Of the result against the reference: nothing yet where it is out of date."""
    reference = view.item.comparison.reference if view.item else None
    is_current = reference and reference.result is result_of(view) and reference.strength == view.strength
    return reference.after if reference and is_current else Score()


def mixed_in(view: View, change: Change) -> float:
    """The part of what was measured that counts at the strength that is chosen."""
    return view.strength if change.against == "original" else 1.0


def gain_of(view: View) -> int:
    """The one that was chosen, or else the largest that leaves nearly all of the difference within the scale."""
    change = change_of(view)
    if view.compared.gain is not None or change is None:
        return view.compared.gain or 1
    largest = change.tally.scale() * max(mixed_in(view, change), 1 / LEVELS)
    return max((gain for gain in GAINS if gain * largest <= NEUTRAL), default=1)


def colours_at(view: View, at: Cursor) -> tuple[np.ndarray, np.ndarray] | None:
    """R G B in levels, of what is compared and of what it is compared with, at one pixel of the photograph."""
    item, result = view.item, result_of(view)
    base = base_of(view, item) if item else None
    if item is None or item.original is None or result is None or base is None:
        return None
    width, height = item.original.photo.size
    place = (at.x + 0.5) / width, (at.y + 0.5) / height
    before, after = colour_at(item.original, *place), colour_at(result, *place)
    shown = before * (1 - view.strength * after[3] / OPAQUE) + view.strength * after
    return shown[2::-1], colour_at(base, *place)[2::-1]
