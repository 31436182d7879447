"""How a map lies on the photograph: boxes, sliders, keys and the scale."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton

from app.attention.commands import LOOKING
from app.views.attention.bars import Scale
from app.views.attention.help import CARD
from app.views.attention.shown import OverlayControls
from restoration import heat
from restoration.heat import Limits

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scale(stage):
    stage.look()
    return stage.panel.findChild(OverlayControls).findChild(Scale)


def colour(scale, share):
    seen = scale.grab().toImage().pixelColor(round(share * (scale.width() - 1)), 5)
    return [seen.red(), seen.green(), seen.blue()]


def run(stage, identifier):
    command = next(one for one in LOOKING if one.id == identifier)
    assert command.enabled(stage.session.view)
    command.run(stage.session, None)
    return command.checked(stage.session.view)


def test_the_photograph_can_lose_its_colour_and_the_scale_shows_the_colours_that_are_seen(stage, scale):
    assert not stage.one(QCheckBox, "Photograph in grey").isEnabled()
    assert colour(scale, 1.0) == pytest.approx(heat.VIRIDIS[255], abs=3)
    stage.click_box("Show on photograph")
    stage.click_box("Photograph in grey")
    assert stage.gates.grey
    assert colour(scale, 1.0) == pytest.approx(heat.kept_palette(Limits())[255], abs=3)


def test_grey_asked_for_by_its_key_brings_the_map_along(stage, scale):
    assert run(stage, "grey")
    assert stage.gates.overlay
    assert not run(stage, "grey")
    assert stage.gates.overlay


def test_a_scale_is_kept_by_a_box(stage, scale):
    stage.click_box("Stretch contrast")
    stretched = scale.limits()
    stage.click_box("Keep this scale")
    stage.session.gates.step(1)
    assert scale.limits() == stretched
    stage.click_box("Keep this scale")
    assert scale.limits() != stretched
    stage.click_box("Keep this scale")
    stage.click_box("Stretch contrast")
    assert not stage.one(QCheckBox, "Keep this scale").isChecked()
    assert scale.limits() == Limits()


# Playing


def test_play_goes_to_the_end_and_stops(stage, qtbot):
    stage.look(layer="g2.gp.1.palayer.pa")
    play = stage.one(QPushButton, "Play")
    stage.click(QPushButton, "Play")
    assert play.text() == "Stop"
    assert stage.gates.playing
    qtbot.waitUntil(lambda: not stage.gates.playing, timeout=4000)
    assert stage.gates.layer == "palayer.pa"
    assert play.text() == "Play"


def test_play_respects_a_stop_by_mouse_and_by_key(stage):
    stage.look(layer="g1.gp.0.palayer.pa")
    stage.click(QPushButton, "Play")
    stage.click(QPushButton, "Stop")
    assert not stage.gates.playing
    assert run(stage, "play")
    assert not run(stage, "play")
    QTest.keyClick(stage.one(QPushButton, "Play"), Qt.Key.Key_Space)
    assert stage.gates.playing
    stage.session.gates.step(1)
    assert not stage.gates.playing


# The card


def test_the_card_explains_in_plain_words_what_a_gate_value_is_and_is_not(stage):
    stage.look()
    stage.click(QPushButton, "What gate values mean")
    (card,) = [one for one in stage.panel.window().children() if one.__class__.__name__ == "Sheet"]
    assert card.isVisible()
    assert not card.isModal()
    words = " ".join(text for _, text in CARD)
    for told in ("0 blocks it, 1 lets it pass", "no proof", "has no place", "over all of the photograph"):
        assert told in words
    assert "importan" not in words
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


# Masks


def test_a_mask_is_asked_a_folder_for(stage, monkeypatch, tmp_path):
    stage.look()
    monkeypatch.setattr(stage.panel, "choose_folder", lambda: None)
    stage.click(QPushButton, "Export this map as a mask…")
    assert not stage.lane.tasks
    monkeypatch.setattr(stage.panel, "choose_folder", lambda: tmp_path)
    stage.click(QPushButton, "Export this map as a mask…")
    (task,) = stage.lane.tasks
    assert [progress.stage for progress in task()] == ["exporting"]
    assert [path.name for path in tmp_path.iterdir()] == ["street-g1.gp.1.palayer.pa-mask.png"]


def test_channels_alone_make_no_mask(stage):
    stage.look([one for one in stage.maps() if one.kind == "channel"])
    assert not stage.one(QPushButton, "Export this map as a mask…").isVisible()
