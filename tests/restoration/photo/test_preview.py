from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration.errors import UnreadablePhoto
from restoration.photo import read
from restoration.photo.preview import thumbnail


def large(picture: np.ndarray) -> np.ndarray:
    return np.kron(picture, np.ones((10, 10, 1), np.uint8))


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_a_thumbnail_is_small_upright_and_in_the_right_colours(
    tmp_path: Path, picture: np.ndarray, adobe_rgb: bytes, suffix: str
) -> None:
    exif = Image.Exif()
    exif[274] = 6
    Image.fromarray(large(picture)).save(tmp_path / f"a.{suffix}", exif=exif, icc_profile=adobe_rgb, quality=95)
    small = thumbnail(tmp_path / f"a.{suffix}", 96)
    assert small.dtype == np.uint8
    assert small.shape == (96, 64, 3)
    whole = read(tmp_path / f"a.{suffix}").pixels
    expected = whole.reshape(60, 10, 40, 10, 3).mean((1, 3))
    actual = np.asarray(Image.fromarray(small).resize((40, 60), Image.Resampling.BOX)) / 255
    assert np.abs(expected - actual).mean() < 0.01


def test_a_small_photograph_is_not_enlarged_and_transparency_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (20, 10), (255, 0, 0, 0)).save(tmp_path / "a.png")
    small = thumbnail(tmp_path / "a.png", 96)
    assert small.shape == (10, 20, 3)
    assert small.min() == 255


def test_grey_and_thin_photographs_have_thumbnails(tmp_path: Path) -> None:
    Image.new("L", (5000, 1), 77).save(tmp_path / "a.png")
    assert thumbnail(tmp_path / "a.png", 96).tolist() == [[[77, 77, 77]] * 96]


def test_a_bad_file_gets_the_same_sentence_as_when_it_is_read(tmp_path: Path, picture: np.ndarray) -> None:
    Image.fromarray(large(picture)).save(tmp_path / "whole.jpg")
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "whole.jpg").read_bytes()[:4000])
    (tmp_path / "film.jpg").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(100))
    for name in ("cut.jpg", "film.jpg", "absent.jpg"):
        said = []
        for open_it in (read, lambda path: thumbnail(path, 96)):
            with pytest.raises(UnreadablePhoto) as caught:
                open_it(tmp_path / name)
            said.append(str(caught.value))
        assert said[0] == said[1]
