"""What the user does to see attention: the part of the session that is about gates. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app import answers, tasks
from app.desk import Desk
from app.item import Item


class Looking:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self) -> None:
        """Ask the chosen network where it looks."""
        view = self._desk.view()
        if view.can_attend and view.item:
            self._start(view.item, view.checkpoint)

    def show(self, **changes: Any) -> None:
        """Fields of Gates; a map that is asked for replaces a stage's picture. Asking for an overlay that is not there
        yet starts the look for it."""
        view = self._desk.view()
        covered = None if changes.keys() & {"layer", "call", "overlay"} else view.gates.stage
        self._desk.put(replace(view, gates=replace(view.gates, **{"stage": covered, **changes})))
        if changes.get("overlay") and not view.spatial_maps and not view.is_attended:
            self.look()

    def step(self, by: int) -> None:
        """To a later (1) or earlier (-1) spatial map."""
        view = self._desk.view()
        maps = view.spatial_maps
        if maps:
            place = maps.index(view.map or maps[-1])
            chosen = maps[max(0, min(len(maps) - 1, place + by))]
            self.show(layer=chosen.layer, call=chosen.call)

    def show_stage(self, number: int) -> None:
        """The picture of a stage, from 1; asked for again, it goes."""
        view = self._desk.view()
        self.show(stage=None if view.gates.stage == number else number)

    def follow(self, follows: bool) -> None:
        """Whether a click on the photograph asks where that place looks."""
        view = self._desk.view()
        if view.item and not follows:
            view = view.with_item(view.item.id, asked=None)
        self._desk.put(replace(view, gates=replace(view.gates, follows=follows)))

    def ask(self, x: int, y: int) -> None:
        """Where does this pixel of the photograph look? A place that was asked before, and is not answered, is
        forgotten."""
        view = self._desk.view()
        if not (view.can_follow and view.item and view.item.attention):
            return
        self._desk.stop()
        gates = replace(view.gates, follows=True, overlay=True, stage=None)
        self._desk.put(replace(view.with_item(view.item.id, asked=(x, y)), gates=gates))
        self._start(view.item, view.item.attention.checkpoint, (x, y))

    def ask_middle(self) -> None:
        """Where does the middle of what is on the screen look?"""
        if box := self._desk.seen():
            self.ask(box.x + box.width // 2, box.y + box.height // 2)

    def export(self, folder: Path) -> None:
        item = self._desk.view().item
        if item and item.attention:
            task = partial(tasks.export_attention, item.attention, folder, Path(item.name).stem)
            self._desk.ask_disk(task, partial(answers.attention_exported, folder))

    def _start(self, item: Item, checkpoint: str, gaze: tuple[int, int] | None = None) -> None:
        if item.original:
            task = partial(tasks.attend, item.original.photo, checkpoint, None, gaze)
            self._desk.start("attend", item.id, task, partial(answers.attention_read, item.id))
