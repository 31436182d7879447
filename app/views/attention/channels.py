"""All channels of one layer as bars: at a place of the photograph, or of the row of the strip that is pointed at."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from app.views.attention.bars import paint_bars
from app.views.attention.cells import Cell
from app.views.attention.strip import ChannelStrip
from app.words import tr


class ChannelBars(QWidget):
    """A thin bar a channel, and a dashed line at their mean; the chosen one is marked as in all bars. While there is
    none, `empty` says how to get them."""

    def __init__(self, parent: QWidget | None = None, empty: str = "") -> None:
        super().__init__(parent)
        self._empty = empty
        self._gates = np.zeros(0, np.float32)
        self._chosen = -1
        self._full = 1.0
        self.setFixedHeight(64)
        self.setAccessibleName(tr("Gate values of all channels"))

    def gates(self) -> tuple[float, ...]:
        return tuple(map(float, self._gates))

    def chosen(self) -> int:
        """-1 for none."""
        return self._chosen

    def show_gates(self, gates: np.ndarray | None, chosen: int = -1, full: float = 1.0) -> None:
        """(C,) in [0, 1], or nothing; bars end at `full`."""
        self._full = full
        self._gates = np.zeros(0, np.float32) if gates is None else gates
        self._chosen = chosen
        self.setAccessibleDescription(summed_up(self._gates))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        field = QRectF(0, 0, self.width(), self.height() - 6)
        paint_bars(painter, field, self.palette(), self.gates(), self._chosen, self._full)
        if not len(self._gates):
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self._empty)
        else:
            height = field.bottom() - min(1.0, float(self._gates.mean()) / self._full) * field.height()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1, Qt.PenStyle.DashLine))
            painter.drawLine(round(field.left()), round(height), round(field.right()), round(height))
        painter.end()


class RowBars(ChannelBars):
    """Of the row of a strip that the mouse, or the keyboard, is on."""

    def __init__(self, strip: ChannelStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Point at a row above"))
        self._strip = strip
        strip.pointed.connect(self._show_row)

    def _show_row(self, cell: Cell | None) -> None:
        if cell is None:
            self.show_gates(None)
        else:
            self.show_gates(self._strip.gates(cell[0]), cell[1])


def summed_up(gates: np.ndarray) -> str:
    """64 channels: mean 0.42, from 0.03 to 0.91; or nothing of nothing."""
    if not len(gates):
        return ""
    low, high = float(gates.min()), float(gates.max())
    return tr(
        "{count} channels: mean {mean:.2f}, from {low:.2f} to {high:.2f}",
        count=len(gates),
        mean=float(gates.mean()),
        low=low,
        high=high,
    )
