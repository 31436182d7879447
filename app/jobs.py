"""A lane: one thread that runs one task at a time.

A task is a generator. Each value it yields is a progress report and a place where it may be stopped; the value it
returns is its result.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from threading import Condition
from threading import Event as Flag

from PySide6.QtCore import QThread, Signal

from app.events import Event, Failed, Finished, Progressed, Report, Stopped
from restoration.types import Stream

NICE = 5
Task = Callable[[], Stream[object]]


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    id: int
    task: Task
    stop: Flag = field(default_factory=Flag)


class Lane(QThread):
    """The QThread object itself lives in the GUI thread, so `happened` is always delivered there: to a plain function
    as well as to a widget's slot. `numbers` is shared by all lanes, so that a job's number names it everywhere."""

    happened = Signal(object)

    def __init__(self, numbers: Iterator[int]) -> None:
        super().__init__()
        self._numbers = numbers
        self._changed = Condition()
        self._queue: deque[_Job] = deque()
        self._running: _Job | None = None
        self._closed = False

    def submit(self, task: Task, urgent: bool = False) -> int:
        """Queue a task, an urgent one before all that wait."""
        job = _Job(next(self._numbers), task)
        with self._changed:
            (self._queue.appendleft if urgent else self._queue.append)(job)
            self._changed.notify()
        return job.id

    def stop(self, job: int) -> None:
        """Ask for an end at the task's next report; returns at once."""
        for found in self._known():
            if found.id == job:
                found.stop.set()

    def close(self, due: Container[int] = ()) -> None:
        """Finish the jobs that are `due`, end all others, and wait for the thread; nothing is reported any more."""
        with self._changed:
            self._queue = deque(job for job in self._queue if job.id in due)
            if self._running and self._running.id not in due:
                self._running.stop.set()
            self._closed = True
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        _give_way()
        while job := self._next():
            self.happened.emit(self._drive(job))
            del job  # and with it the photograph that its task was about, before the next is waited for

    def _known(self) -> list[_Job]:
        with self._changed:
            return [*self._queue, *([self._running] if self._running else [])]

    def _next(self) -> _Job | None:
        with self._changed:
            self._running = None
            self._changed.wait_for(lambda: self._queue or self._closed)
            self._running = self._queue.popleft() if self._queue else None
            return self._running

    def _drive(self, job: _Job) -> Event:
        if job.stop.is_set():
            return Stopped(job.id)
        try:
            stream = job.task()
            try:
                while not job.stop.is_set():
                    self.happened.emit(Progressed(job.id, next(stream)))
            except StopIteration as end:
                return Finished(job.id, end.value)
            finally:
                stream.close()  # runs the task's own clean-up, in this thread, now
        except Exception as error:
            return Failed(job.id, Report.of(error))
        return Stopped(job.id)


def _give_way() -> None:
    """The window is served first. On Linux a thread can be less urgent than others of its process, and so are those
    that it starts."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
