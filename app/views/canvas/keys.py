"""Which keys the canvas wants for itself, before the window's commands get them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
Modifier = Qt.KeyboardModifier

ARROWS: dict[int, tuple[int, int]] = {
    Key.Key_Left: (1, 0),
    Key.Key_Right: (-1, 0),
    Key.Key_Up: (0, 1),
    Key.Key_Down: (0, -1),
}
ZOOMING = (Key.Key_Plus, Key.Key_Equal, Key.Key_Minus)


def is_wanted(event: QKeyEvent, fits: bool, is_wiped: bool) -> bool:
    """The arrows belong to the filmstrip while all of the photograph is seen; with Shift they move the wipe line."""
    key, modifiers = event.key(), event.modifiers() & ~Modifier.KeypadModifier
    if modifiers & ~Modifier.ShiftModifier:
        return False
    if modifiers and key in (Key.Key_Left, Key.Key_Right):
        return is_wiped
    return key == Key.Key_Space or key in ZOOMING or (key in ARROWS and not fits)
