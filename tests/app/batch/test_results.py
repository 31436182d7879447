"""What the queue has made of a photograph is seen when one goes to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.batch import reopening
from app.batch import tasks as batch_tasks
from app.batch.queued import Entry
from app.batch.tasks import Written
from app.edits.kept import Past
from app.views.progress import last_time
from restoration.edit import Edit
from restoration.sidecar import made as recipe_made
from restoration.sidecar import recipe_of, sidecar_of, write_sidecar
from restoration.types import Photo, Progress, RestoreResult, Step

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")
OURS = Edit((Step("ours"),))


def saved(folder: Path, size: tuple[int, int] = (6, 4)) -> Path:
    path = folder / "a-done.png"
    Image.fromarray(np.full((size[1], size[0], 3), 40, np.uint8)).save(path)
    return path


@pytest.fixture
def made(rig, monkeypatch, tmp_path):
    """The queue is through with two photographs, of which the first is on the screen."""

    def restore_file(entry, unfinished, kept_in, known=(), keeping="all"):
        yield Progress("restoring", 0, 1)
        return Written(saved(tmp_path), entry.edit if entry.edit.steps else OURS, 2.0, 4.0)

    monkeypatch.setattr(batch_tasks, "restore_file", restore_file)
    rig.session.strip.open([A, B])
    rig.settle()
    return rig


def queued(rig, whose: str):
    rig.session.batch.ask()
    rig.session.batch.draft(whose=whose)
    rig.session.batch.start()
    rig.settle()


def test_the_one_on_the_screen_stays_as_it_is_and_the_next_is_shown_with_its_result(made, tmp_path):
    queued(made, "auto")
    assert made.view.item.restored is None
    made.session.strip.step(1)
    made.settle()
    item = made.view.item
    assert (item.state, item.saved) == ("saved", tmp_path / "a-done.png")
    assert item.restored.result.photo.pixels.mean() == pytest.approx(40 / 255, abs=1e-3)
    assert item.edit is None, "it still follows Auto"
    made.session.strip.step(-1)
    made.settle()
    assert made.view.item.state == "saved"


def test_the_settings_are_those_that_it_was_made_with(made):
    made.session.set_strength(1.0)
    made.session.choose_checkpoint("classical")
    queued(made, "this")
    made.session.strip.step(1)
    made.settle()
    assert made.view.item.edit.steps == made.view.item.restored.steps == (Step("classical"),)


def test_a_mixture_is_not_taken_for_the_result(made):
    made.session.set_strength(0.5)
    queued(made, "this")
    made.session.strip.step(1)
    made.settle()
    assert made.view.item.restored is None


def test_a_file_that_is_gone_is_no_matter(made, tmp_path):
    queued(made, "auto")
    (tmp_path / "a-done.png").unlink()
    made.session.strip.step(1)
    made.settle()
    assert (made.view.item.state, made.view.report) == ("ready", None)


@pytest.mark.parametrize(("size", "fits"), [((6, 4), True), ((12, 8), True), ((6, 5), False), ((9, 6), False)])
def test_only_a_result_of_that_size_or_a_multiple_is_shown(tmp_path, size: tuple[int, int], fits: bool):
    stream = reopening.reopen(Entry(A, tmp_path, OURS, target=saved(tmp_path, size)), (6, 4))
    next(stream)
    with pytest.raises(StopIteration) as end:
        next(stream)
    assert (end.value.value is not None) == fits


def test_what_the_queue_took_on_is_not_told_as_a_time_of_now(made):
    queued(made, "auto")
    made.session.strip.step(1)
    made.settle()
    assert last_time(made.view) == ""


def test_a_result_of_another_day_is_found(rig, tmp_path):
    photograph = tmp_path / "a.png"
    Image.fromarray(np.zeros((4, 6, 3), np.uint8)).save(photograph)
    path = saved(tmp_path)
    done = RestoreResult(Photo(np.zeros((4, 6, 3), np.float32)), 1.0, "CPU", "whole image")
    write_sidecar(sidecar_of(path), recipe_made(recipe_of(OURS, ()), photograph, done, path, datetime.now(UTC)))
    rig.session.strip.find([tmp_path])
    rig.settle()
    assert [item.path for item in rig.view.items] == [photograph]
    assert (rig.view.item.state, rig.view.item.saved, rig.view.item.edit) == ("saved", path, OURS)
    assert rig.view.item.past == Past(), "nothing that could be undone"
    rig.session.batch.ask()
    assert rig.view.batch.draft.whose == "auto"
