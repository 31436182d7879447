"""HEIC: a gradient of our own (red to the right, green downward, blue to the left), made with heif-enc -q 95."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from restoration.errors import UnreadablePhoto
from restoration.photo import read, write
from restoration.photo.kind import recognise
from restoration.photo.preview import thumbnail

SMALL, DEEP = (Path(__file__).with_name(name) for name in ("small.heic", "deep.heic"))


def gradient() -> np.ndarray:
    x, y = np.meshgrid(np.linspace(0, 1, 96), np.linspace(0, 1, 64))
    return np.dstack([x, y, 1 - x])


@pytest.mark.parametrize("path", [SMALL, DEEP], ids=lambda path: path.stem)
def test_the_pixels_are_those_that_were_stored(path: Path) -> None:
    photo = read(path)
    assert photo.size == (96, 64)
    np.testing.assert_allclose(photo.pixels, gradient(), atol=0.05)
    assert thumbnail(path, 48).shape == (32, 48, 3)


def test_ten_bits_stay_more_than_eight_and_are_saved_so() -> None:
    assert (read(SMALL).source.bits, read(SMALL).source.format) == (8, "jpg")
    deep = read(DEEP)
    assert (deep.source.bits, deep.source.format) == (16, "tif")
    assert (np.abs(deep.pixels * 255 - np.rint(deep.pixels * 255)) > 0.2).any()


def test_the_camera_is_known_and_kept(tmp_path: Path) -> None:
    photo = read(SMALL)
    write(photo, tmp_path / "a.jpg")
    for one in (photo, read(tmp_path / "a.jpg")):
        assert one.source.shot is not None
        assert one.source.shot.camera == "Unveil Test camera"


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    cut = tmp_path / "cut.heic"
    cut.write_bytes(SMALL.read_bytes()[:900])
    with pytest.raises(UnreadablePhoto, match=r"“cut\.heic” is damaged or incomplete"):
        read(cut)


@pytest.mark.parametrize(
    ("brands", "kind"),
    [
        (b"heic\0\0\0\0", "heic"),
        (b"mif1\0\0\0\0mif1heic", "heic"),
        (b"mif1\0\0\0\0avifmif1", "avif"),
        (b"avif", "avif"),
    ],
)
def test_it_is_known_by_its_brands(brands: bytes, kind: str) -> None:
    assert recognise(b"\0\0\0\x20ftyp" + brands + bytes(64), Path("a.jpg")) == kind
