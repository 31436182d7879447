"""The page for fine-tuning, with real events: a plan, what goes on, a verdict."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QTableWidget

from app.events import Report
from app.item import Item
from app.job import Job
from app.levels import picture_of
from app.session import Session
from app.tuning.sitting import Outcome, Plan, Sample, Samples, Sitting
from app.views import dialogs
from app.views.tuning.curve import Curve
from app.views.tuning.line import WAITING, TuningLine
from app.views.tuning.page import TuningPage
from app.views.tuning.pictures import Captioned
from app.words import Catalogue, speak
from restoration.types import (
    Card,
    Checkpoint,
    Compared,
    FinetuneResult,
    Photo,
    Previewed,
    Progress,
    Scored,
    Shot,
    Source,
    TrainTick,
    Tuned,
)

NETWORK = Checkpoint("compact", "ffa", "dehaze", "FFA-Net compact", Path("/weights/compact.safetensors"))
OTHER = Checkpoint("dark", "alen", "lowlight", "ALEN compact", Path("/weights/dark.safetensors"))
CLASSIC = Checkpoint("dark-channel", "classic", "dehaze", "Dark channel prior")
GREY = np.full((6, 8, 3), 128, np.uint8)


class Noted:
    """A lane that only counts what it is asked, and what it is told to stop."""

    def __init__(self):
        self.tasks, self.stopped = [], []

    def submit(self, task, urgent=False):
        self.tasks.append(task)
        return len(self.tasks)

    def stop(self, job):
        self.stopped.append(job)


class Stage:
    def __init__(self, qtbot, widget):
        self.lane, self.page = Noted(), None
        self.session = Session(self.lane, self.lane, self.show, lambda: 0.0)
        self.session._change(checkpoints=(CLASSIC, NETWORK, OTHER))
        self.session.choose_checkpoint("compact")
        self.page = widget(self.session)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.session.tuner.open()

    def show(self, view):
        if self.page:
            self.page.show_view(view)

    @property
    def plan(self) -> Plan:
        return self.session.view.tuning.plan

    def change(self, **fields):
        """Fields of the sitting."""
        view = self.session.view
        self.session._put(replace(view, tuning=replace(view.tuning, **fields)))

    def one(self, kind, name):
        found = [
            widget
            for widget in self.page.findChildren(kind)
            if name in (widget.accessibleName(), getattr(widget, "text", str)()) and widget.isVisibleTo(self.page)
        ]
        assert len(found) == 1, found
        return found[0]

    def texts(self):
        return " ".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def click(self, name):
        QTest.mouseClick(self.one(QPushButton, name), Qt.MouseButton.LeftButton)

    def key(self, widget, *keys):
        widget.setFocus()
        for key in keys:
            QTest.keyClick(widget, key)

    def learns(self, progress=None):
        job = Job(77, "tune", None, 0.0, 30.0, progress)
        self.session._change(job=job)


@pytest.fixture
def stage(qtbot):
    return Stage(qtbot, TuningPage)


def material(stage, count=12):
    stage.session.tuner.plan(spoilt=Path("/p/spoilt"), clean=Path("/p/clean"))
    stage.change(samples=Samples((Sample("Spoilt: a.jpg", GREY), Sample("Clean: a.jpg", GREY)), count))


def test_everything_is_chosen_by_keyboard(stage):
    down = Qt.Key.Key_Down
    stage.key(stage.one(QComboBox, "Model to begin with"), down)
    stage.key(stage.one(QComboBox, "What may change"), down)
    minutes = stage.one(QSpinBox, "Time it may take")
    minutes.selectAll()
    QTest.keyClicks(minutes, "12")
    QTest.keyClick(minutes, Qt.Key.Key_Return)
    assert (stage.plan.checkpoint, stage.plan.trainable, stage.plan.minutes) == ("dark", "gates", 12)
    stage.key(stage.one(QComboBox, "Learn from"), down)
    assert stage.plan.source == "photographs"


def test_pairs_need_two_folders_and_clean_photographs_one(stage, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_folder", lambda parent, folder: Path("/holiday/clear days"))
    stage.click("Clean photographs")
    assert stage.plan.clean == Path("/holiday/clear days")
    assert stage.one(QPushButton, "Clean photographs").text() == "clear days"
    assert stage.one(QPushButton, "Spoilt photographs").text() == "Choose a folder…"
    assert stage.lane.tasks == []
    stage.key(stage.one(QComboBox, "Learn from"), Qt.Key.Key_Down)
    stage.click("Clean photographs")
    assert stage.plan.photographs == Path("/holiday/clear days")
    assert len(stage.lane.tasks) == 1, "samples are made"


def test_it_can_begin_once_there_is_something_to_learn_from(stage):
    assert not stage.one(QPushButton, "Fine-tune").isEnabled()
    material(stage)
    assert "12 pairs" in stage.texts()
    assert [one.accessibleName() for one in stage.page.findChildren(Captioned) if one.isVisible()] == [
        "Spoilt: a.jpg",
        "Clean: a.jpg",
    ]
    stage.click("Fine-tune")
    assert stage.session.view.job.kind == "tune"


def test_folders_that_do_not_fit_are_told_in_words(stage):
    stage.session.tuner.plan(spoilt=Path("/p/spoilt"), clean=Path("/p/clean"))
    stage.change(trouble=Report("There is no partner for “a”.", "Give two folders."))
    assert "There is no partner for “a”. Give two folders." in stage.texts()
    assert not stage.one(QPushButton, "Fine-tune").isEnabled()


def test_other_samples_can_be_drawn(stage):
    stage.session.tuner.plan(source="photographs", photographs=Path("/p/clean"))
    stage.change(samples=Samples((Sample("Sample 1", GREY),), 5))
    stage.click("Draw others")
    assert stage.plan.draw == 1


def test_samples_are_like_the_photograph_that_is_open_unless_the_user_says_no(stage):
    def boxes():
        return [one for one in stage.page.findChildren(QCheckBox) if one.isVisibleTo(stage.page)]

    stage.session.tuner.plan(source="photographs", photographs=Path("/p/clean"))
    assert not boxes(), "nothing is open"
    original = picture_of(Photo(np.full((6, 8, 3), 0.5, np.float32), None, Source(Path("/p/bad.jpg"))))
    first, second = (Item(number, f"{number}.jpg", Path(f"/p/{number}.jpg"), original=original) for number in (1, 2))
    stage.session._change(items=(first, second), current=1)
    (box,) = boxes()
    assert (box.text(), box.isChecked()) == ("Like my bad photograph", True)
    asked = len(stage.lane.tasks)
    stage.key(box, Qt.Key.Key_Space)
    assert (stage.plan.like, box.isChecked()) == (False, False)
    assert len(stage.lane.tasks) == asked + 1, "other samples are made"
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert stage.plan.like
    stage.session._change(selected=frozenset({1, 2}))
    assert box.text() == "Like my 2 bad photographs"
    stage.session.tuner.plan(source="pairs")
    assert not boxes()


def test_what_goes_on_is_seen_in_pictures_curves_and_words(stage):
    material(stage)
    stage.learns(Progress("learning", 45, 175))
    floats = GREY.astype(np.float32) / 255
    stage.change(
        before=Previewed(0, floats),
        now=Previewed(40, floats),
        ticks=(TrainTick(20, 0.2, 2.0), TrainTick(40, 0.1, 2.0)),
        scores=(Scored(0, 15.0, 20.0), Scored(30, 15.0, 21.5)),
    )
    assert "Learning: step 45 of 175 · 30 s of 4 min" in stage.texts()
    curves = {one.accessibleName(): one.accessibleDescription() for one in stage.page.findChildren(Curve)}
    assert list(curves.values()) == ["0.1 after 40", "21.5 after 30"]
    pictures = [one.accessibleName() for one in stage.page.findChildren(Captioned) if one.isVisible()]
    assert pictures == ["Before", "Now: after 40 steps"]


def test_learning_ends_with_a_verdict_or_at_once(stage):
    material(stage)
    stage.click("Fine-tune")
    job = stage.session.view.job
    stage.session._change(job=replace(job, progress=Progress("learning", 4, 9)))
    stage.click("Stop and judge")
    assert stage.session.view.tuning.ending
    assert not stage.one(QPushButton, "Stop and judge").isEnabled()
    assert stage.lane.stopped == []
    stage.click("Cancel")
    assert stage.lane.stopped == [job.id]


def judged(stage, low, steps=8, times=1):
    compared = (
        Compared("lake", 20, 0.8, 22, 0.9),
        Compared("street", 20, 0.8, 19, 0.7),
        Compared("wood", 20, 0.8, 21, 0.9),
    )
    result = FinetuneResult("compact", Path("/t"), "all", 10, 8, steps, 1.0, times * compared, 0.67, low, 2.0)
    stage.change(outcome=Outcome(Path("/t"), result))


def test_the_verdict_lists_the_worst_first_and_proposes_to_keep_what_helped(stage):
    judged(stage, 0.25, times=2)
    assert "It helped: +0.67 dB on held-out pictures (95 % interval +0.25 to +2.00)" in stage.texts()
    assert "Worst: street" in stage.texts()
    table = stage.page.findChild(QTableWidget)
    assert [table.item(row, 0).text() for row in range(0, 6, 2)] == ["street", "wood", "lake"]
    assert table.item(0, 3).text() == "−1.00"
    assert stage.one(QPushButton, "Keep").property("primary")
    assert not stage.one(QPushButton, "Discard").property("primary")


def test_three_judged_pictures_are_not_called_certain(stage):
    judged(stage, 0.25)
    assert "which prove little" in stage.texts()
    assert "All but certain" not in stage.texts()


def test_what_may_be_no_gain_is_proposed_to_be_discarded(stage):
    judged(stage, 0.0)
    assert "did not help for certain" in stage.texts()
    assert stage.one(QPushButton, "Discard").property("primary")
    assert QApplication.focusWidget() is None or stage.page.focusWidget() is stage.one(QPushButton, "Discard")
    QTest.keyClick(stage.one(QPushButton, "Discard"), Qt.Key.Key_Space)
    assert stage.session.view.tuning.outcome is None


def test_where_nothing_learnt_was_better_there_is_nothing_to_keep(stage):
    judged(stage, 0.0, steps=0)
    assert "there is nothing to keep" in stage.texts()
    assert not stage.one(QPushButton, "Keep").isEnabled()


def test_it_is_kept_under_the_name_that_was_typed(stage):
    judged(stage, 0.25)
    name = stage.one(QLineEdit, "Name of the model")
    assert name.text() == "FFA-Net compact, mine"
    name.selectAll()
    QTest.keyClicks(name, "Street haze")
    stage.click("Keep")
    assert stage.session.view.job.kind == "import"
    assert stage.lane.tasks[-1].args[1].title == "Street haze"


def test_back_leads_to_the_photographs(stage):
    stage.click("Back to the photographs")
    assert stage.session.view.page == "photographs"


def with_camera(stage):
    photo = Photo(np.zeros((4, 4, 3), np.float32), None, Source(shot=Shot("NIKON D90", 800)))
    item = Item(1, "a.jpg", Path("a.jpg"), "ready", original=picture_of(photo))
    tuned = replace(NETWORK, id="mine", title="Mine", card=Card(tuned=Tuned("C", "", ("NIKON D90",), (400, 1600))))
    checkpoints = (*stage.session.view.checkpoints, tuned)
    stage.session._change(items=(item,), current=1, checkpoints=checkpoints, page="photographs")


def test_a_model_that_knows_the_camera_is_offered(qtbot):
    stage = Stage(qtbot, TuningLine)
    with_camera(stage)
    assert "“Mine” was fine-tuned for the camera that took this." in stage.texts()
    stage.click("Use it")
    assert stage.session.view.checkpoint == "mine"
    assert not stage.page.isVisible()


def test_while_a_model_learns_the_panel_says_why_restoring_waits(qtbot):
    stage = Stage(qtbot, TuningLine)
    with_camera(stage)
    stage.learns()
    assert "Restoring waits until that is done." in stage.texts()
    stage.click("Show it")
    assert stage.session.view.page == "tuning"


def test_the_panel_says_so_in_the_users_language(qtbot, request):
    speak(Catalogue({WAITING: "请稍候"}))
    request.addfinalizer(partial(speak, Catalogue()))
    stage = Stage(qtbot, TuningLine)
    with_camera(stage)
    stage.learns()
    assert "请稍候" in stage.texts()


@pytest.mark.parametrize("low", [-1.0, 0.5])
def test_every_control_has_a_name(stage, low):
    material(stage)
    judged(stage, low)
    for kind in (QPushButton, QComboBox, QSpinBox, QLineEdit, QTableWidget, Curve):
        for widget in stage.page.findChildren(kind):
            if not (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QSpinBox)):
                assert widget.accessibleName() or widget.text(), widget


def test_a_new_sitting_shows_nothing_of_the_last(stage):
    judged(stage, 0.5)
    stage.session._put(replace(stage.session.view, tuning=Sitting(stage.plan)))
    assert stage.one(QPushButton, "Fine-tune")
