"""The photograph, before and after. Zoom and pan live here; all else is drawn from the View and told to the Session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.session import Session
from app.view import Cursor, View
from app.views import colours, theme
from app.views.canvas import painting
from app.views.canvas.drag import Drag, caught_at, click_of, do_click, is_on_wipe, may_ask, shape_for
from app.views.canvas.keys import ARROWS, is_wanted
from app.views.canvas.marks import paint_message
from app.views.canvas.scene import Scene, described, scene_of
from app.views.canvas.transform import Placement, fitted
from app.words import tr

NOTCH = 1.25
PAN_PX = 64.0
WIPE_STEP = 0.02

Key, Button = Qt.Key, Qt.MouseButton


class Canvas(QWidget):
    """`zoomed` tells the screen's pixels per photo pixel: 1.0 is 100 %; and how many times finer the result is."""

    zoomed = Signal(float, float)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scene = Scene()
        self._place: Placement | None = None
        self._drag: Drag | None = None
        self._mouse: QPointF | None = None
        self._space = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Photograph"))
        self.setPalette(theme.backdrop("black"))

    def show_view(self, view: View) -> None:
        scene = scene_of(view, self._scene)
        if scene == self._scene:
            return
        old, self._scene = self._scene, scene
        if scene.before is None:
            self._place = None
        elif self._place is None or (scene.item, scene.size) != (old.item, old.size):
            self._put(fitted(scene.photo, self._pane(), self.devicePixelRatioF(), scene.finest))
        elif (scene.split, scene.finest) != (old.split, old.finest):
            self._fill()
        self.setAccessibleDescription(described(scene))
        self.update()

    # Zoom

    def zoom_fit(self) -> None:
        if self._place:
            self._put(fitted(self._scene.photo, self._pane(), self.devicePixelRatioF(), self._scene.finest))

    def zoom_actual(self) -> None:
        """100 %; asked once more, 100 % of a result that is larger than the photograph."""
        is_there = self._place is not None and abs(self._place.zoom - 1) < 0.0001
        self._zoom_to(self._scene.finest if is_there else 1.0)

    def zoom_in(self) -> None:
        self._zoom_by(NOTCH * NOTCH)

    def zoom_out(self) -> None:
        self._zoom_by(1 / (NOTCH * NOTCH))

    def toggle_fit(self) -> None:
        """All of the photograph, or 100 % of the result with what is under the cursor staying there."""
        if self._place and self._place.fits:
            self._zoom_to(self._scene.finest)
        else:
            self.zoom_fit()

    def _zoom_by(self, factor: float) -> None:
        if self._place:
            self._zoom_to(self._place.zoom * factor)

    def _zoom_to(self, zoom: float) -> None:
        if self._place:
            self._put(self._place.zoomed(zoom / self._place.ratio, self._anchor()))

    def _put(self, place: Placement) -> None:
        if place != self._place:
            self._place = place
            self._session.look_at(place.visible(), place.zoom)
            self.zoomed.emit(place.zoom, place.finest)
            self.update()

    # Places

    def photo_at(self, point: QPointF) -> tuple[QPointF, float] | None:
        """What is under a point of the canvas, in photo pixels, and how large these are drawn."""
        return (self._place.to_photo(self._in_pane(point)), self._place.scale) if self._place else None

    def _pane(self) -> QSizeF:
        return painting.panes(self._scene, QSizeF(self.size()))[0].size()

    def _in_pane(self, point: QPointF) -> QPointF:
        return painting.in_pane(self._scene, QSizeF(self.size()), point)

    def _anchor(self) -> QPointF:
        if self._mouse is not None:
            return self._in_pane(self._mouse)
        return QRectF(QPointF(), self._pane()).center()

    def _is_on_wipe(self, point: QPointF) -> bool:
        return not self._space and is_on_wipe(self._scene, self._place, point)

    def _is_own(self, event: QKeyEvent) -> bool:
        return self._place is not None and is_wanted(event, self._place.fits, self._scene.is_wiped)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, exposed = QSizeF(self.size()), QRectF(event.rect())
        with colours.painting(self, event.rect()) as painter:
            painter.fillRect(event.rect(), self.palette().window())
            if self._place:
                painting.paint_scene(painter, self._scene, self._place, canvas, exposed)
            elif self._scene.item is not None:
                paint_message(painter, QRectF(QPointF(), canvas), self.palette(), *self._scene.message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fill()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_own(event):
                event.accept()
                return True
        elif isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._mouse = event.position()
            self._zoom_by(1 + event.value())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
        self._mouse = event.position()
        self._zoom_by(NOTCH**notches)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._place and event.button() == Button.LeftButton and self._is_on_wipe(point):
            self._drag = Drag(point, caught_at(self._scene, self._place, point))
        elif event.button() in (Button.LeftButton, Button.MiddleButton):
            self._drag = Drag(point, click=click_of(self._scene, event))
        self._show_cursor(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._mouse = event.position()
        if self._place and self._drag:
            self._follow(self._drag, self._place, point)
        self._show_cursor(point)
        self._session.point_at(self._cursor_at(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self._show_cursor(event.position())
        if drag and drag.is_click(event.position()) and (at := self._cursor_at(event.position())):
            do_click(drag, self._session, at, self._scene)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if may_ask(self._scene, event):
            self.mousePressEvent(event)
        elif event.button() == Button.LeftButton and not self._is_on_wipe(event.position()):
            self._mouse = event.position()
            self.toggle_fit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self._session.point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self._is_own(event):
            super().keyPressEvent(event)
        elif key == Key.Key_Space:
            self._space = True
        elif key in ARROWS:
            self._step(*ARROWS[key], wipe=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            (self.zoom_out if key == Key.Key_Minus else self.zoom_in)()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Space and not event.isAutoRepeat():
            self._space = False
        super().keyReleaseEvent(event)

    # What they do

    def _fill(self) -> None:
        if self._place:
            self._put(self._place.resized(self._pane(), self.devicePixelRatioF(), self._scene.finest))

    def _follow(self, drag: Drag, place: Placement, point: QPointF) -> None:
        if drag.wipe_offset is not None:
            wipe = (point.x() - drag.wipe_offset - place.area.left()) / place.area.width()
            self._session.compare(wipe=min(1.0, max(0.0, wipe)))
        elif not drag.is_click(point):
            self._put(place.panned(point.x() - drag.last.x(), point.y() - drag.last.y()))
            self._drag = Drag(point)

    def _step(self, dx: int, dy: int, wipe: bool) -> None:
        if wipe:
            moved = self._scene.compared.wipe - dx * WIPE_STEP
            self._session.compare(wipe=min(1.0, max(0.0, moved)))
        elif self._place:
            self._put(self._place.panned(dx * PAN_PX, dy * PAN_PX))

    def _cursor_at(self, point: QPointF) -> Cursor | None:
        at = self._place.pixel_at(self._in_pane(point)) if self._place else None
        return Cursor(*at) if at else None

    def _show_cursor(self, point: QPointF) -> None:
        shape = shape_for(self._scene, self._place, self._drag, self._is_on_wipe(point))
        if self.cursor().shape() != shape:
            self.setCursor(shape)
