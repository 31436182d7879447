"""Choosing a map of places: one by one, by playing them, or from the contact sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.attention.contact_sheet import ContactSheet
from app.views.slider import CalmSlider
from app.words import retold, tr
from restoration import heat
from restoration.types import AttentionMap

STEP_MS = 450  # time enough to read a layer's name


class LayerControls(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._maps: tuple[AttentionMap, ...] = ()
        self._named: heat.Overlay | None = None
        self._name = QLabel(self)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setWordWrap(True)
        self._layer = CalmSlider(tr("Layer"), self)
        self._layer.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._layer.actionTriggered.connect(self._choose)
        self._back = self._arrow(Qt.ArrowType.LeftArrow, tr("Earlier layer"), tr("Earlier layer  ([)"))
        self._back.clicked.connect(self._step_back)
        self._on = self._arrow(Qt.ArrowType.RightArrow, tr("Later layer"), tr("Later layer  (])"))
        self._on.clicked.connect(self._step_on)
        self._play = QPushButton(tr("Play"), self)
        self._play.setCheckable(True)
        self._play.setToolTip(tr("One layer after the other, over the photograph  (P)"))
        self._play.clicked.connect(session.gates.play)
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(session.gates.play_on)
        self._sheet = ContactSheet(session, self)
        self._open_sheet = QPushButton(tr("Contact sheet…"), self)
        self._open_sheet.setToolTip(tr("All layers side by side, in an order of your choice"))
        self._open_sheet.clicked.connect(self._show_sheet)
        self._lay_out()

    def show_view(self, view: View) -> None:
        maps = view.spatial_maps
        place = maps.index(view.map) if view.map else 0
        if len(maps) != len(self._maps):
            self._layer.setRange(0, max(0, len(maps) - 1))
        self._maps = maps
        self._layer.setValue(place)
        self._back.setEnabled(place > 0)
        self._on.setEnabled(place < len(maps) - 1)
        self._show_playing(view.gates.playing)
        self._show_name(view.overlay)
        self._sheet.show_view(view)

    def _show_playing(self, plays: bool) -> None:
        self._play.setEnabled(len(self._maps) > 1)
        self._play.setChecked(plays)
        self._play.setText(tr("Stop") if plays else tr("Play"))
        if plays and not self._clock.isActive():
            self._clock.start()
        elif not plays:
            self._clock.stop()

    def _show_name(self, shown: heat.Overlay | None) -> None:
        if shown is not None and shown is not self._named:
            self._name.setText(f"{retold(shown.name)}\n{retold(shown.summary)}")
            self._layer.setAccessibleDescription(retold(shown.name))
        self._named = shown

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        names = QHBoxLayout()
        names.addWidget(self._back)
        names.addWidget(self._name, 1)
        names.addWidget(self._on)
        buttons = QHBoxLayout()
        buttons.addWidget(self._play, 1)
        buttons.addWidget(self._open_sheet, 2)
        column.addLayout(names)
        column.addWidget(self._layer)
        column.addLayout(buttons)

    def _arrow(self, direction: Qt.ArrowType, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(direction)
        button.setAutoRepeat(True)
        button.setAccessibleName(name)
        button.setToolTip(tip)
        return button

    def _choose(self) -> None:
        if self._maps:
            chosen = self._maps[self._layer.sliderPosition()]
            self._session.gates.show(layer=chosen.layer, call=chosen.call)

    def _step_back(self) -> None:
        self._session.gates.step(-1)

    def _step_on(self) -> None:
        self._session.gates.step(1)

    def _show_sheet(self) -> None:
        self._sheet.open_with(self._session.view)
