"""Pixels of pairs: as stored, of equal size, in [0, 1]; and words for files that are not as they should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import h5py
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import ExifTags, Image

from restoration.data import Pair, pairs_of, read_pair
from restoration.data.pair import Hdf5, Picture
from restoration.data.reading import read_source
from restoration.errors import BadDataset, UnreadablePhoto

WriteRaw = Callable[..., Path]
RNG = np.random.default_rng(5)
PIXELS = RNG.integers(0, 256, (24, 36, 3)).astype(np.uint8)
FLOATS = PIXELS.astype(np.float32) / 255


def stored(path: Path, pixels: np.ndarray) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def stored_hdf5(path: Path, **arrays: np.ndarray) -> Path:
    with h5py.File(path, "w") as file:
        for name, array in arrays.items():
            file[name] = array
    return path


def test_a_pair_is_read_as_floats(tmp_path: Path) -> None:
    stored(tmp_path / "input/a.png", PIXELS)
    stored(tmp_path / "target/a.png", PIXELS[::-1])
    (pair,) = pairs_of("plain", tmp_path)
    given, wanted = read_pair(pair)
    np.testing.assert_array_equal(given, FLOATS)
    np.testing.assert_array_equal(wanted, FLOATS[::-1])
    assert given.dtype == wanted.dtype == np.float32


def test_a_profile_and_an_orientation_are_ignored_as_the_papers_do(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    profile = imagecodecs.cms_profile("adobergb")
    path = tmp_path / "a.png"
    Image.fromarray(PIXELS).save(path, exif=exif, icc_profile=profile)
    np.testing.assert_array_equal(read_source(Picture(path)), FLOATS)


def test_sixteen_bits_and_alpha_and_grey_files_become_three_channels(tmp_path: Path) -> None:
    deep = RNG.integers(0, 65536, (8, 9, 3)).astype(np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", deep, photometric="rgb")
    np.testing.assert_allclose(read_source(Picture(tmp_path / "a.tif")), deep / 65535, atol=1e-7)
    with_alpha = np.dstack([PIXELS, PIXELS[..., :1]])
    np.testing.assert_array_equal(read_source(Picture(stored(tmp_path / "b.png", with_alpha))), FLOATS)
    grey = read_source(Picture(stored(tmp_path / "c.png", PIXELS[..., 0])))
    np.testing.assert_array_equal(grey, np.repeat(FLOATS[..., :1], 3, axis=2))


def test_halves_have_one_width(tmp_path: Path) -> None:
    path = stored(tmp_path / "0.png", PIXELS[:, :35])
    given, wanted = read_pair(Pair(Picture(path, "left"), Picture(path, "right"), "0"))
    np.testing.assert_array_equal(given, FLOATS[:, :17])
    np.testing.assert_array_equal(wanted, FLOATS[:, 17:34])


def test_pictures_are_resized_in_bytes_as_published_files_were(tmp_path: Path) -> None:
    path = stored(tmp_path / "a.png", PIXELS)
    expected = cv2.resize(PIXELS, (18, 12), interpolation=cv2.INTER_LINEAR).astype(np.float32) / 255
    np.testing.assert_array_equal(read_source(Picture(path, size=(12, 18))), expected)
    np.testing.assert_array_equal(read_source(Picture(path, size=(24, 36))), FLOATS)


def test_colours_become_luma_and_greys_stay(tmp_path: Path) -> None:
    levels = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    kept = read_source(Picture(stored(tmp_path / "grey.png", levels), grey=True))
    np.testing.assert_array_equal(kept, levels.astype(np.float32) / 255)
    found = read_source(Picture(stored(tmp_path / "colour.png", PIXELS), grey=True))
    expected = np.rint(PIXELS @ np.array([0.299, 0.587, 0.114])) / 255
    np.testing.assert_allclose(found, np.repeat(expected[..., None], 3, axis=2), atol=1.01 / 255)
    assert np.ptp(found, axis=2).max() == 0


def test_margins_of_clear_pictures_are_cut_off(tmp_path: Path) -> None:
    """SOTS indoor: hazy 620 x 460, clear 640 x 480."""
    stored(tmp_path / "hazy/1400_1.png", PIXELS[3:-3, 5:-5])
    stored(tmp_path / "clear/1400.png", PIXELS)
    given, wanted = read_pair(pairs_of("sots-indoor", tmp_path)[0])
    np.testing.assert_array_equal(given, wanted)


def test_rests_of_an_enlargement_are_cut_off(tmp_path: Path) -> None:
    """DIV2K's small pictures have their size rounded up."""
    small = stored(tmp_path / "small.png", PIXELS[:6, :9])
    for height, width in ((24, 36), (23, 35)):
        large = stored(tmp_path / "large.png", PIXELS[:height, :width])
        given, wanted = read_pair(Pair(Picture(small), Picture(large), "0", scale=4))
        assert wanted.shape[:2] == tuple(4 * side for side in given.shape[:2])
        np.testing.assert_array_equal(wanted, FLOATS[: 4 * (height // 4), : 4 * (width // 4)])


@pytest.mark.parametrize(("scale", "centred"), [(1, False), (1, True), (2, False)])
def test_pictures_that_do_not_fit_are_named_with_their_sizes(scale: int, centred: bool, tmp_path: Path) -> None:
    pair = Pair(
        Picture(stored(tmp_path / "a.png", PIXELS)), Picture(stored(tmp_path / "b.png", PIXELS[1:])), "a", "", scale
    )
    with pytest.raises(BadDataset, match=r"“a\.png” has 36 x 24 pixels, its target “b\.png” 36 x 23"):
        read_pair(replace(pair, centred=centred))


def test_a_damaged_picture_is_said_to_be_so(tmp_path: Path) -> None:
    path = stored(tmp_path / "a.png", PIXELS)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(UnreadablePhoto, match=r"“a\.png”"):
        read_source(Picture(path))
    path.write_bytes(b"<html>not found")
    with pytest.raises(UnreadablePhoto, match="web page"):
        read_source(Picture(path))
    Image.new("CMYK", (8, 8)).save(tmp_path / "b.jpg")
    with pytest.raises(UnreadablePhoto, match="CMYK"):
        read_source(Picture(tmp_path / "b.jpg"))


def test_dcpdn_holds_both_pictures_in_one_file(tmp_path: Path) -> None:
    stored_hdf5(
        tmp_path / "1.h5", haze=FLOATS.astype(np.float64), gt=FLOATS.transpose(2, 0, 1), trans=FLOATS, ato=FLOATS
    )
    given, wanted = read_pair(pairs_of("dcpdn", tmp_path)[0])
    np.testing.assert_array_equal(given, FLOATS)
    np.testing.assert_array_equal(wanted, FLOATS)
    assert given.dtype == np.float32


def test_an_hdf5_file_of_other_content_is_refused_in_words(tmp_path: Path) -> None:
    path = stored_hdf5(tmp_path / "1.h5", gt=FLOATS * 255, trans=FLOATS[..., 0], ato=FLOATS * np.nan)
    for name, why in (
        ("haze", r"“1\.h5” holds no “haze”, but ato, gt, trans"),
        ("gt", "outside of 0 to 1"),
        ("ato", "outside of 0 to 1"),
        ("trans", r"no colour picture: its shape is \(24, 36\)"),
    ):
        with pytest.raises(BadDataset, match=why):
            read_source(Hdf5(path, name))


def test_what_is_no_hdf5_file_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "1.h5"
    with pytest.raises(BadDataset, match="is not there any more"):
        read_source(Hdf5(path, "haze"))
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(BadDataset, match="is damaged, or no HDF5 file"):
        read_source(Hdf5(path, "haze"))


def test_raw_pairs_are_packed_and_multiplied_by_the_ratio(write_raw: WriteRaw, tmp_path: Path) -> None:
    dark = np.full((48, 64), 512 + 159, np.uint16)
    write_raw(dark, "short/00001_00_0.1s.ARW")
    write_raw(dark, "long/00001_00_10s.ARW")
    given, wanted = read_pair(pairs_of("sid-sony", tmp_path)[0])
    assert given.shape == (24, 32, 4)
    assert wanted.shape == (48, 64, 3)
    np.testing.assert_allclose(given, 100 * 159 / 15871, rtol=1e-6)
    assert given.max() > 1
