"""Choosing a map of places, and how it lies on the photograph."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from app.session import Session
from app.view import View
from app.views.attention_bars import Scale
from app.views.contact_sheet import ContactSheet
from app.views.labels import label
from app.views.slider import CalmSlider
from restoration import heat
from restoration.types import AttentionMap


class LayerControls(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._maps: tuple[AttentionMap, ...] = ()
        self._drawn: tuple[np.ndarray | None, bool] = (None, False)
        self._name = QLabel(self)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setWordWrap(True)
        self._meaning = label("", "small")
        self._layer = CalmSlider("Layer", self)
        self._layer.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._layer.actionTriggered.connect(self._choose)
        self._back = self._arrow(Qt.ArrowType.LeftArrow, "Earlier layer", "Earlier layer  ([)")
        self._back.clicked.connect(self._step_back)
        self._on = self._arrow(Qt.ArrowType.RightArrow, "Later layer", "Later layer  (])")
        self._on.clicked.connect(self._step_on)
        self._scale = Scale(self)
        self._overlay = QCheckBox("Show on photograph", self)
        self._overlay.setToolTip("Lay this map over the photograph  (A)")
        self._overlay.clicked.connect(self._set_overlay)
        self._stretch = QCheckBox("Stretch contrast", self)
        self._stretch.setToolTip("Spread the colours over the middle 96 % of the values; the numbers change with it")
        self._stretch.clicked.connect(self._set_stretch)
        self._opacity = CalmSlider("Opacity", self)
        self._opacity.setRange(0, 100)
        self._opacity.setPageStep(10)
        self._opacity.actionTriggered.connect(self._set_opacity)
        self._percent = QLabel(self)
        self._percent.setProperty("role", "quiet")
        self._sheet = ContactSheet(session, self)
        self._open_sheet = QPushButton("Contact sheet…", self)
        self._open_sheet.setToolTip("All maps side by side")
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
        self._overlay.setChecked(view.is_laid_over)
        self._stretch.setChecked(view.gates.stretch)
        self._opacity.setValue(round(view.gates.opacity * 100))
        self._opacity.setEnabled(view.is_laid_over)
        self._percent.setText(f"{round(view.gates.opacity * 100)} %")
        self._show_overlay(view.overlay, view.gates.stretch)
        self._sheet.show_view(view)

    def _show_overlay(self, shown: heat.Overlay | None, stretch: bool) -> None:
        values = shown.values if shown else None
        if values is self._drawn[0] and stretch == self._drawn[1]:
            return
        self._drawn = values, stretch
        if shown is not None:
            limits = heat.limits(shown.reading, shown.values, stretch=stretch)
            self._name.setText(f"{shown.name}\n{shown.summary}")
            self._layer.setAccessibleDescription(shown.name)
            self._scale.show_limits(limits)
            self._meaning.setText(limits.meaning.capitalize())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_row(self._back, self._name, self._on))
        column.addWidget(self._layer)
        column.addSpacing(2)
        column.addWidget(self._meaning)
        column.addWidget(self._scale)
        column.addWidget(self._overlay)
        column.addLayout(_row(QLabel("Opacity", self), self._opacity, self._percent))
        column.addWidget(self._stretch)
        column.addWidget(self._open_sheet)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %") + 4)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

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

    def _set_overlay(self, checked: bool) -> None:
        self._session.gates.show(overlay=checked)

    def _set_stretch(self, checked: bool) -> None:
        self._session.gates.show(stretch=checked)

    def _set_opacity(self) -> None:
        self._session.gates.show(opacity=self._opacity.sliderPosition() / 100)

    def _show_sheet(self) -> None:
        self._sheet.open_with(self._session.view)


def _row(left: QWidget, middle: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addWidget(middle, 1)
    row.addWidget(right)
    return row
