"""Channel attention of all blocks at once: a row for each block, a column for each channel."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.pixels import image_of
from app.views.canvas_marks import font_of
from restoration import heat
from restoration.types import AttentionMap

GUTTER = 26
GROUP_GAP = 3
HEIGHT = 232
Cell = tuple[int, int]  # row, column
MOVES: dict[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ChannelStrip(QWidget):
    """`told` says in words which gate the mouse, or the keyboard's cell, is on; empty when on none."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AttentionMap, ...] = ()
        self._images: tuple[QImage, ...] = ()
        self._cell: Cell | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Channel attention, blocks by channels")

    def show_maps(self, maps: tuple[AttentionMap, ...]) -> None:
        """The channel gates inside blocks; those of another width than the first's are left out."""
        inside = [one for one in maps if one.values.ndim == 1 and heat.block_of(one.layer)]
        self._rows = tuple(one for one in inside if len(one.values) == len(inside[0].values))
        self._images = tuple(image_of(heat.colour(one.values[np.newaxis])) for one in self._rows)
        self._point_at(None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._top(len(self._rows)))

    @property
    def summary(self) -> str:
        channels = len(self._rows[0].values) if self._rows else 0
        return f"{len(self._rows)} blocks (rows), {channels} channels (columns)"

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a gate is drawn."""
        wide = (self.width() - GUTTER) / len(self._rows[row].values)
        left, right = round(GUTTER + column * wide), round(GUTTER + (column + 1) * wide)
        return QRect(left, self._top(row), right - left, self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font_of(painter, 11))
        for row, (one, image) in enumerate(zip(self._rows, self._images, strict=True)):
            place = QRectF(GUTTER, self._top(row), self.width() - GUTTER, self._row_height())
            painter.drawImage(place, image, QRectF(image.rect()))
            if self._group(row) != (self._group(row - 1) if row else 0):
                self._paint_group(painter, row, one)
        if self._cell:
            painter.setPen(QPen(QColor(255, 255, 255), 1))
            painter.drawRect(self.cell_rect(*self._cell).adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._cell_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in MOVES:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(event.key())
        if move is None or not self._rows:
            super().keyPressEvent(event)
            return
        row, column = (self._cell[0] + move[0], self._cell[1] + move[1]) if self._cell else (0, 0)
        last = len(self._rows) - 1, len(self._rows[0].values) - 1
        self._point_at((max(0, min(last[0], row)), max(0, min(last[1], column))))

    def _paint_group(self, painter: QPainter, row: int, one: AttentionMap) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        place = QRectF(0, self._top(row) - 2, GUTTER - 4, 14)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, f"G{self._group(row)}")

    def _point_at(self, cell: Cell | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        words = self._words(*cell) if cell else ""
        self.setAccessibleDescription(words or self.summary)
        self.told.emit(words)
        self.update()

    def _words(self, row: int, column: int) -> str:
        one = self._rows[row]
        return f"{heat.readable(one.layer)}, channel {column + 1}: {one.values[column]:.2f}"

    def _cell_at(self, point: QPoint) -> Cell | None:
        for row, one in enumerate(self._rows):
            top = self._top(row)
            column = (point.x() - GUTTER) * len(one.values) // max(1, self.width() - GUTTER)
            if top <= point.y() < top + self._row_height() and 0 <= column < len(one.values):
                return row, column
        return None

    def _group(self, row: int) -> int:
        block = heat.block_of(self._rows[row].layer)
        return block[0] if block else 0

    def _row_height(self) -> int:
        return max(3, min(12, HEIGHT // max(1, len(self._rows))))

    def _top(self, row: int) -> int:
        """Rows lie close together; between groups there is a gap."""
        gaps = self._group(min(row, len(self._rows) - 1)) - self._group(0) if self._rows else 0
        return row * self._row_height() + gaps * GROUP_GAP
