"""A curve that grows while a network learns: axes, units and numbers, in the colours of the theme."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.words import tr

Point = tuple[float, float]
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 30, 38
GAP = 6
DOT_PX = 2.5
MOST_DOTS = 60
Role = QPalette.ColorRole


class Curve(QWidget):
    """`waiting` is said until there is a point; `level` is a dashed line to compare with, and what it is called."""

    def __init__(self, title: str, across: str, waiting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._across, self._waiting = title, across, waiting
        self._points: Sequence[Point] = ()
        self._level: tuple[float, str] | None = None
        self.setMinimumSize(240, 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def show_points(self, points: Sequence[Point], level: tuple[float, str] | None = None) -> None:
        """By rising x."""
        if (points, level) == (self._points, self._level):
            return
        self._points, self._level = points, level
        said = tr("{value:.4g} after {step:.0f}", value=points[-1][1], step=points[-1][0]) if points else self._waiting
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._write_title(painter)
        plot = QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)
        if self._points:
            self._draw(painter, plot)
        else:
            painter.setPen(self._colour(Role.PlaceholderText))
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._waiting)
        painter.end()

    def _draw(self, painter: QPainter, plot: QRectF) -> None:
        heights = [y for _, y in self._points] + ([self._level[0]] if self._level else [])
        up, along = ticks(min(heights), max(heights), 5), ticks(0, max(1.0, self._points[-1][0]), 6)
        plot.setLeft(max(LEFT, GAP + widest(painter, up)))
        axes = Axes(plot, (along[0], along[-1]), (up[0], up[-1]))
        self._draw_axes(painter, axes, along, up)
        if self._level:
            self._draw_level(painter, axes, *self._level)
        line = [axes.at(*point) for point in self._points]
        painter.setPen(QPen(self._colour(Role.Highlight), 2))
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(self._colour(Role.Highlight))
        for place in line if len(line) <= MOST_DOTS else line[-1:]:
            painter.drawEllipse(place, DOT_PX, DOT_PX)
        self._write_last(painter, plot)

    def _draw_axes(self, painter: QPainter, axes: Axes, along: Sequence[float], up: Sequence[float]) -> None:
        plot = axes.plot
        for y in up:
            place = axes.at(along[0], y).y()
            painter.setPen(QPen(self._colour(Role.Mid), 1))
            painter.drawLine(QPointF(plot.left(), place), QPointF(plot.right(), place))
            painter.setPen(self._colour(Role.PlaceholderText))
            box = QRectF(0, place - 9, plot.left() - GAP, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, written(y, up))
        for x in along:
            box = QRectF(axes.at(x, up[0]).x() - 30, plot.bottom() + 3, 60, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, written(x, along))
        below = QRectF(plot.left(), plot.bottom() + 18, plot.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._across)

    def _draw_level(self, painter: QPainter, axes: Axes, height: float, words: str) -> None:
        place, plot = axes.at(axes.across[0], height).y(), axes.plot
        painter.setPen(QPen(self._colour(Role.WindowText), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), place), QPointF(plot.right(), place))
        at = place + 2 if place + 18 < plot.bottom() else place - 18
        painter.drawText(QRectF(plot.left(), at, plot.width() - 6, 16), Qt.AlignmentFlag.AlignRight, words)

    def _write_title(self, painter: QPainter) -> None:
        painter.setPen(self._colour(Role.WindowText))
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(QRectF(0, 0, self.width(), TOP - 8), Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(self.font())

    def _write_last(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(self._colour(Role.WindowText))
        box = QRectF(plot.left(), 0, plot.width(), TOP - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, tr("now {value:.4g}", value=self._points[-1][1]))

    def _colour(self, role: Role) -> QColor:
        return self.palette().color(role)


class Axes:
    """From numbers to places in the plot."""

    def __init__(self, plot: QRectF, across: Point, up: Point) -> None:
        self.plot, self.across, self.up = plot, across, up

    def at(self, x: float, y: float) -> QPointF:
        (left, right), (low, high) = self.across, self.up
        return QPointF(
            self.plot.left() + self.plot.width() * (x - left) / (right - left),
            self.plot.bottom() - self.plot.height() * (y - low) / (high - low),
        )


def widest(painter: QPainter, numbers: Sequence[float]) -> int:
    """In logical pixels, as they will be written."""
    return max(painter.fontMetrics().horizontalAdvance(written(one, numbers)) for one in numbers)


def ticks(low: float, high: float, most: int) -> list[float]:
    """At most `most` + 1 round numbers (1, 2 or 5 times a power of ten apart) that embrace low and high."""
    span = max(high - low, abs(high) * 1e-3, 1e-9)
    rough = span / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def written(value: float, among: Sequence[float]) -> str:
    """With as many decimals as tell neighbours apart."""
    step = among[1] - among[0]
    return f"{value:.{max(0, -math.floor(math.log10(step) + 1e-9))}f}"
