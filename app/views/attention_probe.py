"""The gates under the mouse: the chosen map's value there, and the same pixel through all blocks."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.view import Cursor, View
from app.views.attention_bars import BlockBars
from restoration import heat
from restoration.types import AttentionMap

INVITATION = "Point at a place in the photograph."


class Probe(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: tuple[Cursor | None, AttentionMap | None] = (None, None)
        self._text = QLabel(INVITATION, self)
        self._text.setAccessibleName("Gate under the mouse")
        self._bars = BlockBars(self)
        caption = QLabel("First to last layer; bar height is the gate value, 0 to 1.", self)
        caption.setProperty("role", "small")
        caption.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._text, self._bars, caption):
            column.addWidget(widget)

    def show_view(self, view: View) -> None:
        cursor, chosen = view.cursor, view.map
        if cursor == self._drawn[0] and chosen is self._drawn[1]:
            return
        self._drawn = cursor, chosen
        maps = view.pixel_maps
        found = [heat.value_at(one, cursor.x, cursor.y) for one in maps] if cursor else []
        place = next((number for number, one in enumerate(maps) if one is chosen), -1)
        values = tuple(value for value in found if value is not None)
        self._bars.show_values(values if len(values) == len(maps) else (), place)
        here = found[place] if found and place >= 0 else None
        if cursor is None or here is None:
            self._text.setText(INVITATION)
        else:
            self._text.setText(f"Gate at {cursor.x}, {cursor.y}:  {here:.2f}")
