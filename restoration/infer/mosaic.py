"""RAW files through networks that are given what the sensor gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from restoration.filters import reduced, sampled
from restoration.heat import is_spatial
from restoration.infer import run
from restoration.infer.attend import look_at, place_of
from restoration.photo.raster import before_orienting, oriented
from restoration.photo.sensor import Sensor, read_sensor
from restoration.types import Attended, AttendRequest, AttentionMap, Box, Photo, RestoreRequest, Stream, frozen


def restore(network: run.Network, photo: Photo, request: RestoreRequest, box: Box | None) -> Stream[run.Outcome]:
    """`photo` is what was developed from the file, perhaps reduced; the answer has its size, or the box's. Raises as
    restoring does, and UnreadablePhoto and BadRequest as reading the sensor does."""
    sensor = _sensor(photo)
    balanced = network.loaded.domain.balanced
    planes = _reduced(sensor, sensor.amplified(balanced), photo)
    outcome = yield from run.restore(network, planes, request.tile, request.precision, None)
    answer = sensor.in_srgb(outcome.pixels) if balanced else outcome.pixels
    pixels = sensor.upright(answer, photo.size)
    return replace(outcome, pixels=pixels if box is None else pixels[run.window(box)])


def look(network: run.Network, request: AttendRequest) -> Stream[Attended]:
    """At all of the photograph, whatever box is asked for."""
    sensor, box = _sensor(request.photo), Box(0, 0, *request.photo.size)
    side = min(request.long_side, network.largest or request.long_side)
    planes = sampled(sensor.amplified(network.loaded.domain.balanced), side)
    gaze = place_of(request.gaze, box)
    place = before_orienting(gaze, sensor.orientation) if gaze else None
    attended = yield from look_at(network, planes, box, place)
    return replace(attended, maps=tuple(_turned(attended.maps, sensor.orientation)))


def _sensor(photo: Photo) -> Sensor:
    assert photo.source.path is not None, "only a file is RAW"
    return read_sensor(photo.source.path)


def _reduced(sensor: Sensor, planes: np.ndarray, photo: Photo) -> np.ndarray:
    """As the photograph is, against what the sensor has."""
    factor = max(photo.size) / max(sensor.size)
    return reduced(planes, round(max(planes.shape[:2]) * factor)) if factor < 1 else planes


def _turned(maps: Sequence[AttentionMap], orientation: int) -> list[AttentionMap]:
    """As the photograph is looked at."""
    return [
        replace(
            one,
            values=frozen(oriented(one.values, orientation)),
            gaze=None if one.gaze is None else frozen(oriented(one.gaze, orientation)),
        )
        if is_spatial(one)
        else one
        for one in maps
    ]
