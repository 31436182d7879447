"""How far a job is, and how long it still takes; before it, how long it will take."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from app.job import Job
from app.view import View
from app.views.speed.words import ahead, duration
from app.words import later, retold, tr

DOING = {
    "restore": later("Restoring"),
    "attend": later("Reading the attention"),
    "try": later("Trying the models"),
    "import": later("Reading the model"),
    "export": later("Exporting"),
    "prepare": later("Starting the engine"),
    "tune": later("Fine-tuning"),
}
STEPS = 1000


class JobProgress(QWidget):
    """It keeps its place when nothing runs, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._text = QLabel(self)
        self._text.setProperty("role", "small")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._text)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.setVisible(False)

    def show_view(self, view: View) -> None:
        self._bar.setVisible(view.job is not None)
        if view.job:
            known = bool(view.job.progress and view.job.progress.total > 1)
            self._bar.setRange(0, STEPS if known else 0)  # no range: something moves, nobody knows how long
            self._bar.setValue(round(STEPS * view.job.fraction) if known else 0)
        self._text.setText(in_words(view.job) if view.job else last_time(view) or ahead(view))


def in_words(job: Job) -> str:
    """Restoring: 25 % · 20 s left"""
    if job.progress is None or job.progress.total <= 1:
        return f"{tr(DOING[job.kind])}…"
    counted = tr("{doing}: {percent:.0f} %", doing=tr(DOING[job.kind]), percent=100 * job.fraction)
    left = job.seconds_left
    return tr("{counted} · {left} left", counted=counted, left=duration(left)) if left else counted


def last_time(view: View) -> str:
    """1.8 s on CPU, whole image; empty unless it was with the steps that are chosen now, and here"""
    if view.item is None or view.item.restored is None or view.item.restored.steps != view.edit.steps:
        return ""
    result = view.item.restored.result
    if not result.device:
        return ""  # the queue's, read again
    device, plan = retold(result.device), retold(result.plan)
    return tr("{seconds:.1f} s on {device}, {plan}", seconds=result.seconds, device=device, plan=plan)
