"""Photographs that are restored one after another, as values: what is asked, what waits, what came of it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from app.events import Report
from restoration.edit import Edit
from restoration.naming import PATTERN, problem

State = Literal["waiting", "working", "done", "left", "failed"]
OVER: tuple[State, ...] = ("done", "left", "failed")
Why = Literal["fine", "unclear", "helpless"]
Form = Literal["", "jpg", "png", "tif"]
Whose = Literal["this", "own", "auto", "task"]
Which = Literal["all", "selected"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a photograph in the filmstrip has to do with the queue; `why` it was left alone, where it was, and `entry`
    what was done, once it is."""

    state: State
    report: Report | None = None
    why: Why | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """Where results go and what they are called. `folder` None: beside the originals; `form` "": as the original is."""

    folder: Path | None = None
    form: Form = ""
    pattern: str = PATTERN


@dataclass(frozen=True, slots=True)
class Entry:
    """One photograph of the queue; its result goes into `folder`. `number` is its place among those that were queued
    with it, from 1; `megapixels` and `seconds` are known when it is done, `target` a moment before. With `auto` its
    edit is found when it is opened; or it is left alone, and `why`: it looks fine, it is not clear what is wrong, or
    there is no model for that."""

    path: Path
    folder: Path
    edit: Edit
    number: int = 1
    form: Form = ""
    pattern: str = PATTERN
    state: State = "waiting"
    target: Path | None = None
    report: Report | None = None
    megapixels: float = 0.0
    seconds: float = 0.0
    auto: bool = False
    why: Why = "fine"

    @property
    def is_over(self) -> bool:
        return self.state in OVER


@dataclass(frozen=True, eq=False)
class Queue:
    """`job` is the engine's, `fraction` how far it is with the photograph that it works on."""

    entries: tuple[Entry, ...]
    runs: bool = True
    job: int | None = None
    fraction: float = 0.0

    @cached_property
    def done(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.state == "done")

    @cached_property
    def left(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.state == "left")

    @cached_property
    def failed(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.state == "failed")

    @cached_property
    def unfinished(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if not one.is_over)

    @property
    def is_over(self) -> bool:
        return not self.unfinished

    @property
    def next(self) -> Entry | None:
        return next((one for one in self.entries if one.state == "waiting"), None)

    @property
    def working(self) -> Entry | None:
        return next((one for one in self.entries if one.state == "working"), None)

    @property
    def share(self) -> float:
        """Of all photographs, 0..1."""
        whole = len(self.entries) - len(self.unfinished)
        return (whole + self.fraction) / len(self.entries) if self.entries else 0.0

    @property
    def seconds_left(self) -> float | None:
        """By the seconds that a megapixel took so far; None before the first result. Photographs of which nothing is
        known yet count as large as the mean of the others."""
        megapixels = sum(one.megapixels for one in self.done)
        if not megapixels:
            return None
        speed = sum(one.seconds for one in self.done) / megapixels
        return (len(self.unfinished) - self.fraction) * speed * megapixels / len(self.done)

    def with_next(self, job: int) -> Queue:
        """The first that waits is worked on, by that job."""
        chosen = self.next
        entries = tuple(replace(one, state="working") if one is chosen else one for one in self.entries)
        return replace(self, entries=entries, job=job, fraction=0.0)

    def with_working(self, change: Callable[[Entry], Entry]) -> Queue:
        """What was worked on has changed, and nothing is worked on any more."""
        entries = tuple(change(one) if one.state == "working" else one for one in self.entries)
        return replace(self, entries=entries, job=None, fraction=0.0)

    def with_failed_again(self) -> Queue:
        entries = tuple(
            replace(one, state="waiting", report=None) if one.state == "failed" else one for one in self.entries
        )
        return replace(self, entries=entries, runs=True)

    def with_more(self, entries: Sequence[Entry]) -> Queue:
        """These too; whatever waits of the same photographs gives way to them. What is over is of no more interest."""
        paths = {one.path for one in entries}
        kept = () if self.is_over else self.entries
        kept = tuple(one for one in kept if one.state != "waiting" or one.path not in paths)
        return replace(self, entries=(*kept, *entries), runs=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the user is thinking about: which photographs, with the settings of the one on the screen, each with its
    own, with what Auto suggests for it or all with the first model of a `task`, and where to."""

    which: Which = "all"
    whose: Whose = "this"
    task: str = ""
    output: Output = Output()

    @property
    def problem(self) -> str:
        """Why this cannot begin, as a sentence; empty when it can."""
        return problem(self.output.pattern)


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """What a run that was cut off has left: the file that says so, and what was not finished."""

    file: Path
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """`draft` is there while the user is asked, `left` while it is to be decided what becomes of the last run; `output`
    is the one that was chosen last. `failures`: what failed is listed."""

    draft: Draft | None = None
    queue: Queue | None = None
    left: Left | None = None
    output: Output = field(default_factory=Output)
    failures: bool = False

    @property
    def runs(self) -> bool:
        return self.queue is not None and self.queue.runs and not self.queue.is_over
