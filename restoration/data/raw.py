"""Raw files as Learning to See in the Dark takes them (Chen et al., CVPR 2018; NETWORKS.md section 5), by rawpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rawpy

from restoration.bayer import RED_FIRST, planes
from restoration.errors import UnreadablePhoto
from restoration.naming import shown

BLACK, WHITE = 512, 16383  # of Sony's 14-bit sensors


def packed(samples: np.ndarray) -> np.ndarray:
    """Integers (h, w) as the sensor gave them -> max(samples - 512, 0) / (16383 - 512), float32 (h/2, w/2, 4).

    The channels are the places of a 2 x 2 cell, as restoration.bayer has them.
    """
    return planes(np.maximum(samples.astype(np.float32) - BLACK, 0) / np.float32(WHITE - BLACK))


def read_bayer(path: Path) -> np.ndarray:
    """As `packed`. Raises UnreadablePhoto."""
    try:
        with _opened(path) as raw:
            if raw.raw_pattern is None or raw.raw_pattern.tolist() != RED_FIRST:
                raise UnreadablePhoto(
                    f"The sensor of “{shown(path)}” is not a Bayer sensor that begins with red.",
                    "The published scaling is for the Sony files of SID alone.",
                )
            return packed(raw.raw_image_visible)
    except rawpy.LibRawError as error:
        raise _damaged(path) from error


def read_developed(path: Path) -> np.ndarray:
    """float32 (h, w, 3) in [0, 1] from 16 bits: the camera's white balance, brightness as exposed, in the position of
    the sensor, so that it fits the packed picture. Raises UnreadablePhoto."""
    try:
        with _opened(path) as raw:
            pixels = raw.postprocess(
                use_camera_wb=True, half_size=False, no_auto_bright=True, output_bps=16, user_flip=0
            )
    except rawpy.LibRawError as error:
        raise _damaged(path) from error
    return np.divide(pixels, np.float32(65535), dtype=np.float32)


def _opened(path: Path) -> rawpy.RawPy:
    if not path.is_file():
        raise UnreadablePhoto(f"“{shown(path)}” is not there any more.", "Was it moved, or its disk taken out?")
    return rawpy.imread(str(path))


def _damaged(path: Path) -> UnreadablePhoto:
    return UnreadablePhoto(f"“{shown(path)}” is damaged, or no raw file.", "Download it again.")
