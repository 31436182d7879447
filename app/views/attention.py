"""What the gates of the network said: a column for the window's side panel, which scrolls it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.session import Session
from app.tasks import Attention
from app.view import View
from app.views.attention_bars import Scale, ShareBars
from app.views.attention_layers import LayerControls
from app.views.attention_probe import Probe
from app.views.attention_strip import ChannelStrip
from app.views.labels import label
from restoration import heat

CLASSICAL = "The dark channel prior is not a network: it has no attention."
NOT_YET = "See which channels and which places the network lets through."
NONE = "This network has no gates to look at."
HELP = (
    "A gate is a number between 0 and 1 by which a signal inside the network is multiplied: 0 blocks it, 1 lets it "
    "pass. It tells what went on to the next layer. It does not tell why, nor how much that place counts in the result."
)


class AttentionPanel(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._attention: Attention | None = None
        self.setAccessibleName("Attention")
        self._status = label("", "quiet")
        self._attend = QPushButton("Show where it looks", self)
        self._attend.clicked.connect(session.attend)
        self._shares = ShareBars(self)
        self._strip = ChannelStrip(self)
        self._readout = label("", "small")
        self._strip.told.connect(self._tell)
        self._layers = LayerControls(session, self)
        self._probe = Probe(self)
        self._export = QPushButton("Export…", self)
        self._export.setToolTip("All values as an NPZ file, and a picture with legend of every pixel map")
        self._export.clicked.connect(self._export_attention)
        self._fusion = _section("Group fusion", self._shares)
        self._channels = _section("Channel attention", self._strip, Scale(self), self._readout)
        self._pixels = _section("Pixel attention", self._layers)
        self._probing = _section("Under the mouse", self._probe)
        self._help = _section("What a gate is", label(HELP, "small"), self._export)
        self._lay_out()
        self._show_attention(None)
        self.show_view(View())

    def show_view(self, view: View) -> None:
        attention = view.item.attention if view.item else None
        if attention is not self._attention:
            self._attention = attention
            self._show_attention(attention)
        self._show_status(view, attention)
        if attention:
            self._layers.show_view(view)
            self._probe.show_view(view)

    def choose_folder(self) -> Path | None:
        """Where the exported files shall go; None when the user thinks better of it."""
        chosen = QFileDialog.getExistingDirectory(self, "Export attention to a folder")
        return Path(chosen) if chosen else None

    def _show_attention(self, attention: Attention | None) -> None:
        maps = attention.maps if attention else ()
        shares = heat.fused_shares(maps)
        inside = [one for one in maps if one.values.ndim == 1 and heat.block_of(one.layer)]
        pixel_maps = [one for one in maps if one.values.ndim == 2]
        self._shares.show_shares(shares)
        self._strip.show_maps(maps)
        self._tell("")
        shown = (
            (self._pixels, bool(pixel_maps)),
            (self._probing, bool(pixel_maps)),
            (self._channels, bool(inside)),
            (self._fusion, bool(shares)),
            (self._help, bool(maps)),
        )
        for section, is_shown in shown:
            section.setVisible(is_shown)

    def _show_status(self, view: View, attention: Attention | None) -> None:
        is_classic = view.chosen is not None and view.chosen.family == "classic"
        is_current = attention is not None and attention.checkpoint == view.checkpoint
        if is_classic:
            text = CLASSICAL
        elif attention is None:
            text = NOT_YET
        else:
            text = f"Gates of {_title(view, attention.checkpoint)}" if attention.maps else NONE
        self._status.setText(text)
        self._attend.setVisible(not is_classic and not is_current)
        self._attend.setEnabled(view.can_attend)

    def _tell(self, words: str) -> None:
        self._readout.setText(words or self._strip.summary)

    def _export_attention(self) -> None:
        folder = self.choose_folder()
        if folder is not None:
            self._session.export_attention(folder)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(18)
        head = QVBoxLayout()
        head.setSpacing(8)
        for widget in (label("Attention", "title"), self._status, self._attend):
            head.addWidget(widget)
        column.addLayout(head)
        for section in (self._pixels, self._probing, self._channels, self._fusion, self._help):
            column.addWidget(section)
        self.setMinimumWidth(280)


def _title(view: View, checkpoint: str) -> str:
    return next((one.title for one in view.checkpoints if one.id == checkpoint), checkpoint)


def _section(title: str, *widgets: QWidget) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    heading = label(title, "heading")
    font = heading.font()
    font.setWeight(QFont.Weight.DemiBold)
    heading.setFont(font)
    column.addWidget(heading)
    for widget in widgets:
        column.addWidget(widget)
    return section
