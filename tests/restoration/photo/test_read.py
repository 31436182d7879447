from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from restoration.errors import UnreadablePhoto
from restoration.photo import read
from restoration.photo.raster import oriented

TURNS = range(1, 9)
UNDO = {6: 8, 8: 6}  # turning one way is undone by turning the other way


def save(path: Path, picture: np.ndarray, **about: object) -> Path:
    Image.fromarray(picture).save(path, **about)
    return path


def exif_orientation(value: int) -> Image.Exif:
    exif = Image.Exif()
    exif[274] = value
    return exif


def eight_bit(pixels: np.ndarray) -> np.ndarray:
    return np.rint(pixels * 255).astype(np.uint8)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_every_orientation_of_every_format_is_undone_once(
    tmp_path: Path, picture: np.ndarray, suffix: str, turn: int
) -> None:
    stored = oriented(picture, UNDO.get(turn, turn))
    lossless = {"webp": {"lossless": True}, "jpg": {"quality": 98, "subsampling": 0}}.get(suffix, {})
    path = save(tmp_path / f"a.{suffix}", np.ascontiguousarray(stored), exif=exif_orientation(turn), **lossless)
    photo = read(path)
    assert photo.size == (60, 40)
    np.testing.assert_allclose(photo.pixels * 255, picture, atol=6 if suffix == "jpg" else 0.01)
    again = Image.Exif()
    if photo.source.exif:
        again.load(b"Exif\0\0" + photo.source.exif)
    assert again.get(274, 1) == 1


@pytest.mark.parametrize("turn", TURNS)
def test_every_orientation_of_16_bit_tiff_is_undone(tmp_path: Path, picture16: np.ndarray, turn: int) -> None:
    stored = np.ascontiguousarray(oriented(picture16, UNDO.get(turn, turn)))
    tifffile.imwrite(tmp_path / "a.tif", stored, photometric="rgb", extratags=[(274, "H", 1, turn, True)])
    photo = read(tmp_path / "a.tif")
    np.testing.assert_array_equal(np.rint(photo.pixels * 65535), picture16)


def test_a_palette_tiff_is_turned_once_and_not_twice(tmp_path: Path, picture: np.ndarray) -> None:
    image = Image.fromarray(np.ascontiguousarray(oriented(picture, 8))).quantize(64)
    image.save(tmp_path / "a.tif", exif=exif_orientation(6))
    assert read(tmp_path / "a.tif").size == (60, 40)


def test_a_lab_tiff_is_turned_once_and_says_what_happened(tmp_path: Path) -> None:
    Image.new("LAB", (20, 10), (200, 128, 128)).save(tmp_path / "a.tif", exif=exif_orientation(6))
    photo = read(tmp_path / "a.tif")
    assert photo.size == (10, 20)
    assert any("Lab" in note for note in photo.source.notes)


def test_orientation_in_xmp_alone_counts(tmp_path: Path, picture: np.ndarray) -> None:
    packet = b'<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    save(tmp_path / "a.jpg", np.ascontiguousarray(oriented(picture, 8)), xmp=packet)
    photo = read(tmp_path / "a.jpg")
    assert photo.size == (60, 40)
    assert photo.source.xmp == packet.replace(b"6", b"1")


def test_a_jpeg_tells_where_it_is_from(tmp_path: Path, picture: np.ndarray, camera_exif: bytes) -> None:
    path = save(tmp_path / "a.JPEG", picture, exif=b"Exif\0\0" + camera_exif, dpi=(240, 240))
    source = read(path).source
    assert (source.path, source.format, source.bits, source.grey, source.dpi) == (path, "jpg", 8, False, (240, 240))
    assert source.exif
    assert b"Hazemaster" in source.exif


