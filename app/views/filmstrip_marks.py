"""What a thumbnail says about its photograph in words, and as small signs that differ in shape."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from app.batch.queued import Mark
from app.item import Item
from app.words import later, tr

STATES = {
    "waiting": later("not opened yet"),
    "opening": later("opening"),
    "ready": later("open"),
    "restoring": later("being restored"),
    "restored": later("restored"),
    "saved": later("restored and saved"),
    "failed": later("could not be opened"),
}
QUEUED = {
    "waiting": later("waits in the queue"),
    "working": later("being restored by the queue"),
    "done": later("restored and saved by the queue"),
    "left": later("left alone by the queue"),
    "failed": later("failed in the queue"),
}
WHY = {
    "fine": later("it looks fine"),
    "unclear": later("not clear what is wrong"),
    "helpless": later("no model for it"),
}
SIDE = 17.0


def told(item: Item) -> list[str]:
    """The state of a photograph, and what the queue does or did with it."""
    queued = [QUEUED[item.mark.state], *([WHY[item.mark.why]] if item.mark.why else [])] if item.mark else []
    return list(map(tr, (STATES[item.state], *queued)))


def is_told_by_mark(item: Item) -> bool:
    """The queue's mark says what the state says: saved under that name, or failed."""
    mark = item.mark
    if mark is None:
        return False
    return mark.state == item.state == "failed" or bool(mark.entry and mark.entry.target == item.saved)


def paint_mark(painter: QPainter, frame: QRect, mark: Mark, colours: QPalette) -> None:
    """In the lower left corner: a clock waits, an arrow works, a tick is done, a dash left alone, a triangle failed."""
    place = QRectF(frame.left() + 4, frame.bottom() - 20, SIDE, SIDE)
    done = mark.state == "done"
    painter.setPen(QPen(colours.highlight() if done else colours.text(), 1))
    painter.setBrush(colours.highlight() if done else colours.base())
    if mark.state == "failed":
        painter.drawPolygon(
            QPolygonF([QPointF(place.center().x(), place.top()), place.bottomRight(), place.bottomLeft()])
        )
        painter.drawText(place.adjusted(0, 3, 0, 1), Qt.AlignmentFlag.AlignCenter, "!")
        return
    painter.drawEllipse(place)
    middle = place.center()
    painter.setPen(QPen(colours.highlightedText() if done else colours.text(), 1.6))
    if mark.state == "waiting":
        painter.drawLine(QLineF(middle, middle - QPointF(0, 5)))
        painter.drawLine(QLineF(middle, middle + QPointF(4, 0)))
    elif mark.state == "working":
        painter.setBrush(colours.text())
        corners = (QPointF(-2.5, -4), QPointF(4.5, 0), QPointF(-2.5, 4))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    elif mark.state == "left":
        painter.drawLine(QLineF(middle - QPointF(4, 0), middle + QPointF(4, 0)))
    else:
        _tick(painter, middle)


def paint_selected(painter: QPainter, frame: QRect, colours: QPalette) -> None:
    """A tick in a square in the upper left corner, and a frame."""
    painter.setPen(QPen(colours.text(), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(frame).adjusted(-2, -2, 2, 2), 3, 3)
    square = QRectF(frame.left() + 4, frame.top() + 4, SIDE - 2, SIDE - 2)
    painter.setBrush(colours.text())
    painter.drawRoundedRect(square, 2, 2)
    painter.setPen(QPen(colours.base(), 1.8))
    _tick(painter, square.center())


def _tick(painter: QPainter, middle: QPointF) -> None:
    painter.drawPolyline(QPolygonF([middle + QPointF(-4, 0), middle + QPointF(-1, 3), middle + QPointF(4, -3.5)]))
