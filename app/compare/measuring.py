"""What is to be measured next, and what becomes of it: pure functions of the View. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from app.compare import tasks as compare_tasks
from app.compare.compared import Change, Comparison, HazeMaps, Levels, Reference
from app.compare.measures import OF_HAZE, against_of, base_of, change_of, measure_of, result_of, score_of
from app.desk import Task
from app.item import Item
from app.tasks import Restored
from app.view import View
from restoration.difference import Score

Answered = Callable[[View, Any], View]


def due(view: View) -> tuple[Task, Answered] | None:
    """What the View asks for and does not have, if there is anything: a task, and what becomes of its result."""
    item = view.item
    if item is None or item.original is None:
        return None
    measure = measure_of(view)
    if item.restored and measure in OF_HAZE and item.comparison.haze is None:
        task: Task = partial(compare_tasks.see_haze, item.original.photo, item.restored.picture.photo)
        return task, partial(_haze_seen, item.id, item.restored)
    result = result_of(view)
    if result and measure in ("difference", "amount") and change_of(view) is None:
        return _change_due(view, item, result)
    return _score_due(view, item, result) if item.comparison.reference else None


def _change_due(view: View, item: Item, result: Levels) -> tuple[Task, Answered] | None:
    base, against = base_of(view, item), against_of(view)
    if item.original is None or base is None:
        return None
    strength = view.strength if against == "reference" else 1.0
    task = partial(compare_tasks.measure, item.original, result, strength, base, against)
    return task, partial(_change_measured, item.id)


def _score_due(view: View, item: Item, result: Levels | None) -> tuple[Task, Answered] | None:
    reference, original = item.comparison.reference, item.original
    if reference is None or original is None:
        return None
    ask = partial(compare_tasks.score, original)
    if reference.before.rows < reference.rows:
        task: Task = partial(ask, original, 0.0, reference.picture, reference.before)
        return task, partial(_before_scored, item.id, reference)
    so_far = score_of(view)
    if result is None or so_far.rows == reference.rows:
        return None
    task = partial(ask, result, view.strength, reference.picture, so_far)
    return task, partial(_after_scored, item.id, reference, result, view.strength)


def _change_measured(item_id: int, view: View, change: Change) -> View:
    """One of an earlier result is kept and not seen: see change_of."""
    return with_known(view, item_id, change=change)


def _haze_seen(item_id: int, restored: Restored, view: View, haze: HazeMaps) -> View:
    return with_known(view, item_id, haze=haze) if _is_still(view, item_id, restored) else view


def _before_scored(item_id: int, reference: Reference, view: View, score: Score) -> View:
    item = view.get(item_id)
    is_still = item is not None and item.comparison.reference is reference
    return with_known(view, item_id, reference=replace(reference, before=score)) if is_still else view


def _after_scored(
    item_id: int, reference: Reference, result: Levels, strength: float, view: View, score: Score
) -> View:
    item = view.get(item_id)
    if item is None or item.comparison.reference is not reference:
        return view
    judged = replace(reference, after=score, result=result, strength=strength)
    return with_known(view, item_id, reference=judged)


def _is_still(view: View, item_id: int, restored: Restored) -> bool:
    item = view.get(item_id)
    return item is not None and item.restored is restored


def with_known(view: View, item_id: int, **changes: Any) -> View:
    """Fields of one photograph's Comparison changed."""
    item = view.get(item_id)
    known = item.comparison if item else Comparison()
    return view.with_item(item_id, comparison=replace(known, **changes))
