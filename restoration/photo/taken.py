"""The day on which a photograph was taken, by what its EXIF data or else its file say."""

from __future__ import annotations

import datetime
import re
import struct
from pathlib import Path

from restoration.photo import ifd

TAKEN = 36867
DAY = re.compile(rb"(\d{4}):(\d\d):(\d\d) ")


def day_taken(exif: bytes | None, path: Path) -> datetime.date:
    """When EXIF does not say, the day of the file's last change, in local time; today when it is gone."""
    if day := _day_in(exif):
        return day
    try:
        return datetime.date.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return datetime.date.today()


def _day_in(exif: bytes | None) -> datetime.date | None:
    """None also for a block that is damaged, or a clock that was never set."""
    if not exif:
        return None
    try:
        first, _ = ifd.read(exif, ifd.first_offset(exif))
        entry = ifd.sub_directory(first, ifd.EXIF, exif).get(TAKEN)
        found = DAY.match(exif[entry.at : entry.at + entry.size]) if entry else None
        return datetime.date(*map(int, found.groups())) if found else None
    except (ValueError, struct.error):
        return None
