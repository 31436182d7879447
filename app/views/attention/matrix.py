"""Attention between layers: each row takes from the columns."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from app.views.attention.cells import Cell, Cells
from app.views.canvas.marks import font_of
from app.words import retold, tr
from restoration import heat

LEFT, TOP = 32, 18
ROW = 20
ROOM = 2
DARK, LIGHT = QColor(0x18, 0x18, 0x18), QColor(0xF0, 0xF0, 0xF0)
LIGHT_FROM = 140  # of 255: green, by which a colour of viridis is light
Align = Qt.AlignmentFlag


class LayerMatrix(Cells):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Attention between layers"), parent)
        self._values = np.zeros((0, 0), np.float32)
        self._colours = np.zeros((0, 0, 3), np.uint8)
        self._names: tuple[str, ...] = ()
        self._short: tuple[str, ...] = ()

    def show_values(self, values: np.ndarray) -> None:
        """(L, L): each row adds up to 1."""
        self._values = values
        self._colours = heat.colour(values, heat.limits("share"))
        self._names = tuple(map(retold, heat.layer_names(len(values))))
        self._short = tuple(map(retold, heat.short_layer_names(len(values))))
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(240, TOP + ROW * len(self._values))

    @property
    def summary(self) -> str:
        return tr("{count} layers. Point at a cell to read it.", count=len(self._values))

    @property
    def description(self) -> str:
        """What each row takes most from."""
        best = [(row, int(shares.argmax())) for row, shares in enumerate(self._values)]
        return "; ".join(self.words(row, column) for row, column in best)

    def words(self, row: int, column: int) -> str:
        return tr(
            "{row} takes {share:.2f} from {column}",
            row=self._names[row],
            share=self._values[row, column],
            column=self._names[column],
        )

    def columns(self) -> tuple[int, ...]:
        return (len(self._values),) * len(self._values)

    def cell_rect(self, row: int, column: int) -> QRect:
        wide = (self.width() - LEFT) / len(self._values)
        left, right = round(LEFT + column * wide), round(LEFT + (column + 1) * wide)
        return QRect(left, TOP + row * ROW, right - left, ROW)

    def cell_at(self, point: QPoint) -> Cell | None:
        count = len(self._values)
        row, column = (point.y() - TOP) // ROW, (point.x() - LEFT) * count // max(1, self.width() - LEFT)
        return (row, column) if 0 <= row < count and 0 <= column < count else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font_of(painter, 10))
        for place, name in enumerate(self._short):
            self._paint_name(painter, place, name)
        for row, column in np.ndindex(self._values.shape):
            self._paint_cell(painter, row, column)
        self.paint_marks(painter)
        painter.end()

    def _paint_name(self, painter: QPainter, place: int, name: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        beside, above = self.cell_rect(place, 0), self.cell_rect(0, place)
        painter.drawText(QRect(0, beside.top(), LEFT - 5, ROW), Align.AlignRight | Align.AlignVCenter, name)
        painter.drawText(QRect(above.left() - ROOM, 0, above.width() + 2 * ROOM, TOP - 2), Align.AlignCenter, name)

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        """With its number, where that fits."""
        cell = QRectF(self.cell_rect(row, column)).adjusted(0, 0, -1, -1)
        red, green, blue = (int(part) for part in self._colours[row, column])
        painter.fillRect(cell, QColor(red, green, blue))
        number = _short(self._values[row, column])
        if QFontMetricsF(painter.font()).horizontalAdvance(number) <= cell.width() - ROOM:
            painter.setPen(DARK if green >= LIGHT_FROM else LIGHT)
            painter.drawText(cell, Align.AlignCenter, number)


def _short(value: float) -> str:
    """.42, and 0 or 1 as they are"""
    return f"{value:.2f}".lstrip("0") if 0.005 <= value < 0.995 else f"{value:.0f}"
