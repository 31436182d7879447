"""Haze lifts the dark channel and takes contrast; darkness takes brightness."""

from __future__ import annotations

import numpy as np

from restoration.diagnosis.tones import dark_channel, tones


def test_the_dark_channel_is_the_least_around() -> None:
    pixels = np.ones((40, 80, 3), np.float32)
    pixels[20, 40, 1] = 0.2
    dark = dark_channel(pixels)
    assert np.argwhere(dark < 1).min(axis=0).tolist() == [18, 38]
    assert np.argwhere(dark < 1).max(axis=0).tolist() == [22, 42]
    assert dark.min() == np.float32(0.2)


def test_haze_shows_in_the_dark_channel(scene: np.ndarray) -> None:
    clear, hazy = np.array(tones(scene)), np.array(tones(0.4 * scene + 0.54))
    assert len(clear) == 57
    dark = np.s_[17:24]
    assert np.all(hazy[dark] > clear[dark])
    local_contrast = np.s_[-5:-1]
    assert np.all(hazy[local_contrast] < clear[local_contrast])


def test_darkness_shows_in_brightness(scene: np.ndarray) -> None:
    levels = np.s_[:12]
    assert np.all(np.array(tones(scene * 0.1))[levels] <= np.array(tones(scene))[levels])
