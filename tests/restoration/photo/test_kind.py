from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import tifffile

from restoration.photo.kind import recognise
from restoration.photo.raster import Refused

OTHERS = {
    "a film": b"\0\0\0\x18ftypmp42\0\0\0\0",
    "a JPEG XL picture": b"\xff\x0a\x00\x00",
    "a JPEG 2000 picture": b"\0\0\0\x0cjP  \r\n\x87\n",
    "a JPEG XR picture": b"II\xbc\x01",
    "a Photoshop file": b"8BPS\0\1",
    "an OpenEXR picture": b"v/1\x01\2\0\0\0",
    "a PDF document": b"%PDF-1.7",
    "an SVG drawing or an XML document": b'\n<svg xmlns="http://www.w3.org/2000/svg">',
    "a web page": b"<!DOCTYPE html><html>",
    "Git LFS": b"version https://git-lfs.github.com/spec/v1\n",
    "an archive or an office document": b"PK\x03\x04\x14\0",
    "a program": b"MZ\x90\0",
    "not a photograph of a kind we know": b"Dear photographer",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_we_do_not_open_is_called_by_its_name(name: str) -> None:
    with pytest.raises(Refused) as caught:
        recognise(OTHERS[name] + bytes(64), Path("photo.jpg"))
    assert name in caught.value.words
    assert caught.value.hint


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"MM\0*\0\0\0\x08", "tif"),
        (b"II+\0\x08\0\0\0", "tif"),
        (b"GIF89a", "gif"),
        (b"BM\0\0\1\0\0\0\0\0", "bmp"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1", "raw"),
        (b"FUJIFILMCCD-RAW 0201", "raw"),
    ],
)
def test_what_we_open_is_known_by_its_first_bytes(start: bytes, kind: str) -> None:
    assert recognise(start + bytes(64), Path("photo.txt")) == kind


def tiff_with(photometric: int, *extratags: tuple, sub: bool = False) -> bytes:
    buffer = io.BytesIO()
    with tifffile.TiffWriter(buffer) as tiff:
        tiff.write(np.zeros((16, 24, 3), np.uint8), photometric="rgb", subifds=1 if sub else 0, extratags=extratags)
        if sub:
            tiff.write(np.zeros((96, 128), np.uint16), photometric=photometric, extratags=[(33421, "H", 2, (2, 2))])
    return buffer.getvalue()


def test_a_raw_file_never_opens_as_its_little_preview() -> None:
    colour_filter_array = tiff_with(32803, sub=True)
    dng_version = tiff_with(2, (50706, "B", 4, bytes([1, 4, 0, 0]), True))
    for data, name in ((colour_filter_array, "x.tif"), (dng_version, "x.dng"), (tiff_with(2), "x.NEF")):
        assert recognise(data, Path(name)) == "raw"
    assert recognise(tiff_with(2), Path("x.tif")) == "tif"
