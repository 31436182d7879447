"""The photographs that are open, as a row of thumbnails; shown when there is more than one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.item import Item
from app.pixels import image_of
from app.session import Session
from app.view import View
from app.views import colours
from app.views.filmstrip_items import SELECTED, Index, Items, name_of
from app.views.filmstrip_marks import is_told_by_mark, paint_mark, paint_selected
from app.words import tr

CELL = QSize(116, 92)
HEIGHT = 112


class Filmstrip(QListView):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu: QMenu | None = None
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
        selects_anew = view.selected != self._items.selected
        self._items.show_selected(view.selected)
        self.setVisible(view.shows_panels and len(view.items) > 1)
        current = self.currentIndex()
        row = next((row for row, item in enumerate(view.items) if item.id == view.current), -1)
        if row >= 0 and row != current.row():
            index = self._items.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        if selects_anew:
            self._bring_into_sight([row for row, item in enumerate(view.items) if item.id in view.selected])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl one more is selected, with Shift all up to there; the photograph on the screen stays. The right
        button is for the menu alone."""
        if event.button() != Qt.MouseButton.RightButton and not self._selects_more(event):
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What may be selected."""
        if self.menu is not None:
            self.menu.popup(event.globalPos())

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
        """A selected one is shown with the others still selected."""
        self._session.selection.show(self._items.items[index.row()].id)

    def _bring_into_sight(self, rows: list[int]) -> None:
        """The first of these, unless one of them is seen."""
        seen = self.viewport().rect()
        if rows and not any(seen.contains(self.visualRect(self._items.index(row)).center()) for row in rows):
            self.scrollTo(self._items.index(rows[0]))


class Thumbnails(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._images: dict[int, tuple[object, QImage]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        frame: QRect = option.rect.adjusted(5, 5, -5, -5)
        state: QStyle.StateFlag = option.state
        picture = self._image(item)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if picture.isNull():
            frame = _fitted(QSize(3, 2), frame)
            _placeholder(painter, frame, name_of(item), option.palette)
        else:
            frame = _fitted(picture.size(), frame)
            painter.setOpacity(0.45 if item.state == "failed" else 1.0)
            painter.drawImage(frame, colours.seen(picture))
            painter.setOpacity(1.0)
        if not is_told_by_mark(item):
            _badge(painter, frame, item, option.palette)
        if item.mark:
            paint_mark(painter, frame, item.mark, option.palette)
        if index.data(SELECTED):
            paint_selected(painter, frame, option.palette)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = option.palette.highlight() if chosen else option.palette.placeholderText()
            painter.setPen(QPen(edge, 2 if chosen else 1))
            painter.drawRoundedRect(QRectF(frame).adjusted(-2, -2, 2, 2), 3, 3)
        painter.restore()

    def forget_all_but(self, items: tuple[Item, ...]) -> None:
        """Photographs that were removed need no memory."""
        if len(self._images) > len(items):
            ids = {item.id for item in items}
            self._images = {one: known for one, known in self._images.items() if one in ids}

    def _image(self, item: Item) -> QImage:
        """Made once for each thumbnail that has come into sight."""
        if item.thumbnail is None:
            return QImage()
        known = self._images.get(item.id)
        if known is None or known[0] is not item.thumbnail:
            known = (item.thumbnail, image_of(item.thumbnail))
            self._images[item.id] = known
        return known[1]


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
