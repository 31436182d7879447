from __future__ import annotations

import imagecodecs
import numpy as np
import pytest

from restoration.photo import colour


def test_every_level_of_8_and_16_bits_survives_floats() -> None:
    for kind, bits in ((np.uint8, 8), (np.uint16, 16)):
        levels = np.arange(np.iinfo(kind).max + 1, dtype=kind).reshape(-1, 16, 1)
        np.testing.assert_array_equal(colour.in_integers(colour.in_floats(levels), bits), levels)


def test_adobe_rgb_becomes_what_its_definition_says(adobe_rgb: bytes) -> None:
    values = np.array([[[0.4, 0.5, 0.6]]], np.float32)
    linear = values.astype(np.float64)[0, 0] ** (563 / 256)
    # Adobe RGB (1998) and sRGB have the same white and red; the matrix between them, from their primaries.
    to_srgb = np.array([[1.39836, -0.39836, 0], [0, 1, 0], [0, -0.04293, 1.04293]]) @ linear
    expected = 1.055 * to_srgb ** (1 / 2.4) - 0.055
    np.testing.assert_allclose(colour.to_srgb(values, "rgb", adobe_rgb)[0, 0], expected, atol=5e-4)


def test_there_and_back_is_the_same(adobe_rgb: bytes, picture16: np.ndarray) -> None:
    pixels = colour.to_srgb(picture16, "rgb", adobe_rgb)
    back = colour.in_integers(colour.from_srgb(pixels, adobe_rgb, "rgb"), 16)
    assert np.abs(back.astype(int) - picture16).max() <= 1


def test_the_fast_path_of_8_bits_is_right_within_a_level(adobe_rgb: bytes) -> None:
    levels = np.random.default_rng(0).integers(0, 256, (50, 50, 3), np.uint8)
    fast = colour.to_srgb(levels, "rgb", adobe_rgb)
    exact = colour.to_srgb(colour.in_floats(levels), "rgb", adobe_rgb)
    assert np.abs(fast - exact).max() < 0.5 / 255
    assert np.abs(fast - exact).mean() < 0.05 / 255


def test_bands_and_threads_do_not_show(adobe_rgb: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    levels = np.random.default_rng(0).integers(0, 65_536, (37, 11, 3), np.uint16)
    whole = colour.to_srgb(levels, "rgb", adobe_rgb)
    monkeypatch.setattr(colour, "BAND_PIXELS", 30)
    np.testing.assert_array_equal(colour.to_srgb(levels, "rgb", adobe_rgb), whole)


def test_srgb_is_recognised_by_what_it_does(adobe_rgb: bytes) -> None:
    assert colour.is_srgb(imagecodecs.cms_profile("srgb"))
    assert not colour.is_srgb(adobe_rgb)


def test_only_colours_outside_srgb_count_as_clipped(adobe_rgb: bytes) -> None:
    grey = np.full((20, 20, 3), 128, np.uint8)
    green = np.broadcast_to(np.array([0, 255, 0], np.uint8), (20, 20, 3))
    assert not colour.clips(grey, adobe_rgb)
    assert colour.clips(green, adobe_rgb)


def test_profiles_know_their_space(adobe_rgb: bytes, grey_gamma: bytes) -> None:
    assert colour.profile_space(adobe_rgb) == "rgb"
    assert colour.profile_space(grey_gamma) == "grey"
    assert colour.profile_space(adobe_rgb[:100]) is None
    assert colour.profile_space(bytes(200)) is None


def test_ink_without_a_profile_darkens() -> None:
    inks = np.array([[[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255]]], np.uint8)
    white, cyan, black = colour.cmyk_without_profile(inks)[0]
    assert white.min() > 0.99
    assert cyan[0] < 0.5 < cyan[2]
    assert black.max() < 0.2
