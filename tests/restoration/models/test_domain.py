"""Between photographs and networks."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from restoration.models.domain import RgbDomain

PIXELS = np.random.default_rng(0).random((4, 5, 3), np.float32)


@pytest.mark.parametrize("domain", [RgbDomain(), RgbDomain(peak=255), RgbDomain(bgr=True), RgbDomain(grey=True)])
def test_an_identity_network_gives_the_photograph_back(domain: RgbDomain) -> None:
    before = PIXELS.copy()
    np.testing.assert_allclose(domain.decode(domain.encode(PIXELS)), PIXELS, atol=1e-6)
    np.testing.assert_array_equal(PIXELS, before)


def test_mean_and_deviation_are_those_of_the_network_s_own_colours() -> None:
    images = RgbDomain(mean=(0.1, 0.2, 0.3), std=(0.5, 1, 2)).encode(PIXELS)
    np.testing.assert_allclose(images[0, 0], (PIXELS[..., 0] - 0.1) / 0.5, atol=1e-6)
    np.testing.assert_allclose(images[0, 2], (PIXELS[..., 2] - 0.3) / 2, atol=1e-6)


def test_the_order_of_colours_is_turned_round() -> None:
    np.testing.assert_array_equal(RgbDomain(bgr=True).encode(PIXELS)[0, 0], PIXELS[..., 2])


def test_a_grey_network_meets_each_colour_alone() -> None:
    images = RgbDomain(grey=True, peak=255).encode(PIXELS)
    assert images.shape == (3, 1, 4, 5)
    torch.testing.assert_close(images[1, 0], torch.from_numpy(PIXELS[..., 1] * 255))
