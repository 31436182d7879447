"""Which model, how strongly, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.progress import JobProgress
from restoration.types import Checkpoint


class RestorePanel(QWidget):
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listed: tuple[Checkpoint, ...] = ()
        self._title = _label("Dehaze", "title")
        self._models = ModelChoice(self)
        self._models.setAccessibleName("Model")
        self._models.activated.connect(self._choose)
        self._card = _label("", "small")
        self._import = QPushButton("Import model…", self)
        self._import.setProperty("flat", True)
        self._import.clicked.connect(self.import_wanted)
        self._percent = _label("", "quiet")
        self._strength = StrengthSlider(self)
        self._strength.setAccessibleName("Strength")
        self._strength.actionTriggered.connect(self._set_strength)
        self._strength.reset_wanted.connect(self._reset_strength)
        self._restore = QPushButton("Restore", self)
        self._restore.setProperty("primary", True)
        self._restore.setToolTip("Restore this photograph  (R)")
        self._restore.clicked.connect(session.restore)
        self._stop = QPushButton("Stop", self)
        self._stop.setToolTip("Stop  (Esc)")
        self._stop.clicked.connect(session.stop)
        self._progress = JobProgress(self)
        self._lay_out()

    def show_view(self, view: View) -> None:
        if view.checkpoints != self._listed:
            self._listed = view.checkpoints
            self._models.clear()
            self._models.addItems([one.title for one in view.checkpoints])
        ids = [one.id for one in view.checkpoints]
        self._models.setCurrentIndex(ids.index(view.checkpoint) if view.checkpoint in ids else -1)
        self._card.setText(_card_text(view.chosen))
        self._strength.setValue(round(view.strength * 100))
        self._percent.setText(f"{round(view.strength * 100)} %")
        self._restore.setEnabled(view.can_restore)
        shown, hidden = (self._stop, self._restore) if view.can_stop else (self._restore, self._stop)
        shown.setVisible(True)
        if hidden.hasFocus():
            shown.setFocus()
        hidden.setVisible(False)
        self._progress.show_view(view)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(8)
        strength = QGridLayout()
        strength.setContentsMargins(0, 6, 0, 2)
        strength.addWidget(_label("Strength", ""), 0, 0)
        strength.addWidget(self._percent, 0, 1, Qt.AlignmentFlag.AlignRight)
        strength.addWidget(self._strength, 1, 0, 1, 2)
        column.addWidget(self._title)
        column.addWidget(self._models)
        column.addWidget(self._card)
        column.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(strength)
        column.addWidget(self._restore)
        column.addWidget(self._stop)
        column.addWidget(self._progress)

    def _choose(self, row: int) -> None:
        self._session.choose_checkpoint(self._listed[row].id)

    def _set_strength(self) -> None:
        self._session.set_strength(self._strength.sliderPosition() / 100)

    def _reset_strength(self) -> None:
        self._session.set_strength(1.0)


class ModelChoice(QComboBox):
    """The plain wheel scrolls the panel, and does not choose another model by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StrengthSlider(QSlider):
    """A double click resets it. Only Shift and the wheel turn it: the plain wheel scrolls the panel. It keeps the arrow
    keys, which elsewhere go to the next photograph."""

    reset_wanted = Signal()
    KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setToolTip("How much of the restoration is mixed in; double-click for 100 %")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in self.KEYS:
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().wheelEvent(event)
        else:
            event.ignore()


def _card_text(chosen: Checkpoint | None) -> str:
    if chosen is None:
        return ""
    card = chosen.card
    told = (("Good for", card.good_for), ("Not for", card.bad_for))
    return "\n".join(f"{head}: {text}" for head, text in told if text)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
