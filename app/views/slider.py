"""A slider that a mouse wheel, meant for the panel around it, does not turn by accident."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget

HANDLE_PX = 16
TICK_PX = 4


class CalmSlider(QSlider):
    """Horizontal; only Shift and the wheel turn it. It keeps the arrow keys, which elsewhere change the photograph."""

    KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in self.KEYS:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A styled slider paints no ticks of its own."""
        super().paintEvent(event)
        if self.tickPosition() == QSlider.TickPosition.NoTicks:
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for value in range(self.minimum(), self.maximum() + 1):
            x = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, self.width() - HANDLE_PX)
            painter.drawLine(x + HANDLE_PX // 2, self.height() - TICK_PX, x + HANDLE_PX // 2, self.height() - 1)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().wheelEvent(event)
        else:
            event.ignore()
