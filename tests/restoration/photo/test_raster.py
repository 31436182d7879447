from __future__ import annotations

import numpy as np
import pytest

from restoration.photo.raster import Refused, check_size, oriented, separated


def test_200_million_pixels_are_the_most() -> None:
    check_size(20_000, 10_000)
    with pytest.raises(Refused, match="20001 x 10000"):
        check_size(20_001, 10_000)
    with pytest.raises(Refused, match="no pixels"):
        check_size(0, 10)


def test_orientations_are_those_of_exif() -> None:
    # For each orientation: where the top left pixel of the upright picture stands in the file, as EXIF defines it.
    corners = {1: (0, 0), 2: (0, -1), 3: (-1, -1), 4: (-1, 0), 5: (0, 0), 6: (-1, 0), 7: (-1, -1), 8: (0, -1)}
    stored = np.arange(6).reshape(2, 3)
    for orientation, (row, column) in corners.items():
        upright = oriented(stored, orientation)
        assert upright[0, 0] == stored[row, column]
        assert upright.shape == ((3, 2) if orientation >= 5 else (2, 3))


@pytest.mark.parametrize(
    ("channels", "space", "has_alpha"), [(1, "grey", 0), (2, "grey", 1), (3, "rgb", 0), (4, "rgb", 1)]
)
def test_alpha_is_the_last_channel(channels: int, space: str, has_alpha: int) -> None:
    samples, alpha, found = separated(np.zeros((2, 2, channels), np.uint8))
    assert (samples.shape[2], alpha is not None, found) == (channels - has_alpha, bool(has_alpha), space)
