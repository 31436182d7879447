"""What came of the queue, group by group; a click selects a group in the filmstrip, so that one can go on with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.batch.queued import Entry, Queue
from app.session import Session
from app.views.labels import label
from app.words import later, tr, trn

TIPS = {
    "restored": later("Restored and saved: select them in the filmstrip"),
    "fine": later("Left alone, because they look fine: select them in the filmstrip"),
    "unclear": later("Left alone, because it is not clear what is wrong: select them, and choose a task for them"),
    "helpless": later("Left alone, because there is no model for them: select them, and choose a task for them"),
    "failed": later("They could not be restored: select them in the filmstrip"),
}


class QueueGroups(QWidget):
    """Not there while the queue runs, nor when all went well."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._buttons = {group: self._button(group) for group in TIPS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(label(tr("Select:"), "quiet"))
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.setVisible(False)

    def show_queue(self, queue: Queue) -> None:
        ended = queue.is_over or not queue.runs
        self.setVisible(ended and bool(queue.left or queue.failed))
        for group, entries in groups_of(queue).items():
            self._buttons[group].setText(_words(group, len(entries)))
            self._buttons[group].setVisible(bool(entries))

    def _button(self, group: str) -> QPushButton:
        made = QPushButton(_words(group, 0), self)
        made.setProperty("link", True)
        made.setToolTip(tr(TIPS[group]))
        made.clicked.connect(partial(self._select, group))
        return made

    def _select(self, group: str) -> None:
        if queue := self._session.view.batch.queue:
            self._session.selection.take_files([one.path for one in groups_of(queue)[group]])


def groups_of(queue: Queue) -> dict[str, tuple[Entry, ...]]:
    """In the order in which they are told."""
    left = {why: tuple(one for one in queue.left if one.why == why) for why in ("fine", "unclear", "helpless")}
    return {"restored": queue.done, **left, "failed": queue.failed}


def _words(group: str, count: int) -> str:
    said = {
        "restored": trn("1 restored", "{count} restored", count),
        "fine": trn("1 looks fine", "{count} look fine", count),
        "unclear": trn("1 not clear what is wrong", "{count} not clear what is wrong", count),
        "helpless": trn("1 without a model", "{count} without a model", count),
        "failed": trn("1 failed", "{count} failed", count),
    }
    return said[group]
