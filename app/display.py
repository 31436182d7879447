"""Can a window be opened here at all? Qt would abort the process instead of telling. Linux only, and no Qt."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

NO_DISPLAY = "Unveil needs a screen to open its window, and neither DISPLAY nor WAYLAND_DISPLAY is set."


def problem() -> str | None:
    """What keeps the window from opening, in words; None when nothing does."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return NO_DISPLAY
    return _missing_library() or _unreachable_screen()


def forget_foreign_plugins() -> None:
    """A cv2 with a Qt of its own points Qt's plugin path into itself; our Qt would look for its plugins there."""
    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in Path(os.environ.get(variable, "")).parts:
            del os.environ[variable]


def _missing_library() -> str | None:
    spec = find_spec("PySide6")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for plugin in (Path(folder, "Qt/plugins/platforms/libqxcb.so") for folder in folders):
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return (
                    f"A library that windows need is missing: {error}. On Debian and Ubuntu: sudo apt install "
                    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libegl1"
                )
    return None


def _unreachable_screen() -> str | None:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"A library that windows need is missing: {error}."
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return f"The screen {os.environ['DISPLAY']} cannot be reached." if failed else None
