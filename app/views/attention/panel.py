"""What the gates of the network said: a column for the window's side panel, which scrolls it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.attention.values import Contrast
from app.session import Session
from app.tasks import Attention
from app.view import View
from app.views.attention.against import AgainstControls
from app.views.attention.bars import Scale, ShareBars
from app.views.attention.cells import Cells
from app.views.attention.channels import RowBars
from app.views.attention.gaze import GazeControls
from app.views.attention.help import help_card
from app.views.attention.layers import LayerControls
from app.views.attention.matrix import LayerMatrix
from app.views.attention.probe import Probe
from app.views.attention.section import Section
from app.views.attention.shown import OverlayControls
from app.views.attention.stages import Stages
from app.views.attention.strip import ChannelStrip
from app.views.attention.words import explained, status
from app.views.labels import label
from app.words import later, tr
from restoration import heat
from restoration.types import AttentionMap

TITLES = {
    "pixel": later("Pixel attention"),
    "supervised": later("Supervised attention"),
    "pairwise": later("Pairwise attention"),
}
TAKES = later("Each row takes from the columns: the last layer and the groups, the newest first. A row adds up to 1.")


class AttentionPanel(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._attention: Attention | None = None
        self._contrast: Contrast | None = None
        self.setAccessibleName(tr("Attention"))
        self._status = label("", "quiet")
        self._attend = QPushButton(tr("Show where it looks"), self)
        self._attend.clicked.connect(session.gates.look)
        self._what = QPushButton("?", self)
        self._what.setFixedWidth(44)
        self._what.setAccessibleName(tr("What gate values mean"))
        self._what.setToolTip(tr("What gate values mean, and what they do not  (F2)"))
        self._what.clicked.connect(self.explain_gates)
        self._stages, self._layers, self._gaze = Stages(session), LayerControls(session), GazeControls(session)
        self._shown, self._against = OverlayControls(session), AgainstControls(session)
        self._probe, self._matrix, self._strip, self._shares = Probe(), LayerMatrix(), ChannelStrip(), ShareBars()
        self._explained = label("", "small")
        self._export = QPushButton(tr("Export…"), self)
        self._export.setToolTip(tr("All values as an NPZ file, and a picture with legend of everything shown here"))
        self._export.clicked.connect(self._export_attention)
        self._mask = QPushButton(tr("Export this map as a mask…"), self)
        self._mask.setToolTip(
            tr("A 16-bit grey picture as large as the photograph: black and white are the scale's ends")
        )
        self._mask.clicked.connect(self._export_mask)
        self._make_sections()
        self._lay_out()
        self._show_attention(None)
        self._show_channels(None, None)
        self.show_view(View())

    def show_view(self, view: View) -> None:
        attention, contrast = view.attention, view.contrast
        if attention is not self._attention:
            self._show_attention(attention)
        if (attention, contrast) != (self._attention, self._contrast):
            self._show_channels(attention, contrast)
        self._attention, self._contrast = attention, contrast
        self._status.setText(status(view))
        self._what.setVisible(not view.is_gateless or view.attention is not None)
        self._attend.setVisible(not view.is_gateless and not view.is_attended)
        self._attend.setEnabled(view.can_attend)
        self._layers.show_view(view)
        if attention:
            self._spatial.setTitle(tr(TITLES[view.map.kind]) if view.map else "")
            for widget in (self._stages, self._shown, self._against, self._gaze, self._probe):
                widget.show_view(view)

    def choose_folder(self) -> Path | None:
        """Where the exported files shall go; None when the user thinks better of it."""
        chosen = QFileDialog.getExistingDirectory(self, tr("Export attention to a folder"))
        return Path(chosen) if chosen else None

    def _show_attention(self, attention: Attention | None) -> None:
        maps = attention.maps if attention else ()
        kinds = {one.kind for one in maps}
        shares = heat.fused_shares(maps)
        self._shares.show_shares(shares)
        self._matrix.show_values(_between_layers(maps))
        self._explained.setText(explained(kinds))
        is_spatial = any(map(heat.is_spatial, maps))
        for section, is_shown in (
            (self._staged, bool(attention and attention.stages)),
            (self._spatial, is_spatial),
            (self._lying, is_spatial),
            (self._comparing, bool(maps)),
            (self._following, "pairwise" in kinds),
            (self._probing, is_spatial),
            (self._between, "layer" in kinds),
            (self._channels, bool(heat.channel_maps(maps))),
            (self._fusion, bool(shares)),
            (self._help, bool(maps)),
        ):
            section.setVisible(is_shown)
        self._mask.setVisible(is_spatial)

    def _show_channels(self, attention: Attention | None, contrast: Contrast | None) -> None:
        self._strip.show_maps(heat.channel_maps(attention.maps if attention else ()), contrast)
        self._strip_scale.show_limits(self._strip.limits(contrast))

    def explain_gates(self) -> None:
        """A card beside the window, in nobody's way."""
        help_card(self.window()).show()

    def _export_mask(self) -> None:
        folder = self.choose_folder()
        if folder is not None:
            self._session.gates.export_mask(folder)

    def _export_attention(self) -> None:
        folder = self.choose_folder()
        if folder is not None:
            self._session.gates.export(folder)

    def _make_sections(self) -> None:
        shares = Scale(self)
        shares.show_limits(heat.limits("share"))
        self._staged = Section(tr("Stages"), self._stages)
        self._spatial = Section("", self._layers)
        self._lying = Section(tr("On the photograph"), self._shown)
        self._comparing = Section(tr("Compare attention with"), self._against)
        self._following = Section(tr("Where one place looks"), self._gaze)
        self._probing = Section(tr("Under the mouse"), self._probe)
        self._between = Section(
            tr("Attention between layers"), label(tr(TAKES), "small"), self._matrix, shares, Readout(self._matrix)
        )
        self._strip_scale = Scale(self)
        self._channels = Section(
            tr("Channel attention"), self._strip, self._strip_scale, RowBars(self._strip), Readout(self._strip)
        )
        self._fusion = Section(tr("Group fusion"), self._shares)
        self._help = Section(tr("What is shown"), self._explained, self._export, self._mask)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(18)
        head = QVBoxLayout()
        head.setSpacing(8)
        title = QHBoxLayout()
        title.addWidget(label(tr("Attention"), "title"), 1)
        title.addWidget(self._what)
        head.addLayout(title)
        for widget in (self._status, self._attend):
            head.addWidget(widget)
        column.addLayout(head)
        for section in (self._staged, self._spatial, self._lying, self._following, self._probing, self._comparing):
            column.addWidget(section)
        for section in (self._between, self._channels, self._fusion, self._help):
            column.addWidget(section)
        self.setMinimumWidth(280)


class Readout(QWidget):
    """Says which cell is pointed at, or else what all of them are."""

    def __init__(self, cells: Cells) -> None:
        super().__init__()
        self._cells = cells
        self._text = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        cells.told.connect(self._tell)

    def _tell(self, words: str) -> None:
        self._text.setText(words or self._cells.summary)


def _between_layers(maps: tuple[AttentionMap, ...]) -> np.ndarray:
    return next((one.values for one in maps if one.kind == "layer"), np.zeros((0, 0), np.float32))
