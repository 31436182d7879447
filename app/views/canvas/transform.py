"""Where a photograph lies in a pane: zoom and pan as a value. No widget, no painting.

Lengths are a pane's logical pixels, its left top corner is (0, 0); `ratio` is device pixels per logical pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from restoration.types import Box

LARGEST = 32.0


@dataclass(frozen=True, slots=True)
class Placement:
    """The photograph's left top corner is drawn at (x, y), each of its pixels `scale` logical pixels wide. `finest` is
    how many times finer the finest picture of it is: a result may be larger than the photograph."""

    photo: QSizeF
    pane: QSizeF
    ratio: float
    scale: float
    x: float
    y: float
    finest: float = 1.0

    @property
    def zoom(self) -> float:
        """Device pixels per photo pixel: 1 is 100 %."""
        return self.scale * self.ratio

    @property
    def area(self) -> QRectF:
        """What the whole photograph covers."""
        return QRectF(self.x, self.y, self.photo.width() * self.scale, self.photo.height() * self.scale)

    @property
    def fits(self) -> bool:
        return self.scale <= self._fitting_scale * 1.0001

    @property
    def _fitting_scale(self) -> float:
        return fitting_scale(self.photo, self.pane, self.ratio, self.finest)

    def to_photo(self, point: QPointF) -> QPointF:
        return QPointF((point.x() - self.x) / self.scale, (point.y() - self.y) / self.scale)

    def pixel_at(self, point: QPointF) -> tuple[int, int] | None:
        """The photo pixel at a point; beyond the last one there is none, not even on the very edge."""
        at = self.to_photo(point)
        x, y = math.floor(at.x()), math.floor(at.y())
        return (x, y) if 0 <= x < self.photo.width() and 0 <= y < self.photo.height() else None

    def of_box(self, box: Box) -> QRectF:
        """The place of a box of photo pixels."""
        left, top = self.x + box.x * self.scale, self.y + box.y * self.scale
        return QRectF(left, top, box.width * self.scale, box.height * self.scale)

    def visible(self) -> Box:
        """The photo pixels of which at least a part is inside the pane."""
        width, height = int(self.photo.width()), int(self.photo.height())
        first = self.to_photo(QPointF(0, 0))
        last = self.to_photo(QPointF(self.pane.width(), self.pane.height()))
        left, right = _between(first.x(), last.x(), width)
        top, bottom = _between(first.y(), last.y(), height)
        return Box(left, top, right - left, bottom - top)

    def zoomed(self, scale: float, anchor: QPointF) -> Placement:
        """What is under `anchor` stays there when it grows; when it shrinks it also comes back into the pane. It can
        shrink until all of it is seen, and to 100 %."""
        smallest = min(self.scale, self._fitting_scale, 1 / self.ratio)
        bounded = max(smallest, min(scale, LARGEST * self.finest / self.ratio))
        held = self.to_photo(anchor)
        placed = replace(self, scale=bounded, x=anchor.x() - held.x() * bounded, y=anchor.y() - held.y() * bounded)
        return (placed.pulled_in() if bounded < self.scale else placed).snapped()

    def panned(self, dx: float, dy: float) -> Placement:
        """Moved, but no margin grows wider than it must or already is."""
        return replace(
            self,
            x=_moved(self.x, dx, self.pane.width(), self.area.width()),
            y=_moved(self.y, dy, self.pane.height(), self.area.height()),
        ).snapped()

    def pulled_in(self) -> Placement:
        """No margin where the photograph is larger than the pane; centred where it is smaller."""
        return replace(
            self,
            x=_pulled(self.x, self.pane.width(), self.area.width()),
            y=_pulled(self.y, self.pane.height(), self.area.height()),
        ).snapped()

    def resized(self, pane: QSizeF, ratio: float, finest: float) -> Placement:
        """In a pane of another size, or with a finer picture: still fitting when it did, otherwise with the same centre
        and zoom."""
        if self.fits:
            return fitted(self.photo, pane, ratio, finest)
        scale = self.scale * self.ratio / ratio
        centre = self.to_photo(QPointF(self.pane.width() / 2, self.pane.height() / 2))
        x, y = pane.width() / 2 - centre.x() * scale, pane.height() / 2 - centre.y() * scale
        return Placement(self.photo, pane, ratio, scale, x, y, finest).pulled_in()

    def snapped(self) -> Placement:
        """From 100 % up the photograph's pixels begin on device pixels: no pixel is drawn over two."""
        if self.zoom < 0.9999:
            return self
        return replace(self, x=round(self.x * self.ratio) / self.ratio, y=round(self.y * self.ratio) / self.ratio)


def fitting_scale(photo: QSizeF, pane: QSizeF, ratio: float, finest: float = 1.0) -> float:
    """All of the photograph is seen, never larger than 100 % of its finest picture."""
    return min(pane.width() / photo.width(), pane.height() / photo.height(), finest / ratio)


def fitted(photo: QSizeF, pane: QSizeF, ratio: float, finest: float = 1.0) -> Placement:
    return Placement(photo, pane, ratio, fitting_scale(photo, pane, ratio, finest), 0, 0, finest).pulled_in()


def _between(first: float, last: float, length: int) -> tuple[int, int]:
    low = max(0, min(length - 1, int(first)))
    return low, max(low + 1, min(length, -int(-last // 1)))


def _moved(start: float, by: float, pane: float, length: float) -> float:
    lowest, highest = min(0.0, pane - length, start), max(0.0, pane - length, start)
    if length <= pane:
        lowest = highest = start
    return max(lowest, min(highest, start + by))


def _pulled(start: float, pane: float, length: float) -> float:
    if length <= pane:
        return (pane - length) / 2
    return max(pane - length, min(0.0, start))
