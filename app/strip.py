"""The photographs in the filmstrip: the part of the session that opens and chooses them. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

from app import answers, tasks
from app.compare.compared import Comparison
from app.desk import Desk
from app.item import Item
from app.words import tr

MEMORY_BYTES = 3_000_000_000


class Strip:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ids = count(1)
        self._asked: list[Path] = []

    def find(self, paths: Sequence[Path]) -> None:
        """Open these files, and the photographs in these folders."""
        if paths:
            self._desk.change(around=self._desk.view().around.with_recent(paths))
            self._asked += paths
            self._desk.ask_disk(partial(tasks.find_photographs, tuple(paths)), answers.photographs_found, urgent=True)

    def open(self, paths: Sequence[Path]) -> None:
        """Add photographs to the filmstrip and show the first of them."""
        items = self._added(paths)
        if items:
            self.select(items[0].id)
            self._draw_thumbnails(items)

    def add(self, paths: Sequence[Path]) -> None:
        """Open photographs behind the one that is on the screen, which stays there."""
        if self._desk.view().current is None:
            self.open(paths)
        else:
            self._draw_thumbnails(self._added(paths))

    def _added(self, paths: Sequence[Path]) -> tuple[Item, ...]:
        items = tuple(Item(next(self._ids), path.name, path, root=self._root_of(path)) for path in paths)
        if items:
            self._desk.change(items=self._desk.view().items + items, report=None, page="photographs")
        return items

    def _draw_thumbnails(self, items: Sequence[Item]) -> None:
        for item in items:
            if item.path:
                self._desk.ask_disk(partial(tasks.thumbnail, item.path), partial(answers.thumbnail_made, item.id))

    def _root_of(self, path: Path) -> Path | None:
        """The folder that was opened, when the photograph was found in one."""
        return next((asked for asked in self._asked if asked in path.parents), None)

    def paste(self, pixels: np.ndarray, alpha: np.ndarray | None = None) -> None:
        """uint8 (h, w, 3) and (h, w) from the clipboard."""
        item = Item(next(self._ids), tr("Pasted picture"), state="opening")
        self._desk.change(items=(*self._desk.view().items, item), current=item.id, report=None, cursor=None)
        self._desk.ask_disk(partial(tasks.adopt, pixels, alpha), partial(answers.photo_opened, item.id), urgent=True)

    def select(self, item_id: int) -> None:
        self._desk.change(current=item_id, selected=frozenset(), cursor=None, message="")
        item = self._desk.view().item
        if item and item.original is None and item.state in ("waiting", "ready", "restored", "saved") and item.path:
            self._desk.change_item(item_id, state="opening")
            self._desk.ask_disk(
                partial(tasks.open_photo, item.path), partial(answers.photo_opened, item_id), urgent=True
            )
        self.forget_distant()

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) photograph."""
        view = self._desk.view()
        ids = [item.id for item in view.items]
        if view.current in ids:
            self.select(ids[max(0, min(len(ids) - 1, ids.index(view.current) + by))])

    def remove(self, *item_ids: int) -> None:
        """From the strip only. If the one on the screen goes, the next that stays takes its place."""
        view = self._desk.view()
        if view.job and view.job.item in item_ids:
            self._desk.stop()
        ids = [item.id for item in view.items]
        rest = tuple(item for item in view.items if item.id not in item_ids)
        self._desk.change(items=rest, selected=view.selected.difference(item_ids))
        if view.current in item_ids:
            self._desk.change(current=None, cursor=None)
            before = [one for one in ids[: ids.index(view.current)] if one not in item_ids]
            if rest:
                self.select(rest[min(len(before), len(rest) - 1)].id)

    def forget_distant(self) -> None:
        """Keep within MEMORY_BYTES: what can be read again is forgotten where it is not on the screen, and results once
        they are saved."""
        view = self._desk.view()
        busy = {view.current, view.job.item if view.job else None}
        kept = sum(item.bytes for item in view.items)
        for item in view.items:
            if kept <= MEMORY_BYTES or item.id in busy or item.path is None:
                continue
            rest = replace(
                item, original=None, look=None, earlier=None, attention=None, asked=None, comparison=Comparison()
            )
            rest = replace(rest, local=None, contrast=None)
            if item.saved:
                rest = replace(rest, restored=None, state="waiting")
            kept -= item.bytes - rest.bytes
            view = replace(view, items=tuple(rest if one.id == item.id else one for one in view.items))
        self._desk.put(view)
