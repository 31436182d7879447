"""All maps of places side by side on one scale, sorted. A window of its own that nobody has to wait for."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.attention.looked import common_limits, contrast_of, ordered, shown_of, told_of
from app.attention.values import Order
from app.pixels import image_of
from app.session import Session
from app.view import View
from app.views.attention.bars import Scale
from app.views.attention.words import status
from app.views.choice import CalmChoice
from app.views.labels import label
from app.views.sheets import Beside
from app.words import later, retold, tr
from restoration import heat
from restoration.types import AttentionMap

THUMBNAIL_PX = 156
LONGEST_NUMBER = "mean gate value 0.00"
ORDERS: dict[Order, str] = {
    "network": later("As in the network"),
    "mean": later("Highest mean first"),
    "entropy": later("Highest entropy first"),
    "change": later("Largest change first"),
}
EXPLAINED: dict[Order, str] = {
    "network": "",
    "mean": "",
    "entropy": later("Entropy is 0 bits when all values are alike, and 8 when values of all kinds are there as often."),
    "change": later("The change is against {title}."),
}
UNCOMPARED = later("There is no change to sort by: choose in the panel what to compare with.")
Maps = tuple[AttentionMap, ...]


class ContactSheet(Beside):
    """The names are there at once; the thumbnails follow one by one, so that nothing has to wait."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(tr("Attention: all layers"), parent)
        self._session = session
        self._view = View()
        self._maps: Maps = ()
        self._drawn: tuple[object, ...] = ()
        self.setAccessibleName(tr("All layers"))
        self.resize(724, 680)
        self._order = CalmChoice(tr("Order of the layers"), self)
        self._order.show_names(list(map(tr, ORDERS.values())))
        self._order.activated.connect(self._sort)
        self._list = self._make_list()
        self._note = label("", "quiet")
        self._between = heat.Limits()
        self._scale = Scale(self)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_next)

    def open_with(self, view: View) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Nothing is drawn, and nothing kept, while it is closed."""
        if not self.isVisible():
            self._forget()
            return
        self._view = view
        self._order.setCurrentIndex(list(ORDERS).index(view.gates.order))
        maps, drawn = ordered(view), (view.gates.order, contrast_of(view), view.contrast, view.gates.locked)
        if not _is_same(maps, self._maps) or drawn != self._drawn:
            self._drawn = drawn
            self._fill(maps)
        row = maps.index(view.map) if view.map else -1
        if row != self._list.currentRow():
            self._list.setCurrentRow(row)

    def _forget(self) -> None:
        """Photographs and maps may be closed, and their memory given back, while the sheet is."""
        if self._drawn:
            self._view, self._maps, self._drawn = View(), (), ()
            self._timer.stop()
            self._list.clear()

    def _make_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setMovement(QListView.Movement.Static)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setWordWrap(True)
        made.setAccessibleName(tr("Layers"))
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(QLabel(tr("Sort"), self))
        head.addWidget(self._order)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addWidget(self._note)
        column.addWidget(self._scale)

    def _fill(self, maps: Maps) -> None:
        self._maps = maps
        self._between = common_limits(self._view)
        self._scale.show_limits(self._between)
        self._note.setText(self._explained())
        self._list.clear()
        cell = QSize(*_reduced_size(maps[0].values)) if maps else QSize(THUMBNAIL_PX, THUMBNAIL_PX)
        self._list.setIconSize(cell)
        self._list.setGridSize(cell + QSize(12, self._lines(cell) * self.fontMetrics().lineSpacing() + 18))
        blank = QPixmap(cell)
        blank.fill(Qt.GlobalColor.transparent)
        for one in maps:
            self._list.addItem(QListWidgetItem(QIcon(blank), retold(heat.readable(one.layer, one.call))))
        self._timer.start()

    def _lines(self, cell: QSize) -> int:
        """Of text under a thumbnail: the name and what the map amounts to, each on one line or two."""
        names = [retold(heat.readable(one.layer, one.call)) for one in self._maps]
        width = self.fontMetrics().horizontalAdvance
        is_wide = max(map(width, names), default=0) > cell.width()
        return 2 + is_wide + (width(retold(LONGEST_NUMBER)) > cell.width())

    def _explained(self) -> str:
        if not self._maps:
            return status(self._view)
        order, contrast = self._view.gates.order, contrast_of(self._view)
        words = tr(
            "{meaning}. One scale for all maps. Click a map to choose it.",
            meaning=retold(self._between.meaning).capitalize(),
        )
        if order == "change" and contrast is None:
            return f"{words} {tr(UNCOMPARED)}"
        return f"{words} {tr(EXPLAINED[order], title=retold(contrast.rival.title) if contrast else '')}".strip()

    def _draw_next(self) -> None:
        """The first map that is still without a thumbnail."""
        for row, one in enumerate(self._maps):
            item = self._list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) is None:
                item.setData(Qt.ItemDataRole.UserRole, one.layer)
                item.setText(f"{retold(heat.readable(one.layer, one.call))}\n{retold(told_of(self._view, one))}")
                item.setIcon(_icon(shown_of(self._view, one).values, self._between))
                return
        self._timer.stop()

    def _choose(self, item: QListWidgetItem) -> None:
        chosen = self._maps[self._list.row(item)]
        self._session.gates.show(layer=chosen.layer, call=chosen.call)

    def _sort(self, row: int) -> None:
        self._session.gates.show(order=list(ORDERS)[row])


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
