"""What to learn from, what may change, how long: chosen before the first step, with samples beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.session import Session
from app.tuning.alike import can_be_like
from app.tuning.sitting import MOST_MINUTES, Sitting, Source
from app.tuning.tuner import can_tune, tunable
from app.view import View
from app.views import dialogs
from app.views.choice import CalmChoice
from app.views.incoming import shown_name
from app.views.labels import label
from app.views.tuning.pictures import Gallery
from app.words import later, retold, tr, trn
from restoration.naming import TASKS
from restoration.types import Checkpoint, Trainable

FORM_WIDTH, NUMBER_PX = 400, 32
SOURCES: dict[Source, str] = {
    "pairs": later("Pairs: spoilt photographs, and clean ones"),
    "photographs": later("Clean photographs, which Unveil spoils"),
}
TRAINABLE: dict[Trainable, str] = {
    "all": later("All of it: learns most"),
    "gates": later("The attention gates: forgets least"),
    "tail": later("The last layers: learns fastest"),
}
FOLDERS = {
    "spoilt": later("Spoilt photographs"),
    "clean": later("Clean photographs"),
    "photographs": later("Clean photographs"),
}
PROMISE = later(
    "Ten to twenty pictures are enough, three the fewest. Some are held out: they are not learnt from, and say at the "
    "end whether it helped. The model that you begin with stays as it is."
)


class PlanForm(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listed: tuple[Checkpoint, ...] = ()
        self._model = CalmChoice(tr("Model to begin with"), self)
        self._model.activated.connect(self._choose_model)
        self._source = _choice(tr("Learn from"), SOURCES, self)
        self._source.activated.connect(self._choose_source)
        self._folders = {name: FolderButton(tr(words), self) for name, words in FOLDERS.items()}
        for name, button in self._folders.items():
            button.chosen.connect(partial(self._choose_folder, name))
        self._trainable = _choice(tr("What may change"), TRAINABLE, self)
        self._trainable.activated.connect(self._choose_trainable)
        self._minutes = CalmNumber(self)
        self._minutes.valueChanged.connect(self._choose_minutes)
        self._like = QCheckBox(self)
        self._like.setToolTip(tr("Its haze, darkness or noise is estimated; samples and training follow it"))
        self._like.clicked.connect(self._choose_like)
        self._found = label("", "quiet")
        self._start = QPushButton(tr("Fine-tune"), self)
        self._start.setProperty("primary", True)
        self._start.clicked.connect(session.tuner.begin)
        self._others = QPushButton(tr("Draw others"), self)
        self._others.setToolTip(tr("Other samples of what clean photographs would be spoilt with"))
        self._others.clicked.connect(session.tuner.draw_others)
        self._gallery = Gallery(self)
        self._hint = label("", "quiet")
        self._lay_out()

    def show_view(self, view: View) -> None:
        sitting, plan = view.tuning, view.tuning.plan
        models = tunable(view)
        if models != self._listed:
            self._listed = models
            self._model.show_names(list(map(_named, models)))
        ids = [one.id for one in models]
        self._model.setCurrentIndex(ids.index(plan.checkpoint) if plan.checkpoint in ids else -1)
        self._source.setCurrentIndex(list(SOURCES).index(plan.source))
        self._trainable.setCurrentIndex(list(TRAINABLE).index(plan.trainable))
        self._minutes.setValue(plan.minutes)
        for name, button in self._folders.items():
            self._form.setRowVisible(button, (name == "photographs") == (plan.source == "photographs"))
            button.show_folder(getattr(plan, name))
        alike = can_be_like(view)
        self._form.setRowVisible(self._like, alike > 0)
        self._like.setText(trn("Like my bad photograph", "Like my {count} bad photographs", alike))
        self._like.setChecked(plan.like)
        self._found.setText(found(sitting))
        self._start.setEnabled(can_tune(view))
        self._gallery.show_samples(sitting.samples.pictures)
        self._others.setVisible(plan.source == "photographs" and sitting.samples.count > 0)
        self._hint.setText(_seen(view))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setSpacing(10)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self._model, self._source, *self._folders.values(), self._trainable, self._minutes):
            words = QLabel(field.accessibleName(), self)
            words.setBuddy(field)
            self._form.addRow(words, field)
        self._form.insertRow(2 + len(self._folders), self._like)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(self._form)
        left.addWidget(self._found)
        left.addWidget(self._start)
        left.addWidget(label(tr(PROMISE), "quiet"))
        left.addStretch(1)
        holder = QWidget(self)
        holder.setFixedWidth(FORM_WIDTH)
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._hint)
        right.addWidget(self._gallery, 1)
        right.addWidget(self._others, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addWidget(holder)
        row.addLayout(right, 1)

    def _choose_model(self, row: int) -> None:
        self._session.tuner.plan(checkpoint=self._listed[row].id)

    def _choose_source(self, row: int) -> None:
        self._session.tuner.plan(source=list(SOURCES)[row])

    def _choose_trainable(self, row: int) -> None:
        self._session.tuner.plan(trainable=list(TRAINABLE)[row])

    def _choose_like(self, like: bool) -> None:
        self._session.tuner.plan(like=like)

    def _choose_minutes(self, minutes: int) -> None:
        if minutes != self._session.view.tuning.plan.minutes:
            self._session.tuner.plan(minutes=minutes)

    def _choose_folder(self, name: str, folder: Path) -> None:
        self._session.tuner.plan(**{name: folder})


class FolderButton(QPushButton):
    """Says which folder is chosen, and asks for another."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self.setAccessibleName(name)
        self.clicked.connect(self._ask)

    def show_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self.setText(shown_name(folder) or "/" if folder else tr("Choose a folder…"))
        self.setToolTip(str(folder.parent / shown_name(folder)) if folder else "")

    def _ask(self) -> None:
        if folder := dialogs.ask_folder(self.window(), self._folder):
            self.chosen.emit(folder)


class CalmNumber(QSpinBox):
    """Minutes; the plain wheel changes nothing by accident."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Time it may take"))
        self.setRange(1, MOST_MINUTES)
        self.setSuffix(tr(" min"))
        self.setMinimumHeight(NUMBER_PX)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def found(sitting: Sitting) -> str:
    """How much there is to learn from, or why there is nothing."""
    if sitting.trouble:
        return f"{retold(sitting.trouble.summary)} {retold(sitting.trouble.hint)}".strip()
    if not sitting.plan.is_complete:
        return ""
    if not sitting.samples.count:
        return tr("Looking…")
    words = tr("{count} pairs") if sitting.plan.source == "pairs" else tr("{count} clean photographs")
    return words.format(count=sitting.samples.count)


def _seen(view: View) -> str:
    if not view.tuning.samples.pictures:
        return tr("What would be learnt from appears here, beside the photograph that is open.")
    if view.tuning.plan.source == "pairs":
        return tr("Are these the spoilt and the clean pictures of the same scenes?")
    return tr("Do the samples look like the photographs that you want to be better? Only then it can help.")


def _named(one: Checkpoint) -> str:
    return tr("{task}: {title}", task=tr(TASKS[one.task]), title=retold(one.title))


def _choice(name: str, words: dict, parent: QWidget) -> CalmChoice:
    made = CalmChoice(name, parent)
    made.show_names(list(map(tr, words.values())))
    return made
