"""Whether there is room for an enlarged answer, asked before hours are spent on it."""

from __future__ import annotations

from math import isqrt

import psutil

from restoration.errors import BadRequest, NotEnoughMemory
from restoration.photo.raster import MAX_PIXELS

LONGEST_SIDE = 65_535  # of a JPEG file, and of what a window draws exactly
BYTES_PER_PIXEL = 24  # the answer in float32, and once more while it is mixed or saved


def check_room(width: int, height: int, scale: int) -> None:
    """For an answer `scale` times as large as a photograph of `width` by `height` pixels. Raises BadRequest when no
    file that Unveil can open would hold it, NotEnoughMemory when this computer does not."""
    wide, high = width * scale, height * scale
    if scale == 1:
        return
    if wide * high > MAX_PIXELS or max(wide, high) > LONGEST_SIDE:
        raise BadRequest(
            f"The result would have {wide:,} × {high:,} pixels; {MAX_PIXELS // 10**6} million, and {LONGEST_SIDE:,} a "
            "side, are the most that can be saved and opened again.",
            f"{_smaller(width, height, scale)}, or choose a model that enlarges less.",
        )
    needed, free = wide * high * BYTES_PER_PIXEL, psutil.virtual_memory().available
    if needed > free:
        raise NotEnoughMemory(
            f"The result would have {wide:,} × {high:,} pixels and take {needed / 1e9:.1f} GB of memory; "
            f"{free / 1e9:.1f} GB are free.",
            "Close other programs, reduce the photograph first, or choose a model that enlarges less.",
        )


def _smaller(width: int, height: int, scale: int) -> str:
    long, short = max(width, height), min(width, height)
    most = min(isqrt(MAX_PIXELS * long // short) // scale, LONGEST_SIDE // scale)
    return f"Reduce the photograph to {most:,} pixels on its long side first"
