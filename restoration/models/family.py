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
    """The answer is as large as the question; an image of one pixel will do."""
    return 1


def unlimited(config: object) -> None:
    """Time grows no faster than the pixels."""


@dataclass(frozen=True, slots=True)
class Tap:
    """Where a gate can be seen: an fnmatch pattern over module paths, and what the gate's values mean.

    A gate that is called once for each of `patches` (rows, columns) of the image is called down the first column first.
    """

    pattern: str
    kind: AttentionKind
    patches: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Family:
    """One network family.

    `infer` reads every hyper-parameter from state-dict shapes and raises `errors.ShapesDoNotFit` when they cannot be
    of this family; `build` constructs the network in training mode, with fresh weights. `published` are the Configs of
    the papers' code by name, `compact` is one for computers without a graphics card: 24 megapixels in a minute or
    two, small enough to be trained there.

    Of a Config: `task` is what it was published for, `domain` what it was trained in. `multiple_of` is what height and
    width must be multiples of, `smallest` what they must reach, `largest` what they should not exceed lest it take for
    ever; `scale` is how much larger the answer is. `activations` estimates the float32 numbers that are alive at once
    per input pixel. `exact` are patterns of modules besides the gates that are computed in float32 even where the rest
    is bfloat16: the first and the last layers. `tail` are patterns of the modules that draw the picture from the last
    features.

    Of all members: `taps` are the gates, `held` modules that depend on the whole image as gates do but are none.
    `renamed` pairs a prefix that published files use with the one the network has. `plain_start` changes fresh weights
    so that the network already does what needs no learning.
    """

    id: str
    title: str
    config: type[Any]
    compact: Any
    published: Mapping[str, Any]
    task: Callable[[Any], str]
    infer: Callable[[Shapes], Any]
    build: Callable[[Any], nn.Module]
    domain: Callable[[Any], RgbDomain]
    multiple_of: Callable[[Any], int]
    activations: Callable[[Any], float]
    receptive_field: Callable[[Any], int]
    taps: tuple[Tap, ...]
    exact: Callable[[Any], tuple[str, ...]]
    tail: Callable[[Any], tuple[str, ...]]
    held: tuple[str, ...] = ()
    smallest: Callable[[Any], int] = once
    largest: Callable[[Any], int | None] = unlimited
    scale: Callable[[Any], int] = once
    renamed: tuple[tuple[str, str], ...] = ()
    plain_start: Callable[[nn.Module], None] | None = None


def answers(output: Tensor | Sequence[Tensor]) -> Sequence[Tensor]:
    """All images a network returned, its result first: networks of several stages return one of each."""
    return (output,) if isinstance(output, Tensor) else output
