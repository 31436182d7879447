"""What fills the middle of the window: the photograph, a place to drop one, or a page of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.compare.trying import trials_of
from app.session import Session
from app.view import View
from app.views.compare.trials import TrialGrid
from app.views.models.page import ModelsPage
from app.views.tuning.page import TuningPage


class Pages(QStackedWidget):
    def __init__(self, session: Session, empty: QWidget, photograph: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._empty, self._photograph = empty, photograph
        self.models, self._tuning = ModelsPage(session, self), TuningPage(session, self)
        self._trials = TrialGrid(session, self)
        for page in (empty, photograph, self._trials, self.models, self._tuning):
            self.addWidget(page)

    def show_view(self, view: View) -> None:
        pages: dict[str, QWidget] = {"models": self.models, "tuning": self._tuning}
        photograph = self._trials if trials_of(view) else self._photograph
        page = pages.get(view.page, photograph if view.items else self._empty)
        before = self.currentWidget()
        self.setCurrentWidget(page)
        self.models.show_view(view)
        self._tuning.show_view(view)
        self._trials.show_view(view)
        if page is not before and page is self.models:
            self.models.take_focus()
