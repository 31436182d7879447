"""Where does one place look? Asked by a click on the photograph."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.labels import label
from app.words import later, tr

OFFER = later("Then click the photograph to see where that place looks. Or Alt+click it, without the button.")
TIP = later(
    "Each click on the photograph asks where that place looks  (G). Shift+G asks for the middle, Esc leads back."
)
INVITATION = later("Click the photograph to see where that place looks.")


class GazeControls(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label(tr(OFFER), "quiet")
        self._follow = QPushButton(tr("Follow a place"), self)
        self._follow.setCheckable(True)
        self._follow.setToolTip(tr(TIP))
        self._follow.clicked.connect(session.gates.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._follow)
        column.addWidget(self._text)

    def show_view(self, view: View) -> None:
        self._follow.setChecked(view.follows)
        self._follow.setEnabled(view.can_follow)
        self._text.setText(_told(view))


def _told(view: View) -> str:
    if not view.follows:
        return tr(OFFER)
    if view.asked is None or view.attention is None:
        return tr(INVITATION)
    x, y = view.asked
    if view.attention.gaze == view.asked:
        return tr("This is where {x}, {y} looks. Click another place; Esc shows all again.", x=x, y=y)
    return tr("Asking where {x}, {y} looks…", x=x, y=y)