def test_kind_is_judged_by_content(tmp_path: Path, picture: np.ndarray) -> None:
    Image.fromarray(picture).save(tmp_path / "a.png", "JPEG")
    Image.fromarray(picture).save(tmp_path / "b.nef", "JPEG")
    assert read(tmp_path / "a.png").source.format == "jpg"
    assert any("is a JPEG" in note for note in read(tmp_path / "b.nef").source.notes)


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_16_bits_keep_every_level(tmp_path: Path, picture16: np.ndarray, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "png":
        path.write_bytes(imagecodecs.png_encode(picture16))
    else:
        tifffile.imwrite(path, picture16, photometric="rgb")
    photo = read(path)
    assert photo.source.bits == 16
    np.testing.assert_array_equal(np.rint(photo.pixels * 65535), picture16)


@pytest.mark.parametrize("suffix", ["png", "tif", "jpg"])
def test_grey_becomes_three_equal_channels(tmp_path: Path, picture: np.ndarray, suffix: str) -> None:
    photo = read(save(tmp_path / f"a.{suffix}", picture[..., 0]))
    assert photo.source.grey
    assert photo.pixels.shape == (40, 60, 3)
    assert (photo.pixels == photo.pixels[..., :1]).all()


def test_16_bit_grey_is_not_white(tmp_path: Path, picture16: np.ndarray) -> None:
    (tmp_path / "a.png").write_bytes(imagecodecs.png_encode(np.ascontiguousarray(picture16[..., 0])))
    np.testing.assert_array_equal(np.rint(read(tmp_path / "a.png").pixels[..., 1] * 65535), picture16[..., 0])


@pytest.mark.parametrize("suffix", ["png", "tif", "webp"])
def test_alpha_is_kept(tmp_path: Path, picture: np.ndarray, suffix: str) -> None:
    rgba = np.dstack([picture, picture[..., 1]])
    about = {"lossless": True, "exact": True} if suffix == "webp" else {}
    photo = read(save(tmp_path / f"a.{suffix}", rgba, **about))
    assert photo.alpha is not None
    np.testing.assert_array_equal(eight_bit(photo.alpha), picture[..., 1])
    np.testing.assert_array_equal(eight_bit(photo.pixels), picture)


def test_a_transparent_palette_colour_becomes_alpha(tmp_path: Path) -> None:
    image = Image.new("P", (4, 4), 1)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putpixel((0, 0), 0)
    for suffix in ("png", "gif"):
        image.save(tmp_path / f"a.{suffix}", transparency=0)
        alpha = read(tmp_path / f"a.{suffix}").alpha
        assert alpha is not None
        assert (alpha[0, 0], alpha[3, 3]) == (0, 1)


def test_premultiplied_alpha_is_taken_out_of_the_colours(tmp_path: Path) -> None:
    rgba = np.full((8, 8, 4), 0x4000, np.uint16)
    rgba[..., 3] = 0x8000
    tifffile.imwrite(tmp_path / "a.tif", rgba, photometric="rgb", extrasamples=["assocalpha"])
    photo = read(tmp_path / "a.tif")
    np.testing.assert_allclose(photo.pixels, 0.5, atol=1e-4)


def test_a_profile_is_applied(tmp_path: Path, picture: np.ndarray, adobe_rgb: bytes) -> None:
    plain = read(save(tmp_path / "a.png", picture))
    profiled = read(save(tmp_path / "b.png", picture, icc_profile=adobe_rgb))
    assert np.abs(plain.pixels - profiled.pixels).max() > 0.1
    assert profiled.source.icc == adobe_rgb
    assert any("vivid" in note for note in profiled.source.notes)


def test_an_srgb_profile_changes_nothing(tmp_path: Path, picture: np.ndarray) -> None:
    srgb = imagecodecs.cms_profile("srgb")
    photo = read(save(tmp_path / "a.png", picture, icc_profile=srgb))
    np.testing.assert_array_equal(eight_bit(photo.pixels), picture)
    assert photo.source.icc == srgb
    assert photo.source.notes == ()


def test_a_damaged_profile_is_ignored_with_a_note(tmp_path: Path, picture: np.ndarray, adobe_rgb: bytes) -> None:
    for profile in (adobe_rgb[:300], b"no profile", b"x" * 500):
        photo = read(save(tmp_path / "a.png", picture, icc_profile=profile))
        np.testing.assert_array_equal(eight_bit(photo.pixels), picture)
        assert photo.source.icc is None
        assert any("profile" in note for note in photo.source.notes)


def test_damaged_exif_is_ignored_with_a_note(tmp_path: Path, picture: np.ndarray) -> None:
    photo = read(save(tmp_path / "a.jpg", picture, exif=b"Exif\0\0II*\0\xff\xff\xff\xff"))
    assert photo.source.exif is None
    assert any("EXIF" in note for note in photo.source.notes)


def test_cmyk_is_converted_and_says_so(tmp_path: Path) -> None:
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "a.jpg")
    photo = read(tmp_path / "a.jpg")
    assert photo.pixels[4, 4, 0] > 0.9 > 0.1 > photo.pixels[4, 4, 1]
    assert any("CMYK" in note for note in photo.source.notes)


def test_more_pictures_in_a_file_are_mentioned(tmp_path: Path, picture: np.ndarray) -> None:
    frames = [Image.fromarray(picture), Image.fromarray(255 - picture)]
    for suffix in ("gif", "tif", "webp", "png"):
        frames[0].save(tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:])
        photo = read(tmp_path / f"a.{suffix}")
        assert any("first" in note for note in photo.source.notes), suffix


@pytest.mark.parametrize(
    ("numbers", "most", "bits"),
    [(np.float32, 1.0, 32), (np.float16, 1.0, 16), (np.float64, 1.0, 32), (np.uint32, 2**32 - 1, 32)],
)
def test_tiff_of_every_depth_is_scaled(tmp_path: Path, numbers: type, most: float, bits: int) -> None:
    ramp = np.linspace(0, 1, 48).reshape(4, 4, 3)
    tifffile.imwrite(tmp_path / "a.tif", (ramp * most).astype(numbers), photometric="rgb")
    photo = read(tmp_path / "a.tif")
    assert photo.source.bits == bits
    np.testing.assert_allclose(photo.pixels, ramp, atol=1e-3)


