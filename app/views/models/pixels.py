"""Which pixels a network was trained on: what no file with weights tells."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.views.labels import label
from app.words import later, tr
from restoration.types import About

WHY = later(
    "Weights do not tell which pixels they were trained on. This is what the published network had: change it only if "
    "results have wrong colours or brightness."
)
ORDERS = {False: later("Red, green, blue"), True: later("Blue, green, red")}


class PixelFields(QWidget):
    """`problem` says in words what cannot be; "" when all is well."""

    changed = Signal()

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = len(about.mean or ())
        self._peak = QComboBox(self)
        for peak in sorted({1.0, 255.0, about.peak or 1.0}):
            self._peak.addItem(tr("0 to {peak:g}", peak=peak), peak)
        self._peak.setCurrentIndex(self._peak.findData(about.peak))
        self._mean = QLineEdit(written(about.mean), self)
        self._std = QLineEdit(written(about.std), self)
        self._order = QComboBox(self)
        for bgr, words in ORDERS.items():
            self._order.addItem(tr(words), bgr)
        self._order.setCurrentIndex(self._order.findData(about.bgr))
        self._problem = label("", "small")
        self._lay_out()
        for field in (self._mean, self._std):
            field.textChanged.connect(self._tell)
        self._tell()

    @property
    def problem(self) -> str:
        mean, std = read(self._mean.text()), read(self._std.text())
        if len(mean) != self._colours or len(std) != self._colours:
            return tr("Mean and deviation are {colours} numbers with commas between them.", colours=self._colours)
        return "" if min(std) > 0 else tr("Deviations must be above 0.")

    def completed(self, about: About) -> About:
        """With what the fields say."""
        mean, std = read(self._mean.text()), read(self._std.text())
        return replace(about, mean=mean, std=std, peak=self._peak.currentData(), bgr=self._order.currentData())

    def _tell(self) -> None:
        self._problem.setText(self.problem or " ")  # it keeps its place, so that nothing jumps
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(tr(WHY), "small"))
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (tr("&Range of pixels"), self._peak),
            (tr("&Mean taken away"), self._mean),
            (tr("&Divided by"), self._std),
            (tr("&Order of colours"), self._order),
        ):
            row = QLabel(text, self)
            row.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(row, field)
        column.addLayout(form)
        column.addWidget(self._problem)


def written(numbers: tuple[float, ...] | None) -> str:
    return ", ".join(f"{number:.10g}" for number in numbers or ())


def read(text: str) -> tuple[float, ...]:
    """0.5, 0.5, 0.5; empty for what is not a list of finite numbers."""
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError:
        return ()
    return numbers if all(map(math.isfinite, numbers)) else ()
