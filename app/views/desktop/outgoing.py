"""What leaves the window for other programs: the result on the clipboard, and as a file that is dragged out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.desktop.desktop import handed_out
from app.pixels import Wrapped
from app.session import Session
from app.view import View
from app.views import theme
from app.words import later, tr

DRAG = later("Drag the result out")
TIP = later(
    "Hold and drag the result into another program: a copy without loss, with the strength that is chosen. With Ctrl "
    "it can be dragged from the photograph, too."
)
PREVIEW_PX = 128
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Clipboard(QObject):
    """Puts there what was copied: as a finished PNG for programs that take one, and as a picture for all others."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._given: QMimeData | None = None
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self._leave)

    def show_view(self, view: View) -> None:
        clip = view.around.clip
        if clip is None:
            return
        mime = QMimeData()
        mime.setData("image/png", clip.png)
        mime.setImageData(Wrapped(clip.pixels).image.copy())
        QGuiApplication.clipboard().setMimeData(mime)
        self._given = mime
        self._session.desktop.has_copied()

    def _leave(self) -> None:
        """Python ends before Qt does: what stays on the clipboard must be Qt's own, or ending crashes (seen on the
        offscreen platform of Qt 6.11)."""
        clipboard = QGuiApplication.clipboard()
        if self._given is not None and clipboard.mimeData() is self._given:
            clipboard.setImage(clipboard.image())


class DragOut(QObject):
    """The result is taken hold of on a widget: it is written to a file of ours, and the drag begins when that is there
    and the mouse has moved."""

    begun = Signal()

    def __init__(self, session: Session, source: QWidget) -> None:
        super().__init__(source)
        self._session = session
        self._source = source
        self._pressed: QPoint | None = None
        self._moved = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._drag)

    @property
    def holds(self) -> bool:
        return self._pressed is not None

    def show_view(self, view: View) -> None:
        self._begin(view)

    def press(self, point: QPoint) -> None:
        self._pressed, self._moved = point, False
        self._session.desktop.hand_out()

    def move(self, point: QPoint) -> None:
        if self._pressed is not None:
            away = (point - self._pressed).manhattanLength()
            self._moved = self._moved or away >= QApplication.startDragDistance()
            self._begin(self._session.view)

    def release(self) -> None:
        self._pressed = None

    def _begin(self, view: View) -> None:
        if self._pressed is None or not self._moved or handed_out(view) is None:
            return
        self._pressed = None
        self.begun.emit()
        self._soon.start()

    def _drag(self) -> None:
        """In a turn of its own: it lasts as long as the mouse drags, and Views are drawn meanwhile."""
        view = self._session.view
        if path := handed_out(view):
            drag = QDrag(self._source)
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(path))])
            drag.setMimeData(mime)
            drag.setPixmap(_preview(view))
            drag.exec(Qt.DropAction.CopyAction)


class DragHandle(QToolButton):
    """The result is dragged from here. The keyboard's way to another program is to copy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._out = DragOut(session, self)
        self._out.begun.connect(self._let_go)
        self.setText(tr(DRAG))
        self.setToolTip(tr(TIP))
        self.setAccessibleName(tr(DRAG))
        self.setAccessibleDescription(tr(TIP))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.put_icon(self, "drag")

    def show_view(self, view: View) -> None:
        self.setEnabled(view.can_save)
        self._out.show_view(view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._out.press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._out.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._out.release()

    def _let_go(self) -> None:
        self.setDown(False)


class CanvasDrag(QObject):
    """With Ctrl the mouse drags the result out of the canvas, where else it would move the photograph."""

    def __init__(self, session: Session, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._session = session
        self._out = DragOut(session, canvas)
        canvas.installEventFilter(self)

    def show_view(self, view: View) -> None:
        self._out.show_view(view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What belongs to the drag is not the canvas's."""
        if not isinstance(event, QMouseEvent):
            return False
        held, point = self._out.holds, event.position().toPoint()
        if event.type() in PRESSES:
            if self._session.view.can_save and _takes_hold(event):
                self._out.press(point)
            return self._out.holds
        if event.type() == QEvent.Type.MouseMove:
            self._out.move(point)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._out.release()
        return held


def _takes_hold(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _preview(view: View) -> QPixmap:
    """The result, small: its coarsest level."""
    if view.item is None or view.item.restored is None:
        return QPixmap()
    small = Wrapped(view.item.restored.picture.levels[-1]).image
    return QPixmap.fromImage(
        small.scaled(
            PREVIEW_PX,
            PREVIEW_PX,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )
