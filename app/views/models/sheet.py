"""A model that the user brings: what its file turned out to hold, and what only the user can know about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.session import Session
from app.view import View
from app.views.incoming import shown_name
from app.views.labels import label
from app.views.models.pixels import PixelFields
from app.views.sheets import Sheet, Sheets
from app.words import later, tr
from restoration.types import About, Inspection

TASKS = {
    "dehaze": later("Clears haze"),
    "deblur": later("Sharpens what is blurred"),
    "lowlight": later("Brightens what is dark"),
    "denoise": later("Removes noise"),
    "derain": later("Removes rain"),
    "raindrop": later("Removes drops on the lens"),
    "upscale": later("Enlarges"),
}
RAW = later("It works on camera RAW files, as they come from the sensor, and on nothing else.")
WIDTH = 440


def model_sheets(session: Session, window: QWidget) -> Sheets:
    """One for each model that there is something to ask about."""

    def made(view: View) -> ModelSheet:
        assert view.inspection
        sheet = ModelSheet(view.inspection, window)
        sheet.wanted.connect(session.shelf.take)
        sheet.remove_wanted.connect(session.shelf.remove)
        return sheet

    return Sheets(window, lambda view: view.inspection, made, session.shelf.dismiss)


class ModelSheet(Sheet):
    """`wanted` brings the About that the user agrees to."""

    wanted = Signal(object)
    remove_wanted = Signal()

    def __init__(self, inspection: Inspection, parent: QWidget) -> None:
        super().__init__(tr("Your model") if inspection.checkpoint else tr("Import a model"), parent)
        self._inspection = inspection
        about = inspection.about
        self._title = QLineEdit(about.title or "", self)
        self._task = QComboBox(self)
        for task, words in TASKS.items():
            self._task.addItem(tr(words), task)
        self._task.setCurrentIndex(list(TASKS).index(str(about.task)))
        self._licence = QLineEdit(about.licence or "", self)
        self._licence.setPlaceholderText(tr("Unknown"))
        self._advanced = QToolButton(self)
        self._advanced.setText(tr("Advanced"))
        self._advanced.setProperty("flat", True)
        self._advanced.setCheckable(True)
        self._advanced.setArrowType(Qt.ArrowType.RightArrow)
        self._advanced.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._advanced.toggled.connect(self._show_advanced)
        self._pixels = PixelFields(about, self)
        self._pixels.changed.connect(self._check)
        self._use = QPushButton(_agreement(inspection), self)
        self._use.setProperty("primary", True)
        self._use.setDefault(True)
        self._use.clicked.connect(self._agree)
        self._lay_out()
        self._show_advanced(False)
        self._title.setFocus()

    @property
    def about(self) -> About:
        task = str(self._task.currentData())
        return self._pixels.completed(About(task, self._title.text().strip() or None, self._licence.text().strip()))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _lay_out(self) -> None:
        self.column.setSpacing(10)
        inspection = self._inspection
        self.column.addWidget(label(inspection.variant, "title"))
        self.column.addWidget(
            label(
                tr(
                    "{parameters:,} parameters · {name}",
                    parameters=inspection.parameters,
                    name=shown_name(inspection.path),
                ),
                "quiet",
            )
        )
        if inspection.raw:
            self.column.addWidget(label(tr(RAW), ""))
        form = QFormLayout()
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (tr("&Name"), self._title),
            (tr("&What it does"), self._task),
            (tr("&Licence"), self._licence),
        ):
            row = QLabel(text, self)
            row.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(row, field)
        self.column.addLayout(form)
        self.column.addWidget(self._advanced, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._pixels)
        self.column.addStretch(1)
        self.column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        if self._inspection.checkpoint:
            remove = RemoveButton(self)
            remove.agreed.connect(self.remove_wanted)
            row.addWidget(remove)
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self._use)
        return row

    def _show_advanced(self, shown: bool) -> None:
        self._advanced.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._pixels.setVisible(shown)
        self.adjustSize()

    def _check(self) -> None:
        self._use.setEnabled(not self._pixels.problem)

    def _agree(self) -> None:
        self.wanted.emit(self.about)


def _agreement(inspection: Inspection) -> str:
    return tr("Save") if inspection.checkpoint else tr("Use")


class RemoveButton(QPushButton):
    """Asks once more, in its own place."""

    agreed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Remove…"), parent)
        self._asked = False
        self.setAutoDefault(False)
        self.clicked.connect(self._ask)

    def forget(self) -> None:
        """It was never asked."""
        self._asked = False
        self.setText(tr("Remove…"))

    def _ask(self) -> None:
        if self._asked:
            self.agreed.emit()
        self._asked = True
        self.setText(tr("Remove it for good"))
