"""The Bayer mosaic of a sensor that begins with red, and its four planes: R, G, B, G (NETWORKS.md section 5)."""

from __future__ import annotations

import numpy as np

RED_FIRST = [[0, 1], [3, 2]]
"""LibRaw's numbers of the colours in a cell: red, green; the second green, blue."""
CELL = ((0, 0, 0), (0, 1, 1), (1, 1, 2), (1, 0, 1))
"""Row, column and colour (of red, green, blue) of the planes."""


def planes(mosaic: np.ndarray) -> np.ndarray:
    """(2h, 2w), one colour a pixel -> (h, w, 4). An odd last row or column is left out."""
    height, width = (side // 2 * 2 for side in mosaic.shape)
    return np.stack([mosaic[row:height:2, column:width:2] for row, column, _ in CELL], axis=-1)


def sampled(picture: np.ndarray) -> np.ndarray:
    """(2h, 2w, 3) -> (h, w, 4): what a mosaic would have seen of it. The sides are even."""
    return np.stack([picture[row::2, column::2, colour] for row, column, colour in CELL], axis=-1)
