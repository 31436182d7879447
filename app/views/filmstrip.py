"""The photographs that are open, as a row of thumbnails; shown when there is more than one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.item import Item
from app.pixels import image_of
from app.session import Session
from app.view import View
from app.views.filmstrip_marks import paint_mark, paint_selected, told
from app.views.incoming import shown_name
from app.words import retold, tr

CELL = QSize(116, 92)
HEIGHT = 112
SELECTED = Qt.ItemDataRole.UserRole + 1
ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Items(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self.selected: frozenset[int] = frozenset()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role == SELECTED:
            return item.id in self.selected
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([name_of(item), *told(item), *([tr("selected")] if item.id in self.selected else [])])
        if role == Qt.ItemDataRole.ToolTipRole:
            report = item.report or (item.mark.report if item.mark else None)
            said = f"{retold(report.summary)} {retold(report.hint)}".strip() if report else ", ".join(told(item))
            return f"{name_of(item)}: {said}"
        return None

    def show_selected(self, selected: frozenset[int]) -> None:
        before, self.selected = self.selected, selected
        for row, item in enumerate(self.items if before != selected else ()):
            if (item.id in before) != (item.id in selected):
                self.dataChanged.emit(self.index(row), self.index(row))

    def show_items(self, items: tuple[Item, ...]) -> None:
        before, self_ids = self.items, [item.id for item in items]
        if [item.id for item in before] == self_ids[: len(before)]:
            self._append(items)
            self._repaint(before)
        elif self_ids != [item.id for item in before]:
            self.beginResetModel()
            self.items = items
            self.endResetModel()

    def _append(self, items: tuple[Item, ...]) -> None:
        if len(items) > len(self.items):
            self.beginInsertRows(ROOT, len(self.items), len(items) - 1)
            self.items = items
            self.endInsertRows()
        self.items = items

    def _repaint(self, before: tuple[Item, ...]) -> None:
        for row, (old, new) in enumerate(zip(before, self.items, strict=False)):
            if old is not new:
                self.dataChanged.emit(self.index(row), self.index(row))


class Filmstrip(QListView):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._items = Items(self)
        self.setObjectName("filmstrip")
        self.setAccessibleName(tr("Photographs"))
        self.setModel(self._items)
        self._thumbnails = Thumbnails(self)
        self.setItemDelegate(self._thumbnails)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setViewportMargins(8, 0, 8, 0)
        self.setVisible(False)
        self.clicked.connect(self._select)
        self.activated.connect(self._select)

    def show_view(self, view: View) -> None:
        self._items.show_items(view.items)
        self._thumbnails.forget_all_but(view.items)
        self._items.show_selected(view.selected)
        self.setVisible(view.shows_panels and len(view.items) > 1)
        current = self.currentIndex()
        row = next((row for row, item in enumerate(view.items) if item.id == view.current), -1)
        if row >= 0 and row != current.row():
            index = self._items.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl one more is selected, with Shift all up to there; the photograph on the screen stays."""
        if not self._selects_more(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are commands, not a search for a name."""
        if event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _selects_more(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return False
        item_id = self._items.items[index.row()].id
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._session.selection.reach_to(item_id)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._session.selection.toggle(item_id)
        else:
            return False
        return True

    def _select(self, index: QModelIndex) -> None:
        self._session.strip.select(self._items.items[index.row()].id)


class Thumbnails(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmaps: dict[int, tuple[object, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        frame: QRect = option.rect.adjusted(5, 5, -5, -5)
        state: QStyle.StateFlag = option.state
        picture = self._pixmap(item)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if picture.isNull():
            frame = _fitted(QSize(3, 2), frame)
            _placeholder(painter, frame, name_of(item), option.palette)
        else:
            frame = _fitted(picture.size(), frame)
            painter.setOpacity(0.45 if item.state == "failed" else 1.0)
            painter.drawPixmap(frame, picture)
            painter.setOpacity(1.0)
        _badge(painter, frame, item, option.palette)
        if item.mark:
            paint_mark(painter, frame, item.mark, option.palette)
        if index.data(SELECTED):
            paint_selected(painter, frame, option.palette)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colours = option.palette
            painter.setPen(QPen(colours.highlight() if chosen else colours.placeholderText(), 2 if chosen else 1))
            painter.drawRoundedRect(QRectF(frame).adjusted(-2, -2, 2, 2), 3, 3)
        painter.restore()

    def forget_all_but(self, items: tuple[Item, ...]) -> None:
        """Photographs that were removed need no memory."""
        if len(self._pixmaps) > len(items):
            ids = {item.id for item in items}
            self._pixmaps = {one: known for one, known in self._pixmaps.items() if one in ids}

    def _pixmap(self, item: Item) -> QPixmap:
        """Made once for each thumbnail that has come into sight."""
        if item.thumbnail is None:
            return QPixmap()
        known = self._pixmaps.get(item.id)
        if known is None or known[0] is not item.thumbnail:
            known = (item.thumbnail, QPixmap.fromImage(image_of(item.thumbnail)))
            self._pixmaps[item.id] = known
        return known[1]


def name_of(item: Item) -> str:
    return shown_name(item.path) if item.path else item.name


def _fitted(size: QSize, frame: QRect) -> QRect:
    fitted = QRect(0, 0, 0, 0)
    fitted.setSize(size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(frame.center())
    return fitted


def _placeholder(painter: QPainter, frame: QRect, name: str, colours: QPalette) -> None:
    painter.fillRect(frame, colours.window())
    painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, frame.width() - 8)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


BADGES = {"opening": "…", "restoring": "…", "restored": "✓", "saved": "✓", "failed": "!"}


def _badge(painter: QPainter, frame: QRect, item: Item, colours: QPalette) -> None:
    """In the lower right corner; a saved one is filled."""
    sign = BADGES.get(item.state)
    if sign is None:
        return
    disc = QRectF(frame.right() - 20, frame.bottom() - 20, 17, 17)
    filled = item.state == "saved"
    painter.setPen(QPen(colours.highlight() if filled else colours.text(), 1))
    painter.setBrush(colours.highlight() if filled else colours.base())
    painter.drawEllipse(disc)
    painter.setPen(QPen(colours.highlightedText() if filled else colours.text(), 1))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)
