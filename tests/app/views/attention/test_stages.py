import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QToolButton

from app.levels import picture_of
from restoration.types import AttentionMap, Box, Photo

SUPERVISED = ("sam12.gate", "sam23.gate")


def picture(level):
    return picture_of(Photo(np.full((30, 40, 3), level, np.float32)))


@pytest.fixture
def staged(stage):
    maps = [AttentionMap(layer, "supervised", 0, np.full((4, 8), 0.5), Box(0, 0, 80, 40)) for layer in SUPERVISED]
    stage.look(maps, SUPERVISED[1], stages=tuple(map(picture, (0.2, 0.4, 0.6))))
    return stage


def test_each_stage_has_a_thumbnail_of_its_picture(staged):
    for number, grey in ((1, 51), (2, 102), (3, 153)):
        button = staged.one(QToolButton, f"Stage {number}")
        assert button.isVisible()
        image = button.icon().pixmap(button.iconSize()).toImage()
        assert image.pixelColor(image.rect().center()).red() == grey


def test_a_click_shows_a_stage_and_another_click_takes_it_away(staged):
    staged.click(QToolButton, "Stage 1")
    assert staged.session.view.stage.photo.pixels[0, 0, 0] == np.float32(0.2)
    assert staged.one(QToolButton, "Stage 1").isChecked()
    staged.click(QToolButton, "Stage 3")
    assert staged.session.view.gates.stage == 3
    assert not staged.one(QToolButton, "Stage 1").isChecked()
    staged.click(QToolButton, "Stage 3")
    assert staged.session.view.stage is None


def test_beside_it_is_the_attention_that_was_drawn_from_it(staged):
    staged.click(QToolButton, "Stage 1")
    staged.click(QToolButton, "Attention of stage 1")
    view = staged.session.view
    assert (view.gates.layer, view.gates.overlay, view.stage) == ("sam12.gate", True, None)
    assert staged.one(QToolButton, "Attention of stage 1").isChecked()
    assert not staged.one(QToolButton, "Attention of stage 2").isChecked()
    staged.click(QToolButton, "Attention of stage 1")
    assert not staged.session.view.gates.overlay


def test_a_stage_takes_the_place_of_the_overlay_and_gives_it_back(staged):
    shows = staged.one(QCheckBox, "Show on photograph")
    staged.session.gates.show(overlay=True)
    staged.click(QToolButton, "Stage 1")
    assert not shows.isChecked()
    staged.click(QToolButton, "Stage 1")
    assert shows.isChecked()
    staged.click(QToolButton, "Stage 1")
    staged.click_box("Show on photograph")
    assert staged.session.view.stage is None
    assert shows.isChecked()


def test_the_last_stage_is_the_result_and_no_attention_is_drawn_from_it(staged):
    assert not staged.one(QToolButton, "Attention of stage 3").isVisible()
    assert "Supervised attention, stage 2\nmean gate value 0.50" in staged.texts()


def test_networks_of_one_stage_have_no_stages(stage):
    stage.look()
    assert not stage.one(QToolButton, "Stage 1").isVisible()
    assert "Stages" not in stage.texts()
