"""Undo and redo: what was done to each photograph before. A part of the session. No Qt, no torch."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.desk import Desk
from app.edits.kept import Past
from app.item import Item
from app.view import View
from app.words import tr
from restoration.edit import Edit

MOST_EDITS = 100
TOGETHER_SECONDS = 1.0


class History:
    """`noted` is shown every change of the View, so nobody who changes an edit need think of undoing it."""

    def __init__(self, desk: Desk, clock: Callable[[], float]) -> None:
        self._desk = desk
        self._clock = clock
        self._held = False
        self._last: tuple[int, frozenset[str]] | None = None  # the item and the numbers that changed, and
        self._at = 0.0  # when

    def hold(self, held: bool) -> None:
        """While the mouse holds a slider, however long, all that changes is one entry."""
        self._held, self._last = held, None

    def noted(self, before: View, after: View) -> View:
        """`after`, with the edits that changed in their photographs' past."""
        if before.items is after.items:
            return after
        known = {item.id: item for item in before.items}
        items = tuple(self._with_past(known.get(item.id), item, before.usual) for item in after.items)
        return after if all(map(_is, items, after.items)) else replace(after, items=items)

    def undo(self) -> None:
        self._go("done", tr("Undone"))

    def redo(self) -> None:
        self._go("undone", tr("Redone"))

    def _with_past(self, was: Item | None, item: Item, usual: Edit) -> Item:
        if was is None or item.edit is was.edit or item.past is not was.past or item.edit is None:
            return item
        old = was.edit or usual
        if old == item.edit or not old.steps:  # no steps: before the catalogue was read
            return item
        done = was.past.done if self._is_going_on(item, old) else (*was.past.done, old)[-MOST_EDITS:]
        return replace(item, past=Past(done))

    def _is_going_on(self, item: Item, old: Edit) -> bool:
        """The same numbers change as a moment ago."""
        now, changed = self._clock(), _changed(old, item.edit)
        this = (item.id, changed) if changed else None
        going_on = this is not None and this == self._last and (self._held or now - self._at < TOGETHER_SECONDS)
        self._last, self._at = this, now
        return going_on

    def _go(self, there: str, told: str) -> None:
        view = self._desk.view()
        item = view.item
        if item is None:
            return
        known = {one.id for one in view.checkpoints}
        way = [edit for edit in getattr(item.past, there) if all(step.checkpoint in known for step in edit.steps)]
        if not way:
            self._desk.change_item(item.id, past=replace(item.past, **{there: ()}))
            return
        back = "undone" if there == "done" else "done"
        past = Past(**{there: tuple(way[:-1]), back: (*getattr(item.past, back), view.edit)})
        self._last = None
        view = view.with_edit(way[-1]).with_item(item.id, past=past)
        self._desk.put(_with_its_result(view, item, told))


def _with_its_result(view: View, item: Item, told: str) -> View:
    """The result that belongs to the edit is shown, if it is still there; else the user is told how to get it."""
    if item.restored is None or item.restored.steps == view.edit.steps:
        return replace(view, message=told)
    if item.earlier is None or item.earlier.steps != view.edit.steps:
        return replace(
            view, message=tr("{told}. The result on the screen is of other settings: restore once more.", told=told)
        )
    state = "restoring" if item.state == "restoring" else "restored"
    view = view.with_item(item.id, restored=item.earlier, earlier=item.restored, saved=None, state=state)
    view = view.with_item(item.id, comparison=item.comparison.without_result())
    return replace(view, message=told)


def _changed(old: object, new: object) -> frozenset[str]:
    """The places of the numbers that differ; empty when anything else differs as well."""
    places = dict(_differences(old, new, ""))
    return frozenset(places) if all(places.values()) else frozenset()


def _differences(old: object, new: object, place: str) -> Iterator[tuple[str, bool]]:
    """Where they differ, and whether by a number only."""
    if type(old) is type(new) and dataclasses.is_dataclass(old):
        for one in dataclasses.fields(old):
            yield from _differences(getattr(old, one.name), getattr(new, one.name), f"{place}.{one.name}")
    elif old != new:
        yield place, isinstance(old, float | int) and isinstance(new, float | int) and not isinstance(new, bool)


def _is(one: object, other: object) -> bool:
    return one is other
