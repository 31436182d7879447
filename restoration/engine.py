"""The verbs: restore, attend, train, evaluate. Holds the loaded networks; the only module the window's lane imports.

Every verb is a Stream: it yields Progress, where it can be stopped, and returns its result.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from restoration import catalogue
from restoration.classic import dark_channel
from restoration.edit import Edit
from restoration.errors import BadRequest, UnknownCheckpoint
from restoration.filters import reduced
from restoration.infer import device as devices
from restoration.infer import mosaic, run
from restoration.infer.attend import look
from restoration.infer.forward import Forward
from restoration.infer.room import check_room
from restoration.photo.blend import enlarged
from restoration.types import (
    Attended,
    AttendRequest,
    AttentionMap,
    Box,
    Checkpoint,
    Device,
    Photo,
    Progress,
    RestoreRequest,
    RestoreResult,
    Stream,
)
from restoration.weights import load_checkpoint

CLASSICAL: dict[str, Callable[[np.ndarray], np.ndarray]] = {"dark-channel": dark_channel.dehaze}


class Engine:
    """One device, and the networks that were used on it. Not for two threads at once."""

    def __init__(self, device: Device = "auto") -> None:
        self._place = devices.choose(device)
        self._forward = Forward()
        self._networks: dict[tuple[str, str], run.Network] = {}  # by id and SHA-256: an own model may be changed

    @property
    def device_name(self) -> str:
        return self._place.name

    def prepare(self, checkpoint: str) -> None:
        """Load a network before the first photograph waits for it. Raises UnknownCheckpoint, WeightsError."""
        found = catalogue.find(checkpoint)
        if found.path is not None:
            self._network(found)

    def scale(self, checkpoint: str) -> int:
        """How many times larger its results are. Raises UnknownCheckpoint, WeightsError."""
        found = catalogue.find(checkpoint)
        network = None if found.path is None else self._network(found)
        return 1 if network is None or network.loaded.domain.raw else network.scale

    def task(self, checkpoint: str) -> str:
        """What it restores, also of a file that is in no catalogue. Raises as `scale` does."""
        found = catalogue.find(checkpoint)
        return found.task or self._network(found).loaded.task

    def restore(self, request: RestoreRequest) -> Stream[RestoreResult]:
        """Apply the request's steps one after the other. Raises UnknownCheckpoint, WeightsError, NotEnoughMemory, and
        BadRequest for networks that do not work on photographs and results that would be too large."""
        started = time.monotonic()
        photo, box = _reduced(request)
        plans: list[str] = []
        restarts = 0
        for step in request.steps:
            outcome = yield from self._step(catalogue.find(step.checkpoint), photo, request, box)
            source = replace(photo.source, raw=False)
            photo, box = Photo(outcome.pixels, _alpha(photo, box, outcome.pixels), source), None
            plans.append(outcome.plan)
            restarts += outcome.restarts
        seconds = time.monotonic() - started
        return RestoreResult(photo, seconds, self.device_name, ", ".join(plans), restarts)

    def attend(self, request: AttendRequest) -> Stream[Attended]:
        """What every gate of the network says about the box. Empty for methods that have no gates."""
        checkpoint = catalogue.find(request.checkpoint)
        if checkpoint.family == "classic":
            return Attended()
        network = self._network(checkpoint)
        if network.loaded.domain.raw:
            _check_raw(checkpoint, request.photo, not request.before)
            return (yield from mosaic.look(network, request))
        if side := network.loaded.affine:  # restoring looks at all of the photograph, reduced
            request = replace(request, box=None, long_side=min(request.long_side, side))
        if not request.before:
            return (yield from look(network, request))
        result = yield from self.restore(RestoreRequest(request.photo, request.before))
        attended = yield from look(network, _after(request, result.photo))
        box = request.box or Box(0, 0, *request.photo.size)
        return replace(attended, maps=tuple(replace(one, box=box) for one in attended.maps))

    def maps_for(self, photo: Photo, edit: Edit) -> Stream[tuple[AttentionMap, ...]]:
        """What restoration.local.finish needs to know besides photograph and result: nothing, unless the mask is one of
        attention. Raises BadRequest when no step has the mask's checkpoint."""
        if edit.mask is None or edit.mask.kind != "attention":
            return ()
        checkpoints = [step.checkpoint for step in edit.steps]
        if edit.mask.checkpoint not in checkpoints:
            raise BadRequest(
                "The model whose attention says where to restore is not among the steps.",
                "Choose its attention again, or restore everywhere.",
            )
        before = edit.steps[: checkpoints.index(edit.mask.checkpoint)]
        attended = yield from self.attend(AttendRequest(photo, edit.mask.checkpoint, before=before))
        return attended.maps

    def _step(
        self, checkpoint: Checkpoint, photo: Photo, request: RestoreRequest, box: Box | None
    ) -> Stream[run.Outcome]:
        if checkpoint.family == "classic":
            yield Progress("restoring", 0, 1)
            restored = CLASSICAL[checkpoint.id](photo.pixels)
            return run.Outcome(_part(restored, box), "whole image", 0)
        network = self._as_asked(self._network(checkpoint), request)
        if network.loaded.domain.raw:
            _check_raw(checkpoint, photo, photo.source.raw)
            return (yield from mosaic.restore(network, photo, request, box))
        check_room(*((box.width, box.height) if box else photo.size), network.scale)
        return (yield from run.restore(network, photo.pixels, request.tile, request.precision, box))

    def _as_asked(self, network: run.Network, request: RestoreRequest) -> run.Network:
        if request.chop and (request.box or request.tile or network.multiple > 1):
            raise BadRequest(
                "Quarters (--chop) go with whole photographs and networks that take any size.", "Leave --chop out."
            )
        return replace(network, chop=request.chop, self_ensemble=request.self_ensemble)

    def _network(self, checkpoint: Checkpoint) -> run.Network:
        if checkpoint.path is None:
            raise UnknownCheckpoint(f"{checkpoint.title} has no weights.", "Choose another model.")
        key = checkpoint.id, checkpoint.sha256
        if key not in self._networks:
            loaded = load_checkpoint(checkpoint)
            devices.placed(loaded.net, self._place.device)
            others = {one: network for one, network in self._networks.items() if one[0] != checkpoint.id}
            self._networks = {**others, key: run.Network(loaded, self._place, self._forward)}
        return self._networks[key]


