"""Raw files: real ones, as small as LibRaw takes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from restoration.data.raw import packed, read_bayer, read_developed
from restoration.errors import UnreadablePhoto

WriteRaw = Callable[..., Path]
SAMPLES = np.random.default_rng(7).integers(0, 16384, (48, 64)).astype(np.uint16)


def test_a_cell_is_packed_clockwise_and_scaled_as_published() -> None:
    cell = np.array([[512, 16383], [511, 512 + 15871 // 2]], np.uint16)
    np.testing.assert_array_equal(packed(cell), np.float32([[[0, 1, (15871 // 2) / 15871, 0]]]))


def test_values_above_white_are_not_cut_and_odd_edges_are() -> None:
    found = packed(np.full((5, 7), 65535, np.uint16))
    assert found.shape == (2, 3, 4)
    assert found.dtype == np.float32
    assert found.min() == pytest.approx((65535 - 512) / (16383 - 512))


def test_a_raw_file_is_read_as_the_sensor_gave_it(write_raw: WriteRaw) -> None:
    np.testing.assert_array_equal(read_bayer(write_raw(SAMPLES)), packed(SAMPLES))


def test_a_raw_file_is_developed_without_brightening(write_raw: WriteRaw) -> None:
    """A grey as bright as a quarter of white, through the curve of Rec. 709 (LibRaw's default)."""
    grey = np.full((48, 64), 512 + 15871 // 4, np.uint16)
    found = read_developed(write_raw(grey))
    assert found.shape == (48, 64, 3)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found[8:-8, 8:-8], 1.099 * 0.25**0.45 - 0.099, atol=2e-3)


def test_an_upright_photograph_is_left_lying_as_the_sensor_saw_it(write_raw: WriteRaw) -> None:
    upright = write_raw(SAMPLES, "upright.ARW", orientation=6)
    lying = write_raw(SAMPLES, "lying.ARW")
    np.testing.assert_array_equal(read_developed(upright), read_developed(lying))


def test_another_sensor_is_refused(write_raw: WriteRaw) -> None:
    with pytest.raises(UnreadablePhoto, match=r"“a\.ARW” is not a Bayer sensor that begins with red"):
        read_bayer(write_raw(SAMPLES, filters=(1, 0, 2, 1)))


@pytest.mark.parametrize("read", [read_bayer, read_developed])
def test_what_is_no_raw_file_is_said_to_be_so(read: Callable[[Path], np.ndarray], tmp_path: Path) -> None:
    path = tmp_path / "00001_00_10s.ARW"
    with pytest.raises(UnreadablePhoto, match="is not there any more"):
        read(path)
    path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(UnreadablePhoto, match=r"“00001_00_10s\.ARW” is damaged, or no raw file"):
        read(path)
