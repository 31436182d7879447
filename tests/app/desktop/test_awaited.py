from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.batch.queued import Batch, Entry, Queue
from app.desktop.awaited import awaited, percent_of, queue_ended
from app.job import Job
from app.view import View
from restoration.edit import Edit
from restoration.types import Progress

ENTRY = Entry(Path("/a/x.jpg"), Path("/a"), Edit())
DONE = replace(ENTRY, state="done", megapixels=1.0, seconds=30.0)


def view_of(*entries, runs=True):
    return View(batch=Batch(queue=Queue(entries, runs=runs, job=1, fraction=0.5)))


def test_nothing_to_wait_for():
    assert awaited(View()) is None
    assert percent_of(View()) == ""


def test_the_queue_is_awaited_while_it_runs():
    assert percent_of(view_of(DONE, ENTRY)) == "75 %"
    assert awaited(view_of(DONE, ENTRY, runs=False)) is None
    assert awaited(view_of(DONE)) is None


def test_the_photograph_on_the_screen_comes_first():
    job = Job(1, "restore", 1, 0.0, 0.0, Progress("restoring", 1, 5))
    assert awaited(replace(view_of(DONE, ENTRY), job=job)) == pytest.approx(0.2)


def test_the_end_of_a_long_queue_is_told_once():
    over = view_of(DONE, replace(ENTRY, state="failed"))
    assert queue_ended(view_of(DONE, ENTRY), over, 20) == "1 of 2 photographs are restored and saved"
    assert queue_ended(view_of(DONE, ENTRY), over, 31) == ""
    assert queue_ended(over, over, 20) == ""
    assert queue_ended(view_of(DONE, ENTRY), view_of(DONE, ENTRY), 20) == ""
