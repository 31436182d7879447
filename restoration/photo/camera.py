"""Which camera took a photograph, and how sensitive it was, by what its EXIF data say."""

from __future__ import annotations

import struct

from restoration.photo import ifd
from restoration.types import Shot

MAKE, MODEL = 271, 272
SENSITIVITY, RECOMMENDED_INDEX, ISO_SPEED = 34855, 34866, 34867
MORE_THAN_FITS = 65535  # EXIF 2.3: the sensitivity is then in the tags for larger numbers
LONGEST = 60


def shot_of(exif: bytes | None) -> Shot | None:
    """None when the block is missing, damaged, or names no camera."""
    if not exif:
        return None
    try:
        first, _ = ifd.read(exif, ifd.first_offset(exif))
        directory = ifd.sub_directory(first, ifd.EXIF, exif)
        camera = _named(_text(first, MAKE, exif), _text(first, MODEL, exif))
        return Shot(camera, _iso(directory, exif)) if camera else None
    except (ValueError, struct.error):
        return None


def _named(make: str, model: str) -> str:
    """Many makers repeat their name in the model's."""
    repeated = not make or model.lower().startswith(make.split()[0].lower())
    return model if repeated else f"{make} {model}".strip()


def _text(directory: ifd.Directory, tag: int, block: bytes) -> str:
    entry = directory.get(tag)
    if entry is None or entry.type != 2:
        return ""
    text = block[entry.at : entry.at + entry.size].split(b"\0")[0].decode("utf-8", "replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:LONGEST]


def _iso(directory: ifd.Directory, block: bytes) -> int | None:
    iso = ifd.number(directory, SENSITIVITY, block)
    if iso == MORE_THAN_FITS:
        larger = (ifd.number(directory, tag, block) for tag in (ISO_SPEED, RECOMMENDED_INDEX))
        iso = next((number for number in larger if number), iso)
    return iso or None
