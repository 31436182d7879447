from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.compare import tasks as compare_tasks
from app.compare.compared import MOST_TRIALS, Trial
from app.compare.tasks import Attempt
from app.compare.trying import candidates, trials_of
from app.levels import picture_of
from restoration.types import Box, Checkpoint, Photo, Progress, RestoreResult, Stream

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")


def try_all(photo: Photo, attempts: Sequence[Attempt], box: Box, long_side: int) -> Stream[None]:
    yield Progress("trying", 0, len(attempts), picture_of(photo))
    for place, (awaited, _) in enumerate(attempts, 1):
        result = RestoreResult(photo, place / 2, "CPU", "whole image")
        yield Progress("trying", place, len(attempts), replace(awaited, picture=picture_of(photo), result=result))


@pytest.fixture
def opened(rig, monkeypatch):
    monkeypatch.setattr(compare_tasks, "try_all", try_all)
    rig.session.strip.open([A, B])
    rig.settle()
    return rig


def test_the_chosen_model_comes_first_then_those_of_its_task_then_others(opened):
    ours, classical = opened.view.checkpoints
    other = Checkpoint("bright", "alen", "lowlight", "Brightener")
    view = replace(opened.view, checkpoints=(ours, other, classical))
    assert [one.id for one in candidates(view)] == ["ours", "classical", "bright"]
    chosen = view.with_edit(view.edit.with_checkpoint("classical"))
    assert [one.id for one in candidates(chosen)] == ["classical", "ours", "bright"]


def test_no_more_than_six_are_tried(opened):
    many = tuple(Checkpoint(f"n{number}", "ffa", "dehaze", f"Net {number}") for number in range(9))
    assert len(candidates(replace(opened.view, checkpoints=many))) == MOST_TRIALS


def test_names_are_there_at_once_and_pictures_come_one_by_one(opened):
    opened.session.trying.start()
    trials = trials_of(opened.view)
    assert [one.title for one in trials.tried] == ["Unveil dehaze", "Dark channel prior"]
    assert [one.picture for one in trials.tried] == [None, None]
    assert opened.view.job.kind == "try"
    opened.engine_step()
    assert trials_of(opened.view).before
    opened.engine_step()
    assert [bool(one.picture) for one in trials_of(opened.view).tried] == [True, False]
    opened.settle()
    assert [one.result.seconds for one in trials_of(opened.view).tried] == [0.5, 1.0]
    assert opened.view.job is None


def test_what_is_on_the_screen_is_tried(opened):
    opened.session.look_at(Box(1, 1, 3, 2), 1.0)
    opened.session.trying.start()
    assert trials_of(opened.view).box == Box(1, 1, 3, 2)


def test_choosing_sets_the_model_and_goes_back(opened):
    opened.session.trying.start()
    opened.settle()
    opened.session.trying.choose(2)
    assert opened.view.chosen.title == "Dark channel prior"
    assert trials_of(opened.view) is None
    assert opened.view.message == "Chosen: Dark channel prior"


@pytest.mark.parametrize("number", [0, 3])
def test_a_number_that_nobody_has_chooses_nothing(opened, number):
    opened.session.trying.start()
    opened.settle()
    opened.session.trying.choose(number)
    assert opened.view.chosen.title == "Unveil dehaze"
    assert trials_of(opened.view)


def test_stopping_keeps_what_there_is_and_says_so_of_the_rest(opened):
    opened.session.trying.start()
    opened.engine_step()
    opened.engine_step()
    opened.session.stop()
    opened.settle()
    assert [one.reason for one in trials_of(opened.view).tried] == ["", "Stopped"]


def test_leaving_stops(opened):
    opened.session.trying.start()
    opened.engine_step()
    opened.session.trying.leave()
    assert trials_of(opened.view) is None
    opened.settle()
    assert opened.view.job is None
    assert opened.view.trials is None


def test_another_photograph_is_not_hidden_by_what_was_tried(opened):
    opened.session.trying.start()
    opened.settle()
    opened.session.strip.step(1)
    assert trials_of(opened.view) is None
    opened.session.strip.step(-1)
    assert trials_of(opened.view)


def test_restoring_goes_back_to_the_photograph(opened):
    opened.session.trying.start()
    opened.settle()
    opened.session.restore()
    assert trials_of(opened.view) is None


def test_while_something_else_is_done_nothing_is_tried(opened):
    opened.session.restore()
    opened.session.trying.start()
    assert opened.view.trials is None


def test_a_reduced_crop_is_known_as_such(opened):
    opened.session.trying.start()
    opened.settle()
    trials = trials_of(opened.view)
    assert not trials.is_reduced
    small = picture_of(Photo(np.zeros((2, 3, 3), np.float32)))
    assert replace(trials, before=small).is_reduced
    assert trials.with_trial(Trial("nobody", "Nobody")).tried == trials.tried


def test_enlarging_is_tried_among_itself_only(rig):
    twice = Checkpoint("twice", "rcan", "upscale", "Twice")
    rig.session._put(replace(rig.view, checkpoints=(*rig.view.checkpoints, twice)))
    assert twice not in candidates(rig.view)
    rig.session.choose_checkpoint("twice")
    assert candidates(rig.view)[0] == twice
