"""What the filmstrip knows about its photographs, for the list that draws them and for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.item import Item
from app.views.filmstrip_marks import told
from app.views.incoming import shown_name
from app.words import retold, tr

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


def name_of(item: Item) -> str:
    return shown_name(item.path) if item.path else item.name
