"""Data sets in miniature: trees of empty files, for no rule opens a picture, and small raw files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile

Grow = Callable[..., Path]
WriteRaw = Callable[..., Path]
RGGB = bytes((0, 1, 1, 2))
NO_MATRIX = tuple(number for value in (1, 0, 0, 0, 1, 0, 0, 0, 1) for number in (value, 1))


@pytest.fixture
def grow(tmp_path: Path) -> Grow:
    """grow("train/a.png", ...) -> the folder that now holds these files, empty."""

    def make(*names: str) -> Path:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        return tmp_path

    return make


@pytest.fixture
def write_raw(tmp_path: Path) -> WriteRaw:
    """write_raw(uint16 (h, w), name) -> a DNG file; `filters` are 0, 1, 2 for R, G, B, `orientation` EXIF's."""

    def write(samples: np.ndarray, name: str = "a.ARW", filters: bytes = RGGB, orientation: int = 1) -> Path:
        tags = [
            (274, "H", 1, orientation, True),
            (33421, "H", 2, (2, 2), True),
            (33422, "B", 4, filters, True),
            (50706, "B", 4, bytes((1, 4, 0, 0)), True),
            (50708, "s", 0, "Camera", True),
            (50714, "H", 1, 512, True),
            (50717, "H", 1, 16383, True),
            (50721, "2i", 9, NO_MATRIX, True),
            (50728, "2I", 3, (1, 1, 1, 1, 1, 1), True),
            (50778, "H", 1, 21, True),
        ]
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        tifffile.imwrite(path, samples, photometric=32803, extratags=tags, metadata=None)
        return path

    return write
