"""A state dict -> its family and Config, by proof: all names and shapes agree, or the difference is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit, UnknownWeights
from restoration.models import FAMILIES, Family
from restoration.weights.refused import short

WRAPPERS = re.compile(r"(module\.|_orig_mod\.)+")  # DataParallel, torch.compile
LONGEST_SIDE = 65_536
NAMED_IN_FULL = 10


@dataclass(frozen=True, slots=True, eq=False)
class Recognised:
    """`state` has exactly the names and shapes of `family.build(config)`: it loads strictly."""

    family: Family
    config: Any
    state: dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates a state dict from a network of `family`, as names of tensors."""

    family: Family
    shared: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    reshaped: tuple[str, ...]  # "pre.0.weight (64, 3, 1, 1) instead of (64, 3, 3, 3)"
    rounded: tuple[str, ...]  # whole numbers where the network has fractions, as in quantised files

    def __len__(self) -> int:
        return len(self.missing) + len(self.extra) + len(self.reshaped) + len(self.rounded)

    def __str__(self) -> str:
        parts = (
            _counted(self.missing, "missing"),
            _counted(self.extra, "too many"),
            _counted(self.reshaped, "of another shape"),
            _counted(self.rounded, "rounded to whole numbers"),
        )
        return "; ".join(part for part in parts if part)


def recognise(state: Mapping[str, Tensor]) -> Recognised:
    """Raises UnknownWeights, which names the nearest family and what differs. The order of families means nothing."""
    plain = _unwrapped(state)
    _check_sides(plain)
    differences = []
    for family, config in sorted(((family, _inferred(family, plain)) for family in FAMILIES), key=_is_unlikely):
        spelt = _spelt(family, plain)
        expected = _expected(family, config or family.config(), most=2 * len(spelt) + 5_000)
        complete = _counted_batches(expected, spelt)
        difference = _difference(family, expected, complete)
        if not difference:
            return Recognised(family, config, complete)
        differences.append(difference)
    raise _unknown(max(differences, key=_likeness))


def _is_unlikely(candidate: tuple[Family, Any]) -> bool:
    """The shapes say nothing to this family: it is only built to be compared with, if no other fits."""
    return candidate[1] is None


def _unwrapped(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Without the prefix that all names share, if a wrapper of the network put it there."""
    first = WRAPPERS.match(next(iter(state), ""))
    prefix = first.group() if first and all(name.startswith(first.group()) for name in state) else ""
    return {name.removeprefix(prefix): tensor for name, tensor in state.items()}


def _spelt(family: Family, state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """With the prefixes of published files turned into those of the network, as the family knows them."""
    spelt = dict(state)
    for published, ours in family.renamed:
        spelt = {
            ours + name.removeprefix(published) if name.startswith(published) else name: spelt[name] for name in spelt
        }
    return spelt


def _counted_batches(expected: Mapping[str, Tensor], state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Files from before PyTorch 0.4.1 have no counters of batches, which nothing but training reads."""
    zero = torch.zeros((), dtype=torch.long)
    missing = [name for name in expected if name.endswith(".num_batches_tracked") and name not in state]
    return {**state, **{name: zero.clone() for name in missing}}


def _check_sides(state: Mapping[str, Tensor]) -> None:
    """A Config is read from sides: absurd ones would be built, if only on paper."""
    for name, tensor in state.items():
        if not all(1 <= side <= LONGEST_SIDE for side in tensor.shape):
            summary = f"{short(name)} has the shape {tuple(tensor.shape)}, as in no network that Unveil knows."
            raise UnknownWeights(summary, "Choose another file.")


def _inferred(family: Family, state: Mapping[str, Tensor]) -> Any:
    """None when the shapes say nothing."""
    try:
        return family.infer({name: tuple(tensor.shape) for name, tensor in _spelt(family, state).items()})
    except ShapesDoNotFit:
        return None


def _difference(family: Family, expected: Mapping[str, Tensor], state: Mapping[str, Tensor]) -> Difference:
    both = [name for name in expected if name in state]
    return Difference(
        family,
        shared=len(both),
        missing=tuple(name for name in expected if name not in state),
        extra=tuple(name for name in state if name not in expected),
        reshaped=tuple(
            f"{short(name)} {tuple(state[name].shape)} instead of {tuple(expected[name].shape)}"
            for name in both
            if state[name].shape != expected[name].shape
        ),
        rounded=tuple(
            name for name in both if expected[name].is_floating_point() and not state[name].is_floating_point()
        ),
    )


class _TooLarge(Exception):
    """A crafted file asks for a network of millions of layers."""


def _expected(family: Family, config: Any, most: int) -> dict[str, Tensor]:
    """The names and shapes of the network, without memory for its weights. Empty beyond `most` parameters."""
    built = 0

    def count(_module: nn.Module, _name: str, parameter: nn.Parameter | None) -> None:
        nonlocal built
        built += parameter is not None and parameter.is_meta
        if built > most:
            raise _TooLarge

    try:
        with nn.modules.module.register_module_parameter_registration_hook(count), torch.device("meta"):
            return dict(family.build(config).state_dict())
    except _TooLarge:
        return {}


def _likeness(difference: Difference) -> float:
    """Names that both have, as a share of all names that either has; of equally like ones the least different."""
    both = difference.shared
    return both / max(1, both + len(difference.missing) + len(difference.extra)) - 1e-9 * len(difference)


def _counted(names: tuple[str, ...], what: str) -> str:
    if not names:
        return ""
    if len(names) <= NAMED_IN_FULL:
        return f"{len(names)} {what}: {', '.join(map(short, names))}"
    return f"{len(names)} {what}, e.g. {', '.join(map(short, names[:3]))}"


def _unknown(nearest: Difference) -> UnknownWeights:
    summary = "These weights belong to no network that Unveil knows."
    if not nearest.shared:
        known = ", ".join(family.title for family in FAMILIES)
        return UnknownWeights(summary, f"None of their names is one of {known}; tensors that differ: {nearest}.")
    return UnknownWeights(summary, f"The nearest is {nearest.family.title}; tensors that differ: {nearest}.")
