"""Comparing, as generators that run in a lane: measuring goes to the disk lane, trying to the engine's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from app import tasks
from app.compare.compared import DISAGREEMENT, TRANSMISSION, Against, Change, HazeMaps, Levels, Reference, Trial
from app.compare.mixing import mixed, sized
from app.levels import Picture, halved, picture_of
from restoration import heat
from restoration.bands import bands
from restoration.difference import Score, amounts, scored, tally
from restoration.errors import RestorationError
from restoration.filters import reduced
from restoration.streams import retold
from restoration.types import Box, Photo, Progress, RestoreRequest, Step, Stream

SCORED_PX = 250_000  # in one go: a lane that has other things to do can do them in between
PARTS = 1000
UNKNOWN = 0x60  # grey

Attempt = tuple[Trial, tuple[Step, ...]]


def measure(before: Picture, after: Levels, strength: float, base: Picture, against: Against) -> Stream[Change]:
    """How far each pixel has moved from `base`."""
    yield Progress("measuring", 0, 1)
    full = base.levels[0]
    shown = mixed(sized(before, full.shape), sized(after, full.shape), strength)
    moved = np.empty(full.shape[:2], np.uint8)
    for rows in bands(len(full)):
        yield Progress("measuring", rows.start, len(full))
        moved[rows] = amounts(shown[rows], full[rows])
    return Change(after, halved(moved), tally(moved), against, strength)


def open_reference(path: Path) -> Stream[Reference]:
    picture = yield from tasks.open_photo(path)
    return Reference(picture, path.name)


def score(before: Picture, after: Levels, strength: float, reference: Picture, so_far: Score) -> Stream[Score]:
    """A few rows more, of 8-bit pictures as in publications."""
    full = reference.levels[0]
    yield Progress("measuring", so_far.rows, len(full))
    shown = mixed(sized(before, full.shape), sized(after, full.shape), strength)
    return scored(shown, full, so_far, max(16, SCORED_PX // full.shape[1]))


def see_haze(hazy: Photo, restored: Photo) -> Stream[HazeMaps]:
    from restoration.transmission import transmissions

    yield Progress("measuring", 0, 1)
    found = transmissions(hazy.pixels, restored.pixels)
    by_result, by_channel = _painted(found.implied, TRANSMISSION), _painted(found.dark, TRANSMISSION)
    painted = by_result, by_channel, _painted(found.disagreement, DISAGREEMENT)
    return HazeMaps(found.implied, found.dark, painted)


def _painted(values: np.ndarray, limits: heat.Limits) -> np.ndarray:
    """uint8 (h, w, 4) B G R 255; grey where they are not numbers."""
    painted = np.full((*values.shape, 4), 255, np.uint8)
    painted[..., :3] = heat.colour(np.nan_to_num(values), limits)[..., ::-1]
    painted[np.isnan(values), :3] = UNKNOWN
    return painted


def try_all(photo: Photo, attempts: Sequence[Attempt], box: Box, long_side: int) -> Stream[None]:
    """The crop as it is, as a Picture in Progress.note; then each Trial of it with its picture, one after another. One
    that fails says why, and the others go on."""
    total = PARTS * len(attempts)
    pixels = photo.pixels[box.y : box.y + box.height, box.x : box.x + box.width]
    yield Progress("trying", 0, total, picture_of(Photo(reduced(pixels, long_side))))
    for place, (awaited, steps) in enumerate(attempts):
        request = RestoreRequest(photo, steps, box=box, long_side=long_side)
        trial = yield from _try(awaited, request, place, total)
        yield Progress("trying", PARTS * (place + 1), total, trial)


def _try(awaited: Trial, request: RestoreRequest, place: int, total: int) -> Stream[Trial]:
    try:
        result = yield from retold(tasks.engine().restore(request), partial(_counted, place, total))
    except RestorationError as error:
        return replace(awaited, reason=error.summary)
    return replace(awaited, picture=picture_of(result.photo), result=result)


def _counted(place: int, total: int, seen: Progress) -> Progress:
    """Of one of many."""
    return Progress("trying", PARTS * place + min(PARTS, PARTS * seen.done // max(1, seen.total)), total)
