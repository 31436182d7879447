"""What a View says about masks: what is wanted for painting, and what saving needs to know. No Qt, no torch."""

from __future__ import annotations

import numpy as np

from app.item import Item
from app.local.values import Local, Wanted
from app.view import Cursor, View
from restoration import heat
from restoration.edit import Mask
from restoration.types import AttentionMap


def wanted_of(view: View) -> Wanted | None:
    """None when the result is mixed in everywhere, in its own colours."""
    edit, item = view.edit, view.item
    if item is None or (edit.mask is None and not edit.keep_colour):
        return None
    return Wanted(edit.mask, edit.keep_colour, item.restored, seen_of(view))


def is_brushing(view: View) -> bool:
    """The mouse paints on the photograph."""
    mask, item = view.edit.mask, view.item
    is_there = item is not None and item.original is not None and view.trials is None
    return view.brush.on and is_there and mask is not None and mask.kind == "brush"


def local_of(view: View) -> Local | None:
    """What there is to paint; until what is wanted now is ready, what was wanted before of the same result."""
    item, wanted = view.item, wanted_of(view)
    if item is None or item.local is None or wanted is None:
        return None
    return item.local if item.local.wanted.restored is wanted.restored else None


def is_awaited(view: View) -> bool:
    """There is a mask, and nothing is known yet of where it lets the result through."""
    local = local_of(view)
    return view.item is not None and view.edit.mask is not None and (local is None or local.wanted.mask is None)


def is_making(view: View) -> bool:
    """The mask that was chosen is being worked out; until then another one may be seen."""
    mask, local = view.edit.mask, local_of(view)
    was = local.wanted.mask if local else None
    return mask is not None and (was is None or was.kind != mask.kind)


def mixed_at(view: View, at: Cursor) -> np.ndarray | None:
    """(3,) R G B in [0, 1] at a pixel of the photograph, as painted; None without a mask."""
    local = local_of(view)
    if local is None or not local.levels or view.item is None or view.item.original is None:
        return None
    level, (width, height) = local.levels[0], view.item.original.photo.size
    row, column = int((at.y + 0.5) * level.shape[0] / height), int((at.x + 0.5) * level.shape[1] / width)
    blue, green, red, opacity = level[row, column].astype(np.float32) / 255 * view.strength
    before = view.item.original.photo.pixels[at.y, at.x]
    return np.minimum(1, before * (1 - opacity) + np.array([red, green, blue]))


def seen_of(view: View) -> AttentionMap | None:
    """What the mask is made of, when it is one of attention: as it is known now, or was when the mask was last made
    ready; another network may have been looked at since."""
    item, mask = view.item, view.edit.mask
    if item is None or mask is None or mask.kind != "attention":
        return None
    return _now(item, mask) or _then(item, mask)


def maps_of(view: View) -> tuple[AttentionMap, ...]:
    """The attention that restoration.local.finish needs for the current photograph."""
    seen = seen_of(view)
    return (seen,) if seen else ()


def _now(item: Item, mask: Mask) -> AttentionMap | None:
    if item.attention is None or item.attention.checkpoint != mask.checkpoint:
        return None
    maps = [one for one in item.attention.maps if heat.is_spatial(one)]
    named = [one for one in maps if not mask.layer or (one.layer, one.call) == (mask.layer, mask.call)]
    return named[-1] if named else None


def _then(item: Item, mask: Mask) -> AttentionMap | None:
    was = item.local.wanted.mask if item.local else None
    is_same = was and (was.checkpoint, was.layer, was.call) == (mask.checkpoint, mask.layer, mask.call)
    return item.local.wanted.seen if item.local and is_same else None
