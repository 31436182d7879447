"""Pictures and maps over a photograph, from which only what is seen is painted, in the detail that the screen has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.attention.values import Ruler
from app.levels import Picture
from app.local.values import Local
from app.pixels import Wrapped, bgrx
from app.views.canvas.transform import Placement
from restoration import heat
from restoration.types import Box

MAP_NEAREST_FROM = 4.0
CELLS_FROM = 0.0
COARSE_PX = 6  # a place of a map that is so many pixels of the photograph wide is shown as the cell that it is
VEIL = (0.16, 0.16, 0.9)  # blue green red


class Paints(Protocol):
    def paint(
        self, painter: QPainter, place: Placement, exposed: QRectF, opacity: float = 1.0, smooth: bool = False
    ) -> None: ...


class Layer:
    """A picture's levels over a box of photo pixels. From the zoom `nearest_from` on its own pixels are shown."""

    def __init__(self, levels: tuple[Wrapped, ...], box: Box, nearest_from: float) -> None:
        self._levels = levels
        self._box = box
        self._nearest_from = nearest_from

    def paint(
        self, painter: QPainter, place: Placement, exposed: QRectF, opacity: float = 1.0, smooth: bool = False
    ) -> None:
        """Only the exposed part, from the smallest level that is still as fine as the screen; `smooth` at any zoom."""
        area = place.of_box(self._box)
        widths = [level.image.width() for level in self._levels]
        image = self._levels[level_for(widths, area.width() * place.ratio)].image
        part, target = exposed_part(area, image.width(), image.height(), exposed)
        if part.isEmpty():
            return
        painter.setOpacity(opacity)
        is_smooth = smooth or place.zoom < self._nearest_from * 0.9999
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawImage(target, image, QRectF(part))


class PictureLayer(Layer):
    def __init__(self, picture: Picture, box: Box) -> None:
        self.finer = picture.levels[0].shape[1] / box.width
        super().__init__(tuple(map(Wrapped, picture.levels)), box, self.finer if self.finer >= 1 else float("inf"))
        self.picture = picture


class MixedLayer(Layer):
    """A result as opaque as its mask, as fine as `picture`, the result without one."""

    def __init__(self, local: Local, picture: Picture, box: Box) -> None:
        self.finer = picture.levels[0].shape[1] / box.width
        levels = tuple(Wrapped(level, translucent=True) for level in local.levels)
        super().__init__(levels, box, self.finer if local.is_fine and self.finer >= 1 else float("inf"))
        self.local = local


class VeilLayer(Layer):
    """A mask, as a red veil over what it covers."""

    def __init__(self, local: Local, box: Box) -> None:
        assert local.veil is not None
        veil = np.zeros((*local.veil.shape, 4), np.uint8)
        veil[..., 3] = local.veil // 2
        for channel, part in enumerate(VEIL):
            veil[..., channel] = veil[..., 3] * part
        super().__init__((Wrapped(veil, translucent=True),), box, float("inf"))
        self.local = local


class MapLayer(Layer):
    """An attention map in colours, with the numbers that belong to them."""

    def __init__(self, shown: heat.Overlay, ruler: Ruler) -> None:
        self.limits = ruler.limits(shown)
        self.colours = heat.palette(shown.reading)
        coloured = Wrapped(bgrx(heat.colour(shown.values, self.limits)))
        super().__init__((coloured,), shown.box, CELLS_FROM if is_coarse(shown) else MAP_NEAREST_FROM)
        self.shown = shown
        self.ruler = ruler


class PaintedLayer(Layer):
    """An image (h, w, 4) uint8 over the whole photograph, smooth at any zoom."""

    def __init__(self, painted: np.ndarray, box: Box) -> None:
        super().__init__((Wrapped(painted),), box, float("inf"))


class RenderedLayer:
    """What is worked out for the screen when it is painted: `render(level, part)` gives uint8 (h, w, 4) for a part of a
    level. `sizes` are each level's width and height. The last part is kept for as long as the same one is wanted; no
    part has many more pixels than the screen."""

    def __init__(
        self, sizes: tuple[tuple[int, int], ...], render: Callable[[int, QRect], np.ndarray], box: Box
    ) -> None:
        self._sizes = sizes
        self._render = render
        self._box = box
        self._kept: tuple[int, QRect, Wrapped] | None = None

    def paint(
        self, painter: QPainter, place: Placement, exposed: QRectF, opacity: float = 1.0, smooth: bool = False
    ) -> None:
        area = place.of_box(self._box)
        level = level_for([width for width, _ in self._sizes], area.width() * place.ratio)
        part, target = exposed_part(area, *self._sizes[level], exposed)
        if part.isEmpty():
            return
        if self._kept is None or self._kept[:2] != (level, part):
            self._kept = level, part, Wrapped(self._render(level, part))
        painter.setOpacity(opacity)
        nearest_from = self._sizes[0][0] / self._box.width
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth or place.zoom < nearest_from * 0.9999)
        painter.drawImage(target, self._kept[2].image, QRectF(0, 0, part.width(), part.height()))


def is_coarse(shown: heat.Overlay) -> bool:
    return shown.box.width >= COARSE_PX * shown.values.shape[1]


def level_for(widths: list[int], device_px: float) -> int:
    """The smallest level that is still as fine as the screen."""
    fine = [place for place, width in enumerate(widths) if width >= device_px * 0.999]
    return fine[-1] if fine else 0


def exposed_part(area: QRectF, width: int, height: int, exposed: QRectF) -> tuple[QRect, QRectF]:
    """Of an image of this size drawn over `area`: the pixels that are exposed, and where these are drawn."""
    wide, high = area.width() / width, area.height() / height
    seen = area.intersected(exposed).translated(-area.topLeft())
    if seen.isEmpty():
        return QRect(), QRectF()
    left, right = _pixels(seen.left() / wide, seen.right() / wide, width)
    top, bottom = _pixels(seen.top() / high, seen.bottom() / high, height)
    part = QRect(left, top, right - left, bottom - top)
    return part, QRectF(area.x() + left * wide, area.y() + top * high, part.width() * wide, part.height() * high)


def _pixels(first: float, last: float, length: int) -> tuple[int, int]:
    """Whole pixels around a range, and one more on each side for smooth edges."""
    return max(0, int(first) - 1), min(length, int(last) + 2)
