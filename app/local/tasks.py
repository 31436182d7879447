"""A result with its mask, made ready for painting: generators of the disk lane.

Painting mixes original and result by the mask and the strength; so the strength can be changed without asking here.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from app.levels import Picture, halved
from app.local.values import Local, Wanted
from restoration.bands import bands
from restoration.local import Field, Lock, field, lock
from restoration.local.masks import WORKING_PX
from restoration.types import AttentionMap, Box, Progress, Stream


def prepare(original: Picture, wanted: Wanted, is_fine: bool) -> Stream[Local]:
    """The coarse levels take a moment, the fine ones of a large photograph a second. Raises BadRequest when what the
    mask is made of is not there."""
    yield Progress("masking", 0, 1)
    restored = wanted.restored.picture if wanted.restored else None
    mask, colours = _field(original, restored, wanted), _lock(original, restored, wanted)
    veil = None if mask is None else _opacity(_level(original, WORKING_PX), mask, slice(0, None))
    if restored is None:
        return Local(wanted, (), veil)
    after = restored.levels[0] if is_fine else _level(restored, WORKING_PX)
    before = _like(original, after)
    mixed = np.empty_like(after)
    for rows in bands(len(after)):
        yield Progress("masking", rows.start, len(after))
        mixed[rows] = _mixed(before, after, rows, mask, colours)
    return Local(wanted, halved(mixed), veil, is_fine or after is restored.levels[0])


def _mixed(before: np.ndarray, after: np.ndarray, rows: slice, mask: Field | None, colours: Lock | None) -> np.ndarray:
    """`rows` of the result in B G R opacity."""
    seen = after[rows]
    if colours:
        seen = _kept(seen, colours, len(after), rows.start)
    if mask is None:
        return seen
    opacity = _opacity(before, mask, rows)
    faded = cv2.multiply(seen, cv2.merge([opacity] * 4), scale=1 / 255)
    faded[..., 3] = opacity
    return faded


def _kept(seen: np.ndarray, colours: Lock, height: int, top: int) -> np.ndarray:
    pixels = colours.over(_pixels(seen), height, top)
    kept = np.empty_like(seen)
    np.rint(pixels[..., ::-1] * 255, out=kept[..., :3], casting="unsafe")
    kept[..., 3] = 255
    return kept


def _opacity(level: np.ndarray, mask: Field, rows: slice) -> np.ndarray:
    luma = cv2.cvtColor(level[rows], cv2.COLOR_BGRA2GRAY).astype(np.float32) / 255
    return np.rint(mask.over_luma(luma, len(level), rows.start or 0) * 255).astype(np.uint8)


def _field(original: Picture, restored: Picture | None, wanted: Wanted) -> Field | None:
    if wanted.mask is None or (wanted.mask.kind == "change" and restored is None):
        return None
    small = _pixels(_level(original, WORKING_PX))
    after = _pixels(_level(restored, WORKING_PX)) if restored else None
    return field(small, after, wanted.mask, _over(wanted.seen, original.photo.size, small.shape))


def _over(seen: AttentionMap | None, size: tuple[int, int], shape: tuple[int, ...]) -> tuple[AttentionMap, ...]:
    """The map, as if it were one of the small copy."""
    if seen is None:
        return ()
    across, down, box = shape[1] / size[0], shape[0] / size[1], seen.box
    small = Box(*(round(part) for part in (box.x * across, box.y * down, box.width * across, box.height * down)))
    return (replace(seen, box=small),)


def _lock(original: Picture, restored: Picture | None, wanted: Wanted) -> Lock | None:
    if restored is None or not wanted.keep_colour:
        return None
    return lock(_pixels(_level(original, WORKING_PX)), _pixels(_level(restored, WORKING_PX)))


def _level(picture: Picture, long_side: int) -> np.ndarray:
    """The smallest that has so many pixels; the largest where none has."""
    large = [level for level in picture.levels if max(level.shape[:2]) >= long_side]
    return large[-1] if large else picture.levels[0]


def _like(picture: Picture, level: np.ndarray) -> np.ndarray:
    """The picture in the size of a level of its result."""
    fitting = [one for one in picture.levels if one.shape == level.shape]
    return fitting[0] if fitting else cv2.resize(picture.levels[0], level.shape[1::-1], interpolation=cv2.INTER_CUBIC)


def _pixels(level: np.ndarray) -> np.ndarray:
    """(h, w, 3) float32 in [0, 1]."""
    return cv2.cvtColor(level, cv2.COLOR_BGRA2RGB).astype(np.float32) / 255
