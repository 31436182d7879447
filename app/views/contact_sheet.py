"""All maps of places side by side on one scale. A window of its own that nobody has to wait for."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.pixels import image_of
from app.session import Session
from app.view import View
from app.views.attention_bars import Scale
from app.views.labels import label
from restoration import heat
from restoration.types import AttentionMap

THUMBNAIL_PX = 156
Maps = tuple[AttentionMap, ...]


class ContactSheet(QDialog):
    """The names are there at once; the thumbnails follow one by one, so that nothing has to wait."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._maps: Maps = ()
        self.setWindowTitle("Attention: all layers")
        self.setAccessibleName("All layers")
        self.setModal(False)
        self.resize(724, 680)
        self._list = QListWidget(self)
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setWordWrap(True)
        self._list.setAccessibleName("Layers")
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self._note = label("", "quiet")
        self._between = heat.Limits()
        self._scale = Scale(self)
        column = QVBoxLayout(self)
        column.addWidget(self._list, 1)
        column.addWidget(self._note)
        column.addWidget(self._scale)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_next)

    def open_with(self, view: View) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Nothing is drawn while it is closed."""
        if not self.isVisible():
            return
        maps = view.spatial_maps
        if not _is_same(maps, self._maps):
            self._fill(maps)
        row = maps.index(view.map) if view.map else -1
        if row != self._list.currentRow():
            self._list.setCurrentRow(row)

    def _fill(self, maps: Maps) -> None:
        self._maps = maps
        self._show_scale()
        self._list.clear()
        cell = QSize(*_reduced_size(maps[0].values)) if maps else QSize(THUMBNAIL_PX, THUMBNAIL_PX)
        self._list.setIconSize(cell)
        self._list.setGridSize(cell + QSize(12, self._lines(cell) * self.fontMetrics().lineSpacing() + 18))
        blank = QPixmap(cell)
        blank.fill(Qt.GlobalColor.transparent)
        for one in maps:
            self._list.addItem(QListWidgetItem(QIcon(blank), heat.overlay(one).name))
        self._timer.start()

    def _lines(self, cell: QSize) -> int:
        """Of text under a thumbnail: the name, on one line or two, and what the map amounts to."""
        widths = [self.fontMetrics().horizontalAdvance(heat.overlay(one).name) for one in self._maps]
        return 2 if max(widths, default=0) <= cell.width() else 3

    def _show_scale(self) -> None:
        if self._maps:
            self._between = heat.limits(heat.reading_of(self._maps[0]), *(one.values for one in self._maps))
            self._scale.show_limits(self._between)
        self._note.setText(f"{self._between.meaning.capitalize()}. One scale for all maps. Click a map to choose it.")

    def _draw_next(self) -> None:
        """The first map that is still without a thumbnail."""
        for row, one in enumerate(self._maps):
            item = self._list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) is None:
                item.setData(Qt.ItemDataRole.UserRole, one.layer)
                shown = heat.overlay(one)
                item.setText(f"{shown.name}\n{shown.summary}")
                item.setIcon(_icon(shown.values, self._between))
                return
        self._timer.stop()

    def _choose(self, item: QListWidgetItem) -> None:
        chosen = self._maps[self._list.row(item)]
        self._session.gates.show(layer=chosen.layer, call=chosen.call)


def _is_same(some: Maps, others: Maps) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _icon(values: np.ndarray, between: heat.Limits) -> QIcon:
    """The chosen one is marked by its name: its colours stay what they are."""
    pixmap = QPixmap.fromImage(image_of(heat.colour(_reduced(values), between)))
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _reduced(values: np.ndarray) -> np.ndarray:
    size = _reduced_size(values)
    shrinks = max(size) < max(values.shape)
    return cv2.resize(values, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_NEAREST)


def _reduced_size(values: np.ndarray) -> tuple[int, int]:
    """Width and height of its thumbnail."""
    height, width = values.shape
    factor = THUMBNAIL_PX / max(height, width)
    return max(1, round(width * factor)), max(1, round(height * factor))
