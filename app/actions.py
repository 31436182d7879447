"""The table of commands. Menus, toolbar, keys, the shortcut sheet and the tests all read it. No Qt.

Shortcuts are in Qt's portable text; "Ctrl" is the command key on a Mac.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from app.attention.commands import GATES_EXPLAINED, LOOKING
from app.batch.commands import BATCHING, SELECTING
from app.batch.selection import chosen_items
from app.command import Command, Held, Menu, Services, has_picture
from app.compare.commands import COMPARING
from app.compare.trying import trials_of
from app.desktop.surroundings import BACKGROUNDS, THEMES
from app.edits.commands import EDITING
from app.local.commands import CHAINING, MASKING
from app.session import Session
from app.tuning.commands import MODELLING
from app.view import View


def always(view: View) -> bool:
    return True


def has_photograph(view: View) -> bool:
    return view.item is not None


def shows_picture(view: View) -> bool:
    """While models are tried, the number keys are theirs."""
    return has_picture(view) and trials_of(view) is None


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


def can_escape(view: View) -> bool:
    shows = view.page != "photographs" or trials_of(view) is not None
    return shows or view.gates.playing or view.can_stop or view.follows or view.around.full_screen


def _toggle_overlay(session: Session, window: Services) -> None:
    session.gates.show(overlay=not session.view.is_laid_over)


def _opacity(by: float) -> Callable[[Session, Services], None]:
    def change(session: Session, window: Services) -> None:
        session.gates.show(opacity=min(1.0, max(0.0, session.view.gates.opacity + by)))

    return change


def _toggle_follow(session: Session, window: Services) -> None:
    session.gates.follow(not session.view.gates.follows)


def _stop(session: Session, window: Services) -> None:
    """A page beside the photographs, or else what runs, what was tried, to follow a place, to fill the screen."""
    if session.view.page != "photographs":
        session.library.leave()
    elif session.view.gates.playing:
        session.gates.play(False)
    elif session.view.can_stop:
        session.stop()
    elif trials_of(session.view):
        session.trying.leave()
    elif session.view.follows:
        session.gates.follow(False)
    else:
        session.desktop.show_full_screen(False)


def _toggle_full_screen(session: Session, window: Services) -> None:
    session.desktop.show_full_screen(not session.view.around.full_screen)


def _toggle_panels(session: Session, window: Services) -> None:
    session.desktop.prefer(panels=not session.view.around.preferences.panels)


def _choice(field: Literal["theme", "background"], value: str, text: str) -> Command:
    """One of the choices that a preference has."""

    def is_chosen(view: View) -> bool:
        return getattr(view.around.preferences, field) == value

    def choose(session: Session, window: Services) -> None:
        session.desktop.prefer(**{field: value})

    return Command(f"{field}-{value}", text, (), "View", always, choose, is_chosen, group=field.capitalize())


def _remove(session: Session, window: Services) -> None:
    session.strip.remove(*(item.id for item in chosen_items(session.view)))


def _show_original(session: Session, down: bool) -> None:
    session.compare(original=down)


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("open", "Open…", ("Ctrl+O",), "File", always, lambda s, w: w.open_photographs(),
            icon="open", tip="Open photographs"),
    Command("folder", "Open folder…", ("Ctrl+Shift+O",), "File", always, lambda s, w: w.open_folder()),
    Command("paste", "Paste", ("Ctrl+V",), "File", always, lambda s, w: w.paste()),
    Command("copy", "Copy the result", ("Ctrl+C",), "File", lambda v: v.can_save, lambda s, w: s.desktop.copy()),
    Command("save", "Save", ("Ctrl+S",), "File", lambda v: v.can_save, lambda s, w: s.save(),
            icon="save", tip="Save the result beside the original, which is never changed"),
    Command("save-as", "Save as…", ("Ctrl+Shift+S",), "File", lambda v: v.can_save, lambda s, w: w.save_as()),
    Command("import", "Import model…", (), "File", lambda v: not v.job, lambda s, w: w.import_model()),
    Command("model", "Edit model…", (), "File", lambda v: v.can_edit_model, lambda s, w: s.shelf.edit()),
    *MODELLING,
    Command("preferences", "Preferences…", ("Ctrl+,",), "File", always, lambda s, w: w.show_preferences()),
    Command("quit", "Quit", ("Ctrl+Q",), "File", always, lambda s, w: w.quit()),

    *EDITING,
    *SELECTING,

    Command("restore", "Restore", ("R", "Ctrl+R"), "Photo", lambda v: v.can_restore, lambda s, w: s.restore()),
    Command("stop", "Stop", ("Esc",), "Photo", can_escape, _stop),
    *BATCHING,
    Command("previous", "Previous photograph", ("Left",), "Photo", has_several, lambda s, w: s.strip.step(-1)),
    Command("next", "Next photograph", ("Right",), "Photo", has_several, lambda s, w: s.strip.step(1)),
    Command("remove", "Remove from the strip", ("Del",), "Photo", has_photograph, _remove),
    Command("details", "Copy the error's details", (), "Photo", has_failed, lambda s, w: w.copy_details()),

    *CHAINING,
    *COMPARING,
    *MASKING,
    Command("overlay", "Attention", ("A",), "View", may_have_maps, _toggle_overlay,
            is_laid_over, "attention", "Show where the network looked"),
    Command("layer-back", "Earlier layer", ("[",), "View", has_maps, lambda s, w: s.gates.step(-1)),
    Command("layer-on", "Later layer", ("]",), "View", has_maps, lambda s, w: s.gates.step(1)),
    Command("fainter", "Fainter attention", (",",), "View", has_maps, _opacity(-0.1)),
    Command("stronger", "Stronger attention", (".",), "View", has_maps, _opacity(0.1)),
    Command("follow", "Follow a place", ("G",), "View", lambda v: v.can_follow, _toggle_follow, lambda v: v.follows),
    Command("follow-middle", "Follow the middle", ("Shift+G",), "View", lambda v: v.can_follow,
            lambda s, w: s.gates.ask_middle()),
    *LOOKING,
    Command("toggle-fit", "Fit or 100 %", ("Z",), "View", has_picture, lambda s, w: w.toggle_fit()),
    Command("fit", "Fit", ("Ctrl+0",), "View", has_picture, lambda s, w: w.zoom_fit(),
            icon="fit", tip="The whole photograph"),
    Command("actual", "100 %", ("1",), "View", shows_picture, lambda s, w: w.zoom_actual(),
            icon="actual", tip="One pixel of the photograph for each pixel of the screen"),
    Command("zoom-in", "Zoom in", ("Ctrl++", "Ctrl+="), "View", has_picture, lambda s, w: w.zoom_in()),
    Command("zoom-out", "Zoom out", ("Ctrl+-",), "View", has_picture, lambda s, w: w.zoom_out()),
    Command("full-screen", "Full screen", ("F11", "F"), "View", always, _toggle_full_screen,
            lambda v: v.around.full_screen, tip="Fill the screen; Esc leaves it when nothing runs"),
    Command("panels", "Panels", ("Tab",), "View", has_photograph, _toggle_panels,
            lambda v: v.around.preferences.panels, local=True,
            tip="Show or hide what is around the photograph; within the panels Tab goes to the next control"),
    Command("next-part", "Next part of the window", ("F6",), "View", always, lambda s, w: w.next_part(),
            tip="The keyboard goes from the photograph to the panel, to the filmstrip, and back"),
    *(_choice("theme", value, text) for value, text in THEMES.items()),
    *(_choice("background", value, text) for value, text in BACKGROUNDS.items()),

    Command("shortcuts", "Keyboard shortcuts", ("F1",), "Help", always, lambda s, w: w.show_shortcuts()),
    GATES_EXPLAINED,
    Command("about", "About Unveil", (), "Help", always, lambda s, w: w.show_about()),
)
# fmt: on

ORIGINAL = Held("Show the original while held", "\\", "View", _show_original)


def command(identifier: str) -> Command:
    return next(one for one in COMMANDS if one.id == identifier)


__all__ = ["COMMANDS", "ORIGINAL", "Command", "Held", "Menu", "Services", "command"]
