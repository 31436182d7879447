"""Seconds in words, in the restore bar before Restore and on the models' cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from app.item import Item
from app.levels import picture_of
from app.tasks import Restored
from app.view import View
from app.views.progress import JobProgress
from app.views.speed.words import about, ahead, pace
from restoration.edit import Edit
from restoration.paces import Pace, Paces
from restoration.types import Checkpoint, Photo, RestoreResult, Source, Step

EDIT = Edit((Step("ours"),))


@pytest.fixture
def view() -> View:
    photo = Photo(np.zeros((3000, 400, 3), np.float32), None, Source(Path("/p/a.jpg")))
    item = Item(1, "a.jpg", Path("/p/a.jpg"), original=picture_of(photo), edit=EDIT)
    known = Paces(known=(Pace("ours", "CPU", 36.0), Pace("fast", "CPU", 0.456)))
    checkpoints = tuple(Checkpoint(name, "ffa", "dehaze", name) for name in ("ours", "fast", "new"))
    return View(items=(item,), current=1, checkpoints=checkpoints, device="CPU", paces=known)


def test_the_time_is_told_before_restoring_and_what_it_was_after(view, qtbot):
    progress = JobProgress()
    qtbot.addWidget(progress)

    def said(view):
        progress.show_view(view)
        return progress.findChild(QLabel).text()

    assert said(view) == "About 45 s for 1.2 MP"
    result = RestoreResult(view.item.original.photo, 44.2, "CPU", "whole image")
    done = view.with_item(1, restored=Restored(view.item.original, result, EDIT.steps))
    assert said(done) == "44.2 s on CPU, whole image"
    other = done.with_item(1, edit=Edit((Step("fast"),)))
    assert said(other) == "About 1 s for 1.2 MP"
    assert said(done.with_item(1, edit=Edit((Step("new"),)))) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (3.4, "3 s"), (22.4, "20 s"), (43, "45 s"), (58, "1 min 0 s"), (146, "2 min 30 s")],
)
def test_no_more_is_said_than_anybody_can_know(seconds, words):
    assert about(seconds) == words


def test_a_pace_belongs_to_the_device_that_is_used(view):
    assert pace(view, "fast") == "0.46 s per megapixel on this computer"
    assert pace(view, "ours") == "36.0 s per megapixel on this computer"
    assert pace(view, "new") == ""
    assert pace(replace(view, device="GPU"), "fast") == ""
    assert ahead(replace(view, device="GPU")) == ""
