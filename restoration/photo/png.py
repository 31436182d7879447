"""PNG: chunks checked and sorted by ourselves, pixels by libpng (through imagecodecs), which keeps 16 bits.

libpng sees only the chunks that make pixels: text of 200 MB and damaged profiles never reach it.
"""

from __future__ import annotations

import binascii
import struct
import zlib
from collections.abc import Iterator

import imagecodecs
import numpy as np

from restoration.photo.metadata import PREFIX, sound_dpi
from restoration.photo.raster import Outgoing, Raster, Refused, check_size, separated

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
XMP_KEY = b"XML:com.adobe.xmp"
RAW_EXIF_KEYS = (b"Raw profile type exif", b"Raw profile type APP1")
MOST_METADATA = 8 << 20
METRES_IN_AN_INCH = 0.0254
LEVEL = 6

Chunks = dict[bytes, list[bytes]]


def read(data: bytes) -> Raster:
    """Raises Refused when the file is damaged or cut off, and whatever libpng's wrapper raises."""
    chunks = _sound_chunks(data)
    width, height, bits = struct.unpack_from(">IIB", chunks[b"IHDR"][0])
    check_size(width, height)
    pixels = imagecodecs.png_decode(
        SIGNATURE + b"".join(_chunk(kind, body) for kind in PIXELS for body in chunks.get(kind, []))
    )
    samples, alpha, space = separated(pixels)
    icc, notes = _profile(chunks)
    if b"acTL" in chunks:
        notes += ("The file is an animation: its first picture was opened.",)
    if b"cICP" in chunks and chunks[b"cICP"][0][:2] != b"\x01\x0d":
        notes += ("Its HDR or wide colours (cICP) are taken for sRGB.",)
    return Raster(
        samples,
        space,
        alpha,
        bits=16 if bits == 16 else 8,
        icc=icc,
        exif=next(iter(chunks.get(b"eXIf", [])), None) or _raw_exif(chunks),
        xmp=_text(chunks).get(XMP_KEY),
        dpi=_dpi(chunks),
        notes=notes,
    )


def encode(outgoing: Outgoing) -> bytes:
    """A whole file; IPTC has no place in PNG."""
    plain = imagecodecs.png_encode(np.ascontiguousarray(outgoing.pixels), level=LEVEL)
    head = len(SIGNATURE) + 25
    extra = b""
    if outgoing.icc:
        extra += _chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(outgoing.icc, 9))
    if outgoing.dpi:
        dots = (round(value / METRES_IN_AN_INCH) for value in outgoing.dpi)
        extra += _chunk(b"pHYs", struct.pack(">IIB", *dots, 1))
    if outgoing.exif:
        extra += _chunk(b"eXIf", outgoing.exif)
    if outgoing.xmp:
        extra += _chunk(b"iTXt", XMP_KEY + b"\0\0\0\0\0" + outgoing.xmp)
    return b"".join((plain[:head], extra, plain[head:]))


def _sound_chunks(data: bytes) -> Chunks:
    """Every chunk by its kind; chunks that libpng could do without are left out when they are damaged."""
    chunks: Chunks = {}
    for kind, body, is_sound in _walk(data):
        if is_sound:
            chunks.setdefault(kind, []).append(body)
        elif kind in PIXELS:
            raise Refused("is damaged")
        elif kind == b"iCCP":
            chunks[kind] = [b""]  # remembered, because the user must know
    if b"IEND" not in chunks:
        raise Refused("is cut off: its end is missing")
    if len(chunks.get(b"IHDR", [b""])[0]) != 13:
        raise Refused("is damaged")
    return chunks


def _walk(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    at, kind = len(SIGNATURE), b""
    while at + 12 <= len(data) and kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data):
            return
        yield kind, data[at + 8 : end - 4], data[end - 4 : end] == _sum(data[at + 4 : end - 4])
        at = end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return b"".join((struct.pack(">I", len(body)), kind, body, _sum(body, zlib.crc32(kind))))


def _sum(body: bytes, start: int = 0) -> bytes:
    return struct.pack(">I", zlib.crc32(body, start))


def _profile(chunks: Chunks) -> tuple[bytes | None, tuple[str, ...]]:
    if b"iCCP" not in chunks:
        return None, ()
    _, _, packed = chunks[b"iCCP"][0].partition(b"\0")
    icc = _inflated(packed[1:]) if packed[:1] == b"\0" else None
    return icc, () if icc else ("Its colour profile is damaged and was ignored.",)


def _inflated(packed: bytes) -> bytes | None:
    """None when damaged or larger than any metadata should be."""
    try:
        stream = zlib.decompressobj()
        plain = stream.decompress(packed, MOST_METADATA)
    except zlib.error:
        return None
    return plain if stream.eof else None


def _text(chunks: Chunks) -> dict[bytes, bytes]:
    """Keyword -> text, of the kinds of text that hold metadata."""
    found: dict[bytes, bytes] = {}
    for body in chunks.get(b"iTXt", []):
        keyword, _, rest = body.partition(b"\0")
        text = rest[2:].split(b"\0", 2)[-1]
        found[keyword] = (_inflated(text) if rest[:1] == b"\1" else text) or b""
    for body in chunks.get(b"zTXt", []):
        keyword, _, rest = body.partition(b"\0")
        if keyword in RAW_EXIF_KEYS:
            found[keyword] = _inflated(rest[1:]) or b""
    for body in chunks.get(b"tEXt", []):
        keyword, _, text = body.partition(b"\0")
        found.setdefault(keyword, text)
    return found


def _raw_exif(chunks: Chunks) -> bytes | None:
    """As ImageMagick writes it: a name, a length, and hexadecimal digits."""
    text = next((text for key, text in _text(chunks).items() if key in RAW_EXIF_KEYS), b"")
    try:
        block = binascii.unhexlify(b"".join(text.split()[2:]))
    except binascii.Error:
        return None
    return block if block.startswith(PREFIX) else None


def _dpi(chunks: Chunks) -> tuple[float, float] | None:
    body = next(iter(chunks.get(b"pHYs", [])), b"")
    if len(body) != 9 or body[8] != 1:
        return None
    return sound_dpi([value * METRES_IN_AN_INCH for value in struct.unpack_from(">II", body)])
