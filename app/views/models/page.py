"""The models that there are, shipped, fine-tuned and imported, and a card of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.models.browsing import origin
from app.models.library import browsed
from app.session import Session
from app.view import View
from app.views.models.card import ORIGINS, ModelCard
from app.views.tuning.page import page_head
from app.words import retold, tr
from restoration.catalogue import models_folder
from restoration.naming import TASKS
from restoration.types import Checkpoint

LIST_WIDTH = 340


class ModelsPage(QWidget):
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listed: tuple[Checkpoint, ...] = ()
        self._list = QListWidget(self)
        self._list.setObjectName("models")
        self._list.setAccessibleName(tr("Models"))
        self._list.setFixedWidth(LIST_WIDTH)
        self._list.currentRowChanged.connect(self._select)
        self._list.itemActivated.connect(self._use)
        self._import = QPushButton(tr("Import model…"), self)
        self._import.clicked.connect(self.import_wanted)
        self._folder = QPushButton(tr("Open folder"), self)
        self._folder.setToolTip(tr("The folder of your own models"))
        self._folder.clicked.connect(self._open_folder)
        self._card = ModelCard(session, self)
        self._lay_out()

    def show_view(self, view: View) -> None:
        if view.page != "models":
            return
        if view.checkpoints != self._listed:
            self._listed = view.checkpoints
            self._list.clear()
            self._list.addItems([_line(one) for one in view.checkpoints])
        ids = [one.id for one in view.checkpoints]
        row = ids.index(view.browsing.selected) if view.browsing.selected in ids else -1
        self._list.setCurrentRow(row)
        self._import.setEnabled(view.job is None)
        self._folder.setEnabled(models_folder().is_dir())
        self._card.setVisible(browsed(view) is not None)
        self._card.show_view(view)

    def take_focus(self) -> None:
        self._list.setFocus()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._import)
        below.addWidget(self._folder)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._list, 1)
        left.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addLayout(left)
        row.addWidget(self._card, 1)
        row.setAlignment(self._card, Qt.AlignmentFlag(0))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(page_head(tr("Models"), self._session.library.leave, self))
        column.addLayout(row, 1)

    def _select(self, row: int) -> None:
        """Also called when show_view sets what is selected already."""
        if 0 <= row < len(self._listed) and self._listed[row].id != self._session.view.browsing.selected:
            self._session.library.select(self._listed[row].id)

    def _use(self, item: QListWidgetItem) -> None:
        self._session.library.use()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(models_folder())))


def _line(one: Checkpoint) -> str:
    return f"{retold(one.title)}\n{tr(TASKS[one.task])} · {tr(ORIGINS[origin(one)])}"
