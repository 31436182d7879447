"""Presets in the side panel: one is chosen, the settings are kept as a new one, or all of them are looked after."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.edits.kept import Kept, Preset
from app.edits.presets import chosen, missing
from app.session import Session
from app.view import View
from app.views.choice import CalmChoice
from app.views.edits.preset_sheets import edit_sheets
from app.words import later, tr
from restoration.types import Checkpoint

KEEP, LOOK_AFTER = later("Save as preset…"), later("Rename or remove…")


class PresetChoice(CalmChoice):
    """The settings are one of the presets, or none of them. The last rows do something else."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preset"), parent)
        self._session = session
        self._listed: tuple[tuple[Preset, ...], tuple[Checkpoint, ...]] = ((), ())
        self._sheets = edit_sheets(session, self)
        self.setPlaceholderText(tr("Presets"))
        self.setToolTip(tr("Settings that were kept under a name"))
        self.activated.connect(self._choose)
        self._show_rows(View())

    def show_view(self, view: View) -> None:
        if (view.kept.presets, view.checkpoints) != self._listed:
            self._show_rows(view)
        preset = chosen(view)
        self.setCurrentIndex(view.kept.presets.index(preset) if preset else -1)
        self._sheets.show_view(view)

    def _show_rows(self, view: View) -> None:
        self._listed = (view.kept.presets, view.checkpoints)
        self.show_names([words(view, preset) for preset in view.kept.presets])
        if view.kept.presets:
            self.insertSeparator(self.count())
        self.addItem(tr(KEEP))
        if view.kept.presets:
            self.addItem(tr(LOOK_AFTER))

    def _choose(self, row: int) -> None:
        """Whatever the box shows now, the next View says what is chosen."""
        kept: Kept = self._session.view.kept
        if row < len(kept.presets):
            self._session.presets.use(kept.presets[row])
        else:
            self._session.recipes.ask("name" if self.itemText(row) == tr(KEEP) else "presets")
        self.show_view(self._session.view)


def words(view: View, preset: Preset) -> str:
    """The preset's name, and what is wrong with it."""
    if preset.recipe is None:
        return tr("{name} (cannot be read)", name=preset.name)
    lacks = ", ".join(missing(view, preset))
    return tr("{name} (needs {lacks})", name=preset.name, lacks=lacks) if lacks else preset.name
