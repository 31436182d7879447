from __future__ import annotations

import os
import stat
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import ExifTags, Image, IptcImagePlugin

from restoration.errors import UnwritablePhoto
from restoration.photo import ifd, png, read, write
from restoration.photo.ifd import Field
from restoration.photo.metadata import build
from restoration.photo.raster import Outgoing
from restoration.types import Photo, Source

LOSSLESS, LOSSY = ("png", "tif"), ("jpg", "webp")


def photo_of(picture: np.ndarray, alpha: np.ndarray | None = None, **source: object) -> Photo:
    most = np.iinfo(picture.dtype).max
    return Photo(
        picture.astype(np.float32) / most,
        None if alpha is None else alpha.astype(np.float32) / most,
        Source(bits=picture.dtype.itemsize * 8, **source),  # type: ignore[arg-type]  # a test's short cut
    )


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("with_alpha", [False, True])
def test_every_level_survives_a_lossless_file(
    tmp_path: Path, picture: np.ndarray, picture16: np.ndarray, suffix: str, with_alpha: bool
) -> None:
    for number, pixels in enumerate((picture, picture16)):
        photo = photo_of(pixels, pixels[..., 0] if with_alpha else None)
        write(photo, tmp_path / f"{number}.{suffix}")
        again = read(tmp_path / f"{number}.{suffix}")
        np.testing.assert_array_equal(again.pixels, photo.pixels)
        assert again.source.bits == photo.source.bits
        assert (again.alpha is not None) == with_alpha
        if photo.alpha is not None:
            np.testing.assert_array_equal(again.alpha, photo.alpha)


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_16_bits_survive_a_profile_with_more_than_256_levels(
    tmp_path: Path, picture16: np.ndarray, adobe_rgb: bytes, suffix: str
) -> None:
    first, second = tmp_path / f"a.{suffix}", tmp_path / f"b.{suffix}"
    if suffix == "png":
        write(photo_of(picture16), tmp_path / "plain.png")
        first.write_bytes(with_png_profile((tmp_path / "plain.png").read_bytes(), adobe_rgb))
    else:
        tifffile.imwrite(first, picture16, photometric="rgb", iccprofile=adobe_rgb)
    photo = read(first)
    assert np.abs(photo.pixels * 65535 - picture16).max() > 500  # the profile was applied
    write(photo, second)
    again = read(second)
    assert again.source.icc == adobe_rgb
    stored = imagecodecs.png_decode(second.read_bytes()) if suffix == "png" else tifffile.imread(second)
    assert len(np.unique(stored)) > 256
    assert np.abs(stored.astype(int) - picture16).max() <= 1


def with_png_profile(data: bytes, icc: bytes) -> bytes:
    return png.encode(Outgoing(imagecodecs.png_decode(data), icc))


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_8_bits_survive_a_profile(tmp_path: Path, picture16: np.ndarray, adobe_rgb: bytes, suffix: str) -> None:
    pixels = (picture16 >> 8).astype(np.uint8)
    Image.fromarray(pixels).save(tmp_path / f"a.{suffix}", icc_profile=adobe_rgb)
    write(read(tmp_path / f"a.{suffix}"), tmp_path / f"b.{suffix}")
    with Image.open(tmp_path / f"b.{suffix}") as image:
        assert image.info["icc_profile"] == adobe_rgb
        assert np.abs(np.asarray(image).astype(int) - pixels).max() <= 1


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_grey_with_a_grey_profile_comes_back(
    tmp_path: Path, picture: np.ndarray, grey_gamma: bytes, suffix: str
) -> None:
    Image.fromarray(picture[..., 0]).save(tmp_path / f"a.{suffix}", icc_profile=grey_gamma)
    photo = read(tmp_path / f"a.{suffix}")
    assert photo.source.grey
    assert np.abs(photo.pixels[..., 0] - picture[..., 0] / 255).max() > 0.02  # the profile was applied
    write(photo, tmp_path / f"b.{suffix}")
    with Image.open(tmp_path / f"b.{suffix}") as image:
        assert (image.mode, image.info["icc_profile"]) == ("L", grey_gamma)
        assert np.abs(np.asarray(image).astype(int) - picture[..., 0]).max() <= 1


