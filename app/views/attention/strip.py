"""Channel attention of all layers at once: a row for each layer, its channels from left to right."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from app.attention.values import Contrast
from app.pixels import image_of
from app.views.attention.cells import Cell, Cells
from app.views.canvas.marks import font_of
from app.words import retold, tr
from restoration import heat
from restoration.types import AttentionMap

GUTTER = 28
GAP = 4  # between parts of the network
HEIGHT = 232
LABEL = 14
UNKNOWN = 0x60  # a grey that no colour of the scale is


class ChannelStrip(Cells):
    """Every row is as wide as the others: channels are wide where there are few."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Channel attention, layers by channels"), parent)
        self._rows: tuple[AttentionMap, ...] = ()
        self._others: tuple[AttentionMap | None, ...] = ()
        self._images: tuple[QImage, ...] = ()
        self._parts: tuple[str, ...] = ()
        self._tops: tuple[int, ...] = ()

    def show_maps(self, maps: tuple[AttentionMap, ...], contrast: Contrast | None = None) -> None:
        """Those of channel attention; where they are compared, how they differ."""
        self._rows = maps
        self._others = tuple(contrast.partner(one) if contrast else None for one in maps)
        self._images = tuple(map(self._image, range(len(maps)), [self.limits(contrast)] * len(maps)))
        self._parts = tuple(heat.part_of(one.layer) for one in maps)
        self._tops = self._places()
        self.renew()

    @staticmethod
    def limits(contrast: Contrast | None) -> heat.Limits:
        return contrast.changes.limits("gate-change") if contrast else heat.limits("gate")

    def sizeHint(self) -> QSize:
        return QSize(240, self._tops[-1] + self._row_height() if self._tops else 0)

    @property
    def summary(self) -> str:
        layers = len({one.layer for one in self._rows})
        rows = (
            tr("{layers} layers (rows)", layers=layers)
            if layers == len(self._rows)
            else tr("{layers} layers, {count} rows", layers=layers, count=len(self._rows))
        )
        widths = sorted({len(one.values) for one in self._rows})
        channels = tr(" to ").join(str(width) for width in dict.fromkeys((*widths[:1], *widths[-1:])))
        return tr("{rows}, {channels} channels (columns)", rows=rows, channels=channels)

    def words(self, row: int, column: int) -> str:
        one, other = self._rows[row], self._others[row]
        value = one.values[column]
        words = tr(
            "{name}, channel {number}: gate value {value:.2f}",
            name=retold(heat.readable(one.layer, one.call)),
            number=column + 1,
            value=value,
        )
        if other is None:
            mean, below = float(one.values.mean()), 100 * float((one.values < value).mean())
            return tr(
                "{words}\nMean {mean:.2f}; above {below:.0f} % of the channels",
                words=words,
                mean=mean,
                below=below,
            )
        change = heat.Limits(reading="gate-change").written(float(value - other.values[column]))
        return tr("{words}, there {value:.2f}: {change}", words=words, value=other.values[column], change=change)

    def gates(self, row: int) -> np.ndarray:
        """(C,) of one layer."""
        return self._rows[row].values

    def columns(self) -> tuple[int, ...]:
        return tuple(len(one.values) for one in self._rows)

    def cell_rect(self, row: int, column: int) -> QRect:
        wide = (self.width() - GUTTER) / len(self._rows[row].values)
        left, right = round(GUTTER + column * wide), round(GUTTER + (column + 1) * wide)
        return QRect(left, self._tops[row], max(1, right - left), self._row_height())

    def cell_at(self, point: QPoint) -> Cell | None:
        for row, (one, top) in enumerate(zip(self._rows, self._tops, strict=True)):
            column = (point.x() - GUTTER) * len(one.values) // max(1, self.width() - GUTTER)
            if top <= point.y() < top + self._row_height() and 0 <= column < len(one.values):
                return row, column
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self.width() - GUTTER
        for image, top in zip(self._images, self._tops, strict=True):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > width)
            painter.drawImage(QRectF(GUTTER, top, width, self._row_height()), image, QRectF(image.rect()))
        self._paint_parts(painter)
        self.paint_marks(painter)
        painter.end()

    def _image(self, row: int, between: heat.Limits) -> QImage:
        """A layer that cannot be compared is grey."""
        one, other = self._rows[row], self._others[row]
        if between.reading == "gate":
            return image_of(heat.colour(one.values[np.newaxis], between))
        if other is None:
            return image_of(np.full((1, len(one.values), 3), UNKNOWN, np.uint8))
        return image_of(heat.colour((one.values - other.values)[np.newaxis], between))

    def _paint_parts(self, painter: QPainter) -> None:
        """What each first row belongs to, where there is room for the word."""
        painter.setFont(font_of(painter, 11))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        free = 0
        for row, (part, top) in enumerate(zip(self._parts, self._tops, strict=True)):
            if top >= free and (row == 0 or part != self._parts[row - 1]):
                place = QRectF(2, top - 2, GUTTER - 2, LABEL)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, part)
                free = top + LABEL - 2

    def _row_height(self) -> int:
        return max(3, min(12, HEIGHT // max(1, len(self._rows))))

    def _places(self) -> tuple[int, ...]:
        """Rows of one part lie close together; between parts there is a gap."""
        tops, top = [], 0
        for row, part in enumerate(self._parts):
            top += GAP if row and part != self._parts[row - 1] else 0
            tops.append(top)
            top += self._row_height()
        return tuple(tops)
