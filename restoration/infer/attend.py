"""One look at all gates of a network, as maps over the photograph.

Gates that are called once a patch are joined: one map for the whole image. Letters: C channels, h w a map's sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from restoration.filters import reduced
from restoration.infer.observe import Record, gates, observe
from restoration.infer.pairwise import Point
from restoration.infer.run import Network, window
from restoration.models.family import Tap
from restoration.types import Attended, AttendRequest, AttentionMap, Box, Stream, frozen

CHANNELS_PX = 256  # of the long side: 80 channels take 5 MB


def look(network: Network, request: AttendRequest) -> Stream[Attended]:
    """A pass over the reduced box, in float32."""
    box = request.box or Box(0, 0, *request.photo.size)
    side = min(request.long_side, network.largest or request.long_side)
    part = reduced(request.photo.pixels[window(box)], side)
    return (yield from look_at(network, part, box, place_of(request.gaze, box)))


def look_at(network: Network, pixels: np.ndarray, box: Box, gaze: Point | None) -> Stream[Attended]:
    """A pass over `pixels`, which are those of the box, in float32."""
    loaded = network.loaded
    with observe(loaded.net, loaded.family.taps, gaze) as seen:
        stages = yield from network.stages(pixels, "looking")
    taps = {gate.layer: gate.tap for gate in gates(loaded.net, loaded.family.taps)}
    maps = tuple(_map(record, box) for record in joined(seen, taps))
    return Attended(maps, tuple(frozen(np.clip(stage, 0, 1)) for stage in stages) if len(stages) > 1 else ())


def joined(records: Sequence[Record], taps: Mapping[str, Tap]) -> Iterator[Record]:
    """Calls for the patches of an image become one Record. By layer, as they were first called."""
    layers = dict.fromkeys(record.layer for record in records)
    for layer in layers:
        calls = [record for record in records if record.layer == layer]
        rows, columns = taps[layer].patches
        for call, start in enumerate(range(0, len(calls), rows * columns)):
            yield _joined(calls[start : start + rows * columns], rows, call)


def _joined(patches: list[Record], rows: int, call: int) -> Record:
    """Down the first column first."""
    values = _mosaic([patch.values for patch in patches], rows)
    looks = [np.zeros_like(patch.values) if patch.gaze is None else patch.gaze for patch in patches]
    gaze = _mosaic(looks, rows) if any(patch.gaze is not None for patch in patches) else None
    return replace(patches[0], call=call, values=values, gaze=gaze)


def _mosaic(patches: list[np.ndarray], rows: int) -> np.ndarray:
    if len(patches) == 1:
        return patches[0]
    columns = [np.concatenate(patches[start : start + rows], axis=-2) for start in range(0, len(patches), rows)]
    return np.concatenate(columns, axis=-1)


def _map(record: Record, box: Box) -> AttentionMap:
    """Gates for every channel of every place become their mean over channels; they themselves are kept coarsely."""
    has_channels = record.values.ndim == 3
    values = record.values.mean(0) if has_channels else record.values
    gaze = None if record.gaze is None else frozen(record.gaze * record.gaze.size)
    channels = _coarse(record.values) if has_channels else None
    return AttentionMap(record.layer, record.kind, record.call, frozen(values), box, gaze, channels)


def _coarse(gates: np.ndarray) -> np.ndarray:
    """(C, h, w) in [0, 1] -> uint8 (C, h', w'), area-averaged, read-only."""
    kept = np.stack([np.rint(reduced(gate, CHANNELS_PX) * 255).astype(np.uint8) for gate in gates])
    kept.flags.writeable = False
    return kept


def place_of(pixel: tuple[int, int] | None, box: Box) -> Point | None:
    """The middle of a pixel of the photograph, in the box; None outside of it."""
    if pixel is None:
        return None
    x, y = (pixel[0] - box.x + 0.5) / box.width, (pixel[1] - box.y + 0.5) / box.height
    return (x, y) if 0 <= x < 1 and 0 <= y < 1 else None
