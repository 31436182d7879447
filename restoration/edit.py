"""What is done to a photograph, as a value: the same edit of the same photograph gives the same result."""

from __future__ import annotations

from dataclasses import dataclass, replace

from restoration.types import Step


@dataclass(frozen=True, slots=True)
class Edit:
    """`steps` one after the other, and `strength`, how much of their result is mixed into the photograph: 0 nothing,
    1 all of it."""

    steps: tuple[Step, ...] = ()
    strength: float = 1.0

    def with_checkpoint(self, checkpoint: str, place: int = -1) -> Edit:
        """Another checkpoint in the step at `place`; in an edit without steps, the first one."""
        steps = list(self.steps) or [Step("")]
        steps[place] = replace(steps[place], checkpoint=checkpoint)
        return replace(self, steps=tuple(steps))
