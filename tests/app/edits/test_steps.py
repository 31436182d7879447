from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import tasks
from app.edits.steps import MOST_STEPS
from restoration.types import Checkpoint, Step

A = Path("/photos/a.jpg")
QUIET = Checkpoint("quiet", "mprnet", "denoise", "Quiet")
BRIGHT = Checkpoint("bright", "alen", "lowlight", "Bright")


@pytest.fixture
def chain(rig):
    """A photograph is open, and there are models for three tasks."""
    rig.session._change(checkpoints=(*rig.view.checkpoints, QUIET, BRIGHT))
    rig.session.strip.open([A])
    rig.settle()
    return rig


def names(rig) -> list[str]:
    return [step.checkpoint for step in rig.view.edit.steps]


def test_a_step_is_added_for_a_task_that_has_none_and_is_the_one_that_is_chosen(chain):
    chain.session.steps.add()
    chain.session.steps.add()
    assert names(chain) == ["ours", "bright", "quiet"]  # in the order of restoration.naming.TASKS
    assert chain.view.place == 2
    assert chain.view.chosen == QUIET


def test_after_darkness_comes_noise(chain):
    chain.session.choose_task("lowlight")
    chain.session.steps.add()
    assert names(chain) == ["bright", "quiet"]


def test_the_boxes_change_the_chosen_step_only(chain):
    chain.session.steps.add()
    chain.session.steps.select(0)
    chain.session.choose_checkpoint("classical")
    assert names(chain) == ["classical", "bright"]
    chain.session.steps.select(1)
    chain.session.choose_task("denoise")
    assert names(chain) == ["classical", "quiet"]


def test_the_last_step_stays(chain):
    chain.session.steps.add()
    chain.session.steps.remove(0)
    assert names(chain) == ["bright"]
    chain.session.steps.remove(0)
    assert names(chain) == ["bright"]


@pytest.mark.parametrize(("chosen", "removed", "then"), [(2, 0, 1), (0, 2, 0), (1, 1, 0), (2, 2, 1)])
def test_who_is_at_a_step_stays_there_when_another_is_removed(chain, chosen, removed, then):
    chain.session.steps.add()
    chain.session.steps.add()
    chain.session.steps.select(chosen)
    chain.session.steps.remove(removed)
    assert chain.view.place == then


def test_a_moved_step_stays_chosen_and_stops_at_the_ends(chain):
    chain.session.steps.add()
    chain.session.steps.move(-1)
    assert (names(chain), chain.view.place) == (["bright", "ours"], 0)
    chain.session.steps.move(-1)
    assert (names(chain), chain.view.place) == (["bright", "ours"], 0)
    chain.session.steps.move(1)
    assert (names(chain), chain.view.place) == (["ours", "bright"], 1)


def test_there_is_an_end_to_adding(chain):
    for _ in range(2 * MOST_STEPS):
        chain.session.steps.add()
    assert len(names(chain)) == MOST_STEPS


def test_another_photograph_may_have_fewer_steps(chain):
    chain.session.steps.add()
    chain.session._put(chain.view.with_edit(replace(chain.view.edit, steps=(Step("ours"),))))
    assert (chain.view.place, chain.view.checkpoint) == (0, "ours")


def test_a_result_is_called_after_its_task_or_after_several_steps(chain):
    chain.session.choose_checkpoint("bright")
    chain.session.restore()
    chain.settle()
    assert chain.session.default_path(chain.view.item).name == "a-brightened.jpg"
    chain.session.steps.add()
    assert chain.session.default_path(chain.view.item).name == "a-brightened.jpg"  # nothing is restored anew yet
    chain.session.restore()
    chain.settle()
    assert chain.session.default_path(chain.view.item).name == "a-restored.jpg"


def test_a_step_is_looked_at_with_what_the_steps_before_it_have_made(chain, monkeypatch):
    asked = []

    def attend(photo, checkpoint, box, gaze=None, before=()):
        asked.append((checkpoint, before))
        return (yield from original(photo, checkpoint, box, gaze, before))

    original = tasks.attend
    monkeypatch.setattr(tasks, "attend", attend)
    chain.session.steps.add()
    chain.session.gates.look()
    chain.settle()
    assert asked == [("bright", (Step("ours"),))]
    assert chain.view.is_attended
    chain.session.steps.move(-1)
    assert not chain.view.is_attended  # it would see something else now
