"""numpy <-> QImage: the only place where Qt's picture memory meets ours. Every buffer here has an owner."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColorSpace, QImage

Format = QImage.Format


class Wrapped:
    """A QImage over an array's own bytes, and the array, which lives as long as this. For painting, not for copying:
    a C++ copy of the image would not keep the array alive."""

    __slots__ = ("image", "memory")

    def __init__(self, level: np.ndarray, translucent: bool = False) -> None:
        """`level` is uint8 (h, w, 4) in the order B G R 255; when it is `translucent`, B G R opacity, the colours
        multiplied by their opacity."""
        height, width = level.shape[:2]
        self.memory = np.ascontiguousarray(level, np.uint8)
        form = Format.Format_ARGB32_Premultiplied if translucent else Format.Format_RGB32
        self.image = QImage(self.memory.data, width, height, self.memory.strides[0], form)


def bgrx(rgb: np.ndarray) -> np.ndarray:
    """uint8 (h, w, 3) in the order R G B -> (h, w, 4) in the order B G R 255."""
    painted = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    painted[..., :3] = rgb[..., ::-1]
    return painted


def image_of(rgb: np.ndarray) -> QImage:
    """uint8 (h, w, 3) in the order R G B -> an image that owns its pixels."""
    return Wrapped(bgrx(rgb)).image.copy()


def arrays_of(image: QImage) -> tuple[np.ndarray, np.ndarray | None]:
    """uint8 (h, w, 3) RGB in sRGB, and (h, w) opacity or None when the image has none. Both are the caller's own."""
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        image = image.convertedToColorSpace(srgb)
    plain = image.convertToFormat(Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    rgba = rows[:, : plain.width() * 4].reshape(plain.height(), plain.width(), 4)
    return rgba[..., :3].copy(), rgba[..., 3].copy() if image.hasAlphaChannel() else None