def test_invalid_and_large_floats_are_replaced_and_named(tmp_path: Path) -> None:
    pixels = np.full((4, 4, 3), 200, np.float32)
    pixels[0, 0] = [np.nan, np.inf, -np.inf]
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb")
    photo = read(tmp_path / "a.tif")
    assert photo.pixels[0, 0].tolist() == [0, 0, 0]
    np.testing.assert_allclose(photo.pixels[2, 2], 200 / 255)
    assert any("3 invalid numbers" in note for note in photo.source.notes)
    assert any("divided by 255" in note for note in photo.source.notes)


def test_the_arrays_are_read_only(tmp_path: Path, picture: np.ndarray) -> None:
    photo = read(save(tmp_path / "a.png", np.dstack([picture, picture[..., 0]])))
    assert photo.alpha is not None
    assert not photo.pixels.flags.writeable
    assert not photo.alpha.flags.writeable


# What is refused


def refusal(path: Path) -> str:
    with pytest.raises(UnreadablePhoto) as caught:
        read(path)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value.summary


def test_what_is_no_file_is_refused_without_hanging(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.jpg")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    assert "is not a file" in refusal(tmp_path / "fifo.jpg")
    assert "is not a file" in refusal(tmp_path / "folder.png")
    assert "is empty" in refusal(tmp_path / "empty.jpg")
    assert "cannot be read" in refusal(tmp_path / "loop.jpg")
    assert "not there" in refusal(tmp_path / "absent.jpg")
    assert "cannot be read" in refusal(tmp_path / "null\0.jpg")


def test_a_file_of_more_than_2_gb_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.tif").open("wb") as file:
        file.truncate((2 << 30) + 1)
    assert "larger than 2 GB" in refusal(tmp_path / "a.tif")


def test_names_that_are_no_text_are_opened(tmp_path: Path, picture: np.ndarray) -> None:
    path = tmp_path / os.fsdecode(b"x\xff\nphoto.jpg")
    save(tmp_path / "a.jpg", picture).rename(path)
    assert read(path).size == (60, 40)
    path.write_bytes(b"nothing")
    assert "“x\ufffd\ufffdphoto.jpg”" in refusal(path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "gif", "bmp"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_truncated_files_are_refused(tmp_path: Path, suffix: str, share: float) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    path = save(tmp_path / f"a.{suffix}", noise)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    refusal(path)


def test_a_truncated_compressed_16_bit_tiff_is_refused(tmp_path: Path, picture16: np.ndarray) -> None:
    tifffile.imwrite(tmp_path / "a.tif", picture16, photometric="rgb", compression="zlib")
    whole = (tmp_path / "a.tif").read_bytes()
    (tmp_path / "a.tif").write_bytes(whole[:-1000])
    refusal(tmp_path / "a.tif")


def png_of(width: int, height: int, body: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_bombs_are_refused_by_their_header(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_of(50_000, 50_000, zlib.compress(b"\0" * 100_000)))
    assert "50000 x 50000 pixels" in refusal(tmp_path / "a.png")
    huge = io.BytesIO()
    tifffile.imwrite(huge, np.zeros((8, 8, 3), np.uint8), photometric="rgb", metadata=None)
    huge.seek(0)
    with tifffile.TiffFile(huge) as tiff:
        places = [tiff.pages.first.tags[tag].valueoffset for tag in (256, 257)]
    lying = bytearray(huge.getvalue())
    for place in places:
        struct.pack_into("<I", lying, place, 65_535)
    (tmp_path / "a.tif").write_bytes(lying)
    assert "65535 x 65535 pixels" in refusal(tmp_path / "a.tif")


def test_a_tiff_that_promises_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, np.zeros((8, 8, 3), np.uint8), photometric="rgb", metadata=None)
    buffer.seek(0)
    with tifffile.TiffFile(buffer) as tiff:
        place = tiff.pages.first.tags[257].valueoffset
    lying = bytearray(buffer.getvalue())
    struct.pack_into("<I", lying, place, 4000)
    (tmp_path / "a.tif").write_bytes(lying)
    refusal(tmp_path / "a.tif")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_raises_anything_else(tmp_path: Path, picture: np.ndarray, data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from(["jpg", "png", "tif", "webp", "gif", "bmp"]))
    path = save(tmp_path / f"a.{suffix}", picture, exif=exif_orientation(6))
    damaged = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(damaged)
    try:
        photo = read(path)
    except UnreadablePhoto:
        return
    assert photo.pixels.dtype == np.float32
    assert np.isfinite(photo.pixels).all()
