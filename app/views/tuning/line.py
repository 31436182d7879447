"""In the panel, what fine-tuning has to do with the photograph on the screen: a model that knows its camera, or the
reason why restoring has to wait."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.session import Session
from app.tuning.tuner import is_tuning
from app.view import View
from app.views.labels import label
from app.words import later, tr
from restoration.catalogue import tuned_for
from restoration.types import Checkpoint

WAITING = later("A model is being fine-tuned. Restoring waits until that is done.")
UNDECIDED = later("Fine-tuning is done. Keep the model, or discard it?")


class TuningLine(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._matched: Checkpoint | None = None
        self._words = label("", "quiet")
        self._use = QPushButton(tr("Use it"), self)
        self._use.clicked.connect(self._choose)
        self._show = QPushButton(tr("Show it"), self)
        self._show.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 0)
        column.setSpacing(6)
        for widget in (self._words, self._use, self._show):
            column.addWidget(widget)

    def show_view(self, view: View) -> None:
        self._matched = matched(view)
        waits = is_tuning(view) or view.tuning.outcome is not None
        self.setVisible(waits or self._matched is not None)
        self._show.setVisible(waits)
        self._use.setVisible(not waits and self._matched is not None)
        if waits:
            self._words.setText(tr(WAITING) if is_tuning(view) else tr(UNDECIDED))
        elif self._matched:
            self._words.setText(
                tr("“{title}” was fine-tuned for the camera that took this.", title=self._matched.title)
            )

    def _choose(self) -> None:
        if self._matched:
            self._session.choose_checkpoint(self._matched.id)

    def _open(self) -> None:
        self._session.tuner.open()


def matched(view: View) -> Checkpoint | None:
    """By the EXIF data of the photograph on the screen; None when that model is chosen already."""
    item = view.item
    found = tuned_for(item.original.photo.source.shot if item and item.original else None, view.checkpoints)
    return None if found is None or found.id == view.checkpoint else found
