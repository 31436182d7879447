"""The queue as a file, so that a run that was cut off can be taken up again. What such a file says is never trusted."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.batch.queued import Entry, Form
from restoration.edit import Edit
from restoration.naming import PATTERN, problem
from restoration.plain import Unfit, from_plain, to_plain

VERSION = 1
MOST_BYTES = 50_000_000
MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One photograph that was not finished. `target` is where its result was about to be written, or empty: when it is
    there, the result was written in the last moment."""

    path: str
    folder: str
    edit: Edit
    number: int = 1
    form: Form = ""
    pattern: str = PATTERN
    target: str = ""
    auto: bool = False

    def __post_init__(self) -> None:
        if not all(Path(one).is_absolute() for one in (self.path, self.folder)) or "\0" in self.path + self.folder:
            raise ValueError("a photograph has no place")
        if problem(self.pattern) or self.number < 1:
            raise ValueError("a result has no name")


@dataclass(frozen=True, slots=True)
class Journal:
    version: int
    photographs: tuple[Kept, ...]


def file_of(folder: Path, process: int | None = None) -> Path:
    """The journal of a process, by default of this one: two windows do not write into the same."""
    return folder / f"queue-{process or os.getpid()}.json"


def process_of(file: Path) -> int:
    """Whose journal that is; raises ValueError."""
    return int(file.stem.removeprefix("queue-"))


def written(entries: Sequence[Entry]) -> bytes:
    kept = tuple(
        Kept(
            str(one.path.absolute()),
            str(one.folder.absolute()),
            one.edit,
            one.number,
            one.form,
            one.pattern,
            str(one.target or ""),
            one.auto,
        )
        for one in entries
    )
    return json.dumps(to_plain(Journal(VERSION, kept))).encode("ascii")


def read(data: bytes) -> tuple[Entry, ...]:
    """Raises ValueError with the reason why it is not a journal that we can use."""
    try:
        journal = from_plain(Journal, json.loads(data))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except Unfit as error:
        raise ValueError(str(error)) from error
    if journal.version != VERSION:
        raise ValueError("another version of Unveil wrote it")
    if len(journal.photographs) > MOST_ENTRIES:
        raise ValueError("it is too long")
    return tuple(
        Entry(
            Path(one.path),
            Path(one.folder),
            one.edit,
            one.number,
            one.form,
            one.pattern,
            target=Path(one.target) if one.target else None,
            auto=one.auto,
        )
        for one in journal.photographs
    )
