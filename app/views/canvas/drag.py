"""What the mouse has taken hold of: the photograph, or the line between before and after; and what it could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.session import Session
from app.view import Cursor
from app.views.canvas import painting
from app.views.canvas.marks import GRIP
from app.views.canvas.scene import Scene
from app.views.canvas.transform import Placement

REACH = 8.0  # how near to the wipe line the mouse catches it
STILL_PX = 4.0  # a hand is not steadier in a click

Shape = Qt.CursorShape
Click = Literal["ask", "place"]


@dataclass(frozen=True, slots=True)
class Drag:
    """A pan, from where the mouse was; or of the wipe line, by where on the line it was caught. While it has a `click`
    it may still become one: to ask where a place looks, or to place the line there."""

    last: QPointF
    wipe_offset: float | None = None
    click: Click | None = None

    def is_click(self, point: QPointF) -> bool:
        return self.click is not None and (point - self.last).manhattanLength() <= STILL_PX


def may_ask(scene: Scene, event: QMouseEvent) -> bool:
    """A click there would ask where the place looks."""
    held = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.button() == Qt.MouseButton.LeftButton and (scene.follows or held)


def click_of(scene: Scene, event: QMouseEvent) -> Click | None:
    """What a click there would do."""
    if may_ask(scene, event):
        return "ask"
    return "place" if scene.is_wiped and event.button() == Qt.MouseButton.LeftButton else None


def do_click(drag: Drag, session: Session, at: Cursor, scene: Scene) -> None:
    if drag.click == "ask":
        session.gates.ask(at.x, at.y)
    else:
        session.compare(wipe=(at.x + 0.5) / scene.size[0])


def shape_for(scene: Scene, place: Placement | None, drag: Drag | None, on_wipe: bool) -> Shape:
    """How the mouse looks there."""
    if (drag and drag.wipe_offset is not None) or (drag is None and on_wipe):
        return Shape.SplitHCursor
    if scene.follows and (drag is None or drag.click):
        return Shape.CrossCursor
    if place and not place.fits:
        return Shape.ClosedHandCursor if drag else Shape.OpenHandCursor
    return Shape.ArrowCursor


def is_on_wipe(scene: Scene, place: Placement | None, point: QPointF) -> bool:
    if place is None or not scene.is_wiped:
        return False
    away = point - painting.wipe_grip(scene, place)
    is_on_grip = away.x() ** 2 + away.y() ** 2 <= (GRIP + 3) ** 2
    return is_on_grip or abs(point.x() - painting.wipe_line(scene, place)) <= REACH


def caught_at(scene: Scene, place: Placement, point: QPointF) -> float:
    """How far right of the line, or of its grip at the edge, the mouse took it: it must not jump."""
    off_line = point.x() - painting.wipe_line(scene, place)
    return off_line if abs(off_line) <= GRIP + 3 else point.x() - painting.wipe_grip(scene, place).x()
