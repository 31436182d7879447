"""What the user does to see attention: the part of the session that is about gates. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app import answers, tasks
from app.attention import answers as attention_answers
from app.attention import tasks as attention_tasks
from app.attention.looked import contrast_of, ruler_of
from app.attention.values import Contrast, Rival
from app.desk import Desk
from app.item import Item
from restoration import heat
from restoration.types import Step


class Looking:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self) -> None:
        """Ask the chosen network where it looks."""
        view = self._desk.view()
        if view.can_attend and view.item:
            self._start(view.item, view.checkpoint, before=view.before)

    def look_with(self, checkpoint: str) -> bool:
        """Ask the step of this network; False while something else is done, or when it was asked before."""
        view = self._desk.view()
        checkpoints = [step.checkpoint for step in view.edit.steps]
        item = view.item
        if view.job or item is None or item.original is None or checkpoint not in checkpoints:
            return False
        if item.attention and item.attention.checkpoint == checkpoint:
            return False
        self._start(item, checkpoint, before=view.edit.steps[: checkpoints.index(checkpoint)])
        return True

    def show(self, **changes: Any) -> None:
        """Fields of Gates; a map that is asked for replaces a stage's picture. Asking for an overlay that is not there
        yet starts the look for it."""
        view = self._desk.view()
        covered = None if changes.keys() & {"layer", "call", "overlay"} else view.gates.stage
        if changes.get("overlay") or changes.get("stage"):
            view = replace(view, compared=replace(view.compared, measure=None))
        ended = {"playing": False} if "layer" in changes else {}
        self._desk.put(replace(view, gates=replace(view.gates, **{"stage": covered, **ended, **changes})))
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

    def play(self, plays: bool) -> None:
        """One map after the other on the photograph, from the chosen one, or from the first when that is the last."""
        maps, chosen = self._desk.view().spatial_maps, self._desk.view().map
        if not plays or len(maps) < 2:
            self.show(playing=False)
            return
        first = maps[0] if chosen is maps[-1] else chosen or maps[0]
        self.show(layer=first.layer, call=first.call, overlay=True, playing=True)

    def play_on(self) -> None:
        """The next map; the last one ends it."""
        view = self._desk.view()
        if view.gates.playing:
            self.step(1)
            maps = self._desk.view().spatial_maps
            self.show(playing=bool(maps) and self._desk.view().map is not maps[-1])

    def stretch(self, stretches: bool) -> None:
        """Other numbers than those that were kept."""
        self.show(stretch=stretches, locked=None)

    def lock(self, locks: bool) -> None:
        """Keep the numbers of the scale for every map and every photograph that is shown next."""
        view = self._desk.view()
        self.show(locked=ruler_of(view).limits(view.overlay) if locks and view.overlay else None)

    def compare(self, rival: Rival | None) -> None:
        """Show how the attention differs from another photograph's, or from what another network has here."""
        view = self._desk.view()
        item, awaited = view.item, contrast_of(view)
        if item is None or item.attention is None or item.original is None:
            return
        if awaited and not awaited.attention and awaited.rival.checkpoint:
            self._desk.stop()
        elif rival and rival.checkpoint and view.job:
            return
        self._desk.change_item(item.id, contrast=Contrast(rival) if rival else None)
        if rival is None:
            return
        self.show(signed=True, locked=None, overlay=view.gates.overlay or bool(view.spatial_maps))
        answer = partial(attention_answers.compared, item.id, rival)
        if rival.checkpoint:
            task = partial(attention_tasks.look_with, item.original.photo, item.attention, rival)
            self._desk.start("attend", item.id, task, answer)
        elif (other := view.get(rival.item or 0)) and other.attention:
            self._desk.ask_disk(partial(attention_tasks.compare, item.attention, other.attention, rival), answer)

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
        attention = view.item.attention
        self._start(view.item, attention.checkpoint, (x, y), attention.before)

    def ask_middle(self) -> None:
        """Where does the middle of what is on the screen look?"""
        if box := self._desk.seen():
            self.ask(box.x + box.width // 2, box.y + box.height // 2)

    def export(self, folder: Path) -> None:
        item = self._desk.view().item
        if item and item.attention:
            task = partial(tasks.export_attention, item.attention, folder, Path(item.name).stem)
            if item.contrast and item.contrast.attention:
                task = partial(task, other=item.contrast.attention, against=item.contrast.rival.title)
            self._desk.ask_disk(task, partial(answers.attention_exported, folder))

    def export_mask(self, folder: Path) -> None:
        """The chosen map in 16 bits, as large as the photograph, black and white where its scale ends."""
        view = self._desk.view()
        item, shown = view.item, view.overlay
        if item and item.original and shown and view.map:
            between, size, stem = ruler_of(view).limits(shown), item.original.photo.size, Path(item.name).stem
            task = partial(attention_tasks.export_mask, shown, between, size, folder, stem, heat.key_of(view.map))
            self._desk.ask_disk(task, attention_answers.mask_exported)

    def _start(
        self, item: Item, checkpoint: str, gaze: tuple[int, int] | None = None, before: tuple[Step, ...] = ()
    ) -> None:
        if item.original:
            task = partial(tasks.attend, item.original.photo, checkpoint, None, gaze, before)
            self._desk.start("attend", item.id, task, partial(answers.attention_read, item.id))
