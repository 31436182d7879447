"""Whether it helped: the gain with its interval, every held-out picture, and the question whether to keep it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.session import Session
from app.tuning.sitting import Outcome
from app.tuning.tuner import proposed_title
from app.view import View
from app.views.labels import label
from app.views.tuning.pictures import Captioned, show_preview
from app.words import later, tr
from restoration.types import Compared, FinetuneResult

FEW = 5  # judged pictures: with fewer the interval is hardly more than the worst and the best of them
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
COLUMNS = (
    later("Held-out picture"),
    later("Before, dB"),
    later("After, dB"),
    later("Gain, dB"),
    later("SSIM before"),
    later("SSIM after"),
)


class VerdictView(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Outcome | None = None
        self._verdict = label("", "title")
        self._meaning, self._facts = label("", ""), label("", "quiet")
        self._table = QTableWidget(0, len(COLUMNS), self)
        self._table.setHorizontalHeaderLabels(list(map(tr, COLUMNS)))
        self._table.setAccessibleName(tr("Held-out pictures, the worst first"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().setVisible(False)
        first = QTableWidgetItem(tr(COLUMNS[0]))
        first.setTextAlignment(LEFT)
        self._table.setHorizontalHeaderItem(0, first)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._title = QLineEdit(self)
        self._title.setAccessibleName(tr("Name of the model"))
        self._title.returnPressed.connect(self._keep_or_discard)
        self._keep = QPushButton(tr("Keep"), self)
        self._keep.setToolTip(tr("Put it with your models, under this name"))
        self._keep.clicked.connect(self._keep_it)
        self._discard = QPushButton(tr("Discard"), self)
        self._discard.setToolTip(tr("Forget it; the model that it began with is as it was"))
        self._discard.clicked.connect(session.tuner.discard)
        self._before, self._after = Captioned(self), Captioned(self)
        self._lay_out()

    def show_view(self, view: View) -> None:
        outcome = view.tuning.outcome
        if outcome is None or outcome is self._shown:
            return
        self._shown = outcome
        result = outcome.result
        self._verdict.setText(verdict(result))
        self._meaning.setText(meaning(result))
        self._facts.setText(facts(result))
        show_preview(self._before, view.tuning.before, tr("Before"))
        show_preview(self._after, view.tuning.now, tr("Tuned"))
        self._fill(sorted(result.compared, key=gain_of))
        self._title.setText(proposed_title(view))
        self._keep.setEnabled(result.steps > 0)
        for button, proposed in ((self._keep, result.helped), (self._discard, not result.helped)):
            button.setProperty("primary", proposed)
            button.style().polish(button)
            if proposed:
                button.setFocus()

    def _fill(self, rows: list[Compared]) -> None:
        self._table.setRowCount(len(rows))
        for row, one in enumerate(rows):
            numbers = (one.psnr_before, one.psnr)
            decibels = [f"{number:.1f}" for number in numbers]
            similar = [f"{number:.3f}" for number in (one.ssim_before, one.ssim)]
            for column, words in enumerate((one.name, *decibels, signed(one.gain), *similar)):
                cell = QTableWidgetItem(words)
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(row, column, cell)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Name"), self._title)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addLayout(form, 1)
        buttons.addWidget(self._discard)
        buttons.addWidget(self._keep)
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        pictures.addWidget(self._before)
        pictures.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._verdict)
        column.addWidget(self._meaning)
        column.addWidget(self._facts)
        column.addWidget(self._table, 3)
        column.addLayout(pictures, 4)
        column.addLayout(buttons)

    def _keep_it(self) -> None:
        self._session.tuner.keep(self._title.text())

    def _keep_or_discard(self) -> None:
        """What is proposed; Return in the name of a model that did not help only moves on to the question."""
        if self._shown and self._shown.result.helped:
            self._keep_it()
        else:
            self._discard.setFocus()


def verdict(result: FinetuneResult) -> str:
    words = (
        tr("It helped: {gain} dB on held-out pictures")
        if result.helped
        else tr("It did not help for certain: {gain} dB")
    )
    interval = tr("(95 % interval {low} to {high})", low=signed(result.low), high=signed(result.high))
    return f"{words.format(gain=signed(result.gain))} {interval}"


def meaning(result: FinetuneResult) -> str:
    if not result.steps:
        return tr("Nothing that was learnt was better than the model that it began with: there is nothing to keep.")
    if not result.helped:
        return tr(
            "The interval reaches down to zero or below: with other pictures it may be no gain at all. Discard it?"
        )
    if len(result.compared) < FEW:
        return tr("A gain on these few pictures, which prove little. Look at others before you rely on it.")
    if result.worst.gain < 0:
        return tr(
            "All but certain to be a gain on pictures like these. Worst: {name}, which lost.", name=result.worst.name
        )
    return tr(
        "All but certain to be a gain on pictures like these. On others the model that it began with may be better."
    )


def facts(result: FinetuneResult) -> str:
    return tr(
        "{count} pictures judged, {learned} learnt from, {steps} steps, {trained:,} numbers free to "
        "change, {seconds:.0f} s",
        count=len(result.compared),
        learned=result.learned,
        steps=result.steps,
        trained=result.trained,
        seconds=result.seconds,
    )


def gain_of(one: Compared) -> float:
    return one.gain


def signed(number: float) -> str:
    return f"{number:+.2f}".replace("-", "−")
