"""The attention panel with a session behind it, and lanes that only count what they are asked."""

from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from app.item import Item
from app.levels import picture_of
from app.session import Session
from app.tasks import Attention
from app.views.attention.panel import AttentionPanel
from restoration.edit import Edit
from restoration.types import AttentionMap, Box, Checkpoint, Photo, Step

NETWORK = Checkpoint("compact", "ffa", "dehaze", "FFA-Net compact")
CLASSIC = Checkpoint("dark-channel", "classic", "dehaze", "Dark channel prior")
BOX = Box(0, 0, 80, 40)


class Noted:
    """A lane that only counts what it is asked."""

    def __init__(self):
        self.numbers, self.tasks = count(1), []

    def submit(self, task, urgent=False):
        self.tasks.append(task)
        return next(self.numbers)

    def stop(self, job):
        pass


def ffa_maps(groups=2, blocks=3, width=8):
    """Channel gate c of block b of group g is (g + b + c) / 20; a pixel gate grows from left to right."""
    made = []
    for group in range(1, groups + 1):
        for block in range(blocks):
            name = f"g{group}.gp.{block}"
            gates = (group + block + np.arange(width)) / 20
            made.append(AttentionMap(f"{name}.calayer.ca", "channel", 0, gates.astype(np.float32), BOX))
            made.append(AttentionMap(f"{name}.palayer.pa", "pixel", 0, ramp(0.1 * (group + block)), BOX))
    shares = np.repeat([0.25, 0.75], width).astype(np.float32)
    made.append(AttentionMap("ca", "channel", 0, shares, BOX))
    made.append(AttentionMap("palayer.pa", "pixel", 0, ramp(0.4), BOX))
    return tuple(made)


def ramp(start):
    return np.tile(np.linspace(start, start + 0.4, 8, dtype=np.float32), (4, 1))


class Stage:
    def __init__(self, qtbot):
        self.lane, self.panel = Noted(), None
        self.session = Session(self.lane, self.lane, self.show, lambda: 0.0)
        photo = picture_of(Photo(np.linspace(0, 1, 40 * 80 * 3, dtype=np.float32).reshape(40, 80, 3)))
        item = Item(1, "street.jpg", Path("street.jpg"), "ready", original=photo)
        self.session._change(items=(item,), current=1, checkpoints=(NETWORK, CLASSIC), usual=Edit((Step("compact"),)))
        self.lane.tasks.clear()  # what an open photograph leads to by itself
        self.panel = AttentionPanel(self.session)
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 1500)
        self.panel.show()
        self.panel.show_view(self.session.view)

    def show(self, view):
        if self.panel:
            self.panel.show_view(view)

    def look(self, seen=None, layer="g1.gp.1.palayer.pa", checkpoint="compact", **more):
        """The attention has been read, and this layer is chosen."""
        seen = self.maps() if seen is None else tuple(seen)
        self.session._change_item(1, attention=Attention(seen, checkpoint, **more))
        self.session.gates.show(layer=layer)
        QApplication.processEvents()

    @staticmethod
    def maps():
        return ffa_maps()

    @property
    def gates(self):
        return self.session.view.gates

    def one(self, kind, name=""):
        """The widget of that kind that says, or is called, so."""
        found = [
            widget
            for widget in self.panel.findChildren(kind)
            if not name or name in (widget.accessibleName(), getattr(widget, "text", str)())
        ]
        assert len(found) == 1, found
        return found[0]

    def texts(self):
        return [label.text() for label in self.panel.findChildren(QLabel) if label.isVisible()]

    def click(self, kind, name):
        QTest.mouseClick(self.one(kind, name), Qt.MouseButton.LeftButton)

    def hover(self, widget, point):
        where = QPointF(point)
        none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, plain))

    def click_box(self, name):
        QTest.keyClick(self.one(QCheckBox, name), Qt.Key.Key_Space)


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot)
