"""Fine-tuning as the session has it: planned, watched, judged, and then kept or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.actions import command
from app.tuning import tasks as tuning_tasks
from app.tuning.sitting import STARTING, Outcome, Samples
from app.tuning.tuner import can_tune, is_starting, is_tuning, proposed_title, tunable
from restoration.catalogue import models_folder
from restoration.errors import BadRecipe
from restoration.types import (
    Checkpoint,
    Compared,
    FinetuneResult,
    Previewed,
    Progress,
    Scored,
    Stream,
    T,
    TrainTick,
)

OURS = Checkpoint("ours", "ffa", "dehaze", "Unveil dehaze", Path("/weights/ours.safetensors"), licence="MIT")
CLASSICAL = Checkpoint("classical", "classic", "dehaze", "Dark channel prior")
KEPT = Checkpoint("mine", "ffa", "dehaze", "Mine", models_folder() / "mine.safetensors")
SPOILT, CLEAN = Path("/pairs/spoilt"), Path("/pairs/clean")
GREY = np.zeros((4, 4, 3), np.float32)


def outcome(low: float = 0.5) -> Outcome:
    compared = (Compared("a", 20, 0.8, 21, 0.9), Compared("b", 20, 0.8, 22, 0.9))
    result = FinetuneResult("ours", Path("/tmp/t"), "all", 10, 5, 3, 1.0, compared, 1.5, low, 2.0)
    return Outcome(Path("/tmp/t"), result)


def stream_of(result: T) -> Stream[T]:
    yield Progress("looking", 0, 1)
    return result


def learning(plan, task, photograph, enough, bad) -> Stream[Outcome]:
    yield Progress(STARTING, 0, 0)
    yield Progress("reading pairs", 0, 2)
    yield Progress("learning", 0, 9, Previewed(0, GREY))
    yield Progress("learning", 0, 9, Scored(0, 15.0, 20.0))
    step = 0
    while not enough() and step < 9:
        step += 3
        yield Progress("learning", step, 9, TrainTick(step, 0.1 / step, 2.0))
        yield Progress("learning", step, 9, Previewed(step, GREY))
    yield Progress("judging", 0, 2)
    return outcome()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, rig) -> list[tuple[object, ...]]:
    """What the tasks were given."""
    asked: list[tuple[object, ...]] = []

    def stand_in(name: str, result: object) -> None:
        monkeypatch.setattr(tuning_tasks, name, lambda *given: (asked.append((name, *given)), stream_of(result))[1])

    stand_in("samples", Samples((), 12))
    stand_in("keep", KEPT)
    stand_in("discard", None)
    monkeypatch.setattr(tuning_tasks, "tune", learning)
    rig.session._change(checkpoints=(CLASSICAL, OURS))
    rig.session.choose_checkpoint("classical")
    return asked


def planned(rig) -> None:
    rig.session.tuner.open()
    rig.session.tuner.plan(spoilt=SPOILT)
    rig.session.tuner.plan(clean=CLEAN)
    rig.settle()


def step_to(rig, step: int) -> None:
    while not (rig.view.tuning.ticks and rig.view.tuning.ticks[-1].step == step):
        rig.engine_step()


def test_only_what_has_learnt_can_learn_more(rig, asked):
    rig.session.tuner.open()
    assert [one.id for one in tunable(rig.view)] == ["ours"]
    assert (rig.view.page, rig.view.tuning.plan.checkpoint) == ("tuning", "ours")


def test_samples_are_looked_for_when_the_plan_is_complete_and_when_it_changes(rig, asked):
    rig.session.tuner.open()
    rig.session.tuner.plan(spoilt=SPOILT)
    rig.settle()
    assert asked == []
    assert not can_tune(rig.view)
    rig.session.tuner.plan(clean=CLEAN)
    rig.settle()
    assert [call[0] for call in asked] == ["samples"]
    assert rig.view.tuning.samples.count == 12
    assert can_tune(rig.view)
    rig.session.tuner.plan(minutes=9)
    rig.session.tuner.plan(trainable="gates")
    rig.settle()
    assert len(asked) == 1
    assert (rig.view.tuning.plan.minutes, rig.view.tuning.plan.trainable) == (9, "gates")
    rig.session.tuner.draw_others()
    rig.settle()
    assert (len(asked), asked[-1][1].draw) == (2, 1)


def test_another_photograph_on_the_screen_is_seen_beside_other_samples(rig, asked):
    planned(rig)
    rig.session.tuner.leave()
    rig.session.tuner.open()
    rig.settle()
    assert len(asked) == 1
    rig.session.tuner.leave()
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.tuner.open()
    rig.settle()
    assert len(asked) == 2
    assert asked[-1][3] is rig.view.item.original.photo


def test_folders_that_do_not_fit_say_why_and_nothing_can_begin(rig, asked, monkeypatch):
    def refuse(plan, task, photograph, bad) -> Stream[Samples]:
        yield Progress("looking", 0, 1)
        raise BadRecipe("There is no partner for “a”.", "Give two folders.")

    monkeypatch.setattr(tuning_tasks, "samples", refuse)
    planned(rig)
    assert rig.view.tuning.trouble.summary == "There is no partner for “a”."
    rig.session.tuner.begin()
    assert rig.view.job is None


def test_samples_of_a_plan_that_changed_meanwhile_are_dropped(rig, asked, monkeypatch):
    rig.session.tuner.open()
    rig.session.tuner.plan(spoilt=SPOILT, clean=CLEAN)
    rig.session.tuner.plan(source="photographs")
    rig.settle()
    assert rig.view.tuning.samples.count == 0


def test_what_is_learnt_is_seen_as_it_goes_on(rig, asked):
    planned(rig)
    rig.session.tuner.begin()
    step_to(rig, 6)
    sitting = rig.view.tuning
    assert [tick.step for tick in sitting.ticks] == [3, 6]
    assert [score.restored for score in sitting.scores] == [20.0]
    assert (sitting.before.step, sitting.now.step) == (0, 3)


def test_while_torch_is_imported_it_is_starting(rig, asked):
    assert not is_starting(rig.view)
    planned(rig)
    rig.session.tuner.begin()
    rig.engine_step()
    assert is_starting(rig.view)
    rig.engine_step()
    assert not is_starting(rig.view)


def test_a_second_network_begins_its_curves_anew(rig, asked, monkeypatch):
    def twice(*given) -> Stream[Outcome]:
        yield from learning(*given)
        return (yield from learning(*given))

    monkeypatch.setattr(tuning_tasks, "tune", twice)
    planned(rig)
    rig.session.tuner.begin()
    step_to(rig, 9)
    step_to(rig, 3)
    assert [tick.step for tick in rig.view.tuning.ticks] == [3]


def test_enough_ends_the_learning_and_there_is_a_verdict(rig, asked):
    planned(rig)
    rig.session.tuner.begin()
    step_to(rig, 3)
    rig.session.tuner.enough()
    assert rig.view.tuning.ending
    rig.settle()
    assert [tick.step for tick in rig.view.tuning.ticks] == [3]
    assert rig.view.tuning.outcome.result.gain == 1.5
    assert (rig.view.job, rig.view.tuning.ending) == (None, False)


def test_the_photographs_can_be_seen_meanwhile_and_only_restoring_waits(rig, asked):
    planned(rig)
    rig.session.tuner.begin()
    step_to(rig, 3)
    command("stop").run(rig.session, None)
    assert rig.view.page == "photographs"
    rig.session.strip.open([Path("/photos/a.jpg")])
    while event := rig.disk.step():
        rig.session.on_event(event)
    assert rig.view.item.original
    rig.session.restore()
    rig.session.gates.look()
    assert not rig.view.can_restore
    assert not rig.view.can_stop
    assert is_tuning(rig.view)
    rig.settle()
    assert rig.view.tuning.outcome
    assert rig.view.can_restore


def test_cancelled_nothing_is_left_but_the_plan(rig, asked):
    planned(rig)
    rig.session.tuner.begin()
    step_to(rig, 3)
    rig.session.tuner.cancel()
    rig.settle()
    sitting = rig.view.tuning
    assert (sitting.outcome, sitting.ticks, sitting.plan.folders) == (None, (), (SPOILT, CLEAN))
    assert can_tune(rig.view)


def test_what_fails_is_told_and_can_be_tried_again(rig, asked, monkeypatch):
    def refuse(*given) -> Stream[Outcome]:
        yield Progress("reading pairs", 0, 2)
        raise BadRecipe("There are pictures of 2 scenes, and 3 are the fewest.")

    monkeypatch.setattr(tuning_tasks, "tune", refuse)
    planned(rig)
    rig.session.tuner.begin()
    rig.settle()
    assert "3 are the fewest" in rig.view.report.summary
    assert can_tune(rig.view)


def finished(rig) -> None:
    planned(rig)
    rig.session.tuner.begin()
    rig.settle()


def test_kept_it_has_its_name_and_its_parents_licence_is_chosen_and_shown(rig, asked):
    finished(rig)
    assert proposed_title(rig.view) == "Unveil dehaze, mine"
    rig.session.tuner.keep("  Street haze ")
    rig.settle()
    name, given, about = asked[-1]
    assert (name, given.path) == ("keep", Path("/tmp/t"))
    assert (about.title, about.licence) == ("Street haze", "MIT")
    assert rig.view.chosen is KEPT
    assert (rig.view.page, rig.view.browsing.selected, rig.view.tuning.outcome) == ("models", "mine", None)


def test_a_name_that_is_taken_is_not_proposed(rig, asked):
    finished(rig)
    rig.session._change(checkpoints=(OURS, replace(KEPT, title="Unveil dehaze, mine")))
    assert proposed_title(rig.view) == "Unveil dehaze, mine 2"


def test_discarded_it_goes_from_the_disk_and_the_plan_stays(rig, asked):
    finished(rig)
    assert not can_tune(rig.view)
    rig.session.tuner.discard()
    rig.settle()
    assert asked[-1][0] == "discard"
    assert rig.view.tuning.outcome is None
    assert [one.id for one in rig.view.checkpoints] == ["classical", "ours"]
    assert can_tune(rig.view)


def test_while_something_else_is_done_learning_waits(rig, asked):
    planned(rig)
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.restore()
    rig.session.tuner.begin()
    assert rig.view.job.kind == "restore"
    assert "try again" in rig.view.report.hint
