"""Gate values as bars: how much of each group enters the fusion, and one pixel's value in all maps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.canvas.marks import font_of, paint_scale
from app.words import retold, tr
from restoration.heat import Limits, kept_palette

ROW = 24
NAME_WIDTH, NUMBER_WIDTH = 58, 84
Align = Qt.AlignmentFlag
Shares = tuple[tuple[float, int], ...]


class ShareBars(QWidget):
    """A bar and "18.2 of 64" for each group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Shares = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Group fusion"))
        self.setToolTip(
            tr(
                "Every group hands its channels on through gates. The bar is the sum of these gates; "
                "all gates open would be the number of channels."
            )
        )

    def show_shares(self, shares: Shares) -> None:
        if shares != self._shares:
            self._shares = shares
            self.setAccessibleDescription("; ".join(self.texts()))
            self.updateGeometry()
            self.update()

    def texts(self) -> tuple[str, ...]:
        return tuple(
            tr("Group {place}: {part:.1f} of {full}", place=place, part=part, full=full)
            for place, (part, full) in enumerate(self._shares, 1)
        )

    def sizeHint(self) -> QSize:
        return QSize(240, ROW * len(self._shares))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font_of(painter, 13))
        for place, (part, full) in enumerate(self._shares):
            row = QRectF(0, place * ROW, self.width(), ROW)
            self._paint_row(
                painter,
                row,
                tr("Group {number}", number=place + 1),
                part / full,
                tr("{part:.1f} of {full}", part=part, full=full),
            )
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRectF, name: str, share: float, number: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(row, Align.AlignLeft | Align.AlignVCenter, name)
        painter.drawText(row, Align.AlignRight | Align.AlignVCenter, number)
        bar = QRectF(row.left() + NAME_WIDTH, row.center().y() - 5, row.width() - NAME_WIDTH - NUMBER_WIDTH, 10)
        painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Base))
        bar.setWidth(bar.width() * share)
        painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Highlight))


class MapBars(QWidget):
    """One thin bar a map, from the first to the last; the chosen one in another colour and with a foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self._chosen = -1
        self._between = Limits()
        self.setFixedHeight(56)
        self.setAccessibleName(tr("This pixel in all maps"))

    def values(self) -> tuple[float, ...]:
        return self._values

    def show_values(self, values: tuple[float, ...], chosen: int, between: Limits) -> None:
        """A bar is full at the upper limit."""
        if (values, chosen, between) != (self._values, self._chosen, self._between):
            self._values, self._chosen, self._between = values, chosen, between
            self.setAccessibleDescription(", ".join(map(between.written, values)))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        field = QRectF(0, 0, self.width(), self.height() - 6)
        paint_bars(painter, field, self.palette(), self._values, self._chosen, self._between.high)
        painter.end()


class Scale(QWidget):
    """The bar of colours with its numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits = Limits()
        self._is_grey = False
        self.setFixedHeight(32)
        self.setAccessibleName(tr("Colours of the values"))
        self.show_limits(Limits())

    def limits(self) -> Limits:
        return self._limits

    def show_limits(self, limits: Limits, is_grey: bool = False) -> None:
        """`is_grey`: the colours as they are on a photograph that lost its own."""
        self._limits, self._is_grey = limits, is_grey
        ends = tr("{low} to {high}", low=limits.written(limits.low), high=limits.written(limits.high))
        self.setAccessibleDescription(f"{retold(limits.meaning)}: {ends}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.palette().color(QPalette.ColorRole.PlaceholderText)
        colours = kept_palette(self._limits) if self._is_grey else None
        paint_scale(painter, QRectF(self.rect()), self._limits, text, colours)
        painter.end()


def paint_bars(
    painter: QPainter, field: QRectF, palette: QPalette, values: Sequence[float], chosen: int, full: float
) -> None:
    """One as high as the field stands for `full`, or more; the chosen one has a foot below it."""
    painter.fillRect(field, palette.color(QPalette.ColorRole.Base))
    step = field.width() / max(1, len(values))
    for place, value in enumerate(values):
        is_chosen = place == chosen
        colour = palette.color(QPalette.ColorRole.Highlight if is_chosen else QPalette.ColorRole.PlaceholderText)
        height = min(field.height(), max(1.0, value / full * field.height()))
        bar = QRectF(place * step, field.bottom() - height, max(1.0, step - 1), height)
        painter.fillRect(bar, colour)
        if is_chosen:
            painter.fillRect(QRectF(bar.left(), field.bottom() + 2, bar.width(), 3), colour)
