"""JPEG: segments sorted by ourselves, pixels by Pillow, which sees only what makes pixels.

So damaged metadata are never a reason to refuse a picture, and a picture cut short always is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from restoration.photo import iptc, pillow
from restoration.photo.metadata import PREFIX, dpi_of, sound_dpi
from restoration.photo.raster import Raster

START = b"\xff\xd8"
SCAN, COMMENT = 0xDA, 0xFE
ALONE = (0x01, *range(0xD0, 0xD9))  # markers without a length
APP = range(0xE0, 0xF0)
ADOBE = 0xEE  # tells the decoder how colours are stored
XMP_START = b"http://ns.adobe.com/xap/1.0/\0"
ICC_START = b"ICC_PROFILE\0"
GAIN_MAP_STARTS = (b"http://ns.adobe.com/hdr-gain-map", b"urn:iso:std:iso:ts:21496")
GAIN_MAP = b"hdrgm:"
# XMP packets that announce a second picture or a film behind the first: they will not be in our files.
SECOND_PICTURES = (GAIN_MAP, b"http://ns.google.com/photos/1.0/container/", b"MicroVideo", b"MotionPhoto")
CENTIMETRES_IN_AN_INCH = 2.54


@dataclass(slots=True)
class Segments:
    """What stands in front of the first scan; `pixels` is the whole file without the metadata."""

    pixels: bytes
    exif: bytes | None = None
    xmp: bytes | None = None
    resources: bytes = b""  # Photoshop's, put together
    dpi: tuple[float, float] | None = None
    icc_parts: dict[int, bytes] = field(default_factory=dict)
    icc_count: int = 0
    has_gain_map: bool = False
    has_more_pictures: bool = False


def read(data: bytes, long_side: int | None = None) -> Raster:
    """With `long_side` the picture may come smaller, but not smaller than that. Raises anything for damaged data."""
    found = _sorted_out(data)
    raster = pillow.read(found.pixels, "jpg", long_side)
    icc, notes = _profile(found)
    if found.has_gain_map:
        notes += ("Its HDR part is not used, and not kept when saving.",)
    elif found.has_more_pictures:
        notes += ("The file holds more than one picture: the first was opened.",)
    dpi = found.dpi or dpi_of(found.exif)
    record = iptc.in_resources(found.resources)
    return replace(raster, icc=icc, exif=found.exif, xmp=found.xmp, iptc=record, dpi=dpi, notes=raster.notes + notes)


def _sorted_out(data: bytes) -> Segments:
    found, kept = Segments(data), [START]
    for marker, at, end in _walk(data):
        if marker == SCAN:
            found.pixels = b"".join((*kept, data[at:]))
            break
        if marker in APP and marker != ADOBE:
            _take(found, marker, data[at + 4 : end])
        elif marker != COMMENT:
            kept.append(data[at:end])
    return found


def _walk(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment; bytes that stray between them are passed over."""
    at = 2
    while (at := data.find(b"\xff", at)) >= 0 and at + 4 <= len(data):
        marker, length = struct.unpack_from(">BH", data, at + 1)
        if marker in (0, 0xFF) or marker in ALONE:
            at += 1
            continue
        yield marker, at, at + 2 + length
        at += 2 + length


def _take(found: Segments, marker: int, body: bytes) -> None:
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
        found.dpi = _density(*struct.unpack_from(">BHH", body, 7))
    elif marker == 0xE1 and body.startswith(PREFIX):
        found.exif = found.exif or body
    elif marker == 0xE1 and body.startswith(XMP_START):
        packet = body.removeprefix(XMP_START)
        found.has_gain_map |= GAIN_MAP in packet
        found.xmp = None if any(mark in packet for mark in SECOND_PICTURES) else packet
    elif marker == 0xE2 and body.startswith(ICC_START) and len(body) > 14:
        found.icc_count = max(found.icc_count, body[13])
        found.icc_parts[body[12]] = body[14:]
    elif marker == 0xE2:
        found.has_more_pictures |= body.startswith(b"MPF\0")
        found.has_gain_map |= body.startswith(GAIN_MAP_STARTS)
    elif marker == 0xED and body.startswith(iptc.START):
        found.resources += body.removeprefix(iptc.START)


def _density(unit: int, across: int, down: int) -> tuple[float, float] | None:
    scale = {1: 1.0, 2: CENTIMETRES_IN_AN_INCH}.get(unit)
    return sound_dpi((across * scale, down * scale)) if scale else None


def _profile(found: Segments) -> tuple[bytes | None, tuple[str, ...]]:
    if not found.icc_parts:
        return None, ()
    if sorted(found.icc_parts) != list(range(1, found.icc_count + 1)):
        return None, ("Its colour profile is damaged and was ignored.",)
    return b"".join(found.icc_parts[number] for number in sorted(found.icc_parts)), ()
