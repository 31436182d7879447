"""What the rest of the engine knows about a network family: data and four pure functions, no registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from torch import nn

from restoration.models.domain import RgbDomain
from restoration.types import AttentionKind

Shapes = Mapping[str, tuple[int, ...]]
Statistics = Literal["local", "global"]


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
    and width must be multiples of. `statistics` is "global" when the network pools over the whole image, so that a
    tile alone would be treated differently from the photograph it was cut from. `activations(config)` estimates the
    float32 numbers that are alive at once per input pixel. `exact` names the modules besides the gates that are
    computed in float32 even where the rest is bfloat16: the first and the last layers.
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
    statistics: Statistics = "global"
    scale: int = 1
