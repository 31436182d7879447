"""What is read off attention maps. Letters: h w a map's sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from restoration.heat.colours import CHANGES, Limits, Reading
from restoration.heat.names import FUSION, part_of, readable
from restoration.types import AttentionMap, Box

SPATIAL = ("pixel", "supervised", "pairwise")
REACHES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
SAMPLED = 200  # places along a side are enough to judge a map by
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
    cell = _cell(shown.box, shown.values.shape, x, y)
    return float(shown.values[cell]) if cell else None


def block_of(seen: AttentionMap, maps: Iterable[AttentionMap]) -> AttentionMap | None:
    """The channel attention of the block that a gate of places belongs to, as FFA-Net's blocks have one."""
    name = readable(seen.layer, seen.call)
    return next((one for one in channel_maps(maps) if readable(one.layer, one.call) == name), None)


def channels_at(seen: AttentionMap, maps: Iterable[AttentionMap], x: int, y: int) -> np.ndarray | None:
    """(C,): by what each channel is multiplied over a pixel of the photograph. Where a place has one gate for all
    channels, that is it times the gates of its block's channel attention. None outside of the box, and for gates that
    have no channels of their own in a block without channel attention."""
    if seen.channels is not None:
        cell = _cell(seen.box, seen.channels.shape[1:], x, y)
        return seen.channels[:, *cell] / np.float32(255) if cell else None
    block, here = block_of(seen, maps), value_at(overlay(seen), x, y)
    return block.values * np.float32(here) if block is not None and here is not None else None


def channels_reach(seen: AttentionMap, maps: Iterable[AttentionMap]) -> float:
    """One scale for all places: the least of REACHES that `channels_at` stays within at 98 of 100 of them."""
    block = None if seen.channels is not None else block_of(seen, maps)
    if block is None:
        return 1.0
    step = max(1, min(seen.values.shape) // SAMPLED)
    largest = float(block.values.max() * np.percentile(seen.values[::step, ::step], 98))
    return next((reach for reach in REACHES if reach >= largest), 1.0)


def share_below(shown: Overlay, value: float) -> float:
    """The part of the places, from 0 to 1, that have a smaller value."""
    return float((shown.values < value).mean())


def _cell(box: Box, shape: tuple[int, ...], x: int, y: int) -> tuple[int, int] | None:
    """Row and column of a map of that shape under a pixel of the photograph."""
    height, width = shape
    column, row = (x - box.x) * width // box.width, (y - box.y) * height // box.height
    return (row, column) if 0 <= column < width and 0 <= row < height else None
