"""The pictures of a network that restores in several stages, and the attention that was drawn from each."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from app.levels import Picture
from app.pixels import image_of
from app.session import Session
from app.view import View
from app.words import tr
from restoration import heat
from restoration.types import AttentionMap

MOST = 3
THUMBNAIL = QSize(76, 57)


class Stages(QWidget):
    """A thumbnail for each stage, which shows its picture instead of the result, and a button for its attention."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures: tuple[Picture, ...] = ()
        self._maps: dict[int, AttentionMap] = {}
        self._shows = tuple(self._show_button(number) for number in range(1, MOST + 1))
        self._looks = tuple(self._look_button(number) for number in range(1, MOST + 1))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2)
        grid.setVerticalSpacing(0)
        for column, (show, look) in enumerate(zip(self._shows, self._looks, strict=True)):
            grid.addWidget(show, 0, column, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(look, 1, column, Qt.AlignmentFlag.AlignHCenter)

    def show_view(self, view: View) -> None:
        pictures = view.attention.stages if view.attention else ()
        if pictures is not self._pictures:
            self._show_pictures(pictures)
        self._maps = {stage: one for one in view.spatial_maps if (stage := stage_of(one)) is not None}
        for number, (show, look) in enumerate(zip(self._shows, self._looks, strict=True), 1):
            show.setChecked(view.stage is not None and view.gates.stage == number)
            look.setVisible(number in self._maps)
            look.setChecked(view.is_laid_over and view.map is self._maps.get(number, self))

    def _show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        self._pictures = pictures
        for number, show in enumerate(self._shows):
            show.setVisible(number < len(pictures))
            if number < len(pictures):
                show.setIcon(_icon(pictures[number]))

    def _show_button(self, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Stage {number}", number=number))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(THUMBNAIL)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(
            tr("See what stage {number} restored, where else the result is; press again to go back", number=number)
        )
        button.clicked.connect(partial(self._show, number))
        return button

    def _look_button(self, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Attention"))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(tr("Attention of stage {number}", number=number))
        button.setToolTip(tr("Lay the attention that was drawn from stage {number} over the photograph", number=number))
        button.clicked.connect(partial(self._look, number))
        return button

    def _show(self, number: int) -> None:
        self._session.gates.show_stage(number)

    def _look(self, number: int) -> None:
        """Pressed again, it goes."""
        seen = self._maps[number]
        view = self._session.view
        is_there = view.is_laid_over and view.map is seen
        self._session.gates.show(layer=seen.layer, call=seen.call, overlay=not is_there)


def stage_of(seen: AttentionMap) -> int | None:
    """The stage, from 1, from whose picture supervised attention is drawn."""
    return int(heat.part_of(seen.layer)[1:]) if seen.kind == "supervised" else None


def _icon(picture: Picture) -> QIcon:
    """Cut to the thumbnail's shape, from the middle."""
    level = picture.levels[-1]
    height, width = level.shape[:2]
    factor = max(THUMBNAIL.width() / width, THUMBNAIL.height() / height)
    size = max(THUMBNAIL.width(), round(width * factor)), max(THUMBNAIL.height(), round(height * factor))
    reduced = cv2.resize(level, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)
    left, top = (size[0] - THUMBNAIL.width()) // 2, (size[1] - THUMBNAIL.height()) // 2
    cut = reduced[top : top + THUMBNAIL.height(), left : left + THUMBNAIL.width(), 2::-1]
    return QIcon(QPixmap.fromImage(image_of(np.ascontiguousarray(cut))))
