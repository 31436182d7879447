"""Where a result is mixed in, and whether it keeps the photograph's colours: a part of the session. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app import answers
from app.attention.looking import Looking
from app.desk import Desk
from app.events import Event, Failed, Finished
from app.item import Item
from app.local import tasks as local_tasks
from app.local.masked import wanted_of
from app.local.values import Local, Wanted
from app.view import View
from restoration.edit import Mask, MaskKind, Stroke
from restoration.types import Step


class Where:
    """Every change of the View is told to `follow`, which has what it needs for painting made ready."""

    def __init__(self, desk: Desk, gates: Looking) -> None:
        self._desk = desk
        self._gates = gates
        self._asked: tuple[int, Wanted] | None = None  # the disk lane's job, and for what
        self._looked: tuple[int, Wanted] | None = None  # at which photograph, and for what: no failure is repeated

    # What the user does

    def choose(self, kind: MaskKind | None) -> None:
        """None is everywhere. Strokes are kept while another kind is looked at, until everywhere is chosen."""
        view = self._desk.view()
        if kind is None:
            self._put_mask(None)
        else:
            mask = replace(view.edit.mask or Mask(kind), kind=kind, checkpoint="", layer="", call=0)
            self._put_mask(self._with_map(mask) if kind == "attention" else mask)
        if kind != "brush":
            self.hold_brush(on=False)

    def take_map(self) -> None:
        """The map that is chosen in the attention panel becomes the mask."""
        mask = self._desk.view().edit.mask
        if mask and mask.kind == "attention":
            self._put_mask(self._with_map(mask))

    def change(self, **changes: Any) -> None:
        """Fields of the Mask, where there is one."""
        mask = self._desk.view().edit.mask
        if mask:
            self._put_mask(replace(mask, **changes))

    def hold_brush(self, **changes: Any) -> None:
        """Fields of Brush; who takes the brush wants to paint with it."""
        view = self._desk.view()
        brush = replace(view.brush, **changes)
        if brush != view.brush:
            self._desk.change(brush=brush)
        mask = view.edit.mask
        if changes.get("on") and (mask is None or mask.kind != "brush"):
            self.choose("brush")

    def paint(self, points: Sequence[tuple[float, float]], erases: bool) -> None:
        """A stroke of the brush over points in fractions of the photograph's sides."""
        view = self._desk.view()
        mask = view.edit.mask
        if view.brush.on and mask and mask.kind == "brush" and points:
            stroke = Stroke(tuple(points), view.brush.radius, view.brush.hardness, erases)
            self._put_mask(replace(mask, strokes=(*mask.strokes, stroke)))

    def clear(self) -> None:
        """All strokes go."""
        self.change(strokes=())

    def keep_colour(self, keeps: bool) -> None:
        view = self._desk.view()
        self._desk.put(view.with_edit(replace(view.edit, keep_colour=keeps)))

    def reset(self) -> None:
        """Everywhere, in the result's own colours."""
        view = self._desk.view()
        self.hold_brush(on=False)
        self._desk.put(self._desk.view().with_edit(replace(view.edit, mask=None, keep_colour=False)))

    # What follows

    def follow(self) -> None:
        """Coarse levels at once; the fine ones when nothing else is wanted meanwhile."""
        view = self._desk.view()
        item = view.item
        wanted = wanted_of(view)
        if self._asked:
            if self._asked[1] != wanted:
                self._desk.stop_disk(self._asked[0])
        elif item and wanted is None:
            if item.local:
                self._desk.change_item(item.id, local=None)
        elif item and item.original and wanted:
            self._prepare(item, wanted)

    def _prepare(self, item: Item, wanted: Wanted) -> None:
        is_there = item.local is not None and item.local.wanted == wanted
        if is_there and item.local and item.local.is_fine:
            return
        if wanted.mask and wanted.mask.kind == "attention" and wanted.seen is None:
            if self._looked != (item.id, wanted) and self._gates.look_with(wanted.mask.checkpoint):
                self._looked = item.id, wanted
            return
        assert item.original
        task = partial(local_tasks.prepare, item.original, wanted, is_there)
        self._asked = (self._desk.ask_disk(task, partial(self._prepared, item.id, wanted), urgent=True), wanted)

    def _prepared(self, item_id: int, wanted: Wanted, view: View, event: Event) -> View:
        self._asked = None
        match event:
            case Finished(result=Local() as local):
                return view.with_item(item_id, local=local)
            case Failed():
                return answers.failed(view.with_item(item_id, local=Local(wanted)), event)
        return view

    # Inner

    def _put_mask(self, mask: Mask | None) -> None:
        view = self._desk.view()
        if mask != view.edit.mask:
            self._desk.put(view.with_edit(replace(view.edit, mask=mask)))

    def _with_map(self, mask: Mask) -> Mask:
        view = self._desk.view()
        known = view.attention
        if view.map is None or known is None or Step(known.checkpoint) not in view.edit.steps:
            return replace(mask, checkpoint=view.checkpoint, layer="", call=0)
        return replace(mask, checkpoint=known.checkpoint, layer=view.map.layer, call=view.map.call)
