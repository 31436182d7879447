"""Where the result is mixed in, and whether it keeps the photograph's colours."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.local.masked import is_making, local_of, seen_of
from app.local.values import PLACES
from app.session import Session
from app.view import View
from app.views.choice import CalmChoice
from app.views.labels import label
from app.views.slider import CalmSlider
from app.words import later, retold, tr
from restoration import heat
from restoration.edit import Mask

KINDS = tuple(PLACES)
ENABLED = Qt.ItemDataRole.UserRole - 1  # where Qt's combo boxes keep the flags of an item
LARGEST = 0.25  # radius of the brush, of the photograph's long side
PAINT = later("Paint on the photograph where the result should be. Shift or Alt erases.")
WAITING = later("Restore it first: then it is known where it changed.")
LOOKING = later("Looking where the network looks…")
MAKING = later("Computing the mask…")


class WhereControls(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = CalmChoice(tr("Where"), self)
        self._place.addItems(list(map(tr, PLACES.values())))
        self._place.setToolTip(tr("Where the result is mixed into the photograph"))
        self._place.activated.connect(self._choose)
        self._told = label("", "small")
        self._map = flat(tr("Use the map below"), tr("The map that is chosen under Attention becomes the mask"), self)
        self._map.clicked.connect(session.where.take_map)
        self._inverted = QCheckBox(tr("Invert"), self)
        self._inverted.setToolTip(tr("Mix the result in where the mask is not"))
        self._inverted.clicked.connect(self._invert)
        self._shown = QCheckBox(tr("Show the mask"), self)
        self._shown.setToolTip(tr("A red veil over what the mask covers  (O)"))
        self._shown.clicked.connect(self._show_mask)
        self._amount = Amount(
            tr("Amount of the mask"), tr("How much of the mask counts; double-click for all"), session, self
        )
        self._amount.slider.actionTriggered.connect(self._set_amount)
        self._brush = BrushControls(session)
        self._colours = QCheckBox(tr("Keep the colours"), self)
        self._colours.setToolTip(tr("The result keeps the photograph's colours: only its light and detail change  (K)"))
        self._colours.clicked.connect(session.where.keep_colour)
        self._reset = flat(tr("Reset"), tr("Everywhere, and in the result's own colours  (Shift+B)"), self)
        self._reset.clicked.connect(session.where.reset)
        self._lay_out()

    def show_view(self, view: View) -> None:
        mask = view.edit.mask
        self._place.setCurrentIndex(KINDS.index(mask.kind if mask else ""))
        self._place.setItemData(KINDS.index("attention"), None if _may_look(view) else 0, ENABLED)
        told = _told(view)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._map.setVisible(_is_other_map(view))
        self._mask.setVisible(mask is not None)
        self._inverted.setChecked(bool(mask and mask.inverted))
        self._shown.setChecked(view.brush.shows_mask)
        self._amount.show_share(mask.amount if mask else 1.0)
        self._brush.setVisible(mask is not None and mask.kind == "brush")
        self._brush.show_view(view)
        self._colours.setChecked(view.edit.keep_colour)
        self._reset.setVisible(mask is not None or view.edit.keep_colour)

    def _choose(self, row: int) -> None:
        self._session.where.choose(KINDS[row] or None)

    def _invert(self, inverted: bool) -> None:
        self._session.where.change(inverted=inverted)

    def _show_mask(self, shown: bool) -> None:
        self._session.where.hold_brush(shows_mask=shown)

    def _set_amount(self) -> None:
        self._session.where.change(amount=self._amount.slider.sliderPosition() / 100)

    def _lay_out(self) -> None:
        self._mask = QWidget(self)
        inner = _column(self._mask)
        checks = QHBoxLayout()
        checks.addWidget(self._inverted)
        checks.addWidget(self._shown)
        checks.addStretch(1)
        inner.addWidget(self._brush)
        inner.addLayout(checks)
        inner.addWidget(self._amount)
        column = _column(self)
        column.addWidget(label(tr("Where"), ""))
        column.addWidget(self._place)
        column.addWidget(self._told)
        column.addWidget(self._map, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._mask)
        last = QHBoxLayout()
        last.addWidget(self._colours, 1)
        last.addWidget(self._reset)
        column.addLayout(last)


class BrushControls(QWidget):
    """How large the brush is and how soft, whether it is in the hand, and what it does."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._on = QPushButton(tr("Brush"), self)
        self._on.setCheckable(True)
        self._on.setToolTip(tr("Paint with the mouse  (B)"))
        self._on.clicked.connect(self._take)
        self._erases = QCheckBox(tr("Erase"), self)
        self._erases.setToolTip(tr("The brush takes away; Shift or Alt does so while held"))
        self._erases.clicked.connect(self._erase)
        self._clear = flat(tr("Clear"), tr("Take away all that was painted"), self)
        self._clear.clicked.connect(session.where.clear)
        self._size = Amount(tr("Size of the brush"), tr("How wide it paints"), session, self, tr("Size"))
        self._size.slider.actionTriggered.connect(self._set_size)
        self._hardness = Amount(tr("Hardness of the brush"), tr("How sharp its edge is"), session, self, tr("Hardness"))
        self._hardness.slider.actionTriggered.connect(self._set_hardness)
        row = QHBoxLayout()
        for widget in (self._on, self._erases):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._clear)
        column = _column(self)
        column.addLayout(row)
        column.addWidget(self._size)
        column.addWidget(self._hardness)

    def show_view(self, view: View) -> None:
        mask = view.edit.mask
        self._on.setChecked(view.brush.on)
        self._erases.setChecked(view.brush.erases)
        self._clear.setEnabled(bool(mask and mask.strokes))
        self._size.show_share(view.brush.radius / LARGEST)
        self._hardness.show_share(view.brush.hardness)

    def _take(self, on: bool) -> None:
        self._session.where.hold_brush(on=on)

    def _erase(self, erases: bool) -> None:
        self._session.where.hold_brush(erases=erases)

    def _set_size(self) -> None:
        share = max(1, self._size.slider.sliderPosition()) / 100
        self._session.where.hold_brush(radius=LARGEST * share)

    def _set_hardness(self) -> None:
        self._session.where.hold_brush(hardness=self._hardness.slider.sliderPosition() / 100)


