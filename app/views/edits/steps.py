"""The steps of an edit, one below the other: which one the boxes under it change, in what order they are done."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.edits.steps import MOST_STEPS, task_of
from app.session import Session
from app.view import View
from app.words import later, tr
from restoration.naming import TASKS


class StepList(QWidget):
    """Only the button that adds one is there while there is a single step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = [StepRow(session, place) for place in range(MOST_STEPS)]
        self._add = QPushButton(tr("Add a step"), self)
        self._add.setProperty("flat", True)
        self._add.setToolTip(
            tr("Restore the result once more, for something else: noise first, then darkness  (Alt+Ins)")
        )
        self._add.clicked.connect(session.steps.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in self._rows:
            column.addWidget(row)
        last = QHBoxLayout()
        last.addWidget(self._add)
        last.addStretch(1)
        column.addLayout(last)

    def show_view(self, view: View) -> None:
        steps = view.edit.steps
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(steps) > 1)
            if place < len(steps):
                task = task_of(view, steps[place].checkpoint)
                row.show_step(tr(TASKS.get(task, later("Unknown"))), is_chosen=place == view.place)
        self._add.setEnabled(0 < len(steps) < MOST_STEPS)


class StepRow(QWidget):
    """A step that can be chosen, and removed."""

    def __init__(self, session: Session, place: int) -> None:
        super().__init__()
        self._place = place
        self._choose = QPushButton(self)
        self._choose.setCheckable(True)
        self._choose.setProperty("step", True)
        self._choose.setToolTip(tr("Task and model below are this step's; Alt+Up and Alt+Down change the order"))
        self._choose.clicked.connect(partial(self._select, session))
        self._remove = QToolButton(self)
        self._remove.setText("×")
        self._remove.clicked.connect(partial(session.steps.remove, place))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._choose, 1)
        row.addWidget(self._remove)
        self.show_step("", is_chosen=False)

    def show_step(self, name: str, *, is_chosen: bool) -> None:
        text = f"{self._place + 1} · {name}"
        self._choose.setText(text)
        self._choose.setChecked(is_chosen)
        self._choose.setAccessibleName(tr("Step {text}", text=text))
        self._remove.setAccessibleName(tr("Remove step {text}", text=text))
        self._remove.setToolTip(tr("Remove step {text}", text=text))

    def _select(self, session: Session) -> None:
        """A click on the chosen one must not make it look as if none were."""
        self._choose.setChecked(session.view.place == self._place)
        session.steps.select(self._place)
