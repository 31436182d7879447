"""Sheets about settings: a name for a new preset, the presets there are, and the file of a recipe."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from app.edits.kept import Preset
from app.edits.presets import missing
from app.session import Session
from app.view import View
from app.views.labels import label
from app.views.models.sheet import RemoveButton
from app.views.sheets import Sheet, Sheets
from app.words import later, retold, tr
from restoration.sidecar import SUFFIX

RECIPES = later("Recipes (*{recipe});;All files (*)")
LONGEST_NAME = 60
SIZE = QSize(460, 360)
WHAT = later("Model, strength and all else that is done to this photograph.")
EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


def edit_sheets(session: Session, parent: QWidget) -> Sheets:
    """What the View asks for: a name, the presets, or the file of a recipe."""

    def made(view: View) -> QDialog:
        window = parent.window()
        if view.kept.sheet == "name":
            return NameSheet(session, window)
        return PresetSheet(session, window) if view.kept.sheet == "presets" else _file_dialog(session, window)

    return Sheets(parent, lambda view: view.kept.sheet, made, partial(session.recipes.ask, ""))


def _file_dialog(session: Session, window: QWidget) -> QFileDialog:
    item = session.view.item
    folder = item.path.parent if item and item.path else None
    dialog = QFileDialog(window, tr("Apply a recipe"), str(folder or ""), tr(RECIPES, recipe=SUFFIX))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: session.recipes.apply(Path(name)))
    return dialog


class NameSheet(Sheet):
    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Save as preset"), parent)
        self._session = session
        self._name = QLineEdit(self)
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setAccessibleName(tr("Name of the preset"))
        self._name.setPlaceholderText(tr("Name"))
        self._name.textChanged.connect(self._check)
        self._said = label("", "quiet")
        self._keep = QPushButton(tr("Save"), self)
        self._keep.setProperty("primary", True)
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._agree)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.column.addWidget(self._name)
        self.column.addWidget(self._said)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._keep)
        self.column.addLayout(row)
        self._check()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.width(), super().sizeHint().height())

    def show_view(self, view: View) -> None:
        self._check()

    def _check(self) -> None:
        name = self._name.text().strip()
        same = self._session.view.kept.named(name)
        self._said.setText(tr("There is a preset {name}: it will be replaced.", name=same.name) if same else tr(WHAT))
        self._keep.setText(tr("Replace") if same else tr("Save"))
        self._keep.setEnabled(bool(name))

    def _agree(self) -> None:
        self._session.presets.keep(self._name.text())


class EndedByReturn(QStyledItemDelegate):
    """Takes a new name at once. Qt does so a moment after Return, and complains when the editor has closed by then."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        ends = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ends and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


class PresetSheet(Sheet):
    """The list is the View's; a name is changed in its own place."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Presets"), parent)
        self._session = session
        self._presets: tuple[Preset, ...] | None = None
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("List of presets"))
        self._list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self._list.setItemDelegate(EndedByReturn(self._list))
        self._list.currentRowChanged.connect(self._show_chosen)
        self._list.itemActivated.connect(self._use)
        self._list.itemChanged.connect(self._rename)
        self._said = label("", "quiet")
        self._use_it = self._button(tr("Use"), self._use)
        self._rename_it = self._button(tr("Rename"), self._edit_name)
        self._remove = RemoveButton(self)
        self._remove.agreed.connect(self._remove_it)
        self._files = self._button(tr("Show the files"), self._show_files)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return SIZE

    def show_view(self, view: View) -> None:
        if view.kept.presets != self._presets:
            row = max(0, self._list.currentRow())
            self._presets = view.kept.presets
            self._list.clear()
            self._list.addItems([preset.name for preset in view.kept.presets])
            for place, preset in enumerate(view.kept.presets):
                self._list.item(place).setFlags(EDITABLE if preset.recipe else EDITABLE & ~Qt.ItemFlag.ItemIsEditable)
            self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._show_chosen()

    @property
    def _chosen(self) -> Preset | None:
        return self._at(self._list.currentRow())

    def _at(self, row: int) -> Preset | None:
        return self._presets[row] if self._presets and 0 <= row < len(self._presets) else None

    def _show_chosen(self) -> None:
        preset = self._chosen
        self._said.setText(_about(self._session.view, preset) if preset else tr("There are no presets."))
        self._use_it.setEnabled(preset is not None)
        self._rename_it.setEnabled(preset is not None and preset.recipe is not None)
        self._remove.setEnabled(preset is not None)
        self._remove.forget()

    def _lay_out(self) -> None:
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._said)
        row = QHBoxLayout()
        for button in (self._use_it, self._rename_it, self._remove, self._files):
            row.addWidget(button)
        self.column.addLayout(row)
        self.finish()

    def _button(self, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _use(self) -> None:
        if self._chosen:
            self._session.presets.use(self._chosen)

    def _edit_name(self) -> None:
        """Asked for again while it is being changed, it goes on; `editItem` would complain."""
        self._list.edit(self._list.currentIndex(), QListWidget.EditTrigger.AllEditTriggers, QEvent(QEvent.Type.None_))

    def _rename(self, item: QListWidgetItem) -> None:
        """The list goes on showing what the View says, until the new name is kept."""
        preset, name = self._at(self._list.row(item)), item.text()
        if preset and name != preset.name:
            item.setText(preset.name)
            self._session.presets.rename(preset, name)

    def _remove_it(self) -> None:
        if self._chosen:
            self._session.presets.remove(self._chosen)

    def _show_files(self) -> None:
        if self._presets:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._presets[0].path.parent)))


def _about(view: View, preset: Preset) -> str:
    """What it does, or what is wrong with it."""
    if preset.recipe is None:
        return retold(preset.problem)
    lacks = missing(view, preset)
    if lacks:
        return tr("Needs a model that is not here: {models}.", models=", ".join(lacks))
    models = ", ".join(retold(model.name) for model in preset.recipe.models)
    return tr("{models}, strength {percent} %", models=models, percent=round(preset.recipe.edit.strength * 100))
