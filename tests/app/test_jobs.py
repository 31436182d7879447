from __future__ import annotations

import os
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest

from app.events import Event, Failed, Finished, Progressed, Stopped
from app.jobs import Lane
from restoration.errors import UnreadablePhoto
from restoration.types import Progress, Stream


@pytest.fixture
def lane(qapp) -> Iterator[Lane]:
    lane = Lane(count(1))
    yield lane
    lane.close()


@pytest.fixture
def events(lane: Lane) -> list[Event]:
    arrived: list[Event] = []
    lane.happened.connect(arrived.append)
    return arrived


def counted(steps: int) -> Callable[[], Stream[str]]:
    def task() -> Stream[str]:
        for done in range(steps):
            yield Progress("counting", done, steps)
        return "done"

    return task


class Endless:
    """Runs until it is stopped, and remembers that it cleaned up, and in which thread."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.cleaned_in: str | None = None

    def __call__(self) -> Stream[None]:
        try:
            while True:
                self.started.set()
                yield Progress("working", 0, 0)
        finally:
            self.cleaned_in = threading.current_thread().name


def ended(events: list[Event], job: int) -> bool:
    return any(event.job == job and not isinstance(event, Progressed) for event in events)


def test_what_a_task_was_about_is_given_back_when_it_has_ended(lane, events, qtbot):
    class Photograph:
        pass

    photograph = Photograph()
    gone = weakref.ref(photograph)
    job = lane.submit(partial(lambda about: counted(1)(), photograph))
    del photograph
    lane.start()
    qtbot.waitUntil(lambda: ended(events, job))
    qtbot.waitUntil(lambda: gone() is None)


def test_progress_comes_in_order_and_the_result_last(lane, events, qtbot):
    lane.start()
    job = lane.submit(counted(4))
    qtbot.waitUntil(lambda: ended(events, job))
    assert [event.progress.done for event in events[:-1]] == [0, 1, 2, 3]
    assert isinstance(events[-1], Finished)
    assert events[-1].result == "done"


def test_events_arrive_in_the_gui_thread_even_at_plain_functions(lane, qtbot):
    where: list[threading.Thread] = []
    lane.happened.connect(lambda event: where.append(threading.current_thread()))
    lane.start()
    lane.submit(counted(3))
    qtbot.waitUntil(lambda: len(where) == 4)
    assert set(where) == {threading.main_thread()}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads of one process are equally urgent")
def test_the_window_comes_before_what_a_lane_does(lane, events, qtbot):
    def urgency() -> Stream[list[int]]:
        """Of the lane's thread, and of one that a task starts, as those of a network are."""
        found: list[int] = []
        helper = threading.Thread(target=lambda: found.append(niceness()))
        yield Progress("asking", 0, 1)
        helper.start()
        helper.join()
        return [niceness(), *found]

    lane.start()
    job = lane.submit(urgency)
    qtbot.waitUntil(lambda: ended(events, job))
    assert min(events[-1].result) > niceness()


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_stopping_runs_the_tasks_own_clean_up_in_the_lane(lane, events, qtbot):
    endless = Endless()
    lane.start()
    job = lane.submit(endless)
    assert endless.started.wait(5)
    lane.stop(job)
    qtbot.waitUntil(lambda: ended(events, job))
    assert isinstance(events[-1], Stopped)
    assert endless.cleaned_in not in (None, threading.main_thread().name)


def test_a_task_that_is_stopped_while_it_waits_never_starts(lane, events, qtbot):
    endless = Endless()
    job = lane.submit(endless)
    lane.stop(job)
    lane.start()
    qtbot.waitUntil(lambda: ended(events, job))
    assert events == [Stopped(job)]
    assert not endless.started.is_set()


def test_an_urgent_task_runs_before_those_that_wait(lane, events, qtbot):
    slow, urgent = lane.submit(counted(0)), lane.submit(counted(0), urgent=True)
    lane.start()
    qtbot.waitUntil(lambda: ended(events, slow))
    assert [event.job for event in events] == [urgent, slow]


def test_a_failure_is_told_in_words_and_the_lane_goes_on(lane, events, qtbot):
    def fail() -> Stream[None]:
        yield Progress("reading", 0, 1)
        raise UnreadablePhoto("a.jpg is damaged.", "Copy it again.")

    lane.start()
    lane.submit(fail)
    after = lane.submit(counted(1))
    qtbot.waitUntil(lambda: ended(events, after))
    failed = next(event for event in events if isinstance(event, Failed))
    assert (failed.report.summary, failed.report.hint) == ("a.jpg is damaged.", "Copy it again.")
    assert "Traceback" in failed.report.detail


def test_closing_while_a_task_runs_ends_it_cleanly(qapp):
    endless = Endless()
    lane = Lane(count(1))
    lane.start()
    lane.submit(endless)
    waiting = Endless()
    lane.submit(waiting)
    assert endless.started.wait(5)
    lane.close()
    assert lane.isFinished()
    assert endless.cleaned_in is not None
    assert not waiting.started.is_set()


def test_what_is_due_is_finished_before_the_lane_is_closed(qapp):
    begun, go_on = threading.Event(), threading.Event()
    finished: list[str] = []

    def saving(name: str) -> Stream[None]:
        yield Progress("saving", 0, 1)
        begun.set()
        assert go_on.wait(5)
        finished.append(name)

    lane = Lane(count(1))
    lane.start()
    first, _, last = (lane.submit(partial(saving, name)) for name in ("first", "other", "last"))
    assert begun.wait(5)
    threading.Timer(0.05, go_on.set).start()
    lane.close({first, last})
    assert lane.isFinished()
    assert finished == ["first", "last"]


def test_job_numbers_are_shared_between_lanes(qapp):
    numbers = count(1)
    first, second = Lane(numbers), Lane(numbers)
    assert [first.submit(counted(0)), second.submit(counted(0)), first.submit(counted(0))] == [1, 2, 3]
