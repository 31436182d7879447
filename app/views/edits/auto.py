"""What Auto says about the photograph, and whether the choice above is its."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.session import Session
from app.view import View
from app.views.labels import label
from app.words import retold, tr


class AutoLine(QWidget):
    """A switch, pressed while the choice is Auto's, and its sentence. Whoever chooses something else lets go of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = QToolButton(self)
        self._switch.setText(tr("Auto"))
        self._switch.setCheckable(True)
        self._switch.setProperty("toggle", True)
        self._switch.setAccessibleName(tr("Choose what Auto suggests"))
        self._switch.clicked.connect(session.auto.follow)
        self._sentence = label("", "quiet")
        self._sentence.setAccessibleName(tr("What seems wrong with the photograph"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._switch)
        row.addWidget(self._sentence, 1)

    def show_view(self, view: View) -> None:
        suggestion = view.item.suggestion if view.item else None
        self.setVisible(suggestion is not None)
        self._sentence.setText(retold(suggestion.sentence) if suggestion else "")
        self._switch.setEnabled(view.suggested is not None)
        self._switch.setChecked(view.follows_auto)
        tip = (
            tr("The task and the model are what Auto suggests")
            if view.follows_auto
            else tr("Choose what Auto suggests")
        )
        self._switch.setToolTip(tip)
