from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.views.restore_bar import RestoreBar


@pytest.fixture
def bar(rig, qtbot) -> RestoreBar:
    bar = RestoreBar(rig.session)
    rig.session._show = bar.show_view
    qtbot.addWidget(bar)
    bar.show_view(rig.view)
    bar.show()
    return bar


def test_saving_names_the_file(rig, bar, tmp_path):
    rig.session.strip.open([tmp_path / "a.jpg"])
    rig.settle()
    save = next(one for one in bar.findChildren(QPushButton) if one.text() == "Save")
    assert not save.isEnabled()
    rig.session.restore()
    rig.settle()
    save.click()
    rig.settle()
    assert "Saved as a-dehazed.jpg" in [label.text() for label in bar.findChildren(QLabel)]


def test_a_photograph_that_is_not_open_cannot_be_restored(rig, bar):
    restore = next(one for one in bar.findChildren(QPushButton) if one.text() == "Restore")
    assert not restore.isEnabled()
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    assert restore.isEnabled()
