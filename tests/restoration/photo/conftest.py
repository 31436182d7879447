"""Small pictures, profiles and EXIF blocks, made on the spot."""

from __future__ import annotations

import io
import struct

import imagecodecs
import numpy as np
import pytest
from PIL import ExifTags, Image

from restoration.photo import ifd
from restoration.photo.metadata import build


@pytest.fixture
def picture() -> np.ndarray:
    """uint8 (40, 60, 3): smooth, no two corners alike, so that a wrong orientation shows."""
    down, across = np.mgrid[0:40, 0:60].astype(np.float32)
    return np.stack([across * 4, down * 6, 255 - across * 2 - down * 2], -1).astype(np.uint8)


@pytest.fixture
def picture16() -> np.ndarray:
    """uint16 (64, 80, 3) with some 5,000 different levels, none a multiple of 257, all colours inside sRGB."""
    down, across = np.mgrid[0:64, 0:80].astype(np.uint16)
    ramp = 20_000 + (down * 80 + across) * 5
    return np.stack([ramp, ramp + 901, ramp + 1703], -1).astype(np.uint16)


@pytest.fixture
def adobe_rgb() -> bytes:
    return imagecodecs.cms_profile("adobergb")


@pytest.fixture
def grey_gamma() -> bytes:
    return imagecodecs.cms_profile("gray", gamma=1.8)


@pytest.fixture
def camera_exif() -> bytes:
    """A block as a camera writes it: make, orientation 6, an EXIF directory, a position, and a thumbnail."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Hazemaster"
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "Somebody"
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {
            ExifTags.Base.DateTimeOriginal: "2026:11:20 10:00:00",
            ExifTags.Base.ISOSpeedRatings: 200,
            ExifTags.Base.ExifImageWidth: 60,
            ExifTags.Base.MakerNote: b"secret numbers of the maker",
        }
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({ExifTags.GPS.GPSLatitudeRef: "N"})
    return with_thumbnail(exif.tobytes().removeprefix(b"Exif\0\0"), small_jpeg())


OWNER = b"Somebody with a long name\0"


@pytest.fixture
def canon_exif() -> bytes:
    """A block whose maker note is a directory with offsets counted from the start of the block, as Canon's is."""
    note = ifd.packed("<", [ifd.Field(9, 2, len(OWNER), OWNER)], 0)
    main = [ifd.Field(271, 2, 6, b"Canon\0"), ifd.Field(306, 2, 20, b"2026:11:20 10:00:00\0")]
    block = build("<", main, [ifd.Field(37500, 7, len(note), note)], [])
    at = block.index(note)
    return block.replace(note, ifd.packed("<", [ifd.Field(9, 2, len(OWNER), OWNER)], at))


@pytest.fixture
def iptc() -> bytes:
    """A record as a newsroom writes it: UTF-8, a city, two keywords; of odd length."""
    values = [(1, 90, b"\x1b%G"), (2, 90, "München".encode()), (2, 25, b"fog"), (2, 25, b"hills")]
    return b"".join(struct.pack(">BBBH", 0x1C, *kind, len(value)) + value for *kind, value in values)


def small_jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 8), "red").save(buffer, "JPEG")
    return buffer.getvalue()


def with_thumbnail(block: bytes, jpeg: bytes) -> bytes:
    """The block with a second directory, which holds a thumbnail."""
    order = "<" if block[:2] == b"II" else ">"
    changed = bytearray(block + b"\0" * (len(block) % 2))
    (first,) = struct.unpack_from(order + "I", changed, 4)
    (count,) = struct.unpack_from(order + "H", changed, first)
    struct.pack_into(order + "I", changed, first + 2 + 12 * count, len(changed))
    entries = [(513, len(changed) + 2 + 24 + 4), (514, len(jpeg))]
    table = b"".join(struct.pack(order + "HHII", tag, 4, 1, value) for tag, value in entries)
    return bytes(changed) + struct.pack(order + "H", 2) + table + struct.pack(order + "I", 0) + jpeg
