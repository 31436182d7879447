"""Several photographs of the strip at once: the part of the session that selects them. No Qt, no torch.

The one on the screen is always among them, and stays on the screen.
"""

from __future__ import annotations

from dataclasses import replace

from app.desk import Desk
from app.item import Item
from app.view import View
from app.words import trn


class Selecting:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def toggle(self, item_id: int) -> None:
        """Take one more, or one less."""
        self._choose(frozenset({item_id}) ^ self._desk.view().selected)

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
        end = max(places) if places[0] == here else min(places)
        self.reach_to(ids[max(0, min(len(ids) - 1, end + by))])

    def take_all(self) -> None:
        self._choose(frozenset(item.id for item in self._desk.view().items))

    def take_none(self) -> None:
        """But the one on the screen."""
        self._choose(frozenset())

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

    def _choose(self, selected: frozenset[int]) -> None:
        self._desk.change(selected=selected)


def chosen_items(view: View) -> tuple[Item, ...]:
    """The selected ones in their order, the one on the screen always among them."""
    return tuple(item for item in view.items if item.id in view.selected or item.id == view.current)
