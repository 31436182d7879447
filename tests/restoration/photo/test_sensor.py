"""What a RAW file's sensor gave, against what LibRaw develops of the same file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from restoration.errors import BadRequest, UnreadablePhoto
from restoration.photo import read
from restoration.photo.sensor import MIDDLE_GREY, Sensor, read_sensor
from restoration.srgb import encoded

WriteRaw = Callable[..., Path]
SEEN = (0.5, 1.0, 0.6)
MIXING = np.array([[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.05, 0.25, 0.7]])  # what the camera sees of linear sRGB
FILTERS = {(0, 0): (0, 1, 1, 2), (0, 1): (1, 0, 2, 1), (1, 0): (1, 2, 0, 1), (1, 1): (2, 1, 1, 0)}


@pytest.fixture
def shot(dng: ModuleType, write_raw: WriteRaw) -> Callable[..., Path]:
    """A soft scene of linear sRGB light by a camera that mixes colours."""

    def taken(corner: tuple[int, int] = (0, 0), exposure: float = 0.0, **how: object) -> Path:
        x, y = np.meshgrid(np.linspace(0, 1, 64), np.linspace(0, 1, 48))
        light = np.dstack([0.2 + 0.4 * x, 0.2 + 0.4 * y, 0.5 - 0.3 * x])
        samples = dng.counted(encoded(light), MIXING, SEEN, FILTERS[corner], exposure)
        return write_raw(samples, filters=FILTERS[corner], matrix=dng.matrix_of(MIXING, SEEN), neutral=SEEN, **how)

    return taken


def interpolated(sensor: Sensor) -> np.ndarray:
    """What a network would answer that only enlarges the planes: both greens are the cell's."""
    balanced = sensor.planes * sensor.balance
    cell = np.dstack([balanced[..., 0], (balanced[..., 1] + balanced[..., 3]) / 2, balanced[..., 2]])
    return encoded(cell.repeat(2, 0).repeat(2, 1))


@pytest.mark.parametrize("corner", FILTERS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_colours_and_places_are_those_that_libraw_develops(
    shot: Callable[..., Path], corner: tuple[int, int], orientation: int
) -> None:
    path = shot(corner, orientation=orientation)
    sensor, photo = read_sensor(path), read(path)
    assert sensor.corner == corner
    made = sensor.upright(sensor.in_srgb(interpolated(sensor)), photo.size)
    assert made.shape == photo.pixels.shape
    np.testing.assert_allclose(made[4:-4, 4:-4], photo.pixels[4:-4, 4:-4], atol=0.02)


def test_a_dark_scene_is_amplified_to_middle_grey_and_a_bright_one_never_darkened(shot: Callable[..., Path]) -> None:
    dark = read_sensor(shot(exposure=-7)).amplified()
    assert np.exp(np.log(dark).mean()) == pytest.approx(MIDDLE_GREY, rel=0.05)
    bright = read_sensor(shot())
    np.testing.assert_array_equal(bright.amplified(), bright.planes * bright.balance)


def test_lamps_in_the_dark_do_not_all_become_white(shot: Callable[..., Path]) -> None:
    sensor = read_sensor(shot(exposure=-7))
    lit = sensor.planes.copy()
    lit[:6] = 0.2
    planes = replace(sensor, planes=lit).amplified()
    assert planes.max() <= 1
    assert np.median(planes[8:]) < MIDDLE_GREY


def test_other_sensors_and_what_is_no_raw_file_are_refused(write_raw: WriteRaw, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="no Bayer mosaic"):
        read_sensor(write_raw(np.full((32, 32), 900, np.uint16), filters=(0, 0, 1, 2)))
    (tmp_path / "b.dng").write_bytes(b"Dear photographer")
    for name in ("b.dng", "nothing.dng"):
        with pytest.raises(UnreadablePhoto, match="damaged, or not there"):
            read_sensor(tmp_path / name)
