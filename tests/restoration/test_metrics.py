"""Numbers that papers are compared by."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.metrics import luma, psnr, psnr_y, ssim, ssim_y

RNG = np.random.default_rng(3)


def test_psnr_of_a_constant_difference_is_known() -> None:
    image = np.full((8, 9, 3), 100, np.uint8)
    assert psnr(image, image + 5) == pytest.approx(20 * np.log10(255 / 5))


def test_equal_pictures_have_infinite_psnr_and_ssim_one() -> None:
    image = RNG.random((20, 30, 3))
    assert psnr(image, image) == float("inf")
    assert ssim(image, image) == pytest.approx(1)


def test_bytes_and_floats_give_the_same_numbers() -> None:
    first, second = RNG.integers(0, 256, (2, 24, 32, 3)).astype(np.uint8)
    assert psnr(first, second) == pytest.approx(psnr(first / 255, second / 255))
    assert ssim(first, second) == pytest.approx(ssim(first / 255, second / 255))


def test_luma_has_the_range_of_video() -> None:
    assert luma(np.zeros((1, 1, 3)))[0, 0] * 255 == pytest.approx(16)
    assert luma(np.ones((1, 1, 3)))[0, 0] * 255 == pytest.approx(235)
    assert luma(np.full((1, 1), 0.5))[0, 0] == pytest.approx(luma(np.full((1, 1, 3), 0.5))[0, 0])


def test_shaving_leaves_the_border_out() -> None:
    clean = RNG.random((32, 32, 3))
    spoilt = clean.copy()
    spoilt[:2], spoilt[-2:], spoilt[:, :2], spoilt[:, -2:] = 0, 0, 0, 0
    assert psnr_y(spoilt, clean, shave=2) == float("inf")
    assert ssim_y(spoilt, clean, shave=2) == pytest.approx(1)
    assert psnr_y(spoilt, clean) < 20


def test_ssim_agrees_with_its_definition_on_one_window() -> None:
    x, y = RNG.random((2, 11, 11))
    offsets = np.arange(11) - 5
    window = np.exp(-(offsets[:, None] ** 2 + offsets**2) / (2 * 1.5**2))
    window /= window.sum()
    mean_x, mean_y = (window * x).sum(), (window * y).sum()
    covariance = (window * (x - mean_x) * (y - mean_y)).sum()
    variances = (window * (x - mean_x) ** 2).sum() + (window * (y - mean_y) ** 2).sum()
    expected = (2 * mean_x * mean_y + 1e-4) * (2 * covariance + 9e-4)
    expected /= (mean_x**2 + mean_y**2 + 1e-4) * (variances + 9e-4)
    assert ssim(x, y) == pytest.approx(expected)


def test_pictures_of_different_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="shapes"):
        psnr(np.zeros((3, 4, 3)), np.zeros((4, 3, 3)))
    with pytest.raises(ValueError, match="11"):
        ssim(np.zeros((8, 8)), np.zeros((8, 8)))
