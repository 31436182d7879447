from __future__ import annotations

from pathlib import Path

import pytest

from app.job import Job
from app.view import Cursor
from app.views.progress import in_words
from app.views.speed.words import duration
from app.views.statusline import StatusLine, colours, facts
from restoration.types import Progress


def test_facts_name_size_depth_and_format(rig):
    rig.session.strip.open([Path("/photos/a.jpg")])
    assert facts(rig.view.item) == ""
    rig.settle()
    assert facts(rig.view.item) == "6 × 4 px · 0.0 MP · 8 bit · JPEG"


def test_facts_name_a_raw_file_as_its_maker_does(rig):
    rig.session.strip.open([Path("/photos/a.NEF")])
    rig.settle()
    assert facts(rig.view.item).endswith("NEF")


def test_the_colour_under_the_mouse_is_told_before_and_after(rig):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    assert colours(rig.view) == ""
    rig.session.point_at(Cursor(0, 0))
    assert colours(rig.view) == "RGB 191 191 191"
    rig.session.restore()
    rig.settle()
    assert colours(rig.view) == "RGB 191 191 191 → 64 64 64"
    rig.session.set_strength(0.0)
    assert colours(rig.view) == "RGB 191 191 191 → 191 191 191"
    assert not rig.engine.waiting, "it is mixed without restoring again"


@pytest.mark.parametrize(("scale", "text"), [(1.0, "100 %"), (0.333, "33 %"), (0.0512, "5.1 %")])
def test_zoom_is_told_in_per_cent(qtbot, scale, text):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_zoom(scale)
    assert line._zoom.text() == text


@pytest.mark.parametrize(("seconds", "text"), [(0.2, "1 s"), (20, "20 s"), (59.6, "1 min 0 s"), (80, "1 min 20 s")])
def test_durations_read_well(seconds, text):
    assert duration(seconds) == text


def test_remaining_time_is_told_once_there_is_something_to_judge_by():
    def job(done: int) -> Job:
        return Job(1, "restore", 1, 0.0, 6.0, Progress("restoring", done, 12))

    assert in_words(job(1)) == "Restoring: 8 %"
    assert in_words(job(3)) == "Restoring: 25 % · 18 s left"
    assert in_words(job(12)) == "Restoring: 100 %"
