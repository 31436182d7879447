"""Where a photograph was taken, taken out of its metadata: the coordinates, and the city, region and country that
somebody wrote. What cannot be understood is taken out as a whole: nobody is to find a place that was to be gone."""

from __future__ import annotations

import re
import struct
from dataclasses import replace

from restoration.photo import ifd, iptc
from restoration.types import Keeping, Source

RECORD, PLACES = 2, frozenset([26, 27, 90, 92, 95, 100, 101])  # data sets of IPTC-IIM 4.2
LONG_SIZE = 0x8000  # of a data set whose size stands in front of it
# The properties of an XMP packet, by their namespaces (XMP Specification, parts 2 and 3; IPTC Photo Metadata Standard)
PROPERTIES = {
    rb"http://ns\.adobe\.com/exif/1\.0/": rb"GPS\w*",
    rb"http://ns\.adobe\.com/photoshop/1\.0/": rb"City|State|Country",
    rb"http://iptc\.org/std/Iptc4xmpCore/1\.0/xmlns/": rb"Location|CountryCode",
    rb"http://iptc\.org/std/Iptc4xmpExt/2008-02-29/": rb"LocationCreated|LocationShown",
}
COORDINATES = re.compile(rb"GPS(Latitude|Longitude|Dest)")


def lessened(source: Source, keeping: Keeping) -> Source:
    """With all metadata, without the place, or without any; what the pixels need (profile, resolution) always stays."""
    if keeping == "all":
        return source
    if keeping == "none":
        return replace(source, exif=None, xmp=None, iptc=None, made_by="")
    return replace(
        source,
        exif=exif_without_place(source.exif) if source.exif else None,
        xmp=xmp_without_place(source.xmp) if source.xmp else None,
        iptc=iptc_without_place(source.iptc) if source.iptc else None,
    )


def exif_without_place(block: bytes) -> bytes | None:
    """The GPS directory and its values are blanked, and nothing points there; what a maker note says stays."""
    try:
        first, _ = ifd.read(block, ifd.first_offset(block))
        at = ifd.number(first, ifd.GPS, block)
        if at is None:
            return None if ifd.GPS in first else block
        changed = bytearray(block)
        gps, _ = ifd.read(block, at)
        for entry in gps.values():
            changed[entry.at : entry.at + entry.size] = bytes(entry.size)
        (count,) = struct.unpack_from(ifd.byte_order(block) + "H", block, at)
        changed[at : at + 2 + 12 * count] = bytes(len(changed[at : at + 2 + 12 * count]))
        kept = [ifd.field_of(entry, changed) for tag, entry in first.items() if tag != ifd.GPS]
        without = bytearray(ifd.with_first(bytes(changed), kept))
        _blank_pointers(without, ifd.first_offset(block), len(block))
        ifd.read(without, ifd.first_offset(without))
    except (ValueError, struct.error):
        return None
    return bytes(without)


def xmp_without_place(packet: bytes) -> bytes | None:
    if b"\0" in packet:  # UTF-16 or UTF-32
        return None
    for namespace, names in PROPERTIES.items():
        for prefix in {found[1] for found in re.finditer(rb"xmlns:([\w.-]+)\s*=\s*[\"']" + namespace, packet)}:
            name = re.escape(prefix) + rb":(?:" + names + rb")"
            packet = re.sub(rb"\s+" + name + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", b"", packet)
            packet = re.sub(rb"<(" + name + rb")(?:\s[^>]*)?(?:/>|(?<!/)>.*?</\1\s*>)", b"", packet, flags=re.DOTALL)
    return None if COORDINATES.search(packet) else packet


def iptc_without_place(record: bytes) -> bytes | None:
    kept, at = b"", 0
    while at < len(record):
        if len(record) < at + 5 or record[at] != iptc.DATA_SET:
            return kept or None  # only what fills a record up stands behind its last value
        _, number, value, size = struct.unpack_from(">BBBH", record, at)
        if size >= LONG_SIZE:
            return None
        if (number, value) not in {(RECORD, place) for place in PLACES}:
            kept += record[at : at + 5 + size]
        at += 5 + size
    return kept or None


def _blank_pointers(block: bytearray, old_first: int, end: int) -> None:
    """The first directory that was: nothing reads it any more, and a search would find the place through it."""
    (count,) = struct.unpack_from(ifd.byte_order(block) + "H", block, old_first)
    for at in range(old_first + 2, min(end, old_first + 2 + 12 * count) - 11, 12):
        if struct.unpack_from(ifd.byte_order(block) + "H", block, at)[0] == ifd.GPS:
            block[at : at + 12] = bytes(12)
