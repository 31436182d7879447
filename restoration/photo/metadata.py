"""What goes with the pixels: EXIF and XMP, carried from file to file with the orientation set to 1.

Maker notes hold offsets, counted from the start of the block, and only their maker knows where. So a block is changed
in place and never rebuilt, and in a TIFF file it stands in front. Where that cannot be, the maker note goes.
"""

from __future__ import annotations

import math
import re
import struct

from restoration.photo import ifd

PREFIX = b"Exif\0\0"
# What describes the pixels and their place in one TIFF file, or the sensor, or is carried by other means.
ACROSS, DOWN, RESOLUTION_UNIT = 282, 283, 296
# fmt: off
STRUCTURE = frozenset([
    254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 277, 278, 279, 280, 281, 284, 288, 289, 290, 291, 292,
    293, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 333, 334, 336, 338, 339, 340, 341, 342, 347, 512,
    513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 559, 37724, 50839, ifd.XMP, ifd.ICC, ifd.IPTC,
    ifd.PHOTOSHOP, ACROSS, DOWN, RESOLUTION_UNIT, ifd.ORIENTATION, 330, 33421, 33422,
])
# fmt: on
DNG_FIRST, DNG_LAST = 50706, 53_000
PIXEL_WIDTH, PIXEL_HEIGHT = 40962, 40963
MAKER_NOTE = 37500
PROCESSING_SOFTWARE, ASCII = 11, 2
MOST_IN_FRONT = 60_000  # so that it fits into a JPEG file
NOTE_LOST = "Its EXIF data are kept without the maker note (a camera maker's private part), which cannot be moved."
XMP_ORIENTATION = re.compile(rb"(tiff:Orientation(?:\s*=\s*[\"']|>)\s*)([1-8])(?=\s*[\"'<])")
XMP_WIDTH = re.compile(rb"((?:tiff:ImageWidth|exif:PixelXDimension)(?:\s*=\s*[\"']|>)\s*)\d+(?=\s*[\"'<])")
XMP_HEIGHT = re.compile(rb"((?:tiff:ImageLength|exif:PixelYDimension)(?:\s*=\s*[\"']|>)\s*)\d+(?=\s*[\"'<])")
DAMAGED = (ValueError, struct.error)


def upright(block: bytes | None) -> tuple[bytes | None, int | None]:
    """The EXIF block with orientation 1 and no thumbnail, and the orientation it had.

    (None, None) when it is missing or damaged beyond use.
    """
    if not block:
        return None, None
    block = block.removeprefix(PREFIX)
    try:
        changed = bytearray(block)
        first, following = ifd.read(block, ifd.first_offset(block))
        orientation = ifd.number(first, ifd.ORIENTATION, block)
        if orientation is not None:
            _put(changed, first[ifd.ORIENTATION], 1)
        if following:
            _drop_thumbnail(changed, following)
    except DAMAGED:
        return None, None
    return bytes(changed), orientation if orientation in range(1, 9) else None


def upright_xmp(packet: bytes | None) -> tuple[bytes | None, int | None]:
    """The XMP packet with orientation 1, and the orientation it had."""
    found = XMP_ORIENTATION.search(packet) if packet else None
    if packet is None or found is None:
        return packet, None
    return XMP_ORIENTATION.sub(rb"\g<1>1", packet), int(found[2])


def with_size(block: bytes, width: int, height: int) -> bytes:
    """The EXIF block saying the size that the picture has now, where it says one."""
    changed = bytearray(block)
    try:
        first, _ = ifd.read(block, ifd.first_offset(block))
        exif = ifd.sub_directory(first, ifd.EXIF, block)
        for directory, tag, value in (
            (exif, PIXEL_WIDTH, width),
            (exif, PIXEL_HEIGHT, height),
            (first, ifd.WIDTH, width),
            (first, ifd.HEIGHT, height),
        ):
            if tag in directory:
                _put(changed, directory[tag], value)
    except DAMAGED:
        return block
    return bytes(changed)


def with_software(block: bytes | None, software: str) -> bytes | None:
    """The EXIF block, or a new one, saying what the picture was made by. A damaged block, and one that is so large that
    a JPEG file would not hold both, stays as it is."""
    value = software.encode("ascii", "replace") + b"\0"
    note = ifd.Field(PROCESSING_SOFTWARE, ASCII, len(value), value)
    if block is None:
        return build("<", [note], [], [])
    try:
        first, _ = ifd.read(block, ifd.first_offset(block))
    except DAMAGED:
        return block
    kept = [ifd.field_of(entry, block) for tag, entry in first.items() if tag != PROCESSING_SOFTWARE]
    told = ifd.with_first(block, [*kept, note])
    return told if len(told) <= MOST_IN_FRONT else block


def xmp_with_size(packet: bytes, width: int, height: int) -> bytes:
    """The XMP packet saying the size that the picture has now, where it says one."""
    wide = XMP_WIDTH.sub(rb"\g<1>%d" % width, packet)
    return XMP_HEIGHT.sub(rb"\g<1>%d" % height, wide)


def block_of_tiff(data: bytes) -> tuple[bytes | None, tuple[str, ...]]:
    """What a TIFF file tells about the photograph, as an EXIF block of its own, and notes for the user."""
    try:
        order, main, exif, gps = parts(data)
        if all(field.tag != MAKER_NOTE for field in exif):
            return build(order, main, exif, gps) if main or exif or gps else None, ()
        front = _in_front(data)
        if front:
            return ifd.with_first(front, in_first_directory(data)), ()
        return build(order, main, _without_maker_note(exif), gps), (NOTE_LOST,)
    except DAMAGED:
        return None, ()


