"""Tasks of the disk lane for what goes to other programs, and for what may have gone from the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2

from app.desktop import x11
from app.desktop.surroundings import COLOURS, SYSTEMS, Clip
from app.levels import picture_of
from app.words import later, tr
from restoration.edit import Edit
from restoration.errors import UnreadableProfile
from restoration.naming import shown
from restoration.types import AttentionMap, Photo, Progress, Stream

MOST_PROFILE_BYTES = 2**24
HEADER_BYTES = 128
ANOTHER_PROFILE = later("Until another is chosen in the preferences, colours are shown as sRGB.")
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


def profile_of(colours: str) -> Stream[bytes]:
    """The ICC profile that `Preferences.colours` asks for; nothing for a screen that takes sRGB."""
    yield Progress("profile", 0, 1)
    if colours in COLOURS:
        return x11.profile() if colours == SYSTEMS else b""
    path = Path(colours)
    try:
        with path.open("rb") as file:
            found = file.read(MOST_PROFILE_BYTES)
    except OSError as error:
        raise UnreadableProfile(
            tr("“{name}” cannot be read: {reason}.", name=shown(path), reason=error.strerror or error), ANOTHER_PROFILE
        ) from None
    if not is_of_screen(found):
        raise UnreadableProfile(tr("“{name}” is not the profile of a screen.", name=shown(path)), ANOTHER_PROFILE)
    return found


def is_of_screen(profile: bytes) -> bool:
    """By its header (ICC.1:2022, 7.2): a profile of a device with red, green and blue."""
    return len(profile) > HEADER_BYTES and profile[36:40] == b"acsp" and profile[16:20] == b"RGB "


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
