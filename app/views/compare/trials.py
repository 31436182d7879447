"""The same part of a photograph as several models would have it, side by side, with one zoom for all."""

from __future__ import annotations

from math import ceil, sqrt

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.compare.compared import MOST_TRIALS, Trials
from app.compare.trying import trials_of
from app.desktop.surroundings import Background
from app.session import Session
from app.view import View
from app.views import theme
from app.views.canvas.transform import Placement, fitted
from app.views.compare.cell import TrialCell
from app.views.labels import label
from app.words import later, tr
from restoration.types import Box

HOW = later(
    "Click a picture, or press its number, to choose its model. The wheel zooms and dragging moves all of them."
)
REDUCED = later("Reduced to {width} × {height} pixels: go closer before you try, to see all detail.")
GAP = 4


class TrialGrid(QWidget):
    """`Before` comes first and has no number. Where the cells look is all that the grid knows by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trials: Trials | None = None
        self._background: Background | None = None
        self._place: Placement | None = None
        self._cells = tuple(TrialCell(number, self) for number in range(MOST_TRIALS + 1))
        self.setAccessibleName(tr("Tried models"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._note = label("", "quiet")
        self._back = QPushButton(tr("Back to the photograph"), self)
        self._back.setToolTip(tr("Back to the photograph  (Esc)"))
        self._back.clicked.connect(session.trying.leave)
        self._lay_out()
        for number, cell in enumerate(self._cells):
            cell.placed.connect(self._put)
            cell.resized.connect(self._fit)
            if number:
                cell.chosen.connect(session.trying.choose)
                QShortcut(QKeySequence(str(number)), self, cell.choose)

    def show_view(self, view: View) -> None:
        trials = trials_of(view)
        self._dress(view.around.preferences.background)
        if trials is self._trials:
            return
        is_new = self._trials is None or trials is None or self._trials.before is not trials.before
        self._trials = trials
        if trials is None:
            for cell in self._cells:
                cell.forget()
            return
        self._show_note(trials)
        self._arrange(1 + len(trials.tried))
        box = Box(0, 0, trials.box.width, trials.box.height)
        self._cells[0].show_picture(tr("Before"), trials.before, box)
        for cell, trial in zip(self._cells[1:], trials.tried, strict=False):
            cell.show_trial(trial, box)
        if is_new:
            self._place = None
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self, background: Background) -> None:
        if background != self._background:
            self._background = background
            for cell in self._cells:
                cell.show_backdrop(theme.backdrop(background))

    def _fit(self) -> None:
        """All cells are as large as the first; fitting before and after when all of the crop was seen."""
        if self._trials is None:
            return
        pane, ratio = QSizeF(self._cells[0].pane().size()), self.devicePixelRatioF()
        photo = QSizeF(self._trials.box.width, self._trials.box.height)
        if self._place is None:
            self._put(fitted(photo, pane, ratio))
        elif self._place.pane != pane:
            self._put(self._place.resized(pane, ratio, 1.0))

    def _put(self, place: Placement) -> None:
        self._place = place
        for cell in self._cells:
            cell.show_place(place)

    def _arrange(self, count: int) -> None:
        """As many columns as rows, or one more where the page is wide."""
        columns = ceil(sqrt(count)) if self.width() < 1.2 * self.height() else ceil(sqrt(count * 1.3))
        for place, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            cell.setVisible(place < count)
            if place < count:
                self._grid.addWidget(cell, place // columns, place % columns)
        for line in range(len(self._cells)):
            self._grid.setColumnStretch(line, int(line < columns))
            self._grid.setRowStretch(line, int(line < ceil(count / columns)))

    def _show_note(self, trials: Trials) -> None:
        reduced = ""
        if trials.before and trials.is_reduced:
            width, height = trials.before.photo.size
            reduced = " " + tr(REDUCED, width=width, height=height)
        self._note.setText(tr(HOW) + reduced)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self._note, 1)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(self._grid, 1)
