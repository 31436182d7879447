"""The directories of which TIFF files and EXIF blocks are made: read with suspicion, written from raw values.

Only classic TIFF (32-bit offsets). Nothing here interprets a value but small numbers and offsets.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
SHORT, LONG, RATIONAL = 3, 4, 5
WIDTH, HEIGHT, PHOTOMETRIC, ORIENTATION = 256, 257, 262, 274
SUB_IFDS, XMP, ICC, EXIF, GPS, INTEROP = 330, 700, 34675, 34665, 34853, 40965
IPTC, PHOTOSHOP = 33723, 34377
STRIPS, TILES = 273, 324
THUMBNAIL_AT, THUMBNAIL_SIZE = 513, 514
DNG_VERSION = 50706
MOST_ENTRIES, MOST_DIRECTORIES = 4096, 64


@dataclass(frozen=True, slots=True)
class Entry:
    """`count` values of `type`; their bytes stand at `at`, which is inside the entry itself when they are few."""

    tag: int
    type: int
    count: int
    at: int

    @property
    def size(self) -> int:
        return SIZES[self.type] * self.count


Directory = dict[int, Entry]


@dataclass(frozen=True, slots=True)
class Field:
    """A value to be written, as bytes in the byte order of its block."""

    tag: int
    type: int
    count: int
    value: bytes


def byte_order(block: bytes | bytearray) -> str:
    """'<' or '>' for struct; raises ValueError when this is no TIFF block."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(bytes(block[:4]))
    if order is None:
        raise ValueError("not a TIFF block")
    return order


def first_offset(block: bytes | bytearray) -> int:
    return struct.unpack_from(byte_order(block) + "I", block, 4)[0]


def read(block: bytes | bytearray, offset: int) -> tuple[Directory, int]:
    """The directory at `offset` and the offset of the next one (0: none). Entries that lie are left out.

    Raises ValueError or struct.error when there is no directory.
    """
    order = byte_order(block)
    (count,) = struct.unpack_from(order + "H", block, offset)
    if offset < 8 or count > MOST_ENTRIES:
        raise ValueError("not a directory")
    directory: Directory = {}
    for at in range(offset + 2, offset + 2 + 12 * count, 12):
        tag, kind, values = struct.unpack_from(order + "HHI", block, at)
        size = SIZES.get(kind, 0) * values
        place = at + 8 if size <= 4 else struct.unpack_from(order + "I", block, at + 8)[0]
        if size and place + size <= len(block):
            directory.setdefault(tag, Entry(tag, kind, values, place))
    end = offset + 2 + 12 * count
    return directory, struct.unpack_from(order + "I", block, end)[0] if end + 4 <= len(block) else 0


def directories(block: bytes | bytearray) -> Iterator[Directory]:
    """All of them: the chain and the sub-directories."""
    waiting, seen = [first_offset(block)], set[int]()
    while waiting and len(seen) < MOST_DIRECTORIES:
        offset = waiting.pop(0)
        if offset and offset not in seen:
            seen.add(offset)
            directory, following = read(block, offset)
            yield directory
            waiting += [*numbers(directory, SUB_IFDS, block)[:MOST_DIRECTORIES], following]


def numbers(directory: Directory, tag: int, block: bytes | bytearray) -> list[int]:
    """The unsigned numbers of `tag`; empty when it is missing or something else."""
    entry = directory.get(tag)
    letter = {1: "B", SHORT: "H", LONG: "I", 13: "I"}.get(entry.type) if entry else None
    if entry is None or letter is None:
        return []
    return list(struct.unpack_from(f"{byte_order(block)}{min(entry.count, MOST_ENTRIES)}{letter}", block, entry.at))


def number(directory: Directory, tag: int, block: bytes | bytearray) -> int | None:
    return next(iter(numbers(directory, tag, block)), None)


def sub_directory(directory: Directory, tag: int, block: bytes | bytearray) -> Directory:
    """The one that `tag` points to; empty when there is none or it is damaged."""
    try:
        return read(block, number(directory, tag, block) or 0)[0]
    except (ValueError, struct.error):
        return {}


def fields(directory: Directory, block: bytes | bytearray) -> list[Field]:
    """The raw values, without pointers to other directories."""
    pointers = (SUB_IFDS, EXIF, GPS, INTEROP)
    return [field_of(entry, block) for entry in directory.values() if entry.tag not in pointers]


def field_of(entry: Entry, block: bytes | bytearray) -> Field:
    return Field(entry.tag, entry.type, entry.count, bytes(block[entry.at : entry.at + entry.size]))


def end(block: bytes | bytearray, offset: int) -> int:
    """Where the directory at `offset` ends, with its values and without what it points to."""
    directory, _ = read(block, offset)
    (count,) = struct.unpack_from(byte_order(block) + "H", block, offset)
    return max(offset + 2 + 12 * count + 4, *(entry.at + entry.size for entry in directory.values()), 0)


def with_first(block: bytes, values: list[Field]) -> bytes:
    """The block with another first directory, put at the end: nothing in the block moves."""
    order, changed = byte_order(block), bytearray(block + b"\0" * (len(block) % 2))
    struct.pack_into(order + "I", changed, 4, len(changed))
    return bytes(changed + packed(order, values, len(changed)))


def packed(order: str, values: list[Field], offset: int, following: int = 0) -> bytes:
    """A directory to be put at `offset` (even), with its values behind it; of even length."""
    table, behind = b"", b""
    behind_at = offset + 2 + 12 * len(values) + 4
    for field in sorted(values, key=lambda field: field.tag):
        inline = field.value.ljust(4, b"\0")
        if len(field.value) > 4:
            inline = struct.pack(order + "I", behind_at + len(behind))
            behind += field.value + b"\0" * (len(field.value) % 2)
        table += struct.pack(order + "HHI", field.tag, field.type, field.count) + inline
    return struct.pack(order + "H", len(values)) + table + struct.pack(order + "I", following) + behind


def pointer(order: str, tag: int, offset: int) -> Field:
    return Field(tag, LONG, 1, struct.pack(order + "I", offset))