def in_first_directory(block: bytes) -> list[ifd.Field]:
    """What the first directory says about the photograph, with its pointers to the EXIF and GPS directories."""
    first, _ = ifd.read(block, ifd.first_offset(block))
    pointers = [
        ifd.pointer(ifd.byte_order(block), tag, ifd.number(first, tag, block) or 0)
        for tag in (ifd.EXIF, ifd.GPS)
        if ifd.sub_directory(first, tag, block)
    ]
    return _about_the_photograph(first, block) + pointers


def parts(block: bytes) -> tuple[str, list[ifd.Field], list[ifd.Field], list[ifd.Field]]:
    """Byte order, main fields (without structure), EXIF fields, GPS fields of an EXIF block."""
    order = ifd.byte_order(block)
    first, _ = ifd.read(block, ifd.first_offset(block))
    exif, gps = (ifd.fields(ifd.sub_directory(first, tag, block), block) for tag in (ifd.EXIF, ifd.GPS))
    return order, _about_the_photograph(first, block), exif, gps


def build(order: str, main: list[ifd.Field], exif: list[ifd.Field], gps: list[ifd.Field]) -> bytes:
    """An EXIF block with these fields."""
    block = (b"II*\0" if order == "<" else b"MM\0*") + bytes(4)
    pointers = list[ifd.Field]()
    for tag, values in ((ifd.EXIF, exif), (ifd.GPS, gps)):
        if values:
            pointers.append(ifd.pointer(order, tag, len(block)))
            block += ifd.packed(order, values, len(block))
    return ifd.with_first(block, main + pointers)


def fitting(block: bytes, most: int) -> bytes | None:
    """The block if it has at most `most` bytes, else the block without maker note, else None."""
    if len(block) <= most:
        return block
    try:
        order, main, exif, gps = parts(block)
    except DAMAGED:
        return None
    smaller = build(order, main, _without_maker_note(exif), gps)
    return smaller if len(smaller) <= most else None


def sound_dpi(dpi: object) -> tuple[float, float] | None:
    """Two positive numbers, or None for whatever else a file may say."""
    try:
        across, down = (float(value) for value in dpi)  # type: ignore[attr-defined]  # anything at all may come
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if all(math.isfinite(value) and 1 <= value <= 60_000 for value in (across, down)) else None


def dpi_of(block: bytes | None) -> tuple[float, float] | None:
    """What an EXIF block says about the resolution."""
    if not block:
        return None
    block = block.removeprefix(PREFIX)
    try:
        first, _ = ifd.read(block, ifd.first_offset(block))
        scale = {2: 1.0, 3: 2.54}[ifd.number(first, RESOLUTION_UNIT, block) or 2]
        return sound_dpi([_rational(first[tag], block) * scale for tag in (ACROSS, DOWN)])
    except (*DAMAGED, KeyError, ZeroDivisionError):
        return None


def _in_front(data: bytes) -> bytes | None:
    """The start of a TIFF file up to the end of its EXIF and GPS directories, if the pixels stand behind them."""
    first, _ = ifd.read(data, ifd.first_offset(data))
    exif = ifd.sub_directory(first, ifd.EXIF, data)
    offsets = [ifd.number(first, ifd.EXIF, data), ifd.number(first, ifd.GPS, data)]
    try:
        end = max(ifd.end(data, offset) for offset in (*offsets, ifd.number(exif, ifd.INTEROP, data)) if offset)
    except DAMAGED:
        return None
    pixels = [*ifd.numbers(first, ifd.STRIPS, data), *ifd.numbers(first, ifd.TILES, data)]
    return data[:end] if end <= min(MOST_IN_FRONT, *pixels) else None


def _rational(entry: ifd.Entry, block: bytes) -> float:
    if entry.type != ifd.RATIONAL:
        raise ValueError("not a rational number")
    above, below = struct.unpack_from(ifd.byte_order(block) + "II", block, entry.at)
    return above / below


def _about_the_photograph(first: ifd.Directory, block: bytes) -> list[ifd.Field]:
    """Without what is said of a RAW file's sensor: readers would take a developed photograph for one."""
    fields = ifd.fields(first, block)
    return [field for field in fields if field.tag not in STRUCTURE and not DNG_FIRST <= field.tag <= DNG_LAST]


def _without_maker_note(exif: list[ifd.Field]) -> list[ifd.Field]:
    return [field for field in exif if field.tag != MAKER_NOTE]


def _put(block: bytearray, entry: ifd.Entry, value: int) -> None:
    letter = {ifd.SHORT: "H", ifd.LONG: "I"}.get(entry.type)
    if letter and not (letter == "H" and value > 0xFFFF):
        struct.pack_into(ifd.byte_order(block) + letter, block, entry.at, value)


def _drop_thumbnail(block: bytearray, offset: int) -> None:
    """It shows the photograph as it was. The pointer to it goes, and its bytes are blanked or, at the end, cut off."""
    order, first = ifd.byte_order(block), ifd.first_offset(block)
    (count,) = struct.unpack_from(order + "H", block, first)
    struct.pack_into(order + "I", block, first + 2 + 12 * count, 0)
    try:
        thumbnail, _ = ifd.read(bytes(block), offset)
    except DAMAGED:
        return
    at = ifd.number(thumbnail, ifd.THUMBNAIL_AT, block)
    size = ifd.number(thumbnail, ifd.THUMBNAIL_SIZE, block)
    if at and size and at > offset and at + size <= len(block):
        if at + size >= len(block) - 1:
            del block[at:]
        else:
            block[at : at + size] = bytes(size)