class Amount(QWidget):
    """A slider of percents with its name and its number over it."""

    def __init__(self, name: str, tip: str, session: Session, parent: QWidget, short: str = "") -> None:
        super().__init__(parent)
        self.slider = CalmSlider(name, self)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setToolTip(tip)
        self.slider.sliderPressed.connect(partial(session.history.hold, True))
        self.slider.sliderReleased.connect(partial(session.history.hold, False))
        self._percent = label("", "quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(label(short or tr("Amount"), "quiet"), 0, 0)
        grid.addWidget(self._percent, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)

    def show_share(self, share: float) -> None:
        self.slider.setValue(round(share * 100))
        self._percent.setText(f"{round(share * 100)} %")


def flat(text: str, tip: str, parent: QWidget) -> QPushButton:
    made = QPushButton(text, parent)
    made.setProperty("flat", True)
    made.setToolTip(tip)
    return made


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column


def _told(view: View) -> str:
    """What there is to know about the mask that is chosen."""
    mask, item = view.edit.mask, view.item
    if mask is None or item is None:
        return ""
    if mask.kind == "brush" and not mask.strokes:
        return tr(PAINT)
    if mask.kind == "change" and item.restored is None:
        return tr(WAITING)
    if mask.kind == "attention" and seen_of(view) is None:
        return tr(LOOKING) if view.job else tr("Its attention is not known: look at it below.")
    return tr(MAKING) if is_making(view) else _covers(view, mask)


def _covers(view: View, mask: Mask) -> str:
    local, seen = local_of(view), seen_of(view)
    if local is None or local.veil is None:
        return ""
    share = f"{local.share:.0%}".replace("%", " %")
    return (
        tr("{name}: covers {share}.", name=retold(heat.readable(seen.layer, seen.call)), share=share)
        if seen
        else tr("Covers {share} of the photograph.", share=share)
    )


def _may_look(view: View) -> bool:
    return not view.is_gateless or bool(view.spatial_maps)


def _is_other_map(view: View) -> bool:
    """Another map is chosen in the attention panel than the mask is made of."""
    seen = seen_of(view)
    return seen is not None and view.map is not None and view.map is not seen
