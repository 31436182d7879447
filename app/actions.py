"""The table of commands. Menus, toolbar, keys, the shortcut sheet and the tests all read it. No Qt.

Shortcuts are in Qt's portable text; "Ctrl" is the command key on a Mac.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from app.session import Session
from app.view import View

Menu = Literal["File", "Photo", "View", "Help"]


class Services(Protocol):
    """What only the window can do."""

    def open_photographs(self) -> None: ...
    def open_folder(self) -> None: ...
    def paste(self) -> None: ...
    def save_as(self) -> None: ...
    def import_model(self) -> None: ...
    def copy_details(self) -> None: ...
    def toggle_fit(self) -> None: ...
    def zoom_fit(self) -> None: ...
    def zoom_actual(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def show_about(self) -> None: ...
    def quit(self) -> None: ...


def always(view: View) -> bool:
    return True


def has_photograph(view: View) -> bool:
    return view.item is not None


def has_picture(view: View) -> bool:
    return view.item is not None and view.item.original is not None


def has_several(view: View) -> bool:
    return len(view.items) > 1


def has_failed(view: View) -> bool:
    return view.item is not None and view.item.report is not None


def has_maps(view: View) -> bool:
    return bool(view.spatial_maps)


def may_have_maps(view: View) -> bool:
    return has_maps(view) or (view.can_attend and not view.is_attended)


def is_laid_over(view: View) -> bool:
    return view.is_laid_over and (has_maps(view) or not view.is_attended)


@dataclass(frozen=True, slots=True)
class Command:
    """`checked` makes it a switch. `icon` names a file in resources/icons and puts it on the toolbar."""

    id: str
    text: str
    shortcuts: tuple[str, ...]
    menu: Menu
    enabled: Callable[[View], bool]
    run: Callable[[Session, Services], None]
    checked: Callable[[View], bool] | None = None
    icon: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A key that works while it is down."""

    text: str
    shortcut: str
    menu: Menu
    hold: Callable[[Session, bool], None]


def _toggle_sides(session: Session, window: Services) -> None:
    session.compare(mode="wipe" if session.view.compared.mode == "side" else "side")


def _toggle_overlay(session: Session, window: Services) -> None:
    session.gates.show(overlay=not session.view.is_laid_over)


def _opacity(by: float) -> Callable[[Session, Services], None]:
    def change(session: Session, window: Services) -> None:
        session.gates.show(opacity=min(1.0, max(0.0, session.view.gates.opacity + by)))

    return change


def _toggle_follow(session: Session, window: Services) -> None:
    session.gates.follow(not session.view.gates.follows)


def _stop(session: Session, window: Services) -> None:
    """What runs, or else to follow a place."""
    if session.view.can_stop:
        session.stop()
    else:
        session.gates.follow(False)


def _remove(session: Session, window: Services) -> None:
    if session.view.current is not None:
        session.strip.remove(session.view.current)


def _show_original(session: Session, down: bool) -> None:
    session.compare(original=down)


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("open", "Open…", ("Ctrl+O",), "File", always, lambda s, w: w.open_photographs(),
            icon="open", tip="Open photographs"),
    Command("folder", "Open folder…", ("Ctrl+Shift+O",), "File", always, lambda s, w: w.open_folder()),
    Command("paste", "Paste", ("Ctrl+V",), "File", always, lambda s, w: w.paste()),
    Command("save", "Save", ("Ctrl+S",), "File", lambda v: v.can_save, lambda s, w: s.save(),
            icon="save", tip="Save the result beside the original, which is never changed"),
    Command("save-as", "Save as…", ("Ctrl+Shift+S",), "File", lambda v: v.can_save, lambda s, w: w.save_as()),
    Command("import", "Import model…", (), "File", lambda v: not v.job, lambda s, w: w.import_model()),
    Command("model", "Edit model…", (), "File", lambda v: v.can_edit_model, lambda s, w: s.shelf.edit()),
    Command("quit", "Quit", ("Ctrl+Q",), "File", always, lambda s, w: w.quit()),

    Command("restore", "Restore", ("R", "Ctrl+R"), "Photo", lambda v: v.can_restore, lambda s, w: s.restore()),
    Command("stop", "Stop", ("Esc",), "Photo", lambda v: v.can_stop or v.follows, _stop),
    Command("previous", "Previous photograph", ("Left",), "Photo", has_several, lambda s, w: s.strip.step(-1)),
    Command("next", "Next photograph", ("Right",), "Photo", has_several, lambda s, w: s.strip.step(1)),
    Command("remove", "Remove from the strip", ("Del",), "Photo", has_photograph, _remove),
    Command("details", "Copy the error's details", (), "Photo", has_failed, lambda s, w: w.copy_details()),

    Command("sides", "Side by side", ("Y",), "View", has_picture, _toggle_sides,
            lambda v: v.compared.mode == "side", "sides", "Before and after side by side, or divided by a line"),
    Command("overlay", "Attention", ("A",), "View", may_have_maps, _toggle_overlay,
            is_laid_over, "attention", "Show where the network looked"),
    Command("layer-back", "Earlier layer", ("[",), "View", has_maps, lambda s, w: s.gates.step(-1)),
    Command("layer-on", "Later layer", ("]",), "View", has_maps, lambda s, w: s.gates.step(1)),
    Command("fainter", "Fainter attention", (",",), "View", has_maps, _opacity(-0.1)),
    Command("stronger", "Stronger attention", (".",), "View", has_maps, _opacity(0.1)),
    Command("follow", "Follow a place", ("G",), "View", lambda v: v.can_follow, _toggle_follow, lambda v: v.follows),
    Command("follow-middle", "Follow the middle", ("Shift+G",), "View", lambda v: v.can_follow,
            lambda s, w: s.gates.ask_middle()),
    Command("toggle-fit", "Fit or 100 %", ("Z",), "View", has_picture, lambda s, w: w.toggle_fit()),
    Command("fit", "Fit", ("Ctrl+0",), "View", has_picture, lambda s, w: w.zoom_fit(),
            icon="fit", tip="The whole photograph"),
    Command("actual", "100 %", ("1",), "View", has_picture, lambda s, w: w.zoom_actual(),
            icon="actual", tip="One pixel of the photograph for each pixel of the screen"),
    Command("zoom-in", "Zoom in", ("Ctrl++", "Ctrl+="), "View", has_picture, lambda s, w: w.zoom_in()),
    Command("zoom-out", "Zoom out", ("Ctrl+-",), "View", has_picture, lambda s, w: w.zoom_out()),

    Command("shortcuts", "Keyboard shortcuts", ("F1",), "Help", always, lambda s, w: w.show_shortcuts()),
    Command("about", "About Unveil", (), "Help", always, lambda s, w: w.show_about()),
)
# fmt: on

ORIGINAL = Held("Show the original while held", "\\", "View", _show_original)


def command(identifier: str) -> Command:
    return next(one for one in COMMANDS if one.id == identifier)
