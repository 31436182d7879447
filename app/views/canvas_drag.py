"""What the mouse has taken hold of: the photograph, or the line between before and after."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.views import canvas_painting as painting
from app.views.canvas_marks import GRIP
from app.views.canvas_scene import Scene
from app.views.canvas_transform import Placement

REACH = 8.0  # how near to the wipe line the mouse catches it


@dataclass(frozen=True, slots=True)
class Drag:
    """A pan, from where the mouse was; or of the wipe line, by where on the line it was caught."""

    last: QPointF
    wipe_offset: float | None = None


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
