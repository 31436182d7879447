"""The commands that take settings back, along, or out of a file: rows of the table in app.actions. No Qt."""

from __future__ import annotations

from app.command import Command, Services
from app.session import Session
from app.view import View


def _has_item(view: View) -> bool:
    return view.item is not None


def _has_settings(view: View) -> bool:
    return view.item is not None and view.chosen is not None


def _can_undo(view: View) -> bool:
    return view.item is not None and bool(view.item.past.done)


def _can_redo(view: View) -> bool:
    return view.item is not None and bool(view.item.past.undone)


def _can_paste(view: View) -> bool:
    return view.item is not None and view.kept.copied is not None


def _can_paste_to_all(view: View) -> bool:
    return _can_paste(view) and len(view.items) > 1


def _toggle_recipes(session: Session, window: Services) -> None:
    session.desktop.prefer(recipes=not session.view.around.preferences.recipes)


# fmt: off
EDITING: tuple[Command, ...] = (
    Command("undo", "Undo", ("Ctrl+Z",), "Edit", _can_undo, lambda s, w: s.history.undo(),
            tip="Back to the settings before, of this photograph"),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit", _can_redo, lambda s, w: s.history.redo()),
    Command("copy-settings", "Copy settings", ("Ctrl+Shift+C",), "Edit", _has_settings, lambda s, w: s.recipes.copy(),
            tip="Model, strength and all else that is done to this photograph", begins=True),
    Command("paste-settings", "Paste settings", ("Ctrl+Shift+V",), "Edit", _can_paste, lambda s, w: s.recipes.paste()),
    Command("paste-to-all", "Paste settings to all", ("Ctrl+Alt+V",), "Edit", _can_paste_to_all,
            lambda s, w: s.recipes.paste_to_all(), tip="To every photograph in the filmstrip"),
    Command("keep-preset", "Save as preset…", ("Ctrl+Shift+N",), "Edit", _has_settings,
            lambda s, w: s.recipes.ask("name"), tip="Keep these settings under a name", begins=True),
    Command("presets", "Presets…", ("Ctrl+Alt+P",), "Edit", lambda v: bool(v.kept.presets),
            lambda s, w: s.recipes.ask("presets"), tip="Use, rename and remove presets"),
    Command("apply-recipe", "Apply recipe…", ("Ctrl+Alt+O",), "Edit", _has_item, lambda s, w: s.recipes.ask("recipe"),
            tip="Do to this photograph what was done to another one", begins=True),
    Command("keep-recipes", "Keep a recipe beside each result", (), "Edit", lambda v: True, _toggle_recipes,
            lambda v: v.around.preferences.recipes,
            tip="A small file that says how the result was made; open it to go on from there"),
)
# fmt: on