def test_a_grey_profile_does_not_go_into_a_file_without_grey(
    tmp_path: Path, picture: np.ndarray, grey_gamma: bytes
) -> None:
    write(photo_of(picture, grey=True, icc=grey_gamma), tmp_path / "a.webp")
    assert read(tmp_path / "a.webp").source.icc is None


@pytest.mark.parametrize("suffix", [*LOSSLESS, "jpg"])
def test_grey_is_written_as_grey_even_when_restored_in_colour(tmp_path: Path, picture: np.ndarray, suffix: str) -> None:
    write(photo_of(picture, grey=True), tmp_path / f"a.{suffix}")
    with Image.open(tmp_path / f"a.{suffix}") as image:
        assert image.mode == "L"


@pytest.mark.parametrize("suffix", LOSSY)
def test_lossy_files_are_close_and_quality_counts(tmp_path: Path, picture: np.ndarray, suffix: str) -> None:
    rough = np.random.default_rng(0).integers(0, 255, picture.shape, np.uint8)
    write(photo_of(rough), tmp_path / f"good.{suffix}")
    write(photo_of(rough), tmp_path / f"poor.{suffix}", quality=20)
    assert (tmp_path / f"poor.{suffix}").stat().st_size < (tmp_path / f"good.{suffix}").stat().st_size / 2
    write(photo_of(picture), tmp_path / f"smooth.{suffix}")
    assert np.abs(read(tmp_path / f"smooth.{suffix}").pixels - photo_of(picture).pixels).mean() < 0.01


def test_jpeg_keeps_the_full_resolution_of_colours(tmp_path: Path, picture: np.ndarray) -> None:
    write(photo_of(picture), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert {layer[1:3] for layer in image.layer} == {(1, 1)}  # type: ignore[attr-defined]  # of JpegImageFile


def test_jpeg_puts_transparency_on_white_and_webp_keeps_it(tmp_path: Path) -> None:
    photo = Photo(np.zeros((16, 16, 3)), np.zeros((16, 16)))
    write(photo, tmp_path / "a.jpg")
    assert read(tmp_path / "a.jpg").pixels.min() > 0.99
    write(photo, tmp_path / "a.webp")
    alpha = read(tmp_path / "a.webp").alpha
    assert alpha is not None
    assert alpha.max() == 0


@pytest.mark.parametrize("suffix", [*LOSSLESS, *LOSSY])
@pytest.mark.parametrize("has_exif", [True, False])
def test_a_result_says_what_made_it(
    tmp_path: Path, picture: np.ndarray, camera_exif: bytes, suffix: str, has_exif: bool
) -> None:
    photo = photo_of(picture, exif=camera_exif if has_exif else None, made_by="Unveil 1: a-model")
    write(photo, tmp_path / f"a.{suffix}")
    exif = exif_of(read(tmp_path / f"a.{suffix}").source)
    assert exif[ExifTags.Base.ProcessingSoftware] == "Unveil 1: a-model"
    assert exif.get(ExifTags.Base.Make) == ("Hazemaster" if has_exif else None)


@pytest.mark.parametrize("suffix", [*LOSSLESS, *LOSSY])
@pytest.mark.parametrize("start", ["jpg", "tif"])
def test_metadata_go_from_every_format_to_every_other(
    tmp_path: Path, picture: np.ndarray, camera_exif: bytes, start: str, suffix: str
) -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a tiff:Orientation="6"/></x:xmpmeta>'
    Image.fromarray(picture).save(tmp_path / "camera.jpg", exif=b"Exif\0\0" + camera_exif, xmp=packet, dpi=(300, 300))
    photo = read(tmp_path / "camera.jpg")
    if start == "tif":
        write(photo, tmp_path / "first.tif")
        photo = read(tmp_path / "first.tif")
    write(photo, tmp_path / f"last.{suffix}")
    source = read(tmp_path / f"last.{suffix}").source
    assert source.xmp
    assert b'tiff:Orientation="1"' in source.xmp
    if suffix != "webp":  # WebP has no place for it but EXIF
        assert source.dpi == pytest.approx((300, 300), abs=0.1)
    exif = exif_of(source)
    assert exif[ExifTags.Base.Make] == "Hazemaster"
    assert exif.get(ExifTags.Base.Orientation, 1) == 1
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    assert inner[ExifTags.Base.DateTimeOriginal] == "2026:11:20 10:00:00"
    assert inner[ExifTags.Base.ExifImageWidth] == 40  # upright now
    assert inner[ExifTags.Base.MakerNote] == b"secret numbers of the maker"
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "N"
    assert exif.get_ifd(ExifTags.IFD.IFD1) == {}


def exif_of(source: Source) -> Image.Exif:
    assert source.exif
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + source.exif)
    return exif


