"""Camera RAW files as photographs: DNG files of our own, whose scene is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import tifffile

from restoration.errors import UnreadablePhoto
from restoration.photo import read, write
from restoration.photo.preview import thumbnail
from restoration.srgb import decoded, encoded

WriteRaw = Callable[..., Path]
SEEN = (0.5, 1.0, 0.6)  # what the camera's red, green and blue say of white


def scene(width: int = 240, height: int = 160) -> np.ndarray:
    """Linear light: soft, and not grey."""
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return np.dstack([0.1 + 0.5 * x, 0.1 + 0.5 * y, 0.5 - 0.4 * x])


@pytest.fixture
def shot(dng: ModuleType, write_raw: WriteRaw) -> Callable[..., Path]:
    def taken(light: np.ndarray, name: str = "a.dng", **how: object) -> Path:
        samples = dng.counted(encoded(light), np.eye(3), SEEN)
        return write_raw(samples, name, matrix=dng.matrix_of(np.eye(3), SEEN), neutral=SEEN, **how)

    return taken


def test_the_colours_are_those_of_the_scene(shot: Callable[..., Path]) -> None:
    photo = read(shot(scene()))
    assert photo.size == (240, 160)
    assert (photo.source.format, photo.source.bits) == ("tif", 16)
    np.testing.assert_allclose(photo.pixels[4:-4, 4:-4], encoded(scene())[4:-4, 4:-4], atol=4e-3)
    assert len(np.unique(photo.pixels[80])) > 256, "finer than eight bits"


def test_it_is_as_bright_as_the_cameras_preview(shot: Callable[..., Path]) -> None:
    preview = np.rint(255 * encoded(1.5 * scene())).astype(np.uint8)
    photo = read(shot(scene(), preview=preview))
    np.testing.assert_allclose(photo.pixels[4:-4, 4:-4], encoded(1.5 * scene())[4:-4, 4:-4], atol=0.02)


def test_highlights_are_not_given_up_for_brightness(shot: Callable[..., Path]) -> None:
    light = scene()
    light[60:100, 80:160] = 0.9
    photo = read(shot(light, preview=np.full((160, 240, 3), 250, np.uint8)))
    gain = decoded(photo.pixels)[20:50, 20:50] / light[20:50, 20:50]
    np.testing.assert_allclose(gain, 1 / 0.9, rtol=0.02)


def test_a_preview_with_borders_is_not_believed(shot: Callable[..., Path]) -> None:
    path = shot(scene(), preview=np.zeros((160, 160, 3), np.uint8))
    np.testing.assert_allclose(read(path).pixels[4:-4, 4:-4], encoded(scene())[4:-4, 4:-4], atol=4e-3)
    assert thumbnail(path, 60).shape == (40, 60, 3)


def test_it_stands_upright_as_the_camera_was_held(shot: Callable[..., Path]) -> None:
    lying, upright = read(shot(scene(), "lying.dng")), read(shot(scene(), "upright.dng", orientation=6))
    np.testing.assert_array_equal(upright.pixels, np.rot90(lying.pixels, -1))
    preview = np.rint(255 * encoded(scene())).astype(np.uint8)
    small = thumbnail(shot(scene(), "seen.dng", orientation=6, preview=preview), 120)
    assert small.shape == (120, 80, 3)
    assert small[8, 70].astype(int) == pytest.approx(255 * upright.pixels[8 * 2, 70 * 2], abs=6)


def test_a_thumbnail_is_made_where_there_is_no_preview(shot: Callable[..., Path]) -> None:
    assert thumbnail(shot(scene()), 60).shape == (40, 60, 3)


def test_the_camera_is_known_and_the_result_is_no_raw_file(shot: Callable[..., Path], tmp_path: Path) -> None:
    photo = read(shot(scene(), orientation=6))
    assert photo.source.shot is not None
    assert photo.source.shot.camera == "Unveil Test camera"
    write(photo, tmp_path / "a.tif")
    with tifffile.TiffFile(tmp_path / "a.tif") as saved:
        tags = saved.pages.first.tags
        assert tags.valueof(272) == "Test camera"
        assert not [tag.code for tag in tags if tag.code in (33421, 33422, 330) or 50706 <= tag.code < 53_000]
        assert tags.valueof(274, 1) == 1
    again = read(tmp_path / "a.tif")
    np.testing.assert_allclose(again.pixels, photo.pixels, atol=1e-5)


def test_a_raw_file_that_is_cut_off_or_of_an_unknown_kind_is_refused(shot: Callable[..., Path], tmp_path: Path) -> None:
    whole = shot(scene())
    cut = tmp_path / "cut.dng"
    cut.write_bytes(whole.read_bytes()[:20_000])
    with pytest.raises(UnreadablePhoto, match=r"“cut\.dng” is damaged or incomplete"):
        read(cut)
    other = tmp_path / "other.raw"
    other.write_bytes(b"Dear photographer" * 100)
    with pytest.raises(UnreadablePhoto, match="a RAW photograph of a camera that Unveil does not know"):
        read(other)
