"""A screen whose profile the desktop keeps: the program finds it by itself, and its photographs have its numbers."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColorSpace

from app.desktop import x11

pytestmark = [pytest.mark.display, pytest.mark.slow]
WIDE = bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data())
RED, ITS_RED = (255, 0, 0), (234, 51, 35)
CARDINAL, REPLACE, BITS = 6, 0, 8


@pytest.fixture
def wide_screen() -> Iterator[None]:
    xcb = x11._library("libxcb.so.1")
    xcb.xcb_change_property.restype = xcb.xcb_delete_property.restype = x11.Cookie
    number = ctypes.c_uint32
    xcb.xcb_change_property.argtypes = [
        ctypes.c_void_p, ctypes.c_uint8, number, number, number, ctypes.c_uint8, number, ctypes.c_char_p
    ]  # fmt: skip
    xcb.xcb_delete_property.argtypes = [ctypes.c_void_p, number, number]
    connection = xcb.xcb_connect(None, None)  # kept open: the screen of the tests forgets all when nobody is there
    root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).screen[0]

    def atom() -> int:
        asked = xcb.xcb_intern_atom(connection, 0, len(x11.PROPERTY), x11.PROPERTY)
        return int(xcb.xcb_intern_atom_reply(connection, asked, None).contents.atom)

    xcb.xcb_change_property(connection, REPLACE, root, atom(), CARDINAL, BITS, len(WIDE), WIDE)
    atom()  # whose answer comes after the property is there
    yield
    xcb.xcb_delete_property(connection, root, atom())
    atom()
    xcb.xcb_disconnect(connection)


def is_all(colour: tuple[int, int, int]):
    return lambda seen: np.abs(seen[seen.shape[0] // 2, seen.shape[1] // 2].astype(int) - colour).max() <= 1


def test_the_screens_profile_is_found_and_can_be_chosen_otherwise(wide_screen, start, tmp_path: Path) -> None:
    Image.new("RGB", (600, 400), RED).save(tmp_path / "red.png")
    program = start(tmp_path / "red.png")
    program.wait("view.can_restore")
    assert program.sees(is_all(ITS_RED))
    program.press("ctrl+comma")
    assert program.says("Now: Display P3")
    program.screenshot("preferences")
    program.click("Colours of the screen")
    program.press("Down", "Return")
    program.wait("view.around.preferences.colours == 'srgb'")
    program.click("Close")
    assert program.sees(is_all(RED))
