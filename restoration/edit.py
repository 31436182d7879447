"""What is done to a photograph, as a value: the same edit of the same photograph gives the same result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from restoration.types import Step

MaskKind = Literal["attention", "change", "transmission", "brush"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of a brush over `points` (x, y), fractions of the photograph's width and height; `radius` is a
    fraction of its long side. With `hardness` 1 its edge is sharp, with 0 it fades from the middle on."""

    points: tuple[tuple[float, float], ...]
    radius: float = 0.05
    hardness: float = 0.5
    erases: bool = False

    def __post_init__(self) -> None:
        if not (self.points and 0 < self.radius <= 1 and 0 <= self.hardness <= 1):
            raise ValueError("a stroke has points, a radius up to 1, and a hardness from 0 to 1")


@dataclass(frozen=True, slots=True)
class Mask:
    """Where a result is mixed in: where a gate of the network let pass ("attention": `call` of `layer` in the step of
    `checkpoint`, the last one without a layer), where the result differs ("change"), far away ("transmission"), or
    where `strokes` say ("brush").

    `amount` is how much of it counts: with 0 the result is mixed in everywhere, as without a mask.
    """

    kind: MaskKind
    checkpoint: str = ""
    layer: str = ""
    call: int = 0
    strokes: tuple[Stroke, ...] = ()
    inverted: bool = False
    amount: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= 1:
            raise ValueError("the amount of a mask is from 0 to 1")


@dataclass(frozen=True, slots=True)
class Edit:
    """`steps` one after the other, and `strength`, how much of their result is mixed into the photograph: 0 nothing,
    1 all of it; where `mask` says, None for everywhere. With `keep_colour` the result keeps the photograph's colours,
    except for the finest detail."""

    steps: tuple[Step, ...] = ()
    strength: float = 1.0
    mask: Mask | None = None
    keep_colour: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.strength <= 1:
            raise ValueError(f"“strength” is {self.strength:g}, which is not between 0 and 1")

    def with_checkpoint(self, checkpoint: str, place: int = -1) -> Edit:
        """Another checkpoint in the step at `place`; in an edit without steps, the first one. A mask of the attention
        of the one before becomes one of the other's."""
        steps = list(self.steps) or [Step("")]
        steps[place] = replace(steps[place], checkpoint=checkpoint)
        edit = replace(self, steps=tuple(steps))
        if self.mask is None or edit.has_attention:
            return edit
        return replace(edit, mask=replace(self.mask, checkpoint=checkpoint, layer="", call=0))

    def with_steps(self, steps: tuple[Step, ...]) -> Edit:
        """Other steps; without the mask, when it was of the attention of one that is gone."""
        edit = replace(self, steps=steps)
        return edit if edit.has_attention else replace(edit, mask=None)

    @property
    def has_attention(self) -> bool:
        """Nothing is asked of a network that is not among the steps."""
        is_asked = self.mask is not None and self.mask.kind == "attention"
        return not is_asked or any(self.mask and step.checkpoint == self.mask.checkpoint for step in self.steps)

    @property
    def for_any(self) -> Edit:
        """Without what belongs to one photograph only: where it was brushed."""
        if self.mask is None or not (self.mask.strokes or self.mask.kind == "brush"):
            return self
        return replace(self, mask=None if self.mask.kind == "brush" else replace(self.mask, strokes=()))
