"""The classical method that networks must beat."""

from __future__ import annotations

import numpy as np

from restoration.classic.dark_channel import atmospheric_light, dark_channel, dehaze, transmission
from restoration.metrics import psnr


def scene(height: int = 120, width: int = 160) -> np.ndarray:
    """Coloured squares with black among them: every patch has a dark channel near zero."""
    rng = np.random.default_rng(2)
    return np.kron(rng.random((height // 4, width // 4, 3)) ** 2, np.ones((4, 4, 1))).astype(np.float32)


def test_haze_is_measured_and_removed() -> None:
    clean = scene()
    t, airlight = 0.5, np.array([0.9, 0.9, 0.92], np.float32)
    hazy = (clean * t + airlight * (1 - t)).astype(np.float32)
    hazy[:10] = airlight  # a sky, from which the airlight is judged
    np.testing.assert_allclose(atmospheric_light(hazy), airlight, atol=0.02)
    assert abs(float(np.median(transmission(hazy, airlight)[20:])) - t) < 0.06
    assert psnr(dehaze(hazy)[20:], clean[20:]) > psnr(hazy[20:], clean[20:]) + 6


def test_the_dark_channel_is_the_least_value_around() -> None:
    image = np.ones((40, 40, 3), np.float32)
    image[20, 20, 1] = 0.25
    dark = dark_channel(image)
    assert dark[27, 27] == dark[13, 13] == 0.25
    assert dark[28, 28] == dark[12, 12] == 1


def test_a_large_photograph_is_judged_small_and_restored_at_full_size() -> None:
    hazy = np.kron(scene() * 0.5 + 0.4, np.ones((9, 9, 1), np.float32)).astype(np.float32)
    before = hazy.copy()
    restored = dehaze(hazy)
    assert restored.shape == hazy.shape
    assert restored.dtype == np.float32
    assert np.isfinite(restored).all()
    assert restored.std() > hazy.std()
    np.testing.assert_array_equal(hazy, before)


def test_a_black_photograph_stays_black() -> None:
    assert dehaze(np.zeros((30, 40, 3), np.float32)).max() == 0
