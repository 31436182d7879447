"""What the rest of the engine knows about a network family: data and four pure functions, no registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from restoration.models.domain import RgbDomain
from restoration.types import AttentionKind

Shapes = Mapping[str, tuple[int, ...]]


def once(config: object) -> int:
    """The answer is as large as the question."""
    return 1


@dataclass(frozen=True, slots=True)
class Tap:
    """Where a gate can be seen: an fnmatch pattern over module paths, and what the gate's values mean."""

    pattern: str
    kind: AttentionKind


@dataclass(frozen=True, slots=True)
class Family:
    """One network family.

    `infer` reads every hyper-parameter from state-dict shapes and raises `errors.ShapesDoNotFit` when they cannot be
    of this family; `build` constructs the network in training mode, with fresh weights. `multiple_of` is what height
    and width must be multiples of, `scale(config)` how much larger the answer is. `activations(config)` estimates the
    float32 numbers that are alive at once per input pixel. `exact` names the modules besides the gates that are
    computed in float32 even where the rest is bfloat16: the first and the last layers. `renamed` pairs a prefix that
    published files use with the one the network has.
    """

    id: str
    title: str
    config: type[Any]
    infer: Callable[[Shapes], Any]
    build: Callable[[Any], nn.Module]
    domain: RgbDomain
    multiple_of: Callable[[Any], int]
    activations: Callable[[Any], float]
    receptive_field: Callable[[Any], int]
    taps: tuple[Tap, ...]
    exact: tuple[str, ...] = ()
    scale: Callable[[Any], int] = once
    renamed: tuple[tuple[str, str], ...] = ()


def answers(output: Tensor | Sequence[Tensor]) -> Sequence[Tensor]:
    """All images a network returned, its result first: networks of several stages return one of each."""
    return (output,) if isinstance(output, Tensor) else output
