"""All pixel-attention maps side by side on one scale. A window of its own that nobody has to wait for."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.pixels import image_of
from app.session import Session
from app.view import View
from app.views.attention_bars import Scale
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
        self.setWindowTitle("Pixel attention: all layers")
        self.setAccessibleName("All layers")
        self.setModal(False)
        self.resize(724, 680)
        self._list = QListWidget(self)
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setAccessibleName("Layers")
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        note = QLabel(f"{heat.MEANING.capitalize()}. One scale for all maps. Click a map to choose it.", self)
        note.setProperty("role", "quiet")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(self._list, 1)
        column.addWidget(note)
        column.addWidget(Scale(self))
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
        maps = view.pixel_maps
        if not _is_same(maps, self._maps):
            self._fill(maps)
        layers = [one.layer for one in maps]
        row = layers.index(view.gates.layer) if view.gates.layer in layers else -1
        if row != self._list.currentRow():
            self._list.setCurrentRow(row)

    def _fill(self, maps: Maps) -> None:
        self._maps = maps
        self._list.clear()
        cell = QSize(*_reduced_size(maps[0].values)) if maps else QSize(THUMBNAIL_PX, THUMBNAIL_PX)
        self._list.setIconSize(cell)
        self._list.setGridSize(cell + QSize(12, 2 * self.fontMetrics().lineSpacing() + 18))  # with two lines of text
        blank = QPixmap(cell)
        blank.fill(Qt.GlobalColor.transparent)
        for one in maps:
            self._list.addItem(QListWidgetItem(QIcon(blank), heat.readable(one.layer)))
        self._timer.start()

    def _draw_next(self) -> None:
        """The first map that is still without a thumbnail."""
        for row, one in enumerate(self._maps):
            item = self._list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) is None:
                item.setData(Qt.ItemDataRole.UserRole, one.layer)
                item.setText(f"{heat.readable(one.layer)}\nmean {one.values.mean():.2f}")
                item.setIcon(_icon(one.values))
                return
        self._timer.stop()

    def _choose(self, item: QListWidgetItem) -> None:
        self._session.show_gates(layer=self._maps[self._list.row(item)].layer)


def _is_same(some: Maps, others: Maps) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _icon(values: np.ndarray) -> QIcon:
    """The chosen one is marked by its name: its colours stay what they are."""
    pixmap = QPixmap.fromImage(image_of(heat.colour(_reduced(values))))
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
