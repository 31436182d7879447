"""Tasks of the disk lane for what goes to other programs, and for what may have gone from the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2

from app.desktop.surroundings import Clip
from app.levels import picture_of
from restoration.edit import Edit
from restoration.types import AttentionMap, Photo, Progress, Stream

QUICK = 1  # of PNG's levels of compression: a clipboard is read once


def missing(paths: Sequence[Path]) -> Stream[frozenset[Path]]:
    """Those that are not there, or cannot be reached."""
    gone = set()
    for done, path in enumerate(paths):
        yield Progress("looking for files", done, len(paths))
        if not _is_there(path):
            gone.add(path)
    return frozenset(gone)


def copied(original: Photo, restored: Photo, edit: Edit, maps: tuple[AttentionMap, ...] = ()) -> Stream[Clip]:
    """The result as other programs take it: 8 bits, sRGB, and nothing of what the file said about the user."""
    from restoration.local import finish

    yield Progress("copying", 0, 2)
    painted = picture_of(finish(original, restored, edit, maps)).levels[0]
    yield Progress("copying", 1, 2)
    _, packed = cv2.imencode(".png", painted[..., :3], (cv2.IMWRITE_PNG_COMPRESSION, QUICK))
    return Clip(painted, packed.tobytes())


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
