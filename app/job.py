"""What the engine is doing. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from restoration.types import Progress

JobKind = Literal["restore", "attend", "try", "import", "export", "prepare", "tune"]


@dataclass(frozen=True, slots=True)
class Job:
    """What the engine is doing. `started` and `now` are seconds of a monotonic clock."""

    id: int
    kind: JobKind
    item: int | None
    started: float
    now: float
    progress: Progress | None = None

    @property
    def fraction(self) -> float:
        if self.progress is None or not self.progress.total:
            return 0.0
        return min(1.0, self.progress.done / self.progress.total)

    @property
    def seconds_left(self) -> float | None:
        """None until there is something to judge by."""
        if self.fraction < 0.1 or self.now - self.started < 0.5:
            return None
        return (self.now - self.started) * (1 - self.fraction) / self.fraction
