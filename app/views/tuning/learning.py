"""Fine-tuning as it goes on: what is watched, before and now; the curves; the time; and two ways to end it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.job import Job
from app.session import Session
from app.tuning.sitting import STARTING, Sitting
from app.view import View
from app.views.labels import label
from app.views.speed.words import duration
from app.views.tuning.curve import Curve
from app.views.tuning.pictures import Captioned, show_preview
from app.words import later, tr
from restoration.types import Previewed

LOSS = later("Loss on what is learnt from")
HELD_OUT = later("Held-out pictures, PSNR in dB")
FEW = later("With fewer than twelve pictures none are spared for this: all that are held out judge at the end.")
STEPS = 1000


class LearningView(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Previewed | None, Previewed | None] = (None, None)
        self._before, self._now = Captioned(self), Captioned(self)
        self._loss = Curve(tr(LOSS), tr("steps"), tr("The first numbers come after a few seconds."), self)
        self._psnr = Curve(tr(HELD_OUT), tr("steps"), tr(FEW), self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._bar.setAccessibleName(tr("Progress of fine-tuning"))
        self._words = label("", "quiet")
        self._enough = QPushButton(tr("Stop and judge"), self)
        self._enough.setToolTip(tr("Learn no longer: the best so far is judged on the held-out pictures"))
        self._enough.clicked.connect(session.tuner.enough)
        self._cancel = QPushButton(tr("Cancel"), self)
        self._cancel.setToolTip(tr("End it at once, without a verdict; nothing is kept"))
        self._cancel.clicked.connect(session.tuner.cancel)
        self._lay_out()

    def show_view(self, view: View) -> None:
        sitting = view.tuning
        if (sitting.before, sitting.now) != self._shown:
            self._shown = sitting.before, sitting.now
            show_preview(self._before, sitting.before, tr("Before"))
            show_preview(self._now, sitting.now, tr("Now"))
        self._loss.show_points([(tick.step, tick.loss) for tick in sitting.ticks])
        level = (sitting.scores[0].restored, tr("before tuning")) if sitting.scores else None
        self._psnr.show_points([(score.step, score.restored) for score in sitting.scores], level)
        if view.job and view.job.kind == "tune":
            self._show_time(view.job, sitting)

    def _show_time(self, job: Job, sitting: Sitting) -> None:
        gone, whole = job.now - job.started, sitting.plan.minutes * 60
        self._bar.setValue(round(STEPS * min(1.0, gone / whole)))
        self._words.setText(
            tr(
                "{doing} · {gone} of {minutes} min",
                doing=doing(job, sitting),
                gone=duration(gone),
                minutes=sitting.plan.minutes,
            )
        )
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
        return tr("Starting")
    if job.progress.stage.startswith("reading"):
        return tr("Reading the pictures")
    if job.progress.stage == "judging":
        return tr(
            "Judging held-out picture {number} of {total}", number=job.progress.done + 1, total=job.progress.total
        )
    if sitting.ending:
        return tr("Learning ends")
    return tr("Learning: step {done} of {total}", done=job.progress.done, total=job.progress.total)
