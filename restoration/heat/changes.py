"""Two looks at the attention compared: what each gate said in one of them, less what it said in the other.

Letters: C channels, h w a map's sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from restoration.heat.colours import Limits, Reading, around_zero, reach
from restoration.heat.maps import Overlay, is_spatial, reading_of
from restoration.heat.names import readable
from restoration.types import AttentionMap

BINS = 256
_READINGS: dict[Reading, Reading] = {"gate": "gate-change", "received": "gaze-change"}

Key = tuple[str, int]
"""A map's layer and call."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The mean of a map's values, and their Shannon entropy in bits over BINS equal classes between 0 and 1, or the
    largest value where that is above 1: 0 when all values are alike, at most 8."""

    mean: float
    entropy: float


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """Of the spatial maps that both looks have: how far each changed, the mean of |a - b|. `is_placed` means place by
    place; else it is the distance of their distributions. `reach` is how far the differences that can be shown go."""

    of: Mapping[Key, float] = field(default_factory=dict)
    reach: Mapping[Reading, float] = field(default_factory=dict)
    is_placed: bool = True

    def limits(self, reading: Reading) -> Limits:
        """One scale for all layers."""
        return around_zero(reading, self.reach.get(reading, 0.0))


def key_of(seen: AttentionMap) -> Key:
    return seen.layer, seen.call


def summary(seen: AttentionMap) -> Summary:
    parts = _distribution(seen.values, _top(seen))
    parts = parts[parts > 0]
    return Summary(float(seen.values.mean()), abs(float((parts * np.log2(parts)).sum())))


def partner(seen: AttentionMap, others: Sequence[AttentionMap]) -> AttentionMap | None:
    """The same gate in another look, if it has as many channels, or as many places."""
    same = (one for one in others if key_of(one) == key_of(seen) and one.kind == seen.kind)
    return next((one for one in same if one.values.shape == seen.values.shape), None)


def difference(seen: AttentionMap, other: AttentionMap, against: str) -> Overlay:
    """`seen` less its partner in another look, which is called `against`."""
    name = f"{readable(seen.layer, seen.call)} · against {against}"
    return Overlay(name, _READINGS[reading_of(seen)], seen.values - other.values, seen.box)


def changes(maps: Sequence[AttentionMap], others: Sequence[AttentionMap], is_placed: bool) -> Changes:
    """`is_placed`: a place is the same place in both looks. Without it the maps' distributions are compared by the
    Wasserstein-1 distance, the area between their cumulative distributions: how far values went, wherever they are."""
    found: dict[Key, float] = {}
    furthest: dict[Reading, float] = {}
    for seen in (one for one in maps if one.kind == "channel" or is_spatial(one)):
        other = partner(seen, others)
        if is_spatial(seen) and (same := _same_gate(seen, others)):
            found[key_of(seen)] = _change(seen, other) if is_placed and other else _distance(seen, same)
        if other is not None:
            reading = _READINGS[reading_of(seen)]
            furthest[reading] = max(furthest.get(reading, 0.0), reach(seen.values - other.values))
    return Changes(found, furthest, is_placed)


def _same_gate(seen: AttentionMap, others: Sequence[AttentionMap]) -> AttentionMap | None:
    return next((one for one in others if key_of(one) == key_of(seen) and one.kind == seen.kind), None)


def _change(one: AttentionMap, other: AttentionMap) -> float:
    return float(np.abs(one.values - other.values).mean())


def _distance(one: AttentionMap, other: AttentionMap) -> float:
    top = max(_top(one), _top(other))
    below = (np.cumsum(_distribution(seen.values, top)) for seen in (one, other))
    return float(np.abs(np.subtract(*below)).mean()) * top


def _top(seen: AttentionMap) -> float:
    return max(1.0, float(seen.values.max()))


def _distribution(values: np.ndarray, top: float) -> np.ndarray:
    """(BINS,), which adds up to 1: the part of the values in each class between 0 and `top`."""
    classes = np.minimum((values * (BINS / top)).astype(np.int32), BINS - 1)
    return np.bincount(classes.ravel(), minlength=BINS) / values.size