@pytest.mark.parametrize("order", ["<", ">"])
def test_tiff_metadata_of_either_byte_order_are_found_by_others(
    tmp_path: Path, picture: np.ndarray, camera_exif: bytes, order: str
) -> None:
    block = camera_exif if order == ">" else little_endian_exif()
    write(photo_of(picture, exif=block), tmp_path / "a.tif")
    with Image.open(tmp_path / "a.tif") as image:
        assert image.getexif()[ExifTags.Base.Make] == "Hazemaster"
        assert np.array_equal(np.asarray(image), picture)
    with tifffile.TiffFile(tmp_path / "a.tif") as tiff:
        assert tiff.byteorder == order
        assert tiff.pages.first.tags["Make"].value == "Hazemaster"


def little_endian_exif() -> bytes:
    return build("<", [Field(271, 2, 11, b"Hazemaster\0")], [Field(34855, 3, 1, b"\x64\0")], [])


@pytest.mark.parametrize("suffix", ["jpg", "tif"])
@pytest.mark.parametrize("start", ["jpg", "tif"])
def test_iptc_goes_from_jpeg_and_tiff_to_jpeg_and_tiff(
    tmp_path: Path, picture: np.ndarray, iptc: bytes, start: str, suffix: str
) -> None:
    write(photo_of(picture, iptc=iptc, xmp=b"<x/>", dpi=(300, 300)), tmp_path / f"first.{start}")
    write(read(tmp_path / f"first.{start}"), tmp_path / f"last.{suffix}")
    source = read(tmp_path / f"last.{suffix}").source
    assert (source.iptc, source.xmp, source.dpi) == (iptc, b"<x/>", (300, 300))
    with Image.open(tmp_path / f"last.{suffix}") as image:
        assert (IptcImagePlugin.getiptcinfo(image) or {})[2, 25] == [b"fog", b"hills"]


@pytest.mark.parametrize("suffix", ["png", "webp"])
def test_iptc_has_no_place_in_png_and_webp(tmp_path: Path, picture: np.ndarray, iptc: bytes, suffix: str) -> None:
    write(photo_of(picture, iptc=iptc), tmp_path / f"a.{suffix}")
    assert read(tmp_path / f"a.{suffix}").source.iptc is None


def test_offsets_in_a_maker_note_stay_right_through_tiff_files(
    tmp_path: Path, picture: np.ndarray, canon_exif: bytes
) -> None:
    write(photo_of(picture, exif=canon_exif), tmp_path / "1.tif")
    write(read(tmp_path / "1.tif"), tmp_path / "2.tif")
    write(read(tmp_path / "2.tif"), tmp_path / "3.jpg")
    owner = b"Somebody with a long name\0"
    assert owner_in_maker_note((tmp_path / "1.tif").read_bytes()) == owner
    assert owner_in_maker_note((tmp_path / "2.tif").read_bytes()) == owner
    source = read(tmp_path / "3.jpg").source
    assert source.exif
    assert owner_in_maker_note(source.exif) == owner
    assert exif_of(source)[ExifTags.Base.Make] == "Canon"


