"""Before many photographs are restored: which ones, with which settings, and where the results go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.batch.entries import entries_of, example
from app.batch.queued import Draft, Form, Which, Whose
from app.batch.selection import chosen_items
from app.session import Session
from app.view import View
from app.views.choice import CalmChoice
from app.views.dialogs import Sheet
from app.views.incoming import shown_name
from app.views.labels import label
from app.words import later, retold, tr, trn

FORMS: dict[Form, str] = {
    "": later("As the originals"),
    "jpg": "JPEG",
    "png": later("PNG, 16 bit"),
    "tif": later("TIFF, 16 bit"),
}
WHICH: tuple[Which, ...] = ("all", "selected")
WHOSE: tuple[Whose, ...] = ("this", "own", "auto")
WIDTH = 520
NAMED = later("From {name} {task} {model} {number} {date}")
LEFT_ALONE = later("Photographs that look fine are left alone, and those where it is not clear what is wrong.")
MIRRORED = later("Sub-folders are made as in the folder that was opened.")


class BatchSheets(QObject):
    """Opens the sheet while there is a draft, and closes it when there no longer is."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._sheet: BatchSheet | None = None

    def show_view(self, view: View) -> None:
        if view.batch.draft and self._sheet is None:
            self._sheet = BatchSheet(self._session, self._window)
            self._sheet.show_view(view)
            self._sheet.finished.connect(self._dismiss)
            self._sheet.show()
        elif view.batch.draft and self._sheet:
            self._sheet.show_view(view)
        elif self._sheet:
            self._sheet.finished.disconnect(self._dismiss)
            self._sheet.close()
            self._sheet = None

    def _dismiss(self) -> None:
        """It has closed itself, and is gone before the next View is drawn."""
        self._sheet = None
        self._session.batch.dismiss()


class BatchSheet(Sheet):
    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Restore all"), parent)
        self._session = session
        self._which = CalmChoice(tr("Which photographs"), self)
        self._whose = CalmChoice(tr("With which settings"), self)
        self._where = CalmChoice(tr("Where the results go"), self)
        self._form = CalmChoice(tr("Format of the results"), self)
        self._form.show_names(list(map(tr, FORMS.values())))
        self._pattern = QLineEdit(self)
        self._pattern.setAccessibleName(tr("Name of the results"))
        self._pattern.setToolTip(tr(NAMED))
        self._example = label("", "quiet")
        self._example.setAccessibleName(tr("Example of a name"))
        _keep_lines(self._example)
        self._note = label("", "small")
        self._note.setAccessibleName(tr("What else to know"))
        _keep_lines(self._note)
        self._start = QPushButton(tr("Start"), self)
        self._start.setProperty("primary", True)
        self._start.setDefault(True)
        self._which.activated.connect(self._choose_which)
        self._whose.activated.connect(self._choose_whose)
        self._where.activated.connect(self._choose_where)
        self._form.activated.connect(self._choose_form)
        self._pattern.textEdited.connect(self._name)
        self._start.clicked.connect(session.batch.start)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def show_view(self, view: View) -> None:
        draft = view.batch.draft
        if draft is None:
            return
        _offer(self._which, _photographs(view), WHICH.index(draft.which))
        _offer(self._whose, _settings(view), WHOSE.index(draft.whose))
        _offer(self._where, _places(draft), 1 if draft.output.folder else 0)
        self._form.setCurrentIndex(list(FORMS).index(draft.output.form))
        if self._pattern.text() != draft.output.pattern:
            self._pattern.setText(draft.output.pattern)
        before, after = example(view)
        self._example.setText(retold(draft.problem) or (f"{before} → {after}" if after else " "))
        self._pattern.setProperty("wrong", bool(draft.problem))
        self._pattern.style().polish(self._pattern)
        self._note.setText(_note(view, draft))
        count = len(entries_of(view))
        self._start.setText(trn("Restore 1 photograph", "Restore {count} photographs", count))
        self._start.setEnabled(count > 0 and not draft.problem)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        named = QVBoxLayout()
        named.setSpacing(4)
        named.addWidget(self._pattern)
        named.addWidget(label(tr(NAMED), "small"))
        named.addWidget(self._example)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("&Photographs"), self._which),
            (tr("&Settings"), self._whose),
            (tr("&Results"), self._where),
            (tr("&Format"), self._form),
        )
        for text, field in rows:
            form.addRow(_label(text, field), field)
        form.addRow(_label(tr("&Name"), self._pattern), named)
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
        self._session.batch.draft(whose=WHOSE[row])

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


def _offer(choice: CalmChoice, names: list[str], chosen: int) -> None:
    """Names that are the same stay as they are, so that an open list does not close."""
    if [choice.itemText(row) for row in range(choice.count())] != names:
        choice.show_names(names)
    choice.setCurrentIndex(chosen)
    choice.setEnabled(len(names) > 1)


def _photographs(view: View) -> list[str]:
    """The second choice is there when several are selected."""
    several = len(chosen_items(view))
    return [
        tr("All {count}", count=len(view.items)),
        *([tr("The {several} selected ones", several=several)] if several > 1 else []),
    ]


def _settings(view: View) -> list[str]:
    percent = round(100 * view.strength)
    known = {one.id: retold(one.title) for one in view.checkpoints}
    titles = " → ".join(known.get(step.checkpoint, step.checkpoint) for step in view.edit.steps)
    return [
        tr("Of the photograph on the screen: {titles}, {percent} %", titles=titles, percent=percent),
        tr("Each photograph's own"),
        tr("What Auto suggests for each"),
    ]


def _places(draft: Draft) -> list[str]:
    folder = draft.output.folder
    return [
        tr("Beside the originals"),
        tr("In the folder {name}…", name=shown_name(folder)) if folder else tr("In a folder…"),
    ]


def _note(view: View, draft: Draft) -> str:
    pasted = sum(item.path is None for item in (view.items if draft.which == "all" else chosen_items(view)))
    said = [tr("Originals and other files are never written over.")]
    if draft.output.folder and any(entry.folder != draft.output.folder for entry in entries_of(view)):
        said.append(tr(MIRRORED))
    if draft.whose == "auto":
        said.append(tr(LEFT_ALONE))
    if pasted:
        said.append(tr("Pasted pictures are left out: they are no files."))
    return " ".join(said)


def _folder_dialog(parent: QWidget, view: View) -> QFileDialog:
    draft = view.batch.draft
    start = draft.output.folder if draft and draft.output.folder else Path.home()
    dialog = QFileDialog(parent, tr("A folder for the results"), str(start), fileMode=QFileDialog.FileMode.Directory)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def _keep_lines(text: QLabel) -> None:
    """Room for two of them, so that nothing jumps."""
    text.setMinimumHeight(2 * text.fontMetrics().lineSpacing() + 4)
    text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


def _label(text: str, field: QWidget) -> QLabel:
    made = QLabel(text)
    made.setBuddy(field)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setContentsMargins(0, 6, 0, 0)
    return made
