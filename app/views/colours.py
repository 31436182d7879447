"""Photographs in the colours of the screen that they are seen on. All that is painted is sRGB; a screen whose ICC
profile says something else is given the numbers that look the same there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColorSpace, QColorTransform, QImage, QPainter
from PySide6.QtWidgets import QWidget

_screen: list[QColorTransform] = []  # from sRGB to the screen's numbers; empty for a screen that takes sRGB as it is


def show_on(profile: bytes) -> bool:
    """From now on, on a screen of this ICC profile, or of sRGB where there is none. Whether Qt can do that."""
    _screen.clear()
    if not profile:
        return True
    srgb, space = QColorSpace(QColorSpace.NamedColorSpace.SRgb), QColorSpace.fromIccProfile(profile)
    transform = srgb.transformationToColorSpace(space) if space.isValidTarget() else QColorTransform()
    if not transform.isIdentity():
        _screen.append(transform)
    return space.isValidTarget()


def name_of(profile: bytes) -> str:
    """What the profile calls itself."""
    return QColorSpace.fromIccProfile(profile).description() if profile else "sRGB"


def seen(image: QImage) -> QImage:
    """The image, with the numbers that the screen needs."""
    return image.colorTransformed(_screen[0]) if _screen else image


@contextmanager
def painting(widget: QWidget, exposed: QRect) -> Iterator[QPainter]:
    """A painter on the widget. What is exposed has to be painted whole: on a screen with a profile it is painted on a
    sheet of its own, from device pixel to device pixel, before it is seen."""
    if not _screen:
        painter = QPainter(widget)
        yield painter
        painter.end()
        return
    ratio = widget.devicePixelRatioF()
    left, top = math.floor(exposed.left() * ratio), math.floor(exposed.top() * ratio)
    right, bottom = math.ceil((exposed.right() + 1) * ratio), math.ceil((exposed.bottom() + 1) * ratio)
    sheet = QImage(QSize(right - left, bottom - top), QImage.Format.Format_RGB32)
    sheet.setDevicePixelRatio(ratio)
    painter = QPainter(sheet)
    painter.setFont(widget.font())
    painter.translate(-left / ratio, -top / ratio)
    yield painter
    painter.end()
    sheet.applyColorTransform(_screen[0])
    painter = QPainter(widget)
    painter.drawImage(QPointF(left / ratio, top / ratio), sheet)
    painter.end()
