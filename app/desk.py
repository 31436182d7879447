"""What the session lends to its parts: they see and change the View, and put the lanes to work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.answers import Answer
from app.job import JobKind
from app.view import View
from restoration.types import Box, Stream

Task = Callable[[], Stream[object]]


class Start(Protocol):
    def __call__(self, kind: JobKind, item_id: int | None, task: Task, answer: Answer) -> None: ...


class Ask(Protocol):
    def __call__(self, task: Task, answer: Answer, urgent: bool = False) -> int: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """`seen` is the part of the photograph that is on the screen, if there is one; `start` and `stop` are for the
    engine's job that the View shows, `ask_engine` and `stop_job` for what it does in the background;
    `stop_disk` ends a job that the disk was asked for."""

    view: Callable[[], View]
    seen: Callable[[], Box | None]
    put: Callable[[View], None]
    start: Start
    stop: Callable[[], None]
    ask_disk: Ask
    ask_engine: Ask
    stop_job: Callable[[int], None]
    stop_disk: Callable[[int], None]

    def change(self, **changes: Any) -> None:
        """Fields of the View."""
        self.put(replace(self.view(), **changes))

    def change_item(self, item_id: int, **changes: Any) -> None:
        """Fields of one Item."""
        self.put(self.view().with_item(item_id, **changes))
