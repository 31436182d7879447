"""Facts along the bottom: the photograph, the message of the moment, the pixel under the mouse, the device."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.item import Item
from app.levels import Picture
from app.local.masked import mixed_at
from app.view import Cursor, View
from app.words import retold, tr
from restoration.naming import RAW_SUFFIXES
from restoration.types import Source

FORMATS = {"jpg": "JPEG", "png": "PNG", "tif": "TIFF", "webp": "WebP"}


class StatusLine(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._facts = self._cell(tr("Facts about the photograph"))
        self._message = self._cell(tr("Message"))
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._colours = self._cell(tr("Colour under the mouse, before and after"))
        self._zoom = self._cell(tr("Zoom"))
        self._device = self._cell(tr("Device"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(22)
        row.addWidget(self._facts)
        row.addWidget(self._message, 1)
        for cell in (self._colours, self._zoom, self._device):
            row.addWidget(cell)

    def show_view(self, view: View) -> None:
        self._facts.setText(facts(view.item))
        self._facts.setVisible(bool(self._facts.text()))
        self._message.setText(view.message)
        self._message.setToolTip(view.message)
        self._colours.setText(colours(view))
        self._device.setText(retold(view.device) or tr("Starting the engine…"))
        self._zoom.setVisible(view.item is not None and view.item.original is not None)

    def show_zoom(self, scale: float, finest: float = 1.0) -> None:
        """`scale` in screen pixels per pixel of the photograph; a larger result has `finest` times as many."""
        own = percent(scale)
        self._zoom.setText(
            own if finest <= 1 else tr("{own} · result {percent}", own=own, percent=percent(scale / finest))
        )

    def _cell(self, name: str) -> QLabel:
        cell = QLabel(self)
        cell.setAccessibleName(name)
        return cell


def percent(scale: float) -> str:
    return f"{scale * 100:.0f} %" if scale >= 0.1 else f"{scale * 100:.1f} %"


def facts(item: Item | None) -> str:
    """4000 × 3000 px · 12.0 MP · 16 bit · TIFF, or 640 × 480 → 2560 × 1920 px · 0.3 → 4.9 MP for a larger result"""
    if item is None or item.original is None:
        return ""
    photo = item.original.photo
    sizes = [photo.size]
    if item.restored and item.restored.picture.photo.size != photo.size:
        sizes.append(item.restored.picture.photo.size)
    pixels = " → ".join(f"{width} × {height}" for width, height in sizes)
    millions = " → ".join(f"{width * height / 1e6:.1f}" for width, height in sizes)
    return tr(
        "{pixels} px · {millions} MP · {bits} bit · {kind}",
        pixels=pixels,
        millions=millions,
        bits=photo.source.bits,
        kind=_kind(item, photo.source),
    )


def _kind(item: Item, source: Source) -> str:
    """Of RAW files the maker's own name for it: NEF."""
    if item.path is None:
        return tr("pasted")
    suffix = item.path.suffix.lower()
    return suffix[1:].upper() if suffix in RAW_SUFFIXES else FORMATS.get(source.format, source.format.upper())


def colours(view: View) -> str:
    """RGB 120 131 140 → 96 112 131"""
    item, at = view.item, view.cursor
    if item is None or item.original is None or at is None:
        return ""
    before = item.original.photo.pixels[at.y, at.x]
    if item.restored is None:
        return f"RGB {_levels(before)}"
    after = mixed_at(view, at)
    if after is None:
        after = before + view.strength * (_over(item.restored.picture, item.original, at) - before)
    return f"RGB {_levels(before)} → {_levels(after)}"


def _over(result: Picture, original: Picture, at: Cursor) -> np.ndarray:
    """(3,): the mean of the result's pixels that cover one of the photograph's, which may be many."""
    scale = result.photo.size[0] // original.photo.size[0]
    left, top = at.x * scale, at.y * scale
    return result.photo.pixels[top : top + scale, left : left + scale].mean(axis=(0, 1))


def _levels(colour: np.ndarray) -> str:
    return " ".join(str(int(level)) for level in np.rint(colour * 255))
