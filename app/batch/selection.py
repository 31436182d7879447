"""Several photographs of the strip at once: the part of the session that selects them. No Qt, no torch.

The one on the screen stays there, whether it is among them or not; where nothing is selected, it is the one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from app.batch.groups import Group, members
from app.desk import Desk
from app.item import Item
from app.strip import Strip
from app.view import View
from app.words import trn


class Selecting:
    def __init__(self, desk: Desk, strip: Strip) -> None:
        self._desk = desk
        self._strip = strip

    def toggle(self, item_id: int) -> None:
        """Take one more, or one less."""
        self._choose(frozenset({item_id}) ^ frozenset(item.id for item in chosen_items(self._desk.view())))

    def reach_to(self, item_id: int) -> None:
        """All from the one on the screen to this one."""
        view = self._desk.view()
        ids = [item.id for item in view.items]
        if item_id in ids and view.current in ids:
            first, last = sorted((ids.index(view.current), ids.index(item_id)))
            self._choose(frozenset(ids[first : last + 1]))

    def reach_further(self, by: int) -> None:
        """One more on the right (1) or the left (-1), or one less there."""
        view = self._desk.view()
        ids = [item.id for item in view.items]
        if view.current not in ids:
            return
        here = ids.index(view.current)
        places = [ids.index(item.id) for item in chosen_items(view)]
        end = max(places) if places[0] == here else min(places) if places[-1] == here else here
        self.reach_to(ids[max(0, min(len(ids) - 1, end + by))])

    def take_all(self) -> None:
        self._choose(frozenset(item.id for item in self._desk.view().items))

    def take(self, group: Group) -> None:
        """All photographs of a group."""
        self._take(members(self._desk.view(), group))

    def take_files(self, paths: Collection[Path]) -> None:
        """Those of these files that are in the strip."""
        self._take(frozenset(item.id for item in self._desk.view().items if item.path in paths))

    def take_none(self) -> None:
        """But the one on the screen."""
        self._choose(frozenset())

    def show(self, item_id: int) -> None:
        """Put it on the screen. If it is one of the selected ones, they stay selected."""
        selected = self._desk.view().selected
        self._strip.select(item_id)
        if item_id in selected:
            self._choose(selected)

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) of the selected ones."""
        view = self._desk.view()
        ids = [item.id for item in view.items]
        places = [ids.index(item.id) for item in chosen_items(view)]
        here = ids.index(view.current) if view.current in ids else 0
        further = [place for place in places if (place - here) * by > 0]
        if further:
            self.show(ids[min(further) if by > 0 else max(further)])

    def spread(self, to_all: bool = False) -> None:
        """The settings of the photograph on the screen are those of the selected ones, or of all."""
        view = self._desk.view()
        chosen = {item.id for item in (view.items if to_all else chosen_items(view))} - {view.current}
        edit = view.edit.for_any
        items = tuple(replace(item, edit=edit) if item.id in chosen else item for item in view.items)
        told = trn(
            "1 more photograph has these settings now", "{count} more photographs have these settings now", len(chosen)
        )
        self._desk.put(replace(view, items=items, usual=edit, message=told))

    def _take(self, ids: frozenset[int]) -> None:
        if ids:
            self._choose(ids)
            told = trn("1 photograph is selected", "{count} photographs are selected", len(ids))
            self._desk.change(message=told)

    def _choose(self, selected: frozenset[int]) -> None:
        """The one on the screen alone is no selection."""
        self._desk.change(selected=frozenset() if selected == {self._desk.view().current} else selected)


def chosen_items(view: View) -> tuple[Item, ...]:
    """The selected ones in their order; the one on the screen where none is."""
    selected = tuple(item for item in view.items if item.id in view.selected)
    return selected or tuple(item for item in view.items if item.id == view.current)


def has_selected(view: View) -> bool:
    """Others than the one on the screen."""
    return any(item.id != view.current for item in chosen_items(view))
