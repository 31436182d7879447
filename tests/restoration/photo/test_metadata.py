from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from restoration.photo import metadata


def loaded(block: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(metadata.PREFIX + block)
    return exif


def test_a_block_becomes_upright_in_place(camera_exif: bytes) -> None:
    block, orientation = metadata.upright(metadata.PREFIX + camera_exif)
    assert block
    assert orientation == 6
    assert loaded(block)[ExifTags.Base.Orientation] == 1
    # Nothing that stands before the thumbnail moved: maker notes may hold offsets.
    changed = [at for at, (old, new) in enumerate(zip(camera_exif, block, strict=False)) if old != new]
    assert len(changed) <= 5


def test_the_thumbnail_goes_because_it_shows_the_photograph_as_it_was(camera_exif: bytes) -> None:
    block, _ = metadata.upright(camera_exif)
    assert block
    assert b"\xff\xd8\xff" in camera_exif
    assert b"\xff\xd8\xff" not in block
    assert len(block) < len(camera_exif) - 300
    in_the_middle, _ = metadata.upright(camera_exif + b"more behind it")
    assert in_the_middle
    assert b"\xff\xd8\xff" not in in_the_middle


@pytest.mark.parametrize("block", [None, b"", b"Exif\0\0", b"II*\0", b"II*\0\xff\xff\xff\xff", b"nonsense" * 9])
def test_damaged_blocks_are_none(block: bytes | None) -> None:
    assert metadata.upright(block) == (None, None)


def test_an_orientation_that_does_not_exist_is_no_orientation() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 77
    block, orientation = metadata.upright(exif.tobytes())
    assert orientation is None
    assert block
    assert loaded(block)[ExifTags.Base.Orientation] == 1


@pytest.mark.parametrize(
    "packet",
    [b'<a tiff:Orientation="8" b="1"/>', b"<tiff:Orientation>8</tiff:Orientation>", b"<a tiff:Orientation = '8'/>"],
)
def test_orientation_in_xmp_becomes_1(packet: bytes) -> None:
    assert metadata.upright_xmp(packet) == (packet.replace(b"8", b"1"), 8)


def test_xmp_without_orientation_is_left_alone() -> None:
    assert metadata.upright_xmp(b"<x/>") == (b"<x/>", None)
    assert metadata.upright_xmp(None) == (None, None)


def test_the_size_is_brought_up_to_date_where_it_is_told(camera_exif: bytes) -> None:
    block = metadata.with_size(camera_exif, 1234, 567)
    inner = loaded(block).get_ifd(ExifTags.IFD.Exif)
    assert inner[ExifTags.Base.ExifImageWidth] == 1234
    assert ExifTags.Base.ExifImageHeight not in inner


def test_what_made_it_is_told_and_nothing_else_moves_or_goes(camera_exif: bytes) -> None:
    block = metadata.with_software(camera_exif, "Unveil 1: größer")
    assert block
    assert loaded(block)[ExifTags.Base.ProcessingSoftware] == "Unveil 1: gr??er"
    assert block[8 : len(camera_exif)] == camera_exif[8:]  # maker notes may hold offsets
    again = metadata.with_software(block, "Unveil 2")
    assert again
    told, before = loaded(again), loaded(camera_exif)
    assert told.pop(ExifTags.Base.ProcessingSoftware) == "Unveil 2"
    assert dict(told) == dict(before)
    assert told.get_ifd(ExifTags.IFD.Exif) == before.get_ifd(ExifTags.IFD.Exif)
    assert told.get_ifd(ExifTags.IFD.GPSInfo) == before.get_ifd(ExifTags.IFD.GPSInfo)


def test_what_made_it_is_told_without_any_other_data_but_never_at_their_cost(camera_exif: bytes) -> None:
    alone = metadata.with_software(None, "Unveil 1")
    assert alone
    assert dict(loaded(alone)) == {ExifTags.Base.ProcessingSoftware: "Unveil 1"}
    large = camera_exif + bytes(60_000 - len(camera_exif))
    assert metadata.with_software(large, "Unveil 1") == large
    assert metadata.with_software(b"nonsense", "Unveil 1") == b"nonsense"


def test_a_block_is_taken_apart_and_built_again(camera_exif: bytes) -> None:
    exif = loaded(metadata.build(*metadata.parts(camera_exif)))
    assert exif[ExifTags.Base.Artist] == "Somebody"
    assert ExifTags.Base.Orientation not in exif
    assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ISOSpeedRatings] == 200
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"


def test_a_tiff_without_anything_to_tell_has_no_block() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "TIFF", dpi=(300, 300))
    assert metadata.block_of_tiff(buffer.getvalue()) == (None, ())


def test_a_block_too_large_loses_its_maker_note_first(camera_exif: bytes) -> None:
    assert metadata.fitting(camera_exif, 100_000) == camera_exif
    smaller = metadata.fitting(camera_exif, len(camera_exif) - 1)
    assert smaller
    assert b"secret numbers" not in smaller
    assert b"Hazemaster" in smaller
    assert metadata.fitting(camera_exif, 10) is None


def test_resolution_is_found_in_exif() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.XResolution] = exif[ExifTags.Base.YResolution] = 100.0
    assert metadata.dpi_of(exif.tobytes()) == (100, 100)
    exif[ExifTags.Base.ResolutionUnit] = 3
    assert metadata.dpi_of(exif.tobytes()) == (254, 254)
    assert metadata.dpi_of(b"II*\0") is None
    assert metadata.dpi_of(None) is None


@pytest.mark.parametrize("dpi", [None, (0, 0), (float("nan"), 72), (72,), "ab", (1e9, 1e9), (-72, 72)])
def test_nonsense_is_no_resolution(dpi: object) -> None:
    assert metadata.sound_dpi(dpi) is None


@given(st.binary(max_size=300), st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_any_block_is_survived(rest: bytes, start: bytes) -> None:
    block, _ = metadata.upright(start + rest)
    metadata.block_of_tiff(start + rest)
    with contextlib.suppress(*metadata.DAMAGED):
        metadata.in_first_directory(start + rest)
    metadata.dpi_of(start + rest)
    if block:
        metadata.with_size(block, 100_000, 3)
        metadata.fitting(block, 20)
