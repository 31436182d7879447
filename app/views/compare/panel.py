"""What is seen in place of the result, and what it comes to: the difference, a reference, haze."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from app.compare.compared import GAINS, Against, Measure
from app.compare.measures import OF_HAZE, against_of, can_see_haze, gain_of, measure_of
from app.session import Session
from app.view import View
from app.views.choice import CalmChoice
from app.views.compare import words
from app.views.compare.scores import Scores
from app.views.labels import label
from app.views.slider import CalmSlider
from app.words import later, tr

SHOWN: dict[Measure | None, str] = {
    None: later("The result"),
    "difference": later("Difference"),
    "amount": later("How much changed"),
    "haze": later("Haze that was seen"),
    "disagreement": later("Where they disagree about haze"),
}
MOST_LEVELS = 64


class ComparePanel(QWidget):
    reference_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._offered: tuple[Measure | None, ...] = ()
        self._shown = CalmChoice(tr("Show"), self)
        self._shown.setToolTip(tr("What is seen in place of the result"))
        self._shown.activated.connect(self._choose)
        self._against = CalmChoice(tr("Compared with"), self)
        self._against.setToolTip(tr("What the result is compared with"))
        self._against.show_names([tr("Compared with the original"), tr("Compared with the reference")])
        self._against.activated.connect(self._choose_base)
        self._gain = CalmSlider(tr("Gain of the difference"), self)
        self._gain.setRange(0, len(GAINS) - 1)
        self._gain.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._gain.setToolTip(tr("How strongly the difference is shown  (Ctrl+Up, Ctrl+Down)"))
        self._gain.actionTriggered.connect(self._set_gain)
        self._times = label("", "quiet")
        self._more = CalmSlider(tr("Levels that count as changed"), self)
        self._more.setRange(1, MOST_LEVELS)
        self._more.setToolTip(tr("From how many of 255 levels on a pixel counts as changed"))
        self._more.actionTriggered.connect(self._set_more)
        self._facts, self._here = label("", "small"), label("", "small")
        self._facts.setAccessibleName(tr("What the change comes to"))
        self._here.setAccessibleName(tr("Under the mouse"))
        self._score, self._scores = label("", "quiet"), Scores(self)
        self._open = QPushButton(tr("Compare with a reference…"), self)
        self._open.setToolTip(tr("A photograph of what this one should look like  (Ctrl+Shift+R)"))
        self._open.clicked.connect(self.reference_wanted)
        self._forget = QPushButton(tr("Without the reference"), self)
        self._forget.setProperty("flat", True)
        self._forget.clicked.connect(session.comparing.forget_reference)
        self._try = QPushButton(tr("Try all on this crop"), self)
        self._try.setToolTip(tr("What several models make of the part that is seen, side by side  (T)"))
        self._try.clicked.connect(session.trying.start)
        self._lay_out()
        self.show_view(View())

    def show_view(self, view: View) -> None:
        measure = measure_of(view)
        self._offer(view, measure)
        is_change = measure in ("difference", "amount")
        has_reference = view.item is not None and view.item.comparison.reference is not None
        self._against.setVisible(is_change and has_reference)
        self._against.setCurrentIndex(int(against_of(view) == "reference"))
        self._gain.setValue(GAINS.index(gain_of(view)))
        self._more.setValue(view.compared.more)
        self._times.setText(
            tr("Gain ×{gain}", gain=gain_of(view)) if measure == "difference" else words.more_than(view)
        )
        self._times.setVisible(is_change)
        self._gain.setVisible(measure == "difference")
        self._more.setVisible(measure == "amount")
        for line, text in (
            (self._facts, words.change(view) if is_change else words.haze(view) if measure in OF_HAZE else ""),
            (self._here, words.under_the_mouse(view)),
            (self._score, words.reference_name(view)),
        ):
            line.setText(text)
            line.setVisible(bool(text))
        self._scores.show_rows(words.scores(view))
        self._forget.setVisible(has_reference)
        self._open.setVisible(not has_reference)
        self._open.setEnabled(view.item is not None and view.item.original is not None)
        self._try.setEnabled(view.can_restore)

    def _offer(self, view: View, measure: Measure | None) -> None:
        """Haze is offered only where there is a result against haze."""
        offered = tuple(one for one in SHOWN if one not in OF_HAZE or can_see_haze(view))
        if offered != self._offered:
            self._offered = offered
            self._shown.show_names([tr(SHOWN[one]) for one in offered])
        self._shown.setCurrentIndex(offered.index(measure))
        self._shown.setEnabled(view.can_save)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        strength = QGridLayout()
        strength.setContentsMargins(0, 0, 0, 0)
        strength.addWidget(self._times, 0, 0)
        strength.addWidget(self._gain, 1, 0)
        strength.addWidget(self._more, 1, 0)
        column.addWidget(label(tr("Compare"), "title"))
        column.addWidget(self._shown)
        column.addWidget(self._against)
        column.addLayout(strength)
        for line in (self._facts, self._here):
            column.addWidget(line)
        for widget in (self._try, self._open, self._score, self._scores):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._forget)
        row.addStretch(1)
        column.addLayout(row)

    def _choose(self, row: int) -> None:
        self._session.comparing.show(measure=self._offered[row])

    def _choose_base(self, row: int) -> None:
        against: Against = "reference" if row else "original"
        self._session.comparing.show(against=against)

    def _set_gain(self) -> None:
        self._session.comparing.show(gain=GAINS[self._gain.sliderPosition()])

    def _set_more(self) -> None:
        self._session.comparing.show(more=self._more.sliderPosition())
