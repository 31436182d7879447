from __future__ import annotations

import struct
import zlib

import imagecodecs
import numpy as np
import pytest

from restoration.photo import png
from restoration.photo.raster import Outgoing, Refused


def chunk(kind: bytes, body: bytes, sound: bool = True) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body) ^ (not sound))


def with_chunk(data: bytes, extra: bytes) -> bytes:
    return data[:33] + extra + data[33:]


@pytest.fixture
def data(picture: np.ndarray) -> bytes:
    return imagecodecs.png_encode(picture)


def test_wrong_sums_of_pixels_are_refused(data: bytes) -> None:
    for kind in (b"IHDR", b"IDAT", b"IEND"):
        at = data.index(kind)
        end = at + 4 + struct.unpack(">I", data[at - 4 : at])[0]
        with pytest.raises(Refused, match="damaged"):
            png.read(data[:end] + b"\0\0\0\0" + data[end + 4 :])


def test_a_missing_end_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="cut off"):
        png.read(data[:-12])


def test_too_few_rows_are_refused(picture: np.ndarray) -> None:
    header = struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + row.tobytes() for row in picture[:20])
    short = png.SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    with pytest.raises(imagecodecs.PngError):
        png.read(short)


def test_damaged_text_does_not_matter(data: bytes, picture: np.ndarray) -> None:
    raster = png.read(with_chunk(data, chunk(b"tEXt", b"Comment\0x", sound=False)))
    np.testing.assert_array_equal(raster.samples, picture)


def test_metadata_that_swell_are_left_out(data: bytes) -> None:
    swelling = zlib.compress(bytes(50_000_000), 9)
    text = chunk(b"zTXt", b"Raw profile type exif\0\0" + swelling)
    raster = png.read(with_chunk(data, text + chunk(b"iCCP", b"icc\0\0" + swelling)))
    assert raster.icc is None
    assert raster.exif is None
    assert any("profile" in note for note in raster.notes)


def test_a_damaged_profile_chunk_is_mentioned(data: bytes) -> None:
    for body, sound in (
        (b"icc\0\0nonsense", True),
        (b"icc\0\7nonsense", True),
        (b"icc\0\0" + zlib.compress(b"x"), False),
    ):
        raster = png.read(with_chunk(data, chunk(b"iCCP", body, sound)))
        assert raster.icc is None
        assert any("profile" in note for note in raster.notes)


def test_everything_written_is_read_again(picture: np.ndarray, adobe_rgb: bytes, camera_exif: bytes) -> None:
    raster = png.read(png.encode(Outgoing(picture, adobe_rgb, camera_exif, b"<xmp/>", dpi=(300, 150))))
    assert (raster.icc, raster.exif, raster.xmp) == (adobe_rgb, camera_exif, b"<xmp/>")
    assert raster.dpi == pytest.approx((300, 150), abs=0.02)


def test_exif_as_imagemagick_writes_it_is_found(data: bytes, camera_exif: bytes) -> None:
    block = b"Exif\0\0" + camera_exif
    digits = block.hex().encode()
    text = b"\nexif\n%8d\n" % len(block) + b"\n".join(digits[at : at + 72] for at in range(0, len(digits), 72)) + b"\n"
    raster = png.read(with_chunk(data, chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(text))))
    assert raster.exif == block


def test_16_bit_colour_keys_become_alpha() -> None:
    pixels = np.array([[[1000, 2000, 3000], [1000, 2000, 3001]]], np.uint16)
    key = chunk(b"tRNS", struct.pack(">3H", 1000, 2000, 3000))
    raster = png.read(with_chunk(imagecodecs.png_encode(pixels), key))
    assert raster.alpha is not None
    assert raster.alpha.tolist() == [[0, 65535]]
    np.testing.assert_array_equal(raster.samples, pixels)


def test_wide_colours_without_a_profile_are_mentioned(data: bytes) -> None:
    assert any("cICP" in note for note in png.read(with_chunk(data, chunk(b"cICP", b"\x09\x10\0\1"))).notes)
    assert png.read(with_chunk(data, chunk(b"cICP", b"\x01\x0d\0\1"))).notes == ()
