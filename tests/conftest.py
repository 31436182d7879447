"""What all tests share: an offscreen Qt, English, and small camera RAW files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import tifffile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")  # texts are compared in English, whoever runs the tests

RGGB = bytes((0, 1, 1, 2))
UNITY = (1, 0, 0, 0, 1, 0, 0, 0, 1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-screens", action="store_true", help="store what the window looks like now as right")


@pytest.fixture(autouse=True)
def same_environment() -> Iterator[None]:
    """What the entry point tells torch ends with the test: programs that later tests start would inherit it."""
    before = {name: os.environ.get(name) for name in ("OMP_WAIT_POLICY", "THP_MEM_ALLOC_ENABLE")}
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture
def write_raw(tmp_path: Path) -> Callable[..., Path]:
    """write_raw(uint16 (h, w), name) -> a DNG file, black at 512 and white at 16383. `filters` are 0, 1, 2 for R, G, B,
    `orientation` EXIF's, `matrix` what XYZ is multiplied by, `neutral` how the camera saw white; a `preview` is uint8
    (h, w, 3)."""

    def write(
        samples: np.ndarray,
        name: str = "a.ARW",
        filters: bytes = RGGB,
        orientation: int = 1,
        matrix: tuple[float, ...] = UNITY,
        neutral: tuple[float, float, float] = (1, 1, 1),
        preview: np.ndarray | None = None,
    ) -> Path:
        camera = [
            (271, "s", 0, "Unveil", True),
            (272, "s", 0, "Test camera", True),
            (274, "H", 1, orientation, True),
            (50706, "B", 4, bytes((1, 4, 0, 0)), True),
            (50708, "s", 0, "Unveil Test camera", True),
            (50721, "2i", 9, _ratios(matrix), True),
            (50728, "2I", 3, _ratios(neutral), True),
            (50778, "H", 1, 21, True),
        ]
        sensor = [
            (33421, "H", 2, (2, 2), True),
            (33422, "B", 4, filters, True),
            (50714, "H", 1, 512, True),
            (50717, "H", 1, 16383, True),
        ]
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with tifffile.TiffWriter(path) as file:
            if preview is None:
                file.write(samples, photometric=32803, extratags=[*camera, *sensor], metadata=None)
            else:
                file.write(preview, compression="jpeg", subifds=1, subfiletype=1, extratags=camera, metadata=None)
                file.write(samples, photometric=32803, subfiletype=0, extratags=sensor, metadata=None)
        return path

    return write


def _ratios(numbers: tuple[float, ...]) -> tuple[int, ...]:
    ratios = (Fraction(number).limit_denominator(10**6) for number in numbers)
    return tuple(part for ratio in ratios for part in (ratio.numerator, ratio.denominator))
