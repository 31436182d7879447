"""What leaves the window for other programs: the result on the clipboard, and as a file that is dragged out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.desktop.desktop import handed_out
from app.pixels import Wrapped
from app.session import Session
from app.view import View
from app.views import theme
from app.words import later, tr

DRAG = later("Drag the result out")
TIP = later("Hold and drag the result into another program: a copy without loss, with the strength that is chosen")
PREVIEW_PX = 128


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


class DragHandle(QToolButton):
    """Pressed, it has the result written to a file of ours; the drag begins when that is there and the mouse has moved.
    The keyboard's way to another program is to copy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pressed: QPoint | None = None
        self._moved = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._drag)
        self.setText(tr(DRAG))
        self.setToolTip(tr(TIP))
        self.setAccessibleName(tr(DRAG))
        self.setAccessibleDescription(tr(TIP))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.put_icon(self, "drag")

    def show_view(self, view: View) -> None:
        self.setEnabled(view.can_save)
        self._begin(view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position().toPoint(), False
            self._session.desktop.hand_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is not None:
            away = event.position().toPoint() - self._pressed
            self._moved = self._moved or away.manhattanLength() >= QApplication.startDragDistance()
            self._begin(self._session.view)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = None

    def _begin(self, view: View) -> None:
        if self._pressed is None or not self._moved or handed_out(view) is None:
            return
        self._pressed = None
        self.setDown(False)
        self._soon.start()

    def _drag(self) -> None:
        """In a turn of its own: it lasts as long as the mouse drags, and Views are drawn meanwhile."""
        view = self._session.view
        if path := handed_out(view):
            drag = QDrag(self)
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(path))])
            drag.setMimeData(mime)
            drag.setPixmap(_preview(view))
            drag.exec(Qt.DropAction.CopyAction)


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
