"""IPTC: captions and keywords of newsrooms and archives, carried as they are.

JPEG keeps the record among Photoshop's resources, TIFF in a tag of its own or among such resources.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

START = b"Photoshop 3.0\0"  # of the JPEG segments that hold resources
MARK, RECORD = b"8BIM", 0x0404
DATA_SET = 0x1C  # the first byte of every value in a record


def in_resources(resources: bytes) -> bytes | None:
    """The record among Photoshop's resources; None when there is none or it is damaged."""
    return next((record(body) for kind, body in _resources(resources) if kind == RECORD), None)


def as_resource(iptc: bytes) -> bytes:
    """The record as one of Photoshop's resources, without a name."""
    return MARK + struct.pack(">HHI", RECORD, 0, len(iptc)) + iptc + bytes(len(iptc) % 2)


def record(value: object) -> bytes | None:
    """`value` when it is a record. Some TIFF programs write it as 32-bit numbers: those may stand in reverse."""
    if not isinstance(value, bytes) or len(value) < 5:
        return None
    if value[0] != DATA_SET and value[3] == DATA_SET and len(value) % 4 == 0:
        value = struct.pack(f"<{len(value) // 4}I", *struct.unpack(f">{len(value) // 4}I", value))
    return value if value[0] == DATA_SET else None


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each, up to the first that is damaged."""
    at = 0
    while data[at : at + 4] == MARK and at + 12 <= len(data):
        (kind,) = struct.unpack_from(">H", data, at + 4)
        start = at + 6 + (data[at + 6] + 2) // 2 * 2  # behind a name: its length, its letters, and an even end
        if start + 4 > len(data):
            return
        (size,) = struct.unpack_from(">I", data, start)
        if start + 4 + size > len(data):
            return
        yield kind, data[start + 4 : start + 4 + size]
        at = start + 4 + size + size % 2
