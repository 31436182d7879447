"""One of the pictures that are seen side by side: what one model makes of the crop, with its name and its time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.compare.compared import Trial
from app.levels import Picture
from app.views import colours
from app.views.canvas.layers import PictureLayer
from app.views.canvas.marks import font_of, paint_message
from app.views.canvas.transform import Placement
from app.words import retold, tr
from restoration.types import Box

CAPTION_PX = 30
NOTCH = 1.25
STILL_PX = 4.0
Align = Qt.AlignmentFlag


class TrialCell(QWidget):
    """`placed` tells where all cells shall look; `chosen` tells this one's number."""

    placed = Signal(object)
    chosen = Signal(int)
    resized = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._name, self._told, self._reason = "", "", ""
        self._behind = self.palette()
        self._layer: PictureLayer | None = None
        self._place: Placement | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self.setMinimumSize(120, 100)
        if number:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_trial(self, trial: Trial, box: Box) -> None:
        self._told = tr("{seconds:.1f} s", seconds=trial.result.seconds) if trial.result else ""
        self._reason = retold(trial.reason) or ("" if trial.picture else tr("Waiting for its turn…"))
        self.show_picture(retold(trial.title), trial.picture, box)

    def show_picture(self, name: str, picture: Picture | None, box: Box) -> None:
        self._name = name
        if picture is None:
            self._layer = None
        elif self._layer is None or self._layer.picture is not picture:
            self._layer = PictureLayer(picture, box)
        self.setAccessibleName(f"{self._number}: {name}" if self._number else name)
        self.setAccessibleDescription(self._told or self._reason)
        self.update()

    def forget(self) -> None:
        """Its picture may be closed while it is not seen."""
        self._layer = None

    def show_place(self, place: Placement) -> None:
        if place != self._place:
            self._place = place
            self.update()

    def show_backdrop(self, behind: QPalette) -> None:
        """What lies behind the picture."""
        self._behind = behind
        self.update()

    def pane(self) -> QRect:
        """Where the picture is: above the caption."""
        return QRect(0, 0, self.width(), max(1, self.height() - CAPTION_PX))

    def choose(self) -> None:
        if self.isVisible():
            self.chosen.emit(self._number)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        with colours.painting(self, self.rect()) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        pane = QRectF(self.pane())
        painter.fillRect(pane, self._behind.window())
        painter.setClipRect(pane)
        if self._layer and self._place:
            self._layer.paint(painter, self._place, pane)
        elif not self._layer:
            paint_message(painter, pane, self._behind, self._reason, "")
        painter.setClipping(False)
        painter.setOpacity(1)
        self._paint_caption(painter, QRectF(0, pane.height(), self.width(), CAPTION_PX))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_caption(self, painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, self.palette().window())
        inner = place.adjusted(8, 0, -8, 0)
        painter.setFont(font_of(painter, 12))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(inner, Align.AlignRight | Align.AlignVCenter, self._told)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(self._told) - 12
        painter.setFont(font_of(painter, 13, bold=bool(self._number)))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        named = f"{self._number}  {self._name}" if self._number else self._name
        text = painter.fontMetrics().elidedText(named, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(inner, Align.AlignLeft | Align.AlignVCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._number:
            self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._place:
            notches = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
            self.placed.emit(self._place.zoomed(self._place.scale * NOTCH**notches, event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._place and not self._is_click(point) and event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            moved, self._last = point - self._last, point
            self.placed.emit(self._place.panned(moved.x(), moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click, self._pressed = self._is_click(event.position()), None
        if is_click and self._number:
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._number:
            self.choose()
        else:
            super().keyPressEvent(event)

    def _is_click(self, point: QPointF) -> bool:
        return self._pressed is not None and (point - self._pressed).manhattanLength() <= STILL_PX
