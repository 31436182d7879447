"""The models page, with real events: cards, and what can be done with each model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QPushButton

from app.session import Session
from app.views.models.page import ModelsPage
from restoration.catalogue import models_folder
from restoration.paces import Pace, Paces
from restoration.types import Card, Checkpoint, Tuned

CARD = Card("649 photographs.", "Mist.", "Night.", {"sots_indoor": 21.24})
TUNED = Tuned("FFA-Net compact", "gain +2.00 dB", ("NIKON D90",), (200, 1600))
SHIPPED = Checkpoint(
    "ours", "ffa", "dehaze", "FFA-Net compact", Path("/w/o.safetensors"), licence="MIT", size=4_500_000, card=CARD
)
CLASSIC = Checkpoint("dark-channel", "classic", "dehaze", "Dark channel prior")
MINE = Checkpoint("mine", "ffa", "dehaze", "Mine", models_folder() / "mine.safetensors", card=Card(tuned=TUNED))


class Noted:
    def __init__(self):
        self.tasks = []

    def submit(self, task, urgent=False):
        self.tasks.append(task)
        return len(self.tasks)

    def stop(self, job):
        pass


class Stage:
    def __init__(self, qtbot):
        self.lane, self.page = Noted(), None
        self.session = Session(self.lane, self.lane, lambda view: self.page and self.page.show_view(view), lambda: 0.0)
        self.session._change(checkpoints=(SHIPPED, CLASSIC, MINE))
        self.session.choose_checkpoint("ours")
        self.page = ModelsPage(self.session)
        qtbot.addWidget(self.page)
        self.page.show()
        self.session.library.open()

    def buttons(self):
        return {one.text() for one in self.page.findChildren(QPushButton) if one.isVisible()}

    def texts(self):
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]

    def click(self, text):
        found = [one for one in self.page.findChildren(QPushButton) if one.isVisible() and one.text() == text]
        assert len(found) == 1
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def press(self, *keys):
        for key in keys:
            QTest.keyClick(self.page.findChild(QListWidget), key)


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot)


def test_a_card_says_what_is_known(stage):
    said = stage.texts()
    for text in (
        "FFA-Net compact",
        "Mist.",
        "Night.",
        "649 photographs.",
        "SOTS indoor, 6 photographs: 21.24 dB",
        "4.5 MB",
        "MIT",
    ):
        assert text in said
    assert "Verdict" not in said, "nothing is said of what is not known"


def test_what_ships_stays_as_it_is(stage):
    assert {"Use this model", "Fine-tune…"} <= stage.buttons()
    assert not {"Remove…", "Edit…", "Save as one file…"} & stage.buttons()


def test_a_tuned_model_names_parent_verdict_and_cameras(stage):
    stage.press(Qt.Key.Key_End)
    assert stage.session.view.browsing.selected == "mine"
    said = stage.texts()
    for text in ("Haze · Fine-tuned", "gain +2.00 dB", "NIKON D90, ISO 200 to 1600", "Not known", "mine.safetensors"):
        assert text in said
    assert {"Remove…", "Edit…", "Save as one file…"} <= stage.buttons()


def test_a_formula_has_nothing_to_learn(stage):
    stage.press(Qt.Key.Key_Down)
    assert "Nothing learnt: a formula" in stage.texts()
    assert "Fine-tune…" not in stage.buttons()


def test_a_model_is_chosen_with_return(stage):
    stage.press(Qt.Key.Key_End, Qt.Key.Key_Return)
    assert (stage.session.view.page, stage.session.view.checkpoint) == ("photographs", "mine")


def test_removal_is_asked_twice_and_the_question_is_not_carried_to_another_model(stage):
    stage.press(Qt.Key.Key_End)
    before = len(stage.lane.tasks)
    stage.click("Remove…")
    stage.press(Qt.Key.Key_Home, Qt.Key.Key_End)
    assert "Remove it for good" not in stage.buttons()
    stage.click("Remove…")
    assert len(stage.lane.tasks) == before
    stage.click("Remove it for good")
    assert stage.lane.tasks[-1].args == ("mine",)


def test_a_model_is_saved_as_one_file(stage, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked, **how: (str(tmp_path / "given"), ""))
    stage.press(Qt.Key.Key_End)
    stage.click("Save as one file…")
    assert stage.lane.tasks[-1].args == ("mine", tmp_path / "given.safetensors")


def test_a_card_says_how_fast_it_is_here_and_what_it_learnt_from(stage):
    assert not any("megapixel" in text for text in stage.texts())
    stage.session._change(device="CPU", paces=Paces(known=(Pace("ours", "CPU", 0.8),)))
    assert "0.80 s per megapixel on this computer" in stage.texts()
    alike = replace(MINE, card=Card(tuned=replace(TUNED, like=4)))
    stage.session._change(checkpoints=(SHIPPED, CLASSIC, alike))
    stage.session.library.select("mine")
    assert "Clean photographs, spoilt like 4 bad ones" in stage.texts()
    assert not any("megapixel" in text for text in stage.texts())


def test_fine_tuning_begins_with_the_model_whose_card_is_open(stage):
    stage.press(Qt.Key.Key_End)
    stage.click("Fine-tune…")
    assert (stage.session.view.page, stage.session.view.tuning.plan.checkpoint) == ("tuning", "mine")


def test_importing_is_asked_of_the_window(stage, qtbot):
    with qtbot.waitSignal(stage.page.import_wanted):
        stage.click("Import model…")
