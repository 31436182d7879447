"""The page for fine-tuning: a plan, then what goes on, then a verdict."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.session import Session
from app.tuning.tuner import is_tuning
from app.view import View
from app.views.labels import label
from app.views.tuning.learning import LearningView
from app.views.tuning.plan import PlanForm
from app.views.tuning.verdict import VerdictView
from app.words import tr


class TuningPage(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tuning")
        self._plan = PlanForm(session, self)
        self._learning = LearningView(session, self)
        self._verdict = VerdictView(session, self)
        self._steps = QStackedWidget(self)
        for step in (self._plan, self._learning, self._verdict):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(page_head(tr("Fine-tune a model"), session.tuner.leave, self))
        column.addWidget(self._steps, 1)

    def show_view(self, view: View) -> None:
        if view.page != "tuning":
            return
        shown: PlanForm | LearningView | VerdictView = self._plan
        if is_tuning(view):
            shown = self._learning
        elif view.tuning.outcome:
            shown = self._verdict
        self._steps.setCurrentWidget(shown)
        shown.show_view(view)


def page_head(title: str, leave: Callable[[], None], parent: QWidget) -> QHBoxLayout:
    """What the page is called, and the way back to the photographs."""
    back = QPushButton(tr("Back to the photographs"), parent)
    back.setToolTip(tr("Back to the photographs  (Esc)"))
    back.clicked.connect(leave)
    words: QLabel = label(title, "title")
    words.setWordWrap(False)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(words, 1)
    row.addWidget(back)
    return row
