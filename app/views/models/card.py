"""What is known about one model, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.models.browsing import Origin, origin
from app.models.library import browsed
from app.session import Session
from app.view import View
from app.views.labels import label
from app.views.models.scores import measured
from app.views.models.sheet import RemoveButton
from app.views.speed.words import pace
from app.words import later, retold, tr, trn
from restoration.naming import TASKS
from restoration.types import Checkpoint, Tuned

ORIGINS: dict[Origin, str] = {
    "shipped": later("Comes with Unveil"),
    "fine-tuned": later("Fine-tuned"),
    "imported": later("Imported"),
}
FAMILY_OF_CLASSICS = "classic"
ROWS = (
    later("For"),
    later("Good for"),
    later("Not for"),
    later("Learnt from"),
    later("Verdict"),
    later("Cameras"),
    later("Measured"),
    later("Speed"),
    later("Size"),
    later("Licence"),
    later("File"),
)


class ModelCard(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Checkpoint | None = None
        self._title = label("", "title")
        self._heads = {row: label(tr(row), "quiet") for row in ROWS}
        self._texts = {row: _selectable(tr(row)) for row in ROWS}
        self._use = QPushButton(tr("Use this model"), self)
        self._use.setProperty("primary", True)
        self._use.clicked.connect(session.library.use)
        self._tune = QPushButton(tr("Fine-tune…"), self)
        self._tune.setToolTip(tr("Make a model of your own that begins where this one stands"))
        self._tune.clicked.connect(self._fine_tune)
        self._edit = QPushButton(tr("Edit…"), self)
        self._edit.setToolTip(tr("Its name, what it does, its licence, its pixels"))
        self._edit.clicked.connect(self._edit_it)
        self._share = QPushButton(tr("Save as one file…"), self)
        self._share.setToolTip(tr("Weights and card in one file, for another computer or another person"))
        self._share.clicked.connect(self._share_it)
        self._remove = RemoveButton(self)
        self._remove.agreed.connect(session.library.remove)
        self._lay_out()

    def show_view(self, view: View) -> None:
        one = browsed(view)
        if one is None:
            return
        if one is not self._shown:
            self._shown = one
            self._remove.forget()  # a question about another model
        self._title.setText(retold(one.title))
        for row, text in (facts(one) | {"Speed": pace(view, one.id)}).items():
            self._texts[row].setText(text)
            self._texts[row].setVisible(bool(text))
            self._heads[row].setVisible(bool(text))
        own, free = origin(one) != "shipped", view.job is None or view.job.kind == "attend"
        self._tune.setVisible(one.path is not None)
        for button in (self._edit, self._share, self._remove):
            button.setVisible(own)
        for button in (self._edit, self._remove):
            button.setEnabled(free)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for at, row in enumerate(ROWS):
            grid.addWidget(self._heads[row], at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._texts[row], at, 1)
            self._heads[row].setWordWrap(False)
        buttons = QHBoxLayout()
        for button in (self._use, self._tune, self._edit, self._share):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(buttons)

    def _fine_tune(self) -> None:
        if self._shown:
            self._session.tuner.open(self._shown.id)

    def _edit_it(self) -> None:
        if self._shown and self._shown.path:
            self._session.shelf.inspect(self._shown.path)

    def _share_it(self) -> None:
        if self._shown:
            proposed = str(Path.home() / f"{self._shown.id}.safetensors")
            options = QFileDialog.Option.DontConfirmOverwrite  # nothing is written over: the session says so
            name, _ = QFileDialog.getSaveFileName(
                self.window(), tr("Save the model as one file"), proposed, tr("Models (*.safetensors)"), options=options
            )
            if name:
                path = Path(name)
                self._session.library.share(path if path.suffix else path.with_suffix(".safetensors"))


def facts(one: Checkpoint) -> dict[str, str]:
    """By the row of the card; "" where nothing is known."""
    card = one.card
    return {
        "For": f"{tr(TASKS[one.task])} · {tr(ORIGINS[origin(one)])}",
        "Good for": retold(card.good_for),
        "Not for": retold(card.bad_for),
        "Learnt from": retold(card.trained_on) or alike(card.tuned),
        "Verdict": retold(card.tuned.verdict) if card.tuned else "",
        "Cameras": cameras(card.tuned) if card.tuned else "",
        "Measured": measured(card.scores),
        "Size": sized(one),
        "Licence": one.licence or tr("Not known"),
        "File": one.path.name if one.path and origin(one) != "shipped" else "",
    }


def alike(tuned: Tuned | None) -> str:
    """What clean photographs were spoilt like, if that is what it learnt from."""
    count = tuned.like if tuned else 0
    several = trn("Clean photographs, spoilt like 1 bad one", "Clean photographs, spoilt like {count} bad ones", count)
    return several if count else ""


def cameras(tuned: Tuned) -> str:
    """NIKON D90, ISO 200 to 1600"""
    names = ", ".join(tuned.cameras)
    if not tuned.cameras or tuned.iso is None:
        return names
    low, high = tuned.iso
    return (
        tr("{names}, ISO {low}", names=names, low=low)
        if low == high
        else tr("{names}, ISO {low} to {high}", names=names, low=low, high=high)
    )


def sized(one: Checkpoint) -> str:
    """1,111,153 learnt numbers · 4.5 MB"""
    if one.family == FAMILY_OF_CLASSICS:
        return tr("Nothing learnt: a formula")
    numbers = tr("{parameters:,} learnt numbers", parameters=one.parameters) if one.parameters else ""
    return " · ".join(part for part in (numbers, f"{one.size / 1e6:.1f} MB" if one.size else "") if part)


def _selectable(name: str) -> QLabel:
    made = label("", "")
    made.setAccessibleName(name)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
