"""Which model, how strongly, and where."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.choice import CalmChoice
from app.views.edits.auto import AutoLine
from app.views.edits.presets import PresetChoice
from app.views.edits.steps import StepList
from app.views.edits.where import WhereControls
from app.views.labels import label
from app.views.slider import CalmSlider
from app.words import retold, tr
from restoration.catalogue import is_own
from restoration.naming import TASKS
from restoration.types import Card, Checkpoint


class RestorePanel(QWidget):
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks: tuple[str, ...] = ()
        self._listed: tuple[Checkpoint, ...] = ()
        self._presets = PresetChoice(session, self)
        self._steps = StepList(session, self)
        self._where = WhereControls(session, self)
        self._task = CalmChoice(tr("Task"), self)
        self._task.setToolTip(tr("What is to be done to the photograph"))
        self._task.activated.connect(self._choose_task)
        self._auto = AutoLine(session, self)
        self._models = CalmChoice(tr("Model"), self)
        self._models.activated.connect(self._choose)
        self._good_for, self._bad_for = label("", "quiet"), label("", "quiet")
        self._import = QPushButton(tr("Import model…"), self)
        self._import.setProperty("flat", True)
        self._import.clicked.connect(self.import_wanted)
        self._edit = QPushButton(tr("Edit model…"), self)
        self._edit.setProperty("flat", True)
        self._edit.setToolTip(tr("Its name, what it does, its licence, its pixels; or remove it"))
        self._edit.clicked.connect(session.shelf.edit)
        self._percent = label("", "quiet")
        self._strength = StrengthSlider(self)
        self._strength.actionTriggered.connect(self._set_strength)
        self._strength.reset_wanted.connect(self._reset_strength)
        self._strength.sliderPressed.connect(partial(session.history.hold, True))
        self._strength.sliderReleased.connect(partial(session.history.hold, False))
        self._lay_out()

    def show_view(self, view: View) -> None:
        if view.tasks != self._tasks:
            self._tasks = view.tasks
            self._task.show_names([tr(TASKS[task]) for task in view.tasks])
        if view.choices != self._listed:
            self._listed = view.choices
            self._models.show_names([retold(one.title) for one in view.choices])
        self._task.setCurrentIndex(view.tasks.index(view.chosen.task) if view.chosen else -1)
        ids = [one.id for one in view.choices]
        self._models.setCurrentIndex(ids.index(view.checkpoint) if view.checkpoint in ids else -1)
        self._show_card(view.chosen.card if view.chosen else Card())
        self._edit.setVisible(view.chosen is not None and is_own(view.chosen))
        self._edit.setEnabled(view.can_edit_model)
        self._strength.setValue(round(view.strength * 100))
        self._percent.setText(f"{round(view.strength * 100)} %")
        for part in (self._presets, self._steps, self._auto, self._where):
            part.show_view(view)

    def _show_card(self, card: Card) -> None:
        for line, head, text in (
            (self._good_for, tr("Good for"), retold(card.good_for)),
            (self._bad_for, tr("Not for"), retold(card.bad_for)),
        ):
            line.setText(tr("{head}: {text}", head=head, text=text))
            line.setVisible(bool(text))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(8)
        strength = QGridLayout()
        strength.setContentsMargins(0, 6, 0, 2)
        strength.addWidget(label(tr("Strength"), ""), 0, 0)
        strength.addWidget(self._percent, 0, 1, Qt.AlignmentFlag.AlignRight)
        strength.addWidget(self._strength, 1, 0, 1, 2)
        column.addWidget(self._presets)
        column.addWidget(self._steps)
        column.addWidget(self._task)
        column.addWidget(self._auto)
        column.addWidget(self._models)
        column.addWidget(self._good_for)
        column.addWidget(self._bad_for)
        models = QHBoxLayout()
        models.setSpacing(16)
        models.addWidget(self._import)
        models.addWidget(self._edit)
        models.addStretch(1)
        column.addLayout(models)
        column.addLayout(strength)
        column.addWidget(self._where)

    def _choose_task(self, row: int) -> None:
        self._session.choose_task(self._tasks[row])

    def _choose(self, row: int) -> None:
        self._session.choose_checkpoint(self._listed[row].id)

    def _set_strength(self) -> None:
        self._session.set_strength(self._strength.sliderPosition() / 100)

    def _reset_strength(self) -> None:
        self._session.set_strength(1.0)


class StrengthSlider(CalmSlider):
    """A double click resets it."""

    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Strength"), parent)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setToolTip(tr("How much of the restoration is mixed in; double-click for 100 %"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_wanted.emit()
