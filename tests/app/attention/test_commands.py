"""The keys of attention, pressed in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.attention.values import Contrast, Rival
from app.tasks import Attention
from app.views.sheets import Sheet
from restoration import heat
from restoration.types import AttentionMap, Box

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key, Alt, Shift = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def attention(level):
    maps = (AttentionMap(layer, "pixel", 0, np.full((2, 3), level, np.float32), Box(0, 0, 6, 4)) for layer in "abc")
    return Attention(tuple(maps), "ours")


@pytest.fixture
def press(rig, whole_window):
    """press(key, modifier): in the window, with a photograph whose attention has been read and is compared."""
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    own, other = attention(0.75), attention(0.5)
    known = Contrast(Rival("b.jpg", item=9), other, heat.changes(own.maps, other.maps, True))
    rig.session._change_item(1, attention=own, contrast=known)
    return lambda key, modifier=NONE: QTest.keyClick(whole_window.windowHandle(), key, modifier)


def test_p_plays_and_p_and_escape_stop(rig, press):
    rig.session.gates.show(layer="a")
    for stop in (Key.Key_P, Key.Key_Escape):
        press(Key.Key_P)
        assert rig.view.gates.playing
        press(stop)
        assert not rig.view.gates.playing


def test_shift_a_takes_the_photographs_colour_away(rig, press):
    press(Key.Key_A, Shift)
    assert rig.view.gates.grey
    assert rig.view.is_laid_over
    press(Key.Key_A, Shift)
    assert not rig.view.gates.grey


def test_alt_a_goes_between_the_difference_and_the_map(rig, press):
    assert rig.view.overlay.reading == "gate-change"
    press(Key.Key_A, Alt)
    assert rig.view.overlay.reading == "gate"
    press(Key.Key_A, Alt)
    assert rig.view.overlay.reading == "gate-change"


def test_f2_explains_gate_values(press):
    press(Key.Key_F2)
    (card,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet) and one.isVisible()]
    assert card.windowTitle() == "What gate values mean"
    card.close()
