"""Facts along the bottom: the photograph, the message of the moment, the pixel under the mouse, the device."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.view import Item, View

FORMATS = {"jpg": "JPEG", "png": "PNG", "tif": "TIFF", "webp": "WebP"}


class StatusLine(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._facts = self._cell("Facts about the photograph")
        self._message = self._cell("Message")
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._colours = self._cell("Colour under the mouse, before and after")
        self._zoom = self._cell("Zoom")
        self._device = self._cell("Device")
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
        self._device.setText(view.device or "Starting the engine…")
        self._zoom.setVisible(view.item is not None and view.item.original is not None)

    def show_zoom(self, scale: float) -> None:
        """`scale` in screen pixels per pixel of the photograph."""
        self._zoom.setText(f"{scale * 100:.0f} %" if scale >= 0.1 else f"{scale * 100:.1f} %")

    def _cell(self, name: str) -> QLabel:
        cell = QLabel(self)
        cell.setAccessibleName(name)
        return cell


def facts(item: Item | None) -> str:
    """4000 × 3000 px · 12.0 MP · 16 bit · TIFF"""
    if item is None or item.original is None:
        return ""
    photo = item.original.photo
    width, height = photo.size
    kind = FORMATS.get(photo.source.format, photo.source.format.upper()) if item.path else "pasted"
    return f"{width} × {height} px · {width * height / 1e6:.1f} MP · {photo.source.bits} bit · {kind}"


def colours(view: View) -> str:
    """RGB 120 131 140 → 96 112 131"""
    under = view.rgb
    if under is None:
        return ""
    before, after = (" ".join(str(value) for value in one) if one else "" for one in under)
    return f"RGB {before} → {after}" if after else f"RGB {before}"
