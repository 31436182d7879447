"""The colour profile that an X11 desktop keeps for its first screen, in the property _ICC_PROFILE of the root window
(ICC Profiles in X, 0.4). No Qt: it is asked from a lane, on a connection of its own."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

PROPERTY = b"_ICC_PROFILE"
MOST_WORDS = 2**22  # of four bytes
ANY_TYPE = 0


class Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class AtomReply(Structure):
    _fields_ = (("kind", c_uint8), ("pad", c_uint8), ("sequence", c_uint16), ("length", c_uint32), ("atom", c_uint32))


class Screens(Structure):
    """`screen` points to a screen, which begins with its root window."""

    _fields_ = (("screen", POINTER(c_uint32)), ("left", c_int), ("index", c_int))


def profile() -> bytes:
    """An ICC profile, or nothing: of other desktops, of none, and of one that keeps no profile."""
    platform = os.environ.get("QT_QPA_PLATFORM", "xcb")
    if sys.platform != "linux" or platform != "xcb" or os.environ.get("WAYLAND_DISPLAY"):
        return b""
    try:
        xcb, libc = _library("libxcb.so.1"), ctypes.CDLL(None)
    except OSError:
        return b""
    libc.free.argtypes = [c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        if xcb.xcb_connection_has_error(connection):
            return b""
        return _property(xcb, libc, connection)
    finally:
        xcb.xcb_disconnect(connection)


def _property(xcb: ctypes.CDLL, libc: ctypes.CDLL, connection: int) -> bytes:
    asked = xcb.xcb_intern_atom(connection, 1, len(PROPERTY), PROPERTY)
    named = xcb.xcb_intern_atom_reply(connection, asked, None)
    if not named:
        return b""
    atom = named.contents.atom
    libc.free(named)
    root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).screen[0]
    asked = xcb.xcb_get_property(connection, 0, root, atom, ANY_TYPE, 0, MOST_WORDS)
    reply = xcb.xcb_get_property_reply(connection, asked, None)
    if not reply:
        return b""
    found = ctypes.string_at(xcb.xcb_get_property_value(reply), xcb.xcb_get_property_value_length(reply))
    libc.free(reply)
    return found


def _library(name: str) -> ctypes.CDLL:
    xcb = ctypes.CDLL(name)
    functions: dict[str, tuple[Any, list[Any]]] = {
        "xcb_connect": (c_void_p, [c_char_p, c_void_p]),
        "xcb_connection_has_error": (c_int, [c_void_p]),
        "xcb_disconnect": (None, [c_void_p]),
        "xcb_get_setup": (c_void_p, [c_void_p]),
        "xcb_setup_roots_iterator": (Screens, [c_void_p]),
        "xcb_intern_atom": (Cookie, [c_void_p, c_uint8, c_uint16, c_char_p]),
        "xcb_intern_atom_reply": (POINTER(AtomReply), [c_void_p, Cookie, c_void_p]),
        "xcb_get_property": (Cookie, [c_void_p, c_uint8, *5 * [c_uint32]]),
        "xcb_get_property_reply": (c_void_p, [c_void_p, Cookie, c_void_p]),
        "xcb_get_property_value": (c_void_p, [c_void_p]),
        "xcb_get_property_value_length": (c_int, [c_void_p]),
    }
    for function, (result, arguments) in functions.items():
        getattr(xcb, function).restype = result
        getattr(xcb, function).argtypes = arguments
    return xcb
