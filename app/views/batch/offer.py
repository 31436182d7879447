"""A line above the photograph: the last run was cut off; is it to be finished?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.labels import label
from app.words import later, tr, trn

HINT = later("What was finished is saved; this is what was still to do.")


class BatchOffer(QFrame):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self._summary = label("", "")
        self._summary.setObjectName("summary")
        self._go_on = QPushButton(tr("Go on"), self)
        self._go_on.setProperty("primary", True)
        self._go_on.setToolTip(tr("Restore them as it was planned"))
        self._go_on.clicked.connect(session.batch.take_up)
        self._forget = QPushButton(tr("Forget"), self)
        self._forget.setToolTip(tr("Leave them as they are"))
        self._forget.clicked.connect(session.batch.forget)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._summary)
        words.addWidget(label(tr(HINT), "quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addLayout(words, 1)
        for button in (self._go_on, self._forget):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setVisible(False)

    def show_view(self, view: View) -> None:
        left = view.batch.left
        self.setVisible(left is not None)
        if left:
            told = "1 photograph of the last run was not finished."
            several = "{count} photographs of the last run were not finished."
            self._summary.setText(trn(told, several, len(left.entries)))
