"""The sheet with what the user likes: every choice takes effect at once, so there is nothing to confirm."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app.desktop.surroundings import BACKGROUNDS, COLOURS, KEEPINGS, PROCESSORS, THEMES
from app.languages import LANGUAGES
from app.naming import example
from app.session import Session
from app.view import View
from app.views import colours
from app.views.choice import CalmChoice
from app.views.dialogs import ask_profile
from app.views.labels import label
from app.views.naming import PatternField
from app.views.sheets import Sheet
from app.words import later, retold, tr
from restoration.naming import problem, shown

CHOICES: dict[str, tuple[str, dict[Any, str]]] = {
    "language": (later("Language"), LANGUAGES),
    "theme": (later("Theme"), THEMES),
    "background": (later("Behind the photograph"), BACKGROUNDS),
    "processor": (later("Restore with"), PROCESSORS),
    "metadata": (later("Metadata of the results"), KEEPINGS),
}
SCREEN = later("Colours of the screen")
OTHER = ""
WHEN_IDLE = later("Another processor can be chosen when nothing runs.")


class PreferencesSheets(QObject):
    """One sheet, made when it is asked for."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._sheet: PreferencesSheet | None = None

    def open(self) -> None:
        if self._sheet is None:
            self._sheet = PreferencesSheet(self._session, self._window)
            self._sheet.destroyed.connect(self._forget)
        self._sheet.show_view(self._session.view)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()

    def show_view(self, view: View) -> None:
        if self._sheet:
            self._sheet.show_view(view)

    def _forget(self) -> None:
        self._sheet = None


class PreferencesSheet(Sheet):
    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Preferences"), parent)
        self._session = session
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(12)
        self._boxes = {field: self._choice(field) for field in CHOICES}
        self._device = label("", "small")
        self._colours = ColoursChoice(self)
        self._colours.chosen.connect(self._show_on)
        self._profile = label("", "small")
        self._pattern = PatternField(self)
        self._pattern.edited.connect(self._name)
        for field, (name, _) in CHOICES.items():
            self._add(name, self._boxes[field])
            if field == "processor":
                form.addRow("", self._device)
                self._add(SCREEN, self._colours)
                form.addRow("", self._profile)
        self._add(later("Name of the results"), self._pattern)
        self.column.addLayout(form)
        self.finish()

    def show_view(self, view: View) -> None:
        for field, box in self._boxes.items():
            box.setCurrentIndex(list(CHOICES[field][1]).index(getattr(view.around.preferences, field)))
        self._boxes["processor"].setEnabled(view.job is None)
        device = retold(view.device) or tr("starting")
        self._device.setText(tr(WHEN_IDLE) if view.job else tr("Now: {device}", device=device))
        self._colours.show_colours(view.around.preferences.colours)
        self._profile.setText(tr("Now: {profile}", profile=colours.name_of(view.around.profile)))
        pattern = view.around.preferences.pattern
        self._pattern.show_pattern(pattern, problem(pattern), example(view))

    def _choice(self, field: str) -> CalmChoice:
        name, choices = CHOICES[field]
        box = CalmChoice(tr(name), self)
        box.show_names(list(map(tr, choices.values())))
        box.activated.connect(partial(self._choose, field))
        return box

    def _add(self, name: str, widget: QWidget) -> None:
        caption = QLabel(tr(name), self)
        caption.setBuddy(widget)
        self._form.addRow(caption, widget)

    def _show_on(self, wanted: str) -> None:
        self._session.desktop.prefer(colours=wanted)

    def _name(self, pattern: str) -> None:
        self._session.desktop.prefer(pattern=pattern)

    def _choose(self, field: str, row: int) -> None:
        self._session.desktop.prefer(**{field: list(CHOICES[field][1])[row]})


class ColoursChoice(CalmChoice):
    """`chosen` tells what Preferences.colours shall be."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(SCREEN), parent)
        self._wanted = OTHER
        self.activated.connect(self._choose)

    def show_colours(self, wanted: str) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        rows = {one: tr(name) for one, name in COLOURS.items()}
        rows.setdefault(wanted, shown(Path(wanted)))
        self.clear()
        for one, name in (*rows.items(), (OTHER, tr("A profile…"))):
            self.addItem(name, one)
        self.setCurrentIndex(self.findData(wanted))

    def _choose(self) -> None:
        asked = self.currentData()
        if asked == OTHER:
            self.setCurrentIndex(self.findData(self._wanted))
            found = ask_profile(self, None if self._wanted in COLOURS else Path(self._wanted).parent)
            asked = str(found) if found else self._wanted
        if asked != self._wanted:
            self.chosen.emit(asked)
