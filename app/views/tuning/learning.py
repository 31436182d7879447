"""Fine-tuning as it goes on: what is watched, before and now; the curves; the time; and two ways to end it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.job import Job
from app.session import Session
from app.tuning.sitting import STARTING, Sitting
from app.view import View
from app.views.labels import label
from app.views.progress import duration
from app.views.tuning.curve import Curve
from app.views.tuning.pictures import Captioned, show_preview
from restoration.types import Previewed

LOSS = "Loss on what is learnt from"
HELD_OUT = "Held-out pictures, PSNR in dB"
FEW = "With fewer than twelve pictures none are spared for this: all that are held out judge at the end."
STEPS = 1000


class LearningView(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Previewed | None, Previewed | None] = (None, None)
        self._before, self._now = Captioned(self), Captioned(self)
        self._loss = Curve(LOSS, "steps", "The first numbers come after a few seconds.", self)
        self._psnr = Curve(HELD_OUT, "steps", FEW, self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._bar.setAccessibleName("Progress of fine-tuning")
        self._words = label("", "quiet")
        self._enough = QPushButton("Stop and judge", self)
        self._enough.setToolTip("Learn no longer: the best so far is judged on the held-out pictures")
        self._enough.clicked.connect(session.tuner.enough)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setToolTip("End it at once, without a verdict; nothing is kept")
        self._cancel.clicked.connect(session.tuner.cancel)
        self._lay_out()

    def show_view(self, view: View) -> None:
        sitting = view.tuning
        if (sitting.before, sitting.now) != self._shown:
            self._shown = sitting.before, sitting.now
            show_preview(self._before, sitting.before, "Before")
            show_preview(self._now, sitting.now, "Now")
        self._loss.show_points([(tick.step, tick.loss) for tick in sitting.ticks])
        level = (sitting.scores[0].restored, "before tuning") if sitting.scores else None
        self._psnr.show_points([(score.step, score.restored) for score in sitting.scores], level)
        if view.job and view.job.kind == "tune":
            self._show_time(view.job, sitting)

    def _show_time(self, job: Job, sitting: Sitting) -> None:
        gone, whole = job.now - job.started, sitting.plan.minutes * 60
        self._bar.setValue(round(STEPS * min(1.0, gone / whole)))
        self._words.setText(f"{doing(job, sitting)} · {duration(gone)} of {sitting.plan.minutes} min")
        self._enough.setEnabled(not sitting.ending)

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        pictures.addWidget(self._before)
        pictures.addWidget(self._now)
        curves = QHBoxLayout()
        curves.setSpacing(24)
        curves.addWidget(self._loss)
        curves.addWidget(self._psnr)
        buttons = QHBoxLayout()
        buttons.addWidget(self._words, 1)
        buttons.addWidget(self._enough)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(pictures, 3)
        column.addLayout(curves, 2)
        column.addWidget(self._bar)
        column.addLayout(buttons)


def doing(job: Job, sitting: Sitting) -> str:
    """Learning: step 45 of 175"""
    if job.progress is None or job.progress.stage == STARTING:
        return "Starting"
    if job.progress.stage.startswith("reading"):
        return "Reading the pictures"
    if job.progress.stage == "judging":
        return f"Judging held-out picture {job.progress.done + 1} of {job.progress.total}"
    if sitting.ending:
        return "Learning ends"
    return f"Learning: step {job.progress.done} of {job.progress.total}"
