"""What was done to a photograph can be undone, and done again."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from app import answers, strip
from app.edits import history
from app.edits.kept import Past
from restoration.types import Checkpoint

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")


@pytest.fixture
def opened(rig):
    rig.session.strip.open([A, B])
    rig.settle()
    return rig


@pytest.fixture
def slow(opened, monkeypatch):
    """The clock goes on by two seconds with each look."""
    seconds = count(0, 2)
    monkeypatch.setattr(opened.session.history, "_clock", lambda: float(next(seconds)))
    return opened


def restore(rig) -> None:
    rig.session.restore()
    rig.settle()


def test_nothing_is_undone_before_something_was_done(opened):
    assert opened.view.item.past == Past()
    before = opened.view.edit
    opened.session.history.undo()
    opened.session.history.redo()
    assert opened.view.edit == before


def test_a_choice_of_model_is_undone_and_redone(opened):
    opened.session.choose_checkpoint("classical")
    opened.session.history.undo()
    assert opened.view.checkpoint == "ours"
    assert opened.view.message == "Undone"
    opened.session.history.redo()
    assert opened.view.checkpoint == "classical"
    assert opened.view.message == "Redone"


def test_what_is_done_anew_ends_what_was_undone(opened):
    opened.session.choose_checkpoint("classical")
    opened.session.history.undo()
    opened.session.set_strength(0.5)
    assert opened.view.item.past.undone == ()


def test_each_photograph_has_a_past_of_its_own(opened):
    opened.session.choose_checkpoint("classical")
    opened.session.strip.step(1)
    assert opened.view.item.past == Past()
    assert opened.view.checkpoint == "classical", "the usual one"
    opened.session.set_strength(0.5)
    opened.session.history.undo()
    assert (opened.view.strength, opened.view.checkpoint) == (1.0, "classical")
    opened.session.strip.step(-1)
    opened.session.history.undo()
    assert opened.view.checkpoint == "ours"


def test_a_drag_is_one_entry_however_long_it_takes(slow):
    slow.session.history.hold(True)
    for strength in (0.9, 0.7, 0.4):
        slow.session.set_strength(strength)
    slow.session.history.hold(False)
    slow.session.set_strength(0.3)
    slow.session.history.undo()
    assert slow.view.strength == 0.4
    slow.session.history.undo()
    assert slow.view.strength == 1.0


def test_quick_steps_of_a_number_are_one_entry_and_slow_ones_are_not(opened, monkeypatch):
    seconds = iter([0.0, 0.2, 0.4, 5.0])
    monkeypatch.setattr(opened.session.history, "_clock", lambda: next(seconds))
    for strength in (0.9, 0.8, 0.7, 0.6):
        opened.session.set_strength(strength)
    opened.session.history.undo()
    assert opened.view.strength == 0.7
    opened.session.history.undo()
    assert opened.view.strength == 1.0


def test_a_choice_is_always_an_entry(opened, monkeypatch):
    monkeypatch.setattr(opened.session.history, "_clock", lambda: 0.0)
    for model in ("classical", "ours", "classical"):
        opened.session.choose_checkpoint(model)
    assert len(opened.view.item.past.done) == 3


def test_the_past_is_bounded(slow, monkeypatch):
    monkeypatch.setattr(history, "MOST_EDITS", 5)
    for percent in range(20):
        slow.session.set_strength(percent / 100)
    assert [edit.strength for edit in slow.view.item.past.done] == [0.14, 0.15, 0.16, 0.17, 0.18]


def test_restoring_is_not_undone_and_is_no_entry(opened):
    restore(opened)
    assert opened.view.item.past == Past()
    opened.session.set_strength(0.5)
    opened.session.history.undo()
    assert opened.view.item.restored is not None


def test_an_undone_choice_shows_its_own_result_again(opened):
    restore(opened)
    ours = opened.view.item.restored
    opened.session.choose_checkpoint("classical")
    restore(opened)
    opened.session.save()
    opened.settle()
    classical = opened.view.item.restored
    opened.session.history.undo()
    assert opened.view.item.restored is ours
    assert (opened.view.item.state, opened.view.item.saved) == ("restored", None)
    opened.session.history.redo()
    assert opened.view.item.restored is classical


def test_a_result_that_is_gone_is_not_pretended(opened, monkeypatch):
    monkeypatch.setattr(answers, "EARLIER_BYTES", 0)
    restore(opened)
    opened.session.choose_checkpoint("classical")
    restore(opened)
    classical = opened.view.item.restored
    opened.session.history.undo()
    assert opened.view.item.restored is classical
    assert "restore once more" in opened.view.message


def test_the_third_result_takes_the_place_of_the_first(opened, monkeypatch):
    restore(opened)
    monkeypatch.setattr(answers, "EARLIER_BYTES", opened.view.item.bytes)
    results = [opened.view.item.restored]
    for model in ("classical", "ours"):
        opened.session.choose_checkpoint(model)
        restore(opened)
        results.append(opened.view.item.restored)
    assert opened.view.item.earlier is results[1]


def test_earlier_results_are_forgotten_when_memory_is_short(opened, monkeypatch):
    monkeypatch.setattr(strip, "MEMORY_BYTES", 0)
    restore(opened)
    opened.session.choose_checkpoint("classical")
    restore(opened)
    assert opened.view.items[0].earlier is not None
    opened.session.strip.step(1)
    opened.settle()
    assert opened.view.items[0].earlier is None


def test_settings_with_a_model_that_is_gone_are_passed_over(opened):
    mine = Checkpoint("mine", "ffa", "dehaze", "Mine")
    opened.session._change(checkpoints=(*opened.view.checkpoints, mine))
    opened.session.choose_checkpoint("mine")
    opened.session.choose_checkpoint("classical")
    opened.session._change(checkpoints=opened.view.checkpoints[:-1])
    opened.session.history.undo()
    assert opened.view.checkpoint == "ours"
    assert not opened.view.item.past.done


def test_the_choice_that_the_catalogue_made_is_no_entry(rig):
    rig.session._change(checkpoints=(), usual=type(rig.view.usual)())
    rig.session.strip.open([A])
    rig.settle()
    rig.session.choose_checkpoint("ours")
    assert rig.view.item.past == Past()


def test_pasting_to_all_is_undone_photograph_by_photograph(opened):
    opened.session.set_strength(0.25)
    opened.session.recipes.copy()
    opened.session.history.undo()
    opened.session.recipes.paste_to_all()
    assert [item.edit.strength for item in opened.view.items] == [0.25, 0.25]
    opened.session.strip.step(1)
    opened.session.history.undo()
    assert opened.view.strength == 1.0
    opened.session.strip.step(-1)
    assert opened.view.strength == 0.25
