"""Painting a mask: a pane of glass over the canvas that takes the mouse while the brush is in the hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.local.masked import is_brushing
from app.local.values import Brush
from app.session import Session
from app.view import View
from app.views.canvas.canvas import Canvas
from app.words import tr

SPACING = 0.15  # of the radius: how far the mouse moves before another point is noted
ADDED, ERASED = QColor(230, 40, 40, 90), QColor(40, 40, 40, 130)
RINGS = ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.4))

Modifier = Qt.KeyboardModifier
Button = Qt.MouseButton


class BrushPad(QWidget):
    """What it does not want, the wheel and the middle button and all while Space is down, goes on to the canvas."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._brush = Brush()
        self._size = (1, 1)
        self._mouse: QPointF | None = None
        self._path: list[QPointF] = []  # of the stroke that is being painted, on this widget
        self._points: list[tuple[float, float]] = []  # the same in the photograph
        self._erases = False
        self._pans = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(tr("Brush"))
        self.hide()
        canvas.installEventFilter(self)

    def show_view(self, view: View) -> None:
        self._brush = view.brush
        if view.item and view.item.original:
            self._size = view.item.original.photo.size
        self.setVisible(is_brushing(view))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the canvas, which has the keyboard."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pans = event.type() != QEvent.Type.KeyRelease
        return False

    # Qt's events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Button.LeftButton or self._pans:
            super().mousePressEvent(event)
            return
        self._erases = self._brush.erases or bool(event.modifiers() & (Modifier.ShiftModifier | Modifier.AltModifier))
        self._path, self._points = [], []
        self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        if self._path and event.buttons() & Button.LeftButton:
            self._add(event.position())
        else:
            super().mouseMoveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._path or event.button() != Button.LeftButton:
            super().mouseReleaseEvent(event)
            return
        points, self._path, self._points = tuple(self._points), [], []
        self._session.where.paint(points, self._erases)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self._session.point_at(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._radius()
        if self._path:
            self._paint_stroke(painter, radius)
        if self._mouse is not None:
            self._paint_ring(painter, self._mouse, radius)
        painter.end()

    # What they do

    def _add(self, point: QPointF) -> None:
        at = self._canvas.photo_at(point)
        is_far = not self._path or _distance(point, self._path[-1]) >= SPACING * self._radius()
        if at and is_far:
            self._path.append(point)
            self._points.append((at[0].x() / self._size[0], at[0].y() / self._size[1]))

    def _radius(self) -> float:
        """On the screen."""
        at = self._canvas.photo_at(QPointF())
        return max(1.0, self._brush.radius * max(self._size) * (at[1] if at else 1.0))

    def _paint_stroke(self, painter: QPainter, radius: float) -> None:
        path = QPainterPath(self._path[0])
        for point in self._path[1:] or self._path:
            path.lineTo(point + QPointF(0.01, 0))  # a line of no length would not be drawn
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        colour = ERASED if self._erases else ADDED
        painter.strokePath(path, QPen(colour, 2 * radius, Qt.PenStyle.SolidLine, round_cap, round_join))

    def _paint_ring(self, painter: QPainter, at: QPointF, radius: float) -> None:
        """Its size and, inside, where it begins to fade; a minus where it erases."""
        for colour, width in RINGS:
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, radius, radius)
            if self._brush.hardness < 1 and radius > 6:
                painter.setOpacity(0.6)
                painter.drawEllipse(at, radius * self._brush.hardness, radius * self._brush.hardness)
                painter.setOpacity(1)
            painter.drawLine(at - QPointF(4, 0), at + QPointF(4, 0))
            if not self._brush.erases:
                painter.drawLine(at - QPointF(0, 4), at + QPointF(0, 4))


def _distance(one: QPointF, other: QPointF) -> float:
    way = one - other
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
