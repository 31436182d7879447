from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import tasks
from restoration.errors import UnreadableWeights
from restoration.types import Checkpoint, Photo, Progress, Stream

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")
QUIET = Checkpoint("quiet", "mprnet", "denoise", "Quiet")
NOISY = tasks.Suggestion("denoise", "Looks noisy (91 %)")


@pytest.fixture
def noisy(rig, monkeypatch):
    """Every photograph looks noisy, and there is a model for that."""

    def diagnose(photo: Photo) -> Stream[tasks.Suggestion]:
        yield Progress("looking", 0, 1)
        return NOISY

    monkeypatch.setattr(tasks, "diagnose", diagnose)
    rig.session._put(replace(rig.view, checkpoints=(*rig.view.checkpoints, QUIET)))
    rig.session.strip.open([A, B])
    rig.settle()
    return rig


def test_what_seems_wrong_is_proposed_and_nothing_is_done(noisy):
    assert noisy.view.item.suggestion == NOISY
    assert noisy.view.checkpoint == "quiet"
    assert noisy.view.follows_auto
    assert noisy.view.item.restored is None


def test_whatever_the_user_chooses_stays(noisy):
    noisy.session.choose_checkpoint("classical")
    assert (noisy.view.checkpoint, noisy.view.follows_auto) == ("classical", False)
    noisy.session.strip.step(1)
    noisy.settle()
    assert noisy.view.checkpoint == "quiet"
    noisy.session.strip.step(-1)
    assert noisy.view.checkpoint == "classical"


def test_the_user_can_go_back_to_what_is_suggested(noisy):
    noisy.session.choose_checkpoint("classical")
    noisy.session.auto.follow(True)
    assert (noisy.view.checkpoint, noisy.view.follows_auto) == ("quiet", True)


def test_letting_go_makes_the_choice_the_users_own(noisy):
    noisy.session.auto.follow(False)
    assert [step.checkpoint for step in noisy.view.item.edit.steps] == ["quiet"]


def test_a_strength_alone_does_not_take_the_task_over(noisy):
    noisy.session.set_strength(0.5)
    assert noisy.view.follows_auto
    assert noisy.view.strength == 0.5


def test_photographs_that_look_fine_get_what_was_chosen_last(rig):
    rig.session.choose_checkpoint("classical")
    rig.session.strip.open([A])
    rig.settle()
    assert rig.view.item.suggestion.sentence == "Looks fine (90 %)"
    assert (rig.view.checkpoint, rig.view.suggested) == ("classical", None)


def test_without_a_model_for_it_nothing_is_proposed(noisy):
    noisy.session._put(replace(noisy.view, checkpoints=noisy.view.checkpoints[:-1]))
    assert noisy.view.suggested is None
    assert noisy.view.checkpoint == "ours"


def test_every_photograph_is_looked_at_once(noisy, monkeypatch):
    noisy.session.strip.step(1)
    noisy.settle()
    asked = []
    monkeypatch.setattr(tasks, "diagnose", asked.append)
    noisy.session._change_item(noisy.view.items[0].id, original=None, suggestion=None)
    noisy.session.strip.step(-1)
    noisy.settle()
    assert noisy.view.item.original
    assert not asked


def test_who_cannot_look_suggests_nothing(rig, monkeypatch):
    def diagnose(photo: Photo) -> Stream[tasks.Suggestion]:
        yield Progress("looking", 0, 1)
        raise UnreadableWeights("auto.safetensors is damaged.", "Install again.")

    monkeypatch.setattr(tasks, "diagnose", diagnose)
    rig.session.strip.open([A])
    rig.settle()
    assert rig.view.item.suggestion is None
    assert rig.view.report is None