def _check_raw(checkpoint: Checkpoint, photo: Photo, is_first: bool) -> None:
    if not (photo.source.raw and is_first):
        raise BadRequest(
            f"{checkpoint.title} works on camera RAW files, as they come from the sensor, and on nothing else.",
            "Choose another model, or make it the first step.",
        )


def _reduced(request: RestoreRequest) -> tuple[Photo, Box | None]:
    """The photograph, and the box in it, reduced so that the box has the request's long side."""
    photo, box, long_side = request.photo, request.box, request.long_side
    shown = max(box.width, box.height) if box else max(photo.size)
    if long_side is None or long_side >= shown:
        return photo, box
    factor = long_side / shown
    pixels = reduced(photo.pixels, max(1, round(max(photo.size) * factor)))
    if box is None or (box.width, box.height) == photo.size:
        return Photo(pixels, None, photo.source), None
    height, width = pixels.shape[:2]
    left, top = min(width - 1, round(box.x * factor)), min(height - 1, round(box.y * factor))
    inner = Box(left, top, _within(box.width * factor, width - left), _within(box.height * factor, height - top))
    return Photo(pixels, None, photo.source), inner


def _after(request: AttendRequest, photo: Photo) -> AttendRequest:
    """The same question about what the steps before have made of the photograph, which may be larger."""
    scale = photo.size[0] // request.photo.size[0]
    box = request.box.scaled(scale) if request.box else None
    gaze = (request.gaze[0] * scale + scale // 2, request.gaze[1] * scale + scale // 2) if request.gaze else None
    return replace(request, photo=photo, box=box, gaze=gaze, before=())


def _within(length: float, most: int) -> int:
    return max(1, min(round(length), most))


def _alpha(photo: Photo, box: Box | None, pixels: np.ndarray) -> np.ndarray | None:
    """The photograph's alpha, cut and enlarged as `pixels` were."""
    return None if photo.alpha is None else enlarged(_part(photo.alpha, box), pixels.shape[1::-1])


def _part(array: np.ndarray, box: Box | None) -> np.ndarray:
    return array if box is None else array[run.window(box)]
