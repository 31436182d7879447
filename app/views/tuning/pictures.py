"""Small pictures with a caption each, side by side, as large as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.pixels import image_of
from app.tuning.sitting import Sample
from app.views import colours
from app.words import tr
from restoration.types import Previewed

CAPTION_PX = 26
SMALLEST = QSize(140, 130)


class Captioned(QWidget):
    """A picture in its own shape, with words under it; the words are its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._caption = ""
        self.setMinimumSize(SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage, caption: str) -> None:
        self._image, self._caption = image, caption
        self.setAccessibleName(caption)
        self.setToolTip(caption)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 270 + CAPTION_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.rect().adjusted(0, 0, 0, -CAPTION_PX)
        place = _fitted(self._image.size(), room)
        if not self._image.isNull():
            painter.drawImage(place, colours.seen(self._image))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        line = QRect(0, place.bottom() + 1, self.width(), CAPTION_PX)
        words = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


class Gallery(QWidget):
    """Samples in two columns, pair by pair; where they are odd, the first has a row to itself. They change only when
    others are given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[Sample] = ()
        self._cells: list[Captioned] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def show_samples(self, samples: Sequence[Sample]) -> None:
        if samples is self._shown:
            return
        self._shown = samples
        while len(self._cells) < len(samples):
            self._cells.append(Captioned(self))
        odd = len(samples) % 2
        for number, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            cell.setVisible(number < len(samples))
            if number < len(samples):
                row, column = divmod(number + odd, 2) if number else (0, 0)
                self._grid.addWidget(cell, row, column, 1, 2 if odd and not number else 1)
                cell.show_image(image_of(samples[number].pixels), samples[number].caption)


def show_preview(cell: Captioned, preview: Previewed | None, caption: str) -> None:
    cell.setVisible(preview is not None)
    if preview is not None:
        words = tr("{caption}: after {step} steps", caption=caption, step=preview.step) if preview.step else caption
        cell.show_image(image_of(np.rint(preview.pixels * 255).astype(np.uint8)), words)


def _fitted(size: QSize, room: QRect) -> QRect:
    """In the middle, and in its own shape."""
    shape = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(room.topLeft(), shape)
    place.moveCenter(room.center())
    return place
