from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider

from app import tasks
from app.compare.measures import gain_of, measure_of
from app.levels import picture_of
from app.view import Cursor
from app.views.compare.panel import ComparePanel
from app.views.compare.scores import Scores
from app.views.compare.words import Row
from restoration.types import Checkpoint, Photo, Progress, Stream

A, REFERENCE = Path("/photos/a.jpg"), Path("/photos/clear.png")
LEFT = Qt.MouseButton.LeftButton
WIDTH, HEIGHT = 40, 30


def opening(level: float) -> Callable[[Path], Stream[object]]:
    def open_photo(path: Path) -> Stream[object]:
        yield Progress("opening", 0, 1)
        return picture_of(Photo(np.full((HEIGHT, WIDTH, 3), level, np.float32)))

    return open_photo


class Desk:
    def __init__(self, rig, panel: ComparePanel) -> None:
        self.rig, self.session, self.panel = rig, rig.session, panel

    def restored(self) -> None:
        self.session.strip.open([A])
        self.rig.settle()
        self.session.restore()
        self.rig.settle()

    def one(self, kind: type, name: str):
        found = [w for w in self.panel.findChildren(kind) if name in (w.accessibleName(), getattr(w, "text", str)())]
        assert len(found) == 1, found
        return found[0]

    def choose(self, name: str, text: str) -> None:
        """By keyboard, as it can be done."""
        box = self.one(QComboBox, name)
        box.setFocus()
        for _ in range(box.count()):
            QTest.keyClick(box, Qt.Key.Key_Up)
        while box.currentText() != text:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() > before, text
        self.rig.settle()

    def says(self) -> str:
        return " | ".join(w.text() for w in self.panel.findChildren(QLabel) if w.isVisible())


@pytest.fixture
def desk(rig, qtbot, monkeypatch) -> Desk:
    monkeypatch.setattr(tasks, "open_photo", opening(0.5))
    panel = ComparePanel(rig.session)
    rig.session._show = panel.show_view
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    panel.show_view(rig.view)
    return Desk(rig, panel)


@pytest.fixture
def restored(desk, monkeypatch) -> Desk:
    def restore(photo, steps, seen, long_side):
        yield Progress("restoring", 0, 1)
        made = tasks.RestoreResult(Photo(photo.pixels + np.float32(10 / 255)), 1.0, "CPU", "whole image")
        return tasks.Restored(picture_of(made.photo), made, steps)

    monkeypatch.setattr(tasks, "restore", restore)
    desk.restored()
    return desk


def test_without_a_result_there_is_nothing_to_choose(desk):
    assert not desk.one(QComboBox, "Show").isEnabled()
    assert not desk.one(QPushButton, "Compare with a reference…").isEnabled()
    assert not desk.one(QPushButton, "Try all on this crop").isEnabled()


def test_the_difference_is_chosen_with_its_gain_and_what_it_comes_to(restored):
    restored.choose("Show", "Difference")
    assert measure_of(restored.rig.view) == "difference"
    assert "Gain ×8" in restored.says()
    slider = restored.one(QSlider, "Gain of the difference")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert gain_of(restored.rig.view) == 16
    assert "Gain ×16" in restored.says()
    assert "On average 10.0 of 255 levels, at most 10. 100.0 % of the pixels changed by more than 4." in restored.says()


def test_how_many_levels_count_is_chosen(restored):
    restored.choose("Show", "How much changed")
    slider = restored.one(QSlider, "Levels that count as changed")
    slider.setFocus()
    for _ in range(6):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert restored.rig.view.compared.more == 10
    assert "0.0 % of the pixels changed by more than 10." in restored.says()


def test_the_change_under_the_mouse_is_read_out_for_each_colour(restored):
    restored.choose("Show", "Difference")
    assert "Point at a place" in restored.says()
    restored.session.point_at(Cursor(3, 4))
    assert "R +10  G +10  B +10" in restored.says()
    restored.session.set_strength(0.5)
    assert "R +5  G +5  B +5" in restored.says()


def test_haze_is_offered_only_after_a_method_against_haze(restored):
    box = restored.one(QComboBox, "Show")
    assert box.count() == 5
    restored.choose("Show", "Haze that was seen")
    restored.session.point_at(Cursor(3, 4))
    assert "this result" in restored.says()
    assert "dark channel" in restored.says()
    noise = Checkpoint("ours", "mprnet", "denoise", "Denoiser")
    restored.session._put(replace(restored.rig.view, checkpoints=(noise,)))
    assert box.count() == 3
    assert box.currentText() == "The result"


def test_a_reference_is_asked_for_scored_and_let_go(restored, qtbot, monkeypatch):
    button = restored.one(QPushButton, "Compare with a reference…")
    with qtbot.waitSignal(restored.panel.reference_wanted):
        QTest.mouseClick(button, LEFT)
    monkeypatch.setattr(tasks, "open_photo", opening(0.5 + 20 / 255))
    restored.session.comparing.open_reference(REFERENCE)
    restored.rig.settle()
    assert "Reference: clear.png" in restored.says()
    table = "PSNR | SSIM | ΔE | Before | After | 22.11 dB | 0.9896 | 7.06 | 28.13 dB | 0.9976 | 3.41"
    assert table in restored.says()
    scores = restored.panel.findChild(Scores)
    assert scores.accessibleDescription().startswith("Before: PSNR 22.11 dB, SSIM 0.9896, ΔE 7.06; After: PSNR 28.13")
    restored.choose("Show", "Difference")
    restored.choose("Compared with", "Compared with the reference")
    restored.session.point_at(Cursor(3, 4))
    assert "R −10  G −10  B −10" in restored.says()
    assert "On average 10.0 of 255 levels away from the reference" in restored.says()
    QTest.mouseClick(restored.one(QPushButton, "Without the reference"), LEFT)
    assert "Reference" not in restored.says()
    assert restored.rig.view.compared.against == "original"


def test_scoring_says_how_far_it_is(restored, monkeypatch):
    monkeypatch.setattr("app.compare.tasks.SCORED_PX", WIDTH * 16)
    restored.session.comparing.open_reference(REFERENCE)
    for _ in range(3):
        restored.session.on_event(restored.rig.disk.step())
    assert "Before | After | measuring, 0 %" in restored.says()
    restored.rig.settle()
    assert "Before | After | identical" in restored.says()


def test_trying_is_asked_for(restored):
    QTest.mouseClick(restored.one(QPushButton, "Try all on this crop"), LEFT)
    assert restored.rig.view.job.kind == "try"


def test_scores_that_are_awaited_say_how_far_they_are(qtbot):
    scores = Scores()
    qtbot.addWidget(scores)
    scores.show_rows([Row("Before", waits="measuring, 40 %")])
    assert [one.text() for one in scores.findChildren(QLabel) if not one.isHidden() and one.text()] == [
        "PSNR",
        "SSIM",
        "ΔE",
        "Before",
        "measuring, 40 %",
    ]
    assert scores.accessibleDescription() == "Before: measuring, 40 %"
    scores.show_rows([])
    assert scores.isHidden()
