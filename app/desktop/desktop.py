"""What the user likes, and what goes to other programs: a part of the session. No Qt, no torch."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app import answers, tasks
from app.desk import Desk
from app.desktop import tasks as desktop_tasks
from app.desktop.surroundings import Clip, HandedOut, Preferences
from app.events import Event, Failed, Finished, Report
from app.item import Item
from app.local.masked import maps_of
from app.naming import pattern_of, target_of
from app.view import View
from app.words import later, tr
from restoration.edit import Edit

NO_SUCH_COLOURS = Report(
    later("The profile of the screen is of a kind that Unveil does not know."),
    later("Colours are shown as sRGB; another profile can be chosen in the preferences."),
)


class Desktop:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._folder: Path | None = None

    def start(self) -> None:
        """Ask for what has to be read."""
        self._ask_profile()

    def recall(self, preferences: Preferences) -> None:
        """What was kept from the last time; before anything has started."""
        self._change(preferences=preferences)
        self._name_results()

    def close(self) -> None:
        """What was handed out has been taken, or never will be."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    # Preferences

    def prefer(self, **changes: Any) -> None:
        """Fields of Preferences; another processor is prepared at once, and another pattern is what Restore all begins
        with."""
        before = self._preferences
        self._change(preferences=replace(before, **changes))
        if self._preferences.pattern != before.pattern:
            self._name_results()
        if self._preferences.colours != before.colours:
            self._ask_profile()
        if self._preferences.processor != before.processor:
            self._desk.start("prepare", None, partial(tasks.warm_up, self._preferences.processor), answers.engine_warm)

    def refuse_profile(self) -> None:
        """The window cannot show colours as the screen's profile wants them."""
        self._change(profile=b"")
        self._desk.change(report=NO_SUCH_COLOURS)

    def show_full_screen(self, full: bool) -> None:
        if full != self._desk.view().around.full_screen:
            self._change(full_screen=full)

    # Recent files

    def forget_recent(self) -> None:
        self.prefer(recent=())

    def look_for_recent(self) -> None:
        """Which of them are still there? Asked of the disk: one may be on a network that sleeps."""
        if recent := self._preferences.recent:
            self._desk.ask_disk(partial(desktop_tasks.missing, recent), missing_found, urgent=True)

    # Out to other programs

    def copy(self) -> None:
        """The result to the clipboard."""
        item = self._desk.view().item
        if item and item.original and item.restored:
            task = partial(
                desktop_tasks.copied,
                item.original.photo,
                item.restored.result.photo,
                self._desk.view().edit,
                maps_of(self._desk.view()),
            )
            self._desk.change(message=tr("Copying…"))
            self._desk.ask_disk(task, result_copied, urgent=True)

    def has_copied(self) -> None:
        """The clipboard has it."""
        self._change(clip=None)

    def hand_out(self) -> None:
        """Write the result into a folder of ours, from where it can be dragged into another program."""
        view = self._desk.view()
        item, edit = view.item, shown_edit(view)
        if handed_out(view) or not (item and item.original and item.restored and edit):
            return
        target = self._place_for(item, view)
        how = edit, target, maps_of(view), self._preferences.metadata
        task = partial(tasks.save, item.original.photo, item.restored.result.photo, *how)
        self._desk.ask_disk(task, partial(result_written, item.id, edit), urgent=True)

    def _place_for(self, item: Item, view: View) -> Path:
        """16 bits where the photograph has more than 8, and without loss in any case."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="unveil-"))
        assert item.original
        form = "tif" if item.original.photo.source.bits > 8 else "png"
        return target_of(view, item, self._folder, form)

    # Inner

    @property
    def _preferences(self) -> Preferences:
        return self._desk.view().around.preferences

    def _ask_profile(self) -> None:
        wanted = self._preferences.colours
        self._desk.ask_disk(partial(desktop_tasks.profile_of, wanted), partial(profile_read, wanted), urgent=True)

    def _name_results(self) -> None:
        view = self._desk.view()
        output = replace(view.batch.output, pattern=pattern_of(view))
        self._desk.change(batch=replace(view.batch, output=output))

    def _change(self, **changes: Any) -> None:
        """Fields of Surroundings."""
        self._desk.change(around=replace(self._desk.view().around, **changes))


def shown_edit(view: View) -> Edit | None:
    """What made the result that is on the screen: the same edit of the same photograph gives the same result."""
    restored = view.item.restored if view.item else None
    return replace(view.edit, steps=restored.steps) if restored else None


def handed_out(view: View) -> Path | None:
    """A file that holds the result on the screen, ready to be dragged into another program."""
    out = view.around.out
    return out.path if out and (out.item, out.edit) == (view.current, shown_edit(view)) else None


def profile_read(wanted: str, view: View, event: Event) -> View:
    """Nothing has changed when another one is wanted by now."""
    if view.around.preferences.colours != wanted:
        return view
    profile = event.result if isinstance(event, Finished) and isinstance(event.result, bytes) else b""
    return answers.failed(replace(view, around=replace(view.around, profile=profile)), event)


def missing_found(view: View, event: Event) -> View:
    match event:
        case Finished(result=frozenset() as missing):
            return replace(view, around=replace(view.around, missing=missing))
    return answers.failed(view, event)


def result_copied(view: View, event: Event) -> View:
    match event:
        case Finished(result=Clip() as clip):
            height, width = clip.pixels.shape[:2]
            message = tr("Copied, {width} × {height} px", width=width, height=height)
            return replace(view, around=replace(view.around, clip=clip), message=message)
        case Failed():
            return replace(answers.failed(view, event), message="")
    return view


def result_written(item_id: int, edit: Edit, view: View, event: Event) -> View:
    match event:
        case Finished(result=Path() as path):
            return replace(view, around=replace(view.around, out=HandedOut(item_id, edit, path)))
    return answers.failed(view, event)
