"""What is read off attention maps. Letters: h w a map's sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from restoration.heat.colours import CHANGES, Limits, Reading
from restoration.heat.names import FUSION, part_of, readable
from restoration.types import AttentionMap, Box

SPATIAL = ("pixel", "supervised", "pairwise")
_READINGS: dict[str, Reading] = {"layer": "share", "pairwise": "received"}


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """What can lie over the photograph's `box`: `values` (h, w) in the unit of `reading`."""

    name: str
    reading: Reading
    values: np.ndarray
    box: Box

    @property
    def summary(self) -> str:
        """The mean of gates. The mean of what is measured in averages is 1: then it is the largest."""
        if self.reading == "gate":
            return f"mean gate value {self.values.mean():.2f}"
        if self.reading in CHANGES:
            return f"mean change {Limits(reading=self.reading).written(float(self.values.mean()))}"
        return f"largest {Limits(reading=self.reading).written(float(self.values.max()))}"


def overlay(seen: AttentionMap, gaze: bool = False) -> Overlay:
    """A spatial map, or where the place that was asked for looks, when the map knows."""
    name = readable(seen.layer, seen.call)
    if gaze and seen.gaze is not None:
        return Overlay(name, "gaze", seen.gaze, seen.box)
    return Overlay(name, reading_of(seen), seen.values, seen.box)


def reading_of(seen: AttentionMap) -> Reading:
    return _READINGS.get(seen.kind, "gate")


def is_spatial(seen: AttentionMap) -> bool:
    """It says something about every place of the photograph."""
    return seen.kind in SPATIAL


def channel_maps(maps: Iterable[AttentionMap]) -> tuple[AttentionMap, ...]:
    """The channel gates of single layers, in the network's order; without those that fuse groups."""
    return tuple(one for one in maps if one.kind == "channel" and one.layer != FUSION)


def fused_shares(maps: Iterable[AttentionMap]) -> tuple[tuple[float, int], ...]:
    """For each group: the sum of the gates through which its channels enter the fusion, and how many they are."""
    maps = tuple(maps)
    gates = [one.values for one in maps if one.layer == FUSION]
    groups = len({part_of(one.layer) for one in channel_maps(maps)})
    if not gates or not groups or len(gates[0]) % groups:
        return ()
    return tuple((float(part.sum()), len(part)) for part in np.split(gates[0], groups))


def value_at(shown: Overlay, x: int, y: int) -> float | None:
    """The value over a pixel of the photograph; None outside of the box."""
    box, (height, width) = shown.box, shown.values.shape
    column, row = (x - box.x) * width // box.width, (y - box.y) * height // box.height
    return float(shown.values[row, column]) if 0 <= column < width and 0 <= row < height else None


def share_below(shown: Overlay, value: float) -> float:
    """The part of the places, from 0 to 1, that have a smaller value."""
    return float((shown.values < value).mean())