def owner_in_maker_note(block: bytes) -> bytes | None:
    """What Canon's software would find in an EXIF block or TIFF file; None when there is no maker note."""
    first, _ = ifd.read(block, ifd.first_offset(block))
    note = ifd.sub_directory(first, ifd.EXIF, block).get(37500)
    return ifd.fields(ifd.read(block, note.at)[0], block)[0].value if note else None


def test_metadata_too_large_for_a_jpeg_do_not_prevent_saving(tmp_path: Path, picture: np.ndarray) -> None:
    note = Field(37500, 7, 70_000, bytes(70_000))
    block = build("<", [Field(271, 2, 11, b"Hazemaster\0")], [note], [])
    write(photo_of(picture, exif=block, xmp=b"x" * 70_000, iptc=b"\x1c" * 70_000), tmp_path / "a.jpg")
    source = read(tmp_path / "a.jpg").source
    assert exif_of(source)[ExifTags.Base.Make] == "Hazemaster"
    assert source.xmp is None
    assert source.iptc is None


# What is never written to


def test_the_original_is_never_written_to_by_whatever_name(tmp_path: Path, picture: np.ndarray) -> None:
    original = tmp_path / "original.png"
    Image.fromarray(picture).save(original)
    before = original.read_bytes()
    photo = read(original)
    (tmp_path / "soft.png").symlink_to(original)
    (tmp_path / "hard.png").hardlink_to(original)
    (tmp_path / "folder").mkdir()
    for name in ("original.png", "soft.png", "hard.png", "folder/../original.png"):
        for overwrite in (False, True):
            with pytest.raises(UnwritablePhoto, match="never overwritten"):
                write(photo, tmp_path / name, overwrite=overwrite)
    assert original.read_bytes() == before


