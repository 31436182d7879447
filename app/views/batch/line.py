"""The queue while it runs and when it has ended: how far, how long yet, what failed and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.batch.queued import Entry, Queue
from app.session import Session
from app.view import View
from app.views import theme
from app.views.batch.groups import QueueGroups
from app.views.incoming import shown_name
from app.views.speed.words import duration
from app.words import retold, tr

STEPS = 1000
LIST_HEIGHT = 96


class BatchLine(QFrame):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batch")
        self._session = session
        self._failed: tuple[Entry, ...] = ()
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAccessibleName(tr("The queue"))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._bar.setAccessibleName(tr("Progress of the queue"))
        self._failures = QPushButton(tr("Why {count} failed", count=0), self)
        self._failures.setCheckable(True)
        self._failures.setToolTip(tr("Which photographs failed, and why"))
        self._failures.clicked.connect(session.batch.show_failures)
        self._again = QPushButton(tr("Try again"), self)
        self._again.setToolTip(tr("Those that failed, once more"))
        self._again.clicked.connect(session.batch.try_again)
        self._folder = QPushButton(tr("Show in folder"), self)
        self._folder.clicked.connect(self._show_folder)
        self._stop = QPushButton(tr("Stop"), self)
        self._stop.clicked.connect(session.batch.stop_or_resume)
        self._close = QToolButton(self)
        theme.put_icon(self._close, "close")
        self._close.setAccessibleName(tr("Close the queue"))
        self._close.clicked.connect(session.batch.close)
        self._groups = QueueGroups(session, self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("Photographs that failed"))
        self._list.setFixedHeight(LIST_HEIGHT)
        self._list.setWordWrap(True)
        self._list.itemClicked.connect(self._go_to)
        self._list.itemActivated.connect(self._go_to)
        self._lay_out()
        self.setVisible(False)

    def show_view(self, view: View) -> None:
        queue = view.batch.queue
        self.setVisible(queue is not None and view.page == "photographs")
        if queue is None:
            return
        self._text.setText(in_words(queue, waits=view.job is not None))
        self._bar.setValue(round(STEPS * queue.share))
        self._bar.setVisible(not queue.is_over)
        self._groups.show_queue(queue)
        self._failures.setVisible(bool(queue.failed))
        self._failures.setText(tr("Why {count} failed", count=len(queue.failed)))
        self._failures.setChecked(view.batch.failures)
        self._again.setVisible(bool(queue.failed) and queue.is_over)
        self._folder.setVisible(bool(queue.done))
        self._stop.setVisible(not queue.is_over)
        self._stop.setText(tr("Stop") if queue.runs else tr("Resume"))
        self._stop.setToolTip(tr("Stop the queue  (Ctrl+.)") if queue.runs else tr("Go on where it stopped  (Ctrl+.)"))
        self._close.setVisible(not view.batch.runs)
        self._close.setEnabled(queue.job is None)
        self._close.setToolTip(tr("Close") if queue.is_over else tr("Forget what is not finished"))
        self._list.setVisible(view.batch.failures and bool(queue.failed))
        self._show_failed(queue.failed)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        below = QHBoxLayout()
        below.addStrut(self._groups.sizeHint().height())  # the photograph above does not move when the queue ends
        below.addWidget(self._bar, 1)
        below.addWidget(self._groups, 1)
        words.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addSpacing(8)
        for button in (self._failures, self._again, self._folder, self._stop, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._list)

    def _show_failed(self, failed: tuple[Entry, ...]) -> None:
        if failed == self._failed:
            return
        self._failed = failed
        self._list.clear()
        for entry in failed:
            report = entry.report
            item = QListWidgetItem(
                f"{retold(report.summary)} {retold(report.hint)}".strip() if report else shown_name(entry.path)
            )
            item.setToolTip(str(entry.path.parent))
            self._list.addItem(item)

    def _go_to(self, item: QListWidgetItem) -> None:
        self._session.batch.show(self._failed[self._list.row(item)].path)

    def _show_folder(self) -> None:
        queue = self._session.view.batch.queue
        if queue and queue.done and (target := queue.done[-1].target):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))


def in_words(queue: Queue, waits: bool = False) -> str:
    """Restoring 12 of 60 · street.jpg · 3 min 20 s left, and so on."""
    count, total, working = len(queue.done), len(queue.entries), queue.working
    if queue.is_over:
        return tr("{count} of {total} photographs are restored and saved", count=count, total=total)
    if not queue.runs:
        return tr("Stopped · {count} of {total} photographs are restored and saved", count=count, total=total)
    place = total - len(queue.unfinished) + 1
    if working is None:
        return (
            tr("Photograph {place} of {total} waits for the engine", place=place, total=total)
            if waits
            else tr("Photograph {place} of {total}", place=place, total=total)
        )
    left = queue.seconds_left
    told = tr("Restoring {place} of {total} · {name}", place=place, total=total, name=shown_name(working.path))
    return tr("{told} · {left} left", told=told, left=duration(left)) if left is not None else told
