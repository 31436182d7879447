"""Camera RAW files of our own, whose scene is known: DNG, as small as LibRaw takes them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import numpy as np
import tifffile

from restoration.srgb import decoded

BLACK, WHITE = 512, 16383
RGGB = (0, 1, 1, 2)  # the filters of a cell, row by row: 0, 1, 2 for red, green, blue
UNITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
XYZ_TO_SRGB = np.array(
    [[3.2404542, -1.5371385, -0.4985314], [-0.969266, 1.8760108, 0.041556], [0.0556434, -0.2040259, 1.0572252]]
)
"""Linear sRGB of CIE XYZ (IEC 61966-2-1)."""
COLOUR_FILTER_ARRAY = 32803


def write_dng(
    path: Path,
    samples: np.ndarray,
    filters: tuple[int, ...] = RGGB,
    orientation: int = 1,
    matrix: Iterable[float] = UNITY,
    neutral: tuple[float, float, float] = (1, 1, 1),
    preview: np.ndarray | None = None,
) -> None:
    """uint16 (h, w) -> a file, black at 512 and white at 16383. `orientation` is EXIF's, `matrix` what XYZ is
    multiplied by, `neutral` how the camera saw white; a `preview` is uint8 (h, w, 3)."""
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
        (33422, "B", 4, bytes(filters), True),
        (50714, "H", 1, BLACK, True),
        (50717, "H", 1, WHITE, True),
    ]
    with tifffile.TiffWriter(path) as file:
        if preview is None:
            file.write(samples, photometric=COLOUR_FILTER_ARRAY, extratags=[*camera, *sensor], metadata=None)
            return
        rows = len(preview)  # one strip: LibRaw takes the first for the whole
        how = {"compression": "jpeg", "rowsperstrip": rows, "subifds": 1, "subfiletype": 1, "metadata": None}
        file.write(preview, extratags=camera, **how)
        file.write(samples, photometric=COLOUR_FILTER_ARRAY, subfiletype=0, extratags=sensor, metadata=None)


def counted(
    image: np.ndarray,
    mixing: np.ndarray,
    neutral: tuple[float, float, float],
    filters: tuple[int, ...] = RGGB,
    exposure: float = 0.0,
    noise: tuple[float, float] = (0.0, 0.0),
    seed: int = 0,
) -> np.ndarray:
    """uint16 (h, w): what a sensor makes of an sRGB picture (h, w, 3) with even sides, `exposure` in EV. Its red, green
    and blue see `mixing` of linear sRGB, and white as `neutral`; noise has the variance read^2 + shot * light."""
    seen = (decoded(image.astype(np.float64)) @ mixing.T) * neutral * 2**exposure
    light = np.empty(image.shape[:2])
    for place, colour in enumerate(filters):
        row, column = divmod(place, 2)
        light[row::2, column::2] = seen[row::2, column::2, colour]
    read, shot = noise
    light += np.sqrt(read**2 + shot * light) * np.random.default_rng(seed).standard_normal(light.shape)
    return np.clip(np.rint(BLACK + light * (WHITE - BLACK)), 0, WHITE).astype(np.uint16)


def matrix_of(mixing: np.ndarray, neutral: tuple[float, float, float]) -> Iterable[float]:
    """What a DNG file says of such a camera."""
    return (np.diag(neutral) @ mixing @ XYZ_TO_SRGB).ravel().tolist()


def _ratios(numbers: Iterable[float]) -> tuple[int, ...]:
    ratios = (Fraction(number).limit_denominator(10**6) for number in numbers)
    return tuple(part for ratio in ratios for part in (ratio.numerator, ratio.denominator))
