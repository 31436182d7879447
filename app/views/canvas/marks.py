"""What is drawn over a photograph: labels, the grip of the wipe line, the legend of an attention map, a message."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPalette, QPen, QPolygonF

from app.words import retold
from restoration import heat

MARGIN = 12.0
GRIP = 15.0  # radius
SHADE = QColor(20, 20, 20, 215)
TEXT = QColor(240, 240, 240)
QUIET = QColor(200, 200, 200)
LEGEND_WIDTH, LEGEND_HEIGHT = 272.0, 84.0  # at least
CROSS = 11.0  # half its length

Align = Qt.AlignmentFlag


def font_of(painter: QPainter, pixels: int, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def label_width(painter: QPainter, text: str) -> float:
    return QFontMetricsF(font_of(painter, 13)).horizontalAdvance(text) + 20


def paint_label(painter: QPainter, pane: QRectF, text: str, on_right: bool = False, is_low: bool = False) -> None:
    """In the pane's upper left or right corner, or in a lower one."""
    width = label_width(painter, text)
    left = pane.right() - MARGIN - width if on_right else pane.left() + MARGIN
    place = QRectF(left, pane.bottom() - MARGIN - 24 if is_low else pane.top() + MARGIN, width, 24)
    _shade(painter, place, 12)
    painter.setFont(font_of(painter, 13))
    painter.setPen(TEXT)
    painter.drawText(place, Align.AlignCenter, text)


def paint_line(painter: QPainter, area: QRectF, x: float) -> None:
    """From top to bottom of the visible photograph, white on a dark edge."""
    painter.setOpacity(1)
    for colour, width in ((QColor(0, 0, 0, 110), 4.0), (QColor(255, 255, 255), 2.0)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def paint_grip(painter: QPainter, grip: QPointF) -> None:
    painter.setOpacity(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 110), 1))
    painter.setBrush(QColor(255, 255, 255))
    painter.drawEllipse(grip, GRIP, GRIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(40, 40, 40))
    for side in (-1, 1):
        tip, back = grip + QPointF(side * 9, 0), grip + QPointF(side * 4, 0)
        painter.drawPolygon(QPolygonF([tip, back + QPointF(0, -5), back + QPointF(0, 5)]))


def paint_cross(painter: QPainter, at: QPointF) -> None:
    """White on a dark edge, open in the middle: what it marks stays to be seen."""
    painter.setOpacity(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((QColor(0, 0, 0, 200), 5.0), (QColor(255, 255, 255), 2.0)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for along in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(at + along * (CROSS / 3), at + along * CROSS)


def paint_legend(
    painter: QPainter, pane: QRectF, name: str, limits: heat.Limits, colours: np.ndarray | None = None
) -> None:
    """In the pane's lower left corner: which gate, what its numbers mean, and the colours between them."""
    lines = ((name, font_of(painter, 13, bold=True)), (retold(limits.meaning), font_of(painter, 12)))
    width = max([LEGEND_WIDTH, *(QFontMetricsF(font).horizontalAdvance(text) + 24 for text, font in lines)])
    place = QRectF(pane.left() + MARGIN, pane.bottom() - MARGIN - LEGEND_HEIGHT, width, LEGEND_HEIGHT)
    _shade(painter, place, 6)
    inner = place.adjusted(12, 8, -12, -8)
    painter.setPen(TEXT)
    painter.setFont(lines[0][1])
    painter.drawText(inner, Align.AlignLeft | Align.AlignTop, name)
    painter.setPen(QUIET)
    painter.setFont(lines[1][1])
    painter.drawText(inner.adjusted(0, 18, 0, 0), Align.AlignLeft | Align.AlignTop, retold(limits.meaning))
    paint_scale(painter, inner.adjusted(0, 38, 0, 0), limits, TEXT, colours)


def paint_scale(
    painter: QPainter, place: QRectF, limits: heat.Limits, text: QColor, colours: np.ndarray | None = None
) -> None:
    """The bar of colours with its lowest, middle and highest number under it. `colours` (256, 3) are others than what
    is measured has usually."""
    bar = QRectF(place.left(), place.top(), place.width(), 10)
    painter.fillRect(bar, _greys(bar) if limits.reading == "signed" else _between(bar, limits, colours))
    painter.setPen(text)
    painter.setFont(font_of(painter, 12))
    under = QRectF(place.left(), bar.bottom() + 3, place.width(), 16)
    low, high = limits.low, limits.high
    for side, value in ((Align.AlignLeft, low), (Align.AlignHCenter, (low + high) / 2), (Align.AlignRight, high)):
        painter.drawText(under, side | Align.AlignTop, limits.written(value))


def paint_message(painter: QPainter, pane: QRectF, colours: QPalette, summary: str, hint: str) -> None:
    """In the middle, wrapped, on what lies behind a photograph."""
    width = min(460.0, pane.width() - 2 * MARGIN)
    column = QRectF(pane.center().x() - width / 2, pane.top(), width, pane.height() / 2 - 4)
    wrapped = int(Qt.TextFlag.TextWordWrap.value) | Align.AlignHCenter.value
    painter.setPen(colours.color(QPalette.ColorRole.WindowText))
    painter.setFont(font_of(painter, 16))
    painter.drawText(column, wrapped | Align.AlignBottom.value, summary)
    painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
    painter.setFont(font_of(painter, 13))
    painter.drawText(column.translated(0, column.height() + 12), wrapped | Align.AlignTop.value, hint)


def _shade(painter: QPainter, place: QRectF, radius: float) -> None:
    painter.setOpacity(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SHADE)
    painter.drawRoundedRect(place, radius, radius)


def _greys(bar: QRectF) -> QLinearGradient:
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    gradient.setColorAt(0, QColor(0, 0, 0))
    gradient.setColorAt(1, QColor(255, 255, 255))
    return gradient


def _between(bar: QRectF, limits: heat.Limits, colours: np.ndarray | None) -> QLinearGradient:
    along = heat.palette(limits.reading) if colours is None else colours
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for place in range(0, 256, 15):
        gradient.setColorAt(place / 255, QColor(*(int(part) for part in along[place])))
    return gradient