def test_the_original_is_recognised_by_a_name_that_differs_in_case(
    tmp_path: Path, picture: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = tmp_path / "original.png"
    Image.fromarray(picture).save(original)
    photo = read(original)
    # A file system that does not tell case apart answers so; this one may be another.
    monkeypatch.setattr(Path, "samefile", lambda self, other: str(self).lower() == str(other).lower())
    with pytest.raises(UnwritablePhoto, match="never overwritten"):
        write(photo, tmp_path / "ORIGINAL.png", overwrite=True)


def test_other_files_are_overwritten_only_when_asked(tmp_path: Path, picture: np.ndarray) -> None:
    path = tmp_path / "other.png"
    path.write_bytes(b"somebody's")
    path.chmod(0o600)
    with pytest.raises(UnwritablePhoto, match="there already"):
        write(photo_of(picture), path)
    assert path.read_bytes() == b"somebody's"
    write(photo_of(picture), path, overwrite=True)
    assert read(path).size == (60, 40)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_dangling_link_is_a_name_that_is_taken(tmp_path: Path, picture: np.ndarray) -> None:
    (tmp_path / "a.png").symlink_to("nowhere.png")
    with pytest.raises(UnwritablePhoto, match="there already"):
        write(photo_of(picture), tmp_path / "a.png")
    assert not (tmp_path / "nowhere.png").exists()


@pytest.mark.parametrize(("suffix", "side"), [("jpg", 65_536), ("webp", 16_384)])
def test_sides_too_long_for_a_format_are_refused_before_the_work(tmp_path: Path, suffix: str, side: int) -> None:
    with pytest.raises(UnwritablePhoto, match="pixels a side") as caught:
        write(Photo(np.zeros((1, side, 3), np.float32)), tmp_path / f"a.{suffix}")
    assert "png or tif" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.bmp", "a", "a.heic"])
def test_other_formats_are_refused(tmp_path: Path, picture: np.ndarray, name: str) -> None:
    with pytest.raises(UnwritablePhoto, match="cannot be saved as"):
        write(photo_of(picture), tmp_path / name)


def test_a_format_may_be_named_against_the_suffix(tmp_path: Path, picture: np.ndarray) -> None:
    write(photo_of(picture), tmp_path / "a", format="jpeg")
    assert read(tmp_path / "a").source.format == "jpg"


def test_a_quality_that_does_not_exist_is_refused(tmp_path: Path, picture: np.ndarray) -> None:
    with pytest.raises(UnwritablePhoto, match="quality"):
        write(photo_of(picture), tmp_path / "a.jpg", quality=0)


def test_names_that_are_no_text_are_written(tmp_path: Path, picture: np.ndarray) -> None:
    for suffix in (*LOSSLESS, *LOSSY):
        path = tmp_path / os.fsdecode(b"\xff\n." + suffix.encode())
        write(photo_of(picture), path)
        assert read(path).size == (60, 40)


def test_a_missing_folder_is_an_error_with_a_hint(tmp_path: Path, picture: np.ndarray) -> None:
    with pytest.raises(UnwritablePhoto, match="does not exist") as caught:
        write(photo_of(picture), tmp_path / "absent" / "a.png")
    assert caught.value.hint


def test_what_cannot_be_read_back_is_not_saved(
    tmp_path: Path, picture: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("restoration.photo.png.encode", lambda *_: imagecodecs.png_encode(255 - picture))
    with pytest.raises(UnwritablePhoto, match="reading it back failed"):
        write(photo_of(picture), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [ValueError("bad"), RuntimeError("worse"), AttributeError(), struct.error("odd")])
@pytest.mark.parametrize("suffix", [*LOSSLESS, *LOSSY])
def test_a_decoder_that_fails_on_our_file_prevents_saving(
    tmp_path: Path, picture: np.ndarray, monkeypatch: pytest.MonkeyPatch, suffix: str, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    for module in ("png", "tiff", "jpeg", "pillow"):
        monkeypatch.setattr(f"restoration.photo.{module}.read", fail)
    with pytest.raises(UnwritablePhoto, match="reading it back failed"):
        write(photo_of(picture), tmp_path / f"a.{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_saving_removes_what_a_killed_program_left_in_the_folder(tmp_path: Path, picture: np.ndarray) -> None:
    leftover = tmp_path / ".unveil-999999999-0123abcd.part"
    leftover.touch()
    os.utime(leftover, (1_000_000_000, 1_000_000_000))
    write(photo_of(picture), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.png"]


def test_values_are_rounded_and_never_wrap_round(tmp_path: Path) -> None:
    pixels = np.full((4, 4, 3), 0.4999 / 255, np.float32)
    pixels[0] = 1.5 / 255 + 1e-4
    pixels[1] = 1.001
    write(Photo(pixels), tmp_path / "a.png")
    stored = imagecodecs.png_decode((tmp_path / "a.png").read_bytes())
    assert stored[:, 0, 0].tolist() == [2, 255, 0, 0]


def test_a_profile_that_leads_one_way_only_is_left_out(tmp_path: Path, picture: np.ndarray, adobe_rgb: bytes) -> None:
    photo = replace(photo_of(picture), source=Source(icc=adobe_rgb[:300]))
    write(photo, tmp_path / "a.png")
    assert read(tmp_path / "a.png").source.icc is None


FULL_DISK = """
import resource, sys
from pathlib import Path
import numpy as np
from restoration.errors import UnwritablePhoto
from restoration.photo import write
from restoration.types import Photo
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
photo = Photo(np.random.default_rng(0).random((200, 200, 3), np.float32))
for path in map(Path, sys.argv[1:]):
    try:
        write(photo, path, overwrite=True)
    except UnwritablePhoto as error:
        print(error.summary)
"""


def test_a_full_disk_leaves_every_old_file_intact(tmp_path: Path) -> None:
    paths = [tmp_path / f"a.{suffix}" for suffix in (*LOSSLESS, *LOSSY)]
    for path in paths:
        path.write_bytes(b"old")
    said = subprocess.run([sys.executable, "-c", FULL_DISK, *paths], capture_output=True, text=True, check=True).stdout
    assert said.count("does not fit on the disk") == 4
    assert {path.read_bytes() for path in paths} == {b"old"}
    assert sorted(tmp_path.iterdir()) == sorted(paths)
