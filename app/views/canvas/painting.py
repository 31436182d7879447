"""Painting a Scene: which pane shows what, and where the wipe line runs. No state."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from app.views.canvas import marks
from app.views.canvas.scene import Scene
from app.views.canvas.transform import Placement
from app.words import retold, tr
from restoration.types import Box

GAP = 2.0
ROOMY = QSizeF(marks.LEGEND_WIDTH + 2 * marks.MARGIN, 2 * marks.LEGEND_HEIGHT)


def panes(scene: Scene, canvas: QSizeF) -> tuple[QRectF, ...]:
    """One over all of the canvas, or two of equal size beside or above one another."""
    if scene.split is None:
        return (QRectF(0, 0, canvas.width(), canvas.height()),)
    if scene.split == "over":
        height = max(1.0, (canvas.height() - GAP) // 2)
        return QRectF(0, 0, canvas.width(), height), QRectF(0, canvas.height() - height, canvas.width(), height)
    width = max(1.0, (canvas.width() - GAP) // 2)
    return QRectF(0, 0, width, canvas.height()), QRectF(canvas.width() - width, 0, width, canvas.height())


def in_pane(scene: Scene, canvas: QSizeF, point: QPointF) -> QPointF:
    """A point of the canvas as a point of the pane it is in."""
    shown = panes(scene, canvas)
    last = shown[-1].topLeft()
    is_in_last = point.x() >= last.x() and point.y() >= last.y()
    return point - (last if is_in_last else shown[0].topLeft())


def wipe_line(scene: Scene, place: Placement) -> float:
    """Its x in the pane, on a device pixel; it may lie outside of the pane."""
    x = place.area.left() + scene.compared.wipe * place.area.width()
    return round(x * place.ratio) / place.ratio


def wipe_grip(scene: Scene, place: Placement) -> QPointF:
    """The middle of the grip: pushed inwards at an edge so that it can always be seen and caught."""
    x = max(marks.GRIP + 2, min(place.pane.width() - marks.GRIP - 2, wipe_line(scene, place)))
    return QPointF(x, place.pane.height() / 2)


def paint_scene(painter: QPainter, scene: Scene, place: Placement, canvas: QSizeF, exposed: QRectF) -> None:
    shown = panes(scene, canvas)
    for pane in shown:
        painter.save()
        painter.translate(pane.topLeft())
        own = QRectF(0, 0, pane.width(), pane.height())
        seen = exposed.translated(-pane.topLeft()).intersected(own)
        painter.setClipRect(seen)
        is_last = pane is shown[-1]
        _paint_pane(painter, scene, place, seen, is_last)
        _paint_map(painter, scene, place, own, seen, is_last)
        _paint_labels(painter, scene, place, own, is_last)
        _paint_legend(painter, scene, place, own, is_last)
        painter.restore()


def _paint_pane(painter: QPainter, scene: Scene, place: Placement, seen: QRectF, is_last: bool) -> None:
    if scene.compared.original or not scene.has_after:
        _paint_before(painter, scene, place, seen)
    elif scene.split and not is_last:
        _paint_first(painter, scene, place, seen)
    elif not scene.is_wiped:
        _paint_last(painter, scene, place, seen)
    else:
        line = wipe_line(scene, place)
        left, right = QRectF(seen), QRectF(seen)
        left.setRight(max(seen.left(), min(line, seen.right())))
        right.setLeft(left.right())
        painter.setClipRect(left)
        _paint_first(painter, scene, place, left)
        painter.setClipRect(right)
        _paint_last(painter, scene, place, right)
        painter.setClipRect(seen)


def _paint_first(painter: QPainter, scene: Scene, place: Placement, seen: QRectF) -> None:
    if scene.measured and scene.measured.first:
        scene.measured.first.paint(painter, place, seen)
    else:
        _paint_before(painter, scene, place, seen)


def _paint_last(painter: QPainter, scene: Scene, place: Placement, seen: QRectF) -> None:
    if scene.measured and scene.measured.last:
        scene.measured.last.paint(painter, place, seen)
    else:
        _paint_after(painter, scene, place, seen)


def _paint_before(painter: QPainter, scene: Scene, place: Placement, seen: QRectF, is_mixed: bool = False) -> None:
    """Enlarged as what is saved has it while a larger result is mixed in, or is not seen pixel by pixel either."""
    if scene.before:
        smooth = scene.finest > 1 and (is_mixed or place.zoom <= scene.finest * 1.0001)
        scene.before.paint(painter, place, seen, smooth=smooth)


def _paint_after(painter: QPainter, scene: Scene, place: Placement, seen: QRectF) -> None:
    """The original, and over it as much of the result as `strength` says; nothing is computed anew."""
    if scene.restored is None or scene.strength < 1 or scene.is_masked:
        _paint_before(painter, scene, place, seen, is_mixed=True)
    if scene.restored and scene.strength > 0:
        scene.restored.paint(painter, place, seen, scene.strength)
    if scene.look and scene.look_box:
        ahead = seen.intersected(place.of_box(scene.look_box))
        if scene.restored:
            painter.setClipRect(ahead)
            _paint_before(painter, scene, place, ahead, is_mixed=True)
        scene.look.paint(painter, place, ahead, scene.strength)


def _paint_map(painter: QPainter, scene: Scene, place: Placement, own: QRectF, seen: QRectF, is_last: bool) -> None:
    painter.setClipRect(seen)
    if scene.map and is_last and not scene.compared.original:
        scene.map.paint(painter, place, seen, scene.opacity)
    if scene.veil and is_last and not scene.compared.original:
        scene.veil.paint(painter, place, seen)
        marks.paint_label(painter, _frame(place, own), tr("Mask"), is_low=True)
    if scene.cross and not scene.compared.original:
        x, y = scene.cross
        marks.paint_cross(painter, place.of_box(Box(x, y, 1, 1)).center())


def _paint_legend(painter: QPainter, scene: Scene, place: Placement, own: QRectF, is_last: bool) -> None:
    """Of what is measured, or of the map; the wipe line goes on behind it."""
    if not is_last or scene.compared.original:
        return
    if scene.measured and scene.measured.last:
        marks.paint_legend(painter, _frame(place, own), scene.measured.title, scene.measured.limits)
    if scene.map:
        marks.paint_legend(
            painter, _frame(place, own), retold(scene.map.shown.name), scene.map.limits, scene.map.colours
        )


def _paint_labels(painter: QPainter, scene: Scene, place: Placement, own: QRectF, is_last: bool) -> None:
    frame = _frame(place, own)
    if not scene.has_after:
        return
    if scene.compared.original:
        marks.paint_label(painter, frame, tr("Original"))
    elif scene.split or scene.is_unmeasured:
        marks.paint_label(painter, frame, scene.after_name if is_last else scene.before_name)
    elif scene.is_wiped:
        _paint_wipe(painter, scene, place, own)


def _paint_wipe(painter: QPainter, scene: Scene, place: Placement, own: QRectF) -> None:
    line, area = wipe_line(scene, place), place.area.intersected(own)
    if area.left() <= line <= area.right():
        marks.paint_line(painter, area, line)
    marks.paint_grip(painter, wipe_grip(scene, place))
    frame = _frame(place, own)
    if line > frame.left() + marks.label_width(painter, scene.before_name) + 2 * marks.MARGIN:
        marks.paint_label(painter, frame, scene.before_name)
    if line < frame.right() - marks.label_width(painter, scene.after_name) - 2 * marks.MARGIN:
        marks.paint_label(painter, frame, scene.after_name, on_right=True)


def _frame(place: Placement, own: QRectF) -> QRectF:
    """In whose corners labels and legend are: the visible part of the photograph, or the pane if that is too small."""
    visible = place.area.intersected(own)
    return visible if visible.width() >= ROOMY.width() and visible.height() >= ROOMY.height() else own
