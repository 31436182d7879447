"""An attention map over a photograph that keeps its light and shade: grey, with the map's colours."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from app.attention.values import Ruler
from app.levels import Picture
from app.views.canvas.layers import MapLayer, RenderedLayer, is_coarse
from app.views.canvas.transform import Placement
from restoration import heat
from restoration.types import Box


class GreyMapLayer:
    """As detailed as the photograph at any zoom: what is on the screen is worked out when it is painted. `colours` are
    those of the scale, on a middle grey; `opacity` is how much of its colour the map gives."""

    def __init__(self, shown: heat.Overlay, ruler: Ruler, picture: Picture, whole: Box) -> None:
        self.shown, self.ruler, self.picture = shown, ruler, picture
        self.limits = ruler.limits(shown)
        self.colours = heat.kept_palette(self.limits)
        self._numbers = heat.places(shown.values, self.limits)
        self._whole = whole
        self._sizes = tuple((level.shape[1], level.shape[0]) for level in picture.levels)
        self._opacity = -1.0

    def paint(
        self, painter: QPainter, place: Placement, exposed: QRectF, opacity: float = 1.0, smooth: bool = False
    ) -> None:
        if opacity != self._opacity:
            self._opacity = opacity
            self._mixed = heat.kept_colours(self.limits, opacity)
            self._layer = RenderedLayer(self._sizes, self._render, self._whole)
        self._layer.paint(painter, place, exposed, smooth=smooth)

    def _render(self, level: int, part: QRect) -> np.ndarray:
        """uint8 (h, w, 4) of a part of a level."""
        rows, columns = slice(part.top(), part.bottom() + 1), slice(part.left(), part.right() + 1)
        luma = cv2.cvtColor(np.ascontiguousarray(self.picture.levels[level][rows, columns]), cv2.COLOR_BGRA2GRAY)
        size, kind = (part.width(), part.height()), cv2.INTER_NEAREST if is_coarse(self.shown) else cv2.INTER_LINEAR
        numbers = cv2.warpAffine(
            self._numbers,
            self._to_map(level, part),
            size,
            flags=kind | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return heat.luminance_kept(luma, numbers, self._mixed)

    def _to_map(self, level: int, part: QRect) -> np.ndarray:
        """(2, 3): from the middle of a pixel of the part to a place of the map."""
        box, (width, height) = self.shown.box, self._sizes[level]
        wide = self._whole.width / width * self._numbers.shape[1] / box.width
        high = self._whole.height / height * self._numbers.shape[0] / box.height
        left = (part.left() + 0.5) * wide - box.x * self._numbers.shape[1] / box.width - 0.5
        top = (part.top() + 0.5) * high - box.y * self._numbers.shape[0] / box.height - 0.5
        return np.array([[wide, 0, left], [0, high, top]])


AnyMap = MapLayer | GreyMapLayer
