from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import Image

from restoration.photo import jpeg
from restoration.photo.iptc import START, as_resource


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


@pytest.fixture
def data(picture: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=95)
    return buffer.getvalue()


def with_segment(data: bytes, extra: bytes) -> bytes:
    return data[:2] + extra + data[2:]


def test_a_profile_in_pieces_is_put_together(data: bytes, adobe_rgb: bytes) -> None:
    pieces = [(2, adobe_rgb[400:]), (1, adobe_rgb[:400])]
    extra = b"".join(segment(0xE2, jpeg.ICC_START + bytes([number, 2]) + piece) for number, piece in pieces)
    assert jpeg.read(with_segment(data, extra)).icc == adobe_rgb


def test_a_profile_with_a_missing_piece_is_mentioned(data: bytes, adobe_rgb: bytes) -> None:
    raster = jpeg.read(with_segment(data, segment(0xE2, jpeg.ICC_START + b"\2\2" + adobe_rgb)))
    assert raster.icc is None
    assert any("profile" in note for note in raster.notes)


def test_damaged_segments_and_stray_bytes_do_not_matter(data: bytes) -> None:
    whole = jpeg.read(data).samples
    for extra in (
        segment(0xE0, b"JFIF\0"),
        bytes(range(255)),
        segment(0xE1, b"Exif\0\0nonsense"),
        segment(0xE2, b"MPF\0"),
    ):
        np.testing.assert_array_equal(jpeg.read(with_segment(data, extra)).samples, whole)


def test_a_gain_map_and_its_announcement_are_dropped_with_a_note(data: bytes) -> None:
    packet = jpeg.XMP_START + b'<x hdrgm:Version="1.0"/>'
    raster = jpeg.read(with_segment(data, segment(0xE1, packet)) + data)
    assert raster.xmp is None
    assert any("HDR" in note for note in raster.notes)


def test_a_second_picture_is_mentioned(data: bytes) -> None:
    assert any("more than one" in note for note in jpeg.read(with_segment(data, segment(0xE2, b"MPF\0II*\0"))).notes)


def test_iptc_may_be_spread_over_segments(data: bytes, iptc: bytes) -> None:
    resource = as_resource(iptc)
    pieces = (START + resource[:20], START + resource[20:])
    assert jpeg.read(with_segment(data, b"".join(segment(0xED, piece) for piece in pieces))).iptc == iptc


@pytest.mark.parametrize("body", [b"", b"Photoshop 3.0", b"Photoshop 3.0\x008BIM\4\4\xff", b"Adobe_CM\0\0"])
def test_damaged_photoshop_segments_do_not_matter(data: bytes, body: bytes) -> None:
    raster = jpeg.read(with_segment(data, segment(0xED, body)))
    assert raster.iptc is None
    np.testing.assert_array_equal(raster.samples, jpeg.read(data).samples)


def test_the_resolution_may_be_in_centimetres(data: bytes) -> None:
    jfif = b"JFIF\0\1\2" + struct.pack(">BHHBB", 2, 100, 100, 0, 0)
    plain = data[: data.index(b"\xff\xe0")] + data[data.index(b"\xff\xdb") :]
    assert jpeg.read(with_segment(plain, segment(0xE0, jfif))).dpi == (254, 254)
    assert jpeg.read(plain).dpi is None


def test_a_preview_is_reduced_while_it_is_decoded() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (1600, 800)).save(buffer, "JPEG")
    assert jpeg.read(buffer.getvalue(), 200).samples.shape == (100, 200, 3)


def test_inverted_inks_of_adobe_are_turned_round() -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (16, 16), (255, 0, 0, 0)).save(buffer, "JPEG", quality=95)
    raster = jpeg.read(buffer.getvalue())
    assert raster.space == "cmyk"
    assert raster.samples[8, 8].tolist() == [255, 0, 0, 0]
