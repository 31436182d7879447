from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton

from app.views import empty
from app.views.empty import Empty, samples


@pytest.fixture
def folder(tmp_path, monkeypatch, qapp):
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(0x808080)
    assert picture.save(str(tmp_path / "hills.jpg"))
    (tmp_path / "samples.toml").write_text(
        '[[sample]]\nfile = "hills.jpg"\ncaption = "Hills"\n[[sample]]\nfile = "gone.jpg"\ncaption = "Gone"\n'
    )
    monkeypatch.setattr(empty, "resource", lambda *parts: tmp_path)
    return tmp_path


def test_what_is_listed_and_there_is_offered(folder):
    assert [(one.path, one.caption) for one in samples(folder)] == [(folder / "hills.jpg", "Hills")]


def test_without_a_list_there_are_no_samples(tmp_path):
    assert samples(tmp_path) == ()


def test_a_click_on_a_sample_opens_it(rig, qtbot, folder):
    widget = Empty(rig.session)
    qtbot.addWidget(widget)
    (button,) = widget.findChildren(QToolButton)
    assert button.accessibleName() == "Open the sample: Hills"
    button.click()
    rig.settle()
    assert rig.view.item.path == folder / "hills.jpg"


def test_the_samples_we_ship_are_all_there():
    folder = empty.resource("samples")
    listed = (folder / "samples.toml").read_text().count("[[sample]]")
    assert len(samples(folder)) == listed == 4
