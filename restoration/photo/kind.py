"""What a file is, judged by its first bytes and never by its name alone."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from restoration.naming import RAW_SUFFIXES
from restoration.photo import ifd
from restoration.photo.raster import Refused

OPENED = (
    ("jpg", re.compile(rb"\xff\xd8")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("tif", re.compile(rb"II[*+]\0|MM\0[*+]")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("bmp", re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    ("avif", re.compile(rb"....ftyp(avif|avis|mif1.{4,24}avif)", re.DOTALL)),
    ("heic", re.compile(rb"....ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", re.DOTALL)),
    ("raw", re.compile(rb"....ftypcrx |II(RO|RS|U\0)|MMOR|FUJIFILMCCD-RAW|FOVb|\0MRM|II\x1a\0\0\0HEAPCCDR", re.DOTALL)),
)
EXPORT = "Export it as JPEG, PNG or TIFF."
CHOOSE = "Choose a JPEG, PNG, TIFF, WebP, HEIC or camera RAW photograph."
REFUSED = (
    (rb"....ftyp|\x1a\x45\xdf\xa3|RIFF....AVI |....moov|....mdat|....wide", "a film", "Save a frame as JPEG or PNG."),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL picture", EXPORT),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 picture", EXPORT),
    (rb"II\xbc", "a JPEG XR picture", EXPORT),
    (rb"8BPS", "a Photoshop file", EXPORT),
    (rb"gimp xcf", "a GIMP file", EXPORT),
    (rb"v/1\x01", "an OpenEXR picture", EXPORT),
    (rb"#\?R", "a Radiance HDR picture", EXPORT),
    (rb"P[1-7Ff]\s", "a Netpbm picture", EXPORT),
    (rb"\0\0[\x01\x02]\0", "an icon", CHOOSE),
    (rb"qoif", "a QOI picture", EXPORT),
    (rb"\x01\xda[\0\x01][\x01\x02]", "an SGI picture", EXPORT),
    (rb"%PDF", "a PDF document", "Export the picture in it as JPEG, PNG or TIFF."),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a PostScript drawing", CHOOSE),
    (rb"\s*(<\?xml|<svg|<!doctype svg)", "an SVG drawing or an XML document", CHOOSE),
    (rb"\s*<(!doctype html|html|head)", "a web page, perhaps a failed download", "Download the photograph again."),
    (
        rb"version https://git-lfs",
        "only a placeholder for a file kept elsewhere (Git LFS)",
        "Fetch it with: git lfs pull",
    ),
    (rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!", "an archive or an office document", "Unpack it first."),
    (rb"MZ|\x7fELF", "a program", CHOOSE),
    (rb"ID3|\xff\xfb|OggS|fLaC|RIFF....WAVE", "a sound file", CHOOSE),
)
COLOUR_FILTER_ARRAY, LINEAR_RAW = 32803, 34892


def recognise(data: bytes, path: Path) -> str:
    """jpg, png, webp, tif, gif, bmp, heic, avif or raw. Raises Refused with the name of what it is instead, and a way
    out."""
    for kind, start in OPENED:
        if start.match(data):
            return "raw" if kind == "tif" and _is_raw(data, path) else kind
    for first, name, hint in REFUSED:
        if re.match(first, data[:256], re.DOTALL | re.IGNORECASE):
            raise Refused(f"is {name}, which Unveil does not open", hint)
    if path.suffix.lower() in RAW_SUFFIXES:
        return "raw"  # of old cameras, which LibRaw knows by other signs
    raise Refused("is not a photograph of a kind we know", CHOOSE)


def _is_raw(data: bytes, path: Path) -> bool:
    """RAW files of most cameras are TIFF files whose first picture is only a small preview."""
    return path.suffix.lower() in RAW_SUFFIXES or data[8:10] == b"CR" or _has_raw_pixels(data)


def _has_raw_pixels(data: bytes) -> bool:
    try:
        for directory in ifd.directories(data):
            photometric = ifd.number(directory, ifd.PHOTOMETRIC, data)
            if ifd.DNG_VERSION in directory or photometric in (COLOUR_FILTER_ARRAY, LINEAR_RAW):
                return True
    except (struct.error, ValueError):
        return False  # damaged: the decoder will say so
    return False
