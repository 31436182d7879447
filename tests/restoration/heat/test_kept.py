from __future__ import annotations

import cv2
import numpy as np

from restoration import heat
from restoration.heat import Limits

GREYS = np.linspace(0, 255, 32).astype(np.uint8)


def lab(pixels: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(np.ascontiguousarray(pixels[..., :3]), cv2.COLOR_BGR2LAB).astype(int)


def painted(opacity: float = 1.0) -> np.ndarray:
    """A row for each grey, a column for each gate value."""
    luma = np.repeat(GREYS[:, np.newaxis], 256, axis=1)
    numbers = np.repeat(np.arange(256, dtype=np.uint8)[np.newaxis], len(GREYS), axis=0)
    return heat.luminance_kept(luma, numbers, heat.kept_colours(Limits(), opacity))


def test_lightness_is_the_photographs_whatever_the_gate_says() -> None:
    lightness = lab(painted())[..., 0]
    middle = lightness[8:24]
    assert np.ptp(middle, axis=1).max() <= 20, "but for colours that no screen has"
    assert (np.diff(lightness.mean(axis=1)) > 0).all()


def test_colour_is_the_gates_and_grey_without_opacity() -> None:
    chroma = np.abs(lab(painted())[16, :, 1:] - 128).max(axis=1)
    assert chroma.min() > 12
    assert np.abs(lab(painted(opacity=0.0))[..., 1:] - 128).max() <= 1
    assert painted()[..., 3].min() == 255


def test_the_scale_has_the_colours_of_a_middle_grey() -> None:
    scale = heat.kept_palette(Limits()).astype(int)
    on_grey = heat.luminance_kept(
        np.full((1, 256), 142, np.uint8), np.arange(256, dtype=np.uint8)[np.newaxis], heat.kept_colours(Limits())
    )[0, :, 2::-1].astype(int)
    assert np.abs(scale - on_grey).max() <= 24
    assert np.abs(np.diff(scale, axis=0)).max() <= 12, "it runs without a jump"
