"""How far a job is, and how long it still takes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from app.job import Job
from app.view import View

DOING = {
    "restore": "Restoring",
    "attend": "Reading the attention",
    "try": "Trying the models",
    "import": "Reading the model",
    "export": "Exporting",
    "prepare": "Starting the engine",
    "tune": "Fine-tuning",
}
STEPS = 1000


class JobProgress(QWidget):
    """It keeps its place when nothing runs, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
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
        self._text.setText(in_words(view.job) if view.job else last_time(view))


def in_words(job: Job) -> str:
    """Restoring: 25 % · 20 s left"""
    if job.progress is None or job.progress.total <= 1:
        return f"{DOING[job.kind]}…"
    counted = f"{DOING[job.kind]}: {job.fraction:.0%}".replace("%", " %")
    left = job.seconds_left
    return f"{counted} · {duration(left)} left" if left else counted


def last_time(view: View) -> str:
    """1.8 s on CPU, whole image"""
    if view.item is None or view.item.restored is None:
        return ""
    result = view.item.restored.result
    return f"{result.seconds:.1f} s on {result.device}, {result.plan}"


def duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"
