from __future__ import annotations

import os
import sys

import pytest

from app import display


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)


def test_without_a_screen_it_says_so():
    assert display.problem() == display.NO_DISPLAY


def test_who_names_a_platform_knows_better(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.problem() is None


def test_other_systems_always_have_a_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert display.problem() is None


@pytest.mark.skipif(os.name == "nt", reason="X11 only")
def test_a_screen_that_cannot_be_reached_is_named(monkeypatch):
    monkeypatch.setattr(display, "_missing_library", lambda: None)
    monkeypatch.setenv("DISPLAY", ":9871")
    assert display.problem() is not None


@pytest.mark.skipif(os.name == "nt", reason="X11 only")
def test_a_missing_library_is_named(monkeypatch):
    def refuse(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(display.ctypes, "CDLL", refuse)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor.so.0" in (display.problem() or "")


def test_the_plugins_of_a_foreign_qt_are_forgotten_and_ones_own_kept(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/env/site-packages/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/usr/share/fonts")
    display.forget_foreign_plugins()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_QPA_FONTDIR"] == "/usr/share/fonts"
