"""The attention under the mouse: the chosen map's value there, its channels, and the same pixel in all maps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.attention.values import Contrast
from app.view import Cursor, View
from app.views.attention.bars import MapBars
from app.views.attention.channels import ChannelBars, summed_up
from app.views.labels import label
from app.words import later, retold, tr
from restoration import heat
from restoration.heat import Limits, Overlay
from restoration.types import AttentionMap

INVITATION = later("Point at a place in the photograph.")
OWN = later("Every channel has its own gate at every place; these are of the places around.")
OF_BLOCK = later(
    "What each channel is multiplied by: its own gate in this block, times the gate of the place. The full height is "
    "{full}."
)
LINES = 3
Maps = tuple[AttentionMap, ...]


class Probe(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: tuple[Cursor | None, object] = (None, None)
        self._maps: Maps = ()
        self._between = Limits()
        self._reach: tuple[AttentionMap | None, float] = (None, 1.0)
        self._text = QLabel(INVITATION, self)
        self._text.setAccessibleName(tr("Attention under the mouse"))
        self._text.setMinimumHeight(LINES * self._text.fontMetrics().lineSpacing())
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setWordWrap(True)
        self._channels = ChannelBars(self)
        self._of_channels = label("", "small")
        self._bars = MapBars(self)
        self._caption = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._text, self._channels, self._of_channels, self._bars, self._caption):
            column.addWidget(widget)

    def show_view(self, view: View) -> None:
        shown = view.overlay
        now = view.cursor, shown.values if shown else None
        if now[0] == self._drawn[0] and now[1] is self._drawn[1]:
            return
        self._drawn = now
        self._show_maps(view.spatial_maps)
        self._show_channels(view, shown)
        self._text.setText(_told(view.cursor, shown, view.map, view.contrast))
        chosen = next((row for row, one in enumerate(self._maps) if one is view.map), -1)
        self._bars.show_values(_values(self._maps, view.cursor), chosen, self._between)

    def _show_channels(self, view: View, shown: Overlay | None) -> None:
        """Of a gate that has them, itself or in its block. Differences have none."""
        maps = view.attention.maps if view.attention else ()
        seen = view.map if shown and shown.reading == "gate" else None
        has_own = seen is not None and seen.channels is not None
        has_any = has_own or (seen is not None and heat.block_of(seen, maps) is not None)
        gates = heat.channels_at(seen, maps, view.cursor.x, view.cursor.y) if seen and view.cursor else None
        if seen is not self._reach[0]:
            self._reach = seen, heat.channels_reach(seen, maps) if seen else 1.0
        full = self._reach[1]
        self._channels.show_gates(gates, full=full)
        numbers = " " if gates is None else summed_up(gates)
        explained = tr(OWN) if has_own else tr(OF_BLOCK, full=full)
        self._of_channels.setText(f"{numbers}\n{explained}")
        self._channels.setVisible(has_any)
        self._of_channels.setVisible(has_any)

    def _show_maps(self, maps: Maps) -> None:
        """Bars tell nothing about a single map."""
        if maps and (not self._maps or maps[0] is not self._maps[0]):
            self._between = heat.limits(heat.reading_of(maps[0]), *(one.values for one in maps))
            full = self._between.written(self._between.high)
            self._caption.setText(tr("First to last map; the full height is {full}.", full=full))
        self._maps = maps
        self._bars.setVisible(len(maps) > 1)
        self._caption.setVisible(len(maps) > 1)


def _told(cursor: Cursor | None, shown: Overlay | None, seen: AttentionMap | None, contrast: Contrast | None) -> str:
    here = heat.value_at(shown, cursor.x, cursor.y) if cursor and shown else None
    if cursor is None or shown is None or here is None:
        return tr(INVITATION)
    value = Limits(reading=shown.reading).written(here)
    if shown.reading == "gate":
        return tr(
            "{name}\nGate value at {x}, {y}:  {value}\nMean {mean:.2f}; above {below} of all places",
            name=retold(shown.name),
            x=cursor.x,
            y=cursor.y,
            value=value,
            mean=float(shown.values.mean()),
            below=f"{100 * heat.share_below(shown, here):.0f} %",
        )
    if shown.reading not in heat.CHANGES or seen is None or contrast is None:
        return tr("At {x}, {y}:  {value} the average", x=cursor.x, y=cursor.y, value=value)
    own = heat.value_at(heat.overlay(seen), cursor.x, cursor.y) or 0.0
    written = Limits(reading=heat.reading_of(seen)).written
    return tr(
        "At {x}, {y}:  {value}\nHere {own}, there {other}",
        x=cursor.x,
        y=cursor.y,
        value=value,
        own=written(own),
        other=written(own - here),
    )


def _values(maps: Maps, cursor: Cursor | None) -> tuple[float, ...]:
    """Of all maps, or of none."""
    found = [heat.value_at(heat.overlay(one), cursor.x, cursor.y) for one in maps] if cursor else []
    values = tuple(value for value in found if value is not None)
    return values if len(values) == len(maps) else ()
