"""Before many photographs are restored: which ones, with which settings, and where the results go."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from app.batch.entries import entries_of, example
from app.batch.queued import Form, Which
from app.session import Session
from app.view import View
from app.views.batch import choices
from app.views.choice import CalmChoice
from app.views.labels import keep_lines, label
from app.views.naming import PatternField
from app.views.sheets import Sheet, Sheets
from app.words import later, tr, trn

FORMS: dict[Form, str] = {
    "": later("As the originals"),
    "jpg": "JPEG",
    "png": later("PNG, 16 bit"),
    "tif": later("TIFF, 16 bit"),
}
WHICH: tuple[Which, ...] = ("all", "selected")
WIDTH = 520


def batch_sheets(session: Session, window: QWidget) -> Sheets:
    """One while there is a draft."""
    made = partial(_made, session, window)
    return Sheets(window, lambda view: view.batch.draft is not None, made, session.batch.dismiss)


def _made(session: Session, window: QWidget, view: View) -> BatchSheet:
    return BatchSheet(session, window)


class BatchSheet(Sheet):
    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Restore all"), parent)
        self._session = session
        self._which = CalmChoice(tr("Which photographs"), self)
        self._whose = CalmChoice(tr("With which settings"), self)
        self._where = CalmChoice(tr("Where the results go"), self)
        self._form = CalmChoice(tr("Format of the results"), self)
        self._form.show_names(list(map(tr, FORMS.values())))
        self._pattern = PatternField(self)
        self._note = label("", "small")
        self._note.setAccessibleName(tr("What else to know"))
        keep_lines(self._note)
        self._start = QPushButton(tr("Start"), self)
        self._start.setProperty("primary", True)
        self._start.setDefault(True)
        self._which.activated.connect(self._choose_which)
        self._whose.activated.connect(self._choose_whose)
        self._where.activated.connect(self._choose_where)
        self._form.activated.connect(self._choose_form)
        self._pattern.edited.connect(self._name)
        self._start.clicked.connect(session.batch.start)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def show_view(self, view: View) -> None:
        draft = view.batch.draft
        if draft is None:
            return
        choices.offer(self._which, choices.photographs(view), WHICH.index(draft.which))
        choices.offer(self._whose, choices.settings(view), choices.row_of(view, draft))
        choices.offer(self._where, choices.places(draft), 1 if draft.output.folder else 0)
        self._form.setCurrentIndex(list(FORMS).index(draft.output.form))
        self._pattern.show_pattern(draft.output.pattern, draft.problem, example(view))
        self._note.setText(choices.note(view, draft))
        count = len(entries_of(view))
        self._start.setText(trn("Restore 1 photograph", "Restore {count} photographs", count))
        self._start.setEnabled(count > 0 and not draft.problem)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("&Photographs"), self._which),
            (tr("&Settings"), self._whose),
            (tr("&Results"), self._where),
            (tr("&Format"), self._form),
        )
        for text, field in rows:
            form.addRow(_label(text, field), field)
        form.addRow(_label(tr("&Name"), self._pattern), self._pattern)
        self.column.addLayout(form)
        self.column.addWidget(self._note)
        self.column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        buttons.addWidget(self._start)
        self.column.addLayout(buttons)

    def _choose_which(self, row: int) -> None:
        self._session.batch.draft(which=WHICH[row])

    def _choose_whose(self, row: int) -> None:
        tasks = self._session.view.tasks
        if row < len(choices.WHOSE):
            self._session.batch.draft(whose=choices.WHOSE[row])
        elif row - len(choices.WHOSE) < len(tasks):
            self._session.batch.draft(whose="task", task=tasks[row - len(choices.WHOSE)])

    def _choose_where(self, row: int) -> None:
        """Nothing waits for the folder's name: meanwhile this sheet may be closed, and gone."""
        if row:
            asking = _folder_dialog(self, self._session.view)
            asking.fileSelected.connect(self._send_to)
            asking.rejected.connect(self._show_again)
            asking.open()
        else:
            self._session.batch.send_to(folder=None)

    def _send_to(self, name: str) -> None:
        self._session.batch.send_to(folder=Path(name))

    def _show_again(self) -> None:
        self.show_view(self._session.view)

    def _choose_form(self, row: int) -> None:
        self._session.batch.send_to(form=list(FORMS)[row])

    def _name(self, pattern: str) -> None:
        self._session.batch.send_to(pattern=pattern)


def _folder_dialog(parent: QWidget, view: View) -> QFileDialog:
    draft = view.batch.draft
    start = draft.output.folder if draft and draft.output.folder else Path.home()
    dialog = QFileDialog(parent, tr("A folder for the results"), str(start), fileMode=QFileDialog.FileMode.Directory)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def _label(text: str, field: QWidget) -> QLabel:
    made = QLabel(text)
    made.setBuddy(field)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setContentsMargins(0, 6, 0, 0)
    return made
