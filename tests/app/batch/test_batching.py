"""The queue of photographs, from the question to the end of it, in lanes without threads."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from app.batch import tasks as batch_tasks
from app.batch.choosing import LeftAlone
from app.batch.queued import Entry, Left, Queue
from app.batch.tasks import Fraction, Written
from app.events import Report
from restoration.edit import Edit
from restoration.errors import UnreadablePhoto
from restoration.types import Progress, Step

A, BAD, C, D = (Path(f"/photos/{name}.jpg") for name in ("a", "bad", "c", "d"))
EDIT = Edit((Step("ours"),))


def restore_file(entry, unfinished, kept_in, known=(), keeping="all"):
    yield Progress("opening", 0, 1, Fraction(0.0))
    yield Progress("restoring", 1, 2, Fraction(0.5))
    if "bad" in entry.path.name:
        raise UnreadablePhoto(f"“{entry.path.name}” is damaged.", "Copy it again.")
    return Written(entry.folder / f"{entry.path.stem}-done.jpg", Edit(), 2.0, 4.0)


@pytest.fixture
def queue(rig, monkeypatch):
    """Four photographs are open, one of them damaged."""
    monkeypatch.setattr(batch_tasks, "restore_file", restore_file)
    rig.session.strip.open([A, BAD, C, D])
    rig.settle()
    return rig


def started(rig):
    rig.session.batch.ask()
    rig.session.batch.start()
    return rig


def states(rig):
    return [one.state for one in rig.view.batch.queue.entries]


def marks(rig):
    return [item.mark.state if item.mark else "" for item in rig.view.items]


def test_all_are_restored_and_a_failure_does_not_stop_the_rest(queue):
    started(queue)
    assert states(queue) == marks(queue) == ["working", "waiting", "waiting", "waiting"]
    queue.settle()
    assert states(queue) == marks(queue) == ["done", "failed", "done", "done"]
    assert queue.view.batch.queue.failed[0].report.summary == "“bad.jpg” is damaged."
    assert queue.view.items[1].mark.report.hint == "Copy it again."
    assert not queue.view.batch.runs
    assert queue.view.report is None


def test_what_auto_leaves_alone_is_no_failure(queue, monkeypatch):
    def looked(entry, *rest):
        yield Progress("opening", 0, 1, Fraction(0.0))
        return LeftAlone("fine" if entry.path == C else "unclear")

    monkeypatch.setattr(batch_tasks, "restore_file", looked)
    queue.session.batch.ask()
    queue.session.batch.draft(whose="auto")
    queue.session.batch.start()
    queue.settle()
    assert set(states(queue)) == set(marks(queue)) == {"left"}
    assert [one.why for one in queue.view.batch.queue.left] == ["unclear", "unclear", "fine", "unclear"]
    assert not queue.view.batch.queue.failed
    assert queue.view.batch.queue.is_over


def test_the_photograph_on_the_screen_stays(queue):
    queue.session.strip.step(2)
    queue.settle()
    before = queue.view.item
    started(queue)
    queue.settle()
    assert queue.view.item.id == before.id
    assert queue.view.item.original is before.original
    assert queue.view.item.restored is None


def test_it_can_be_stopped_and_goes_on_where_it_was(queue):
    started(queue)
    while states(queue)[0] != "done":
        queue.engine_step()
    queue.engine_step()
    queue.session.batch.stop()
    queue.settle()
    assert states(queue) == ["done", "waiting", "waiting", "waiting"]
    assert queue.view.batch.queue.fraction == 0
    queue.session.batch.resume()
    queue.settle()
    assert states(queue) == ["done", "failed", "done", "done"]


def test_what_the_user_wants_on_the_screen_comes_first(queue):
    started(queue)
    queue.engine_step()
    begun = queue.view.batch.queue.job
    queue.session.restore()
    assert queue.view.job.kind == "restore"
    while queue.view.job:
        assert queue.view.batch.queue.job in (begun, None)
        queue.engine_step()
    assert queue.view.item.restored
    queue.settle()
    assert states(queue) == ["done", "failed", "done", "done"]


def test_the_metadata_that_are_preferred_when_a_photograph_begins_are_kept(queue, monkeypatch):
    asked: list[str] = []

    def listening(entry, unfinished, kept_in, known, keeping):
        asked.append(keeping)
        return (yield from restore_file(entry, unfinished, kept_in))

    monkeypatch.setattr(batch_tasks, "restore_file", listening)
    queue.session.desktop.prefer(metadata="no-place")
    started(queue).settle()
    assert asked == 4 * ["no-place"]


def test_the_remaining_time_is_known_after_the_first(queue):
    started(queue)
    assert queue.view.batch.queue.seconds_left is None
    while states(queue)[0] != "done":
        queue.engine_step()
    assert queue.view.batch.queue.seconds_left == pytest.approx(12.0)
    assert queue.view.batch.queue.share == pytest.approx(0.25)


def test_those_that_failed_can_be_tried_again(queue, monkeypatch):
    started(queue)
    queue.settle()
    monkeypatch.setattr(batch_tasks, "restore_file", lambda entry, *rest: restore_file(replace(entry, path=A), *rest))
    queue.session.batch.try_again()
    queue.settle()
    assert set(states(queue)) == {"done"}


def test_more_can_be_queued_while_it_runs_and_nothing_waits_twice(queue):
    started(queue)
    queue.engine_step()
    queue.session.set_strength(0.5)
    started(queue)
    assert len(queue.view.batch.queue.entries) == 5
    assert [one.edit.strength for one in queue.view.batch.queue.entries] == [1, 0.5, 0.5, 0.5, 0.5]
    queue.settle()
    assert states(queue) == ["done", "done", "failed", "done", "done"]


def test_what_came_of_photographs_stays_on_them_when_the_queue_is_closed_or_another_one_begins(queue):
    started(queue)
    queue.settle()
    queue.session.batch.close()
    assert marks(queue) == ["done", "failed", "done", "done"]
    queue.session.selection.take_files([C])
    started(queue)
    assert marks(queue) == ["done", "failed", "working", "done"]


def test_what_is_not_finished_can_be_forgotten_once_it_has_stopped(queue):
    started(queue)
    queue.engine_step()
    queue.session.batch.close()
    assert queue.view.batch.queue
    queue.session.batch.stop()
    queue.settle()
    queue.session.batch.close()
    assert queue.view.batch.queue is None
    assert marks(queue) == ["", "", "", ""]


def test_a_failure_leads_to_its_photograph(queue):
    queue.session.batch.show(C)
    assert queue.view.item.path == C
    queue.session.batch.show(Path("/photos/new.jpg"))
    assert queue.view.item.path == Path("/photos/new.jpg")


def test_the_last_run_is_finished_behind_what_is_on_the_screen(queue, tmp_path):
    left = Left(tmp_path / "queue-1.json", (Entry(C, C.parent, EDIT), Entry(Path("/photos/e.jpg"), C.parent, EDIT)))
    queue.session._change(batch=replace(queue.view.batch, left=left))
    queue.session.batch.take_up()
    assert queue.view.item.path == A
    assert [item.path.name for item in queue.view.items] == ["a.jpg", "bad.jpg", "c.jpg", "d.jpg", "e.jpg"]
    queue.settle()
    assert marks(queue) == ["", "", "done", "", "done"]
    assert queue.view.batch.left is None


def test_the_last_run_is_looked_for_and_forgotten(queue, tmp_path):
    dead = tmp_path / "queue-999999999.json"
    dead.write_bytes(batch_tasks.journal.written([Entry(C, C.parent, EDIT)]))
    queue.session.batch.keep_in(tmp_path)
    queue.settle()
    assert [one.path for one in queue.view.batch.left.entries] == [C]
    queue.session.batch.forget()
    queue.settle()
    assert queue.view.batch.left is None
    assert not dead.exists()


def test_a_recipe_that_could_not_be_kept_is_told_and_is_no_failure(queue, monkeypatch):
    said = Report("“a.jpg” is saved, but not its recipe.")

    def written(entry, *rest):
        yield Progress("opening", 0, 1, Fraction(0.0))
        return Written(A, Edit(), 1.0, 1.0, said)

    monkeypatch.setattr(batch_tasks, "restore_file", written)
    started(queue)
    queue.settle()
    assert set(marks(queue)) == {"done"}
    assert queue.view.items[0].mark.report is said


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_user_does_nothing_is_lost_and_nothing_done_twice(queue, seed):
    dice = random.Random(seed)
    started(queue)
    batch = queue.session.batch
    for _ in range(60):
        act = dice.choice(
            [batch.stop, batch.resume, queue.session.restore, queue.session.stop, batch.close, _rest(queue)]
        )
        act()
        assert sum(state == "working" for state in states(queue)) <= 1 if queue.view.batch.queue else True
        if queue.view.batch.queue is None:
            return
    batch.resume()
    queue.settle()
    assert states(queue) == ["done", "failed", "done", "done"]


def _rest(rig):
    def step():
        event = rig.engine.step() or rig.disk.step()
        if event:
            rig.session.on_event(event)

    return step


def test_an_empty_queue_is_over():
    assert Queue(()).is_over
    assert Queue(()).share == 0


def test_auto_is_proposed_until_the_user_has_chosen_something(queue):
    queue.session.batch.ask()
    assert queue.view.batch.draft.whose == "auto"
    queue.session.batch.dismiss()
    queue.session.set_strength(0.5)
    queue.session.batch.ask()
    assert queue.view.batch.draft.whose == "this"


def test_auto_is_not_proposed_for_what_it_has_left_alone(queue, monkeypatch):
    monkeypatch.setattr(batch_tasks, "restore_file", left_alone)
    queue.session.batch.ask()
    queue.session.batch.start()
    queue.settle()
    queue.session.selection.take("unclear")
    queue.session.batch.ask()
    assert (queue.view.batch.draft.which, queue.view.batch.draft.whose) == ("selected", "this")


def left_alone(entry, unfinished, kept_in, known=(), keeping="all"):
    yield Progress("opening", 0, 1, Fraction(0.0))
    return LeftAlone("unclear")
