"""Cells that are read one by one: under the mouse, or with the arrow keys. What they are, subclasses know."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

Cell = tuple[int, int]  # row, column
MOVES: dict[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Cells(QWidget):
    """`told` says in words which cell the mouse, or the keyboard, is on; empty when on none. `pointed` hands over the
    cell, or None."""

    told = Signal(str)
    pointed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: Cell | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def summary(self) -> str:
        """All of it, in a few words."""
        raise NotImplementedError

    @property
    def description(self) -> str:
        """The same for those who cannot see it."""
        return self.summary

    def words(self, row: int, column: int) -> str:
        """One cell, in words."""
        raise NotImplementedError

    def columns(self) -> tuple[int, ...]:
        """How many cells each row has."""
        raise NotImplementedError

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is drawn."""
        raise NotImplementedError

    def cell_at(self, point: QPoint) -> Cell | None:
        raise NotImplementedError

    def point_at(self, cell: Cell | None) -> None:
        if cell != self._cell:
            self._cell = cell
            self._tell()

    def renew(self) -> None:
        """The cells are others now."""
        self._cell = None
        self._tell()
        self.updateGeometry()

    def paint_marks(self, painter: QPainter) -> None:
        """A frame around the cell that is pointed at, and one around all with the keyboard's focus."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._cell:
            painter.setPen(QPen(QColor(255, 255, 255), 1))
            painter.drawRect(self.cell_rect(*self._cell).adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(self.cell_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in MOVES:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move, columns = MOVES.get(event.key()), self.columns()
        if move is None or not columns:
            super().keyPressEvent(event)
            return
        row, column = (self._cell[0] + move[0], self._cell[1] + move[1]) if self._cell else (0, 0)
        row = max(0, min(len(columns) - 1, row))
        self.point_at((row, max(0, min(columns[row] - 1, column))))

    def _tell(self) -> None:
        words = self.words(*self._cell) if self._cell else ""
        self.setAccessibleDescription(words or self.description)
        self.told.emit(words)
        self.pointed.emit(self._cell)
        self.update()
