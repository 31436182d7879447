"""CIEDE2000 against the pairs that Sharma, Wu and Dalal published (2005, table 1)."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.delta_e import BAND_ROWS, ciede2000, delta_e, differences, lab

# Two L*a*b* colours and how far apart they are.
PUBLISHED = np.array(
    [
        (50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425),
        (50.0000, 3.1571, -77.2803, 50.0000, 0.0000, -82.7485, 2.8615),
        (50.0000, 2.8361, -74.0200, 50.0000, 0.0000, -82.7485, 3.4412),
        (50.0000, -1.3802, -84.2814, 50.0000, 0.0000, -82.7485, 1.0000),
        (50.0000, -1.1848, -84.8006, 50.0000, 0.0000, -82.7485, 1.0000),
        (50.0000, -0.9009, -85.5211, 50.0000, 0.0000, -82.7485, 1.0000),
        (50.0000, 0.0000, 0.0000, 50.0000, -1.0000, 2.0000, 2.3669),
        (50.0000, -1.0000, 2.0000, 50.0000, 0.0000, 0.0000, 2.3669),
        (50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0009, 7.1792),
        (50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0010, 7.1792),
        (50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0011, 7.2195),
        (50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0012, 7.2195),
        (50.0000, -0.0010, 2.4900, 50.0000, 0.0009, -2.4900, 4.8045),
        (50.0000, -0.0010, 2.4900, 50.0000, 0.0010, -2.4900, 4.8045),
        (50.0000, -0.0010, 2.4900, 50.0000, 0.0011, -2.4900, 4.7461),
        (50.0000, 2.5000, 0.0000, 50.0000, 0.0000, -2.5000, 4.3065),
        (50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492),
        (50.0000, 2.5000, 0.0000, 61.0000, -5.0000, 29.0000, 22.8977),
        (50.0000, 2.5000, 0.0000, 56.0000, -27.0000, -3.0000, 31.9030),
        (50.0000, 2.5000, 0.0000, 58.0000, 24.0000, 15.0000, 19.4535),
        (50.0000, 2.5000, 0.0000, 50.0000, 3.1736, 0.5854, 1.0000),
        (50.0000, 2.5000, 0.0000, 50.0000, 3.2972, 0.0000, 1.0000),
        (50.0000, 2.5000, 0.0000, 50.0000, 1.8634, 0.5757, 1.0000),
        (50.0000, 2.5000, 0.0000, 50.0000, 3.2592, 0.3350, 1.0000),
        (60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644),
        (63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630),
        (61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731),
        (35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645),
        (22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373),
        (36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146),
        (90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441),
        (90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381),
        (6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377),
        (2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082),
    ]
)


def noise(height: int, width: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


@pytest.mark.parametrize("turned", [False, True])
def test_the_published_pairs_are_as_far_apart_as_published(turned: bool) -> None:
    one, other = PUBLISHED[:, :3], PUBLISHED[:, 3:6]
    found = ciede2000(other, one) if turned else ciede2000(one, other)
    assert len(found) == 34
    assert found == pytest.approx(PUBLISHED[:, 6], abs=5e-5)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((1, 1, 1), (100, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((1, 0, 0), (53.2408, 80.0925, 67.2032)),
        ((0, 1, 0), (87.7347, -86.1827, 83.1793)),
        ((0, 0, 1), (32.2970, 79.1875, -107.8602)),
    ],
)
def test_the_corners_of_srgb_are_where_they_should_be(colour: tuple, expected: tuple) -> None:
    assert lab(np.array(colour, np.float32).reshape(1, 1, 3))[0, 0] == pytest.approx(expected, abs=2e-3)


def test_every_grey_has_no_colour() -> None:
    greys = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    assert np.abs(lab(greys)[..., 1:]).max() < 1e-9


def test_black_and_white_are_a_hundred_apart() -> None:
    black = np.zeros((3, 4, 3), np.float32)
    assert delta_e(black, black + 1) == pytest.approx(100)
    assert delta_e(black, black) == 0


def test_bytes_and_floats_give_the_same_number() -> None:
    one, other = noise(9, 7, 1), noise(9, 7, 2)
    assert delta_e(one, other) == pytest.approx(delta_e(one / 255, other / 255), rel=1e-6)


def test_in_bands_it_is_the_mean_of_all_pixels() -> None:
    one, other = noise(2 * BAND_ROWS + 5, 6, 3), noise(2 * BAND_ROWS + 5, 6, 4)
    assert delta_e(one, other) == pytest.approx(differences(one, other).mean(dtype=np.float64), rel=1e-9)


def test_red_and_blue_are_not_the_same() -> None:
    """Channels in the wrong order would give another number."""
    red, grey = np.zeros((2, 2, 3)), np.full((2, 2, 3), 0.5)
    red[..., 0] = 1
    assert abs(delta_e(red, grey) - delta_e(red[..., ::-1], grey)) > 5


def test_pictures_of_two_sizes_and_empty_ones_are_refused() -> None:
    with pytest.raises(ValueError, match="one size"):
        delta_e(noise(3, 4, 0), noise(4, 3, 0))
    with pytest.raises(ValueError, match="one size"):
        delta_e(noise(0, 4, 0), noise(0, 4, 0))
