"""Photographs of the filmstrip that belong together by what came of them: pure functions of the View. No Qt."""

from __future__ import annotations

from typing import Literal

from app.item import Item
from app.view import View
from app.words import later

Group = Literal["restored", "unrestored", "fine", "unclear", "helpless", "failed"]
GROUPS: dict[Group, str] = {
    "restored": later("Restored"),
    "unrestored": later("Not restored"),
    "fine": later("Left alone: looks fine"),
    "unclear": later("Left alone: not clear what is wrong"),
    "helpless": later("Left alone: no model for it"),
    "failed": later("Failed"),
}
"""In the order in which they are offered."""


def members(view: View, group: Group) -> frozenset[int]:
    """The ids of the photographs in the filmstrip that belong to it."""
    return frozenset(item.id for item in view.items if belongs(item, group))


def belongs(item: Item, group: Group) -> bool:
    """Whatever became of it before: once it is restored, it is."""
    is_restored = item.restored is not None or item.saved is not None or _has_mark(item, "done")
    if group in ("restored", "unrestored"):
        return is_restored == (group == "restored")
    if group == "failed":
        return item.state == "failed" or (_has_mark(item, "failed") and not is_restored)
    return item.mark is not None and item.mark.why == group and not is_restored


def _has_mark(item: Item, state: str) -> bool:
    return item.mark is not None and item.mark.state == state
