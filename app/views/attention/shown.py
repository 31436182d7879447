"""How a map lies on the photograph: over its colours or instead of them, and between which numbers its colours run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.attention.looked import ruler_of
from app.attention.values import Ruler
from app.session import Session
from app.view import View
from app.views.attention.bars import Scale
from app.views.labels import label
from app.views.slider import CalmSlider
from app.words import retold, tr
from restoration import heat


class OverlayControls(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn: tuple[heat.Overlay | None, Ruler, bool] = (None, Ruler(), False)
        self._meaning = label("", "small")
        self._scale = Scale(self)
        self._overlay = self._box(tr("Show on photograph"), tr("Lay this map over the photograph  (A)"))
        self._overlay.clicked.connect(self._set_overlay)
        self._grey = self._box(
            tr("Photograph in grey"),
            tr(
                "The photograph keeps its light and shade, and its colour is this map's; else the map lies over it "
                "like coloured glass  (Shift+A)"
            ),
        )
        self._grey.clicked.connect(self._set_grey)
        self._stretch = self._box(
            tr("Stretch contrast"),
            tr("Spread the colours over the middle 96 % of the values; the numbers change with it"),
        )
        self._stretch.clicked.connect(session.gates.stretch)
        self._lock = self._box(
            tr("Keep this scale"), tr("The same numbers for every layer and photograph that you look at next")
        )
        self._lock.clicked.connect(session.gates.lock)
        self._opacity = CalmSlider(tr("Opacity"), self)
        self._opacity.setRange(0, 100)
        self._opacity.setPageStep(10)
        self._opacity.actionTriggered.connect(self._set_opacity)
        self._percent = QLabel(self)
        self._percent.setProperty("role", "quiet")
        self._lay_out()

    def show_view(self, view: View) -> None:
        gates = view.gates
        self._overlay.setChecked(view.is_laid_over)
        self._grey.setChecked(gates.grey)
        self._grey.setEnabled(view.is_laid_over)
        self._stretch.setChecked(gates.stretch)
        self._lock.setChecked(gates.locked is not None)
        self._opacity.setValue(round(gates.opacity * 100))
        self._opacity.setEnabled(view.is_laid_over)
        self._percent.setText(f"{round(gates.opacity * 100)} %")
        self._show_scale(view.overlay, ruler_of(view), gates.grey and view.is_laid_over)

    def _show_scale(self, shown: heat.Overlay | None, ruler: Ruler, is_grey: bool) -> None:
        was = self._drawn
        if shown is None or (was[0] and was[0].values is shown.values and was[1:] == (ruler, is_grey)):
            return
        self._drawn = shown, ruler, is_grey
        limits = ruler.limits(shown)
        self._scale.show_limits(limits, is_grey)
        self._meaning.setText(retold(limits.meaning).capitalize())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        opacity = QHBoxLayout()
        opacity.addWidget(QLabel(tr("Opacity"), self))
        opacity.addWidget(self._opacity, 1)
        opacity.addWidget(self._percent)
        for widget in (self._meaning, self._scale, self._overlay, self._grey):
            column.addWidget(widget)
        column.addLayout(opacity)
        column.addWidget(self._stretch)
        column.addWidget(self._lock)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("100 %") + 4)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _box(self, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setToolTip(tip)
        return box

    def _set_overlay(self, checked: bool) -> None:
        self._session.gates.show(overlay=checked)

    def _set_grey(self, checked: bool) -> None:
        self._session.gates.show(grey=checked)

    def _set_opacity(self) -> None:
        self._session.gates.show(opacity=self._opacity.sliderPosition() / 100)
