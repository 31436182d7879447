"""The picture that is saved: of a photograph, its result, and what the user wants of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import numpy as np

from restoration import __version__
from restoration.bands import bands
from restoration.edit import Edit
from restoration.local.colours import lock
from restoration.local.masks import field
from restoration.photo.blend import blend, enlarged, mixed
from restoration.types import AttentionMap, Photo


def finish(original: Photo, restored: Photo, edit: Edit, maps: Sequence[AttentionMap] = ()) -> Photo:
    """original + strength * m * (restored - original), m the mask, restored with its colours locked if so wanted; with
    the alpha of the original and its source, which then tells who made it, in the size of the restored one.

    `maps` are those of a mask of attention: see Engine.maps_for. Raises BadRequest when they are not there.
    """
    original = replace(original, source=replace(original.source, made_by=_maker(edit)))
    if edit.mask is None and not edit.keep_colour:
        return blend(original, restored, edit.strength)
    local = field(original.pixels, restored.pixels, edit.mask, maps) if edit.mask else None
    locked = lock(original.pixels, restored.pixels) if edit.keep_colour else None
    before, height = enlarged(original.pixels, restored.size), restored.size[1]
    pixels = np.empty_like(restored.pixels)
    for rows in bands(height):
        was, now = before[rows], restored.pixels[rows]
        kept = locked.over(now, height, rows.start) if locked else now
        weight = local.over(was, height, rows.start) * np.float32(edit.strength) if local else edit.strength
        pixels[rows] = mixed(was, kept, weight)
    pixels.flags.writeable = False  # ours alone: Photo need not copy it
    alpha = None if original.alpha is None else enlarged(original.alpha, restored.size)
    return Photo(pixels, alpha, original.source)


def _maker(edit: Edit) -> str:
    models = ", ".join(PurePath(step.checkpoint).name for step in edit.steps)
    return f"Unveil {__version__}: {models}" if models else ""
