"""Cameras are named as people call them, and what is damaged names none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ExifTags, Image

from restoration.photo import read
from restoration.photo.camera import shot_of
from restoration.types import Shot


def block(make: str, model: str, iso: int | None = None, **more: int) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = make, model
    directory = exif.get_ifd(ExifTags.IFD.Exif)
    if iso:
        directory[ExifTags.Base.ISOSpeedRatings] = iso
    for name, value in more.items():
        directory[ExifTags.Base[name]] = value
    return exif.tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("SONY", "ILCE-7M3", "SONY ILCE-7M3"),
        ("", "Pixel 8", "Pixel 8"),
        ("Canon\n", "Canon  EOS R5", "Canon EOS R5"),
    ],
)
def test_a_maker_is_named_once(make: str, model: str, camera: str) -> None:
    assert shot_of(block(make, model, 800)) == Shot(camera, 800)


def test_sensitivities_that_do_not_fit_stand_elsewhere() -> None:
    assert shot_of(block("A", "A 1", 65535, RecommendedExposureIndex=102400)) == Shot("A 1", 102400)
    assert shot_of(block("A", "A 1")) == Shot("A 1", None)


@pytest.mark.parametrize("exif", [None, b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"nonsense" * 9, block("", "")])
def test_what_names_no_camera_is_none(exif: bytes | None) -> None:
    assert shot_of(exif) is None


def test_an_opened_photograph_knows_its_camera(tmp_path: Path) -> None:
    path = tmp_path / "street.jpg"
    Image.new("RGB", (16, 16)).save(path, exif=b"Exif\0\0" + block("SONY", "ILCE-7M3", 3200))
    assert read(path).source.shot == Shot("SONY ILCE-7M3", 3200)
