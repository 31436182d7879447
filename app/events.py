"""What a lane tells the session. No Qt here, so the session can be tested without it."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from app.words import later, tr
from restoration.errors import RestorationError
from restoration.types import Progress


@dataclass(frozen=True, slots=True)
class Report:
    """A failure in words: what happened, what to do, and the details for a bug report.

    The exception itself is dropped: its traceback would keep every tensor of the failed forward pass alive, and the
    next attempt would run out of memory too.
    """

    summary: str
    hint: str = ""
    detail: str = ""

    @classmethod
    def of(cls, error: Exception) -> Report:
        detail = "".join(traceback.format_exception(error))
        if isinstance(error, RestorationError):
            return cls(error.summary, error.hint, detail)
        if isinstance(error, MemoryError):
            return cls(
                later("There is not enough memory for this."), later("Close other programs and try again."), detail
            )
        reason = error or type(error).__name__
        return cls(tr("Something went wrong: {reason}.", reason=reason), later("The details help us mend it."), detail)


@dataclass(frozen=True, slots=True, eq=False)
class Progressed:
    job: int
    progress: Progress


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    job: int
    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    job: int
    report: Report


@dataclass(frozen=True, slots=True)
class Stopped:
    job: int


Event = Progressed | Finished | Failed | Stopped
