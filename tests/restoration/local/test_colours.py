from __future__ import annotations

import cv2
import numpy as np
import pytest

from restoration.local.colours import lock
from restoration.photo.colour import LUMA
from restoration.srgb import decoded, encoded

SIZE = (128, 192)


def locked(original: np.ndarray, restored: np.ndarray) -> np.ndarray:
    return lock(original, restored).over(restored, len(restored))


def colourful(seed: int = 1) -> np.ndarray:
    """Soft patches of moderate colours."""
    rng = np.random.default_rng(seed)
    patches = rng.uniform(0.35, 0.65, (4, 6, 3)).astype(np.float32)
    return np.clip(cv2.resize(patches, SIZE[::-1], interpolation=cv2.INTER_CUBIC), 0, 1)


def luminance(pixels: np.ndarray) -> np.ndarray:
    return decoded(pixels) @ LUMA


def test_a_grey_ramp_stays_what_it_is():
    ramp = np.repeat(np.tile(np.linspace(0, 1, SIZE[1], dtype=np.float32), (SIZE[0], 1))[..., None], 3, axis=2)
    np.testing.assert_allclose(locked(ramp, ramp), ramp, atol=1e-4)
    brighter = ramp**0.5
    np.testing.assert_allclose(locked(ramp, brighter), brighter, atol=1e-4)


@pytest.mark.parametrize("cast", [(1.1, 1.0, 0.85), (0.9, 1.05, 1.0)])
def test_a_cast_of_the_network_is_taken_back_to_within_a_level(cast):
    original = colourful()
    restored = np.clip(original * np.float32(cast), 0, 1)
    made = locked(original, restored)
    light = decoded(made) / luminance(made)[..., None] * luminance(original)[..., None]  # as light as the photograph
    blocks = cv2.resize(encoded(light) - original, (6, 4), interpolation=cv2.INTER_AREA)
    assert np.abs(cv2.resize(restored - original, (6, 4), interpolation=cv2.INTER_AREA)).max() > 8 / 255
    assert np.abs(blocks).max() < 1 / 255


def test_the_light_is_the_result_s():
    original, restored = colourful(1), np.clip(colourful(2) ** 1.5, 0, 1)
    np.testing.assert_allclose(luminance(locked(original, restored)), luminance(restored), atol=2e-4)


def test_colours_of_a_brightened_photograph_are_as_saturated_as_before():
    original = np.full((*SIZE, 3), (0.12, 0.1, 0.06), np.float32)
    restored = np.full((*SIZE, 3), 0.5, np.float32)
    made = locked(original, restored)[0, 0]
    assert made[0] > 0.5 > made[2] + 0.1


def test_fine_colour_stays_the_result_s():
    original = np.full((*SIZE, 3), 0.5, np.float32)
    restored = original.copy()
    restored[::8, ::8] = (0.8, 0.4, 0.4)
    spot = locked(original, restored)[64, 64]
    assert spot[0] - spot[1] > 0.3


def test_it_stays_within_the_range_where_colours_clash():
    original = np.zeros((*SIZE, 3), np.float32)
    original[..., 2] = 1
    restored = np.full((*SIZE, 3), 0.95, np.float32)
    made = locked(original, restored)
    assert made.min() >= 0
    assert made.max() <= 1
    np.testing.assert_allclose(luminance(made), luminance(restored), atol=1e-3)
