"""Numbers that papers are compared by."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from restoration.metrics import UNIFORM, VOLUME, WANG, ZERO_PADDED, Window, luma, ms_ssim, psnr, psnr_y, ssim, ssim_y

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/metrics.json").read_text())
SINGLE = 1e-6  # the published code computes in single precision
Pair = Callable[[str, dict], tuple[np.ndarray, np.ndarray]]
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
    assert ssim(x, y) == pytest.approx(ssim_by_definition(x, y, window / window.sum()))


def ssim_by_definition(x: np.ndarray, y: np.ndarray, window: np.ndarray, divisor: float = 1.0) -> float:
    """Of one place, with the weights of `window` (which sum to one)."""
    mean_x, mean_y = (window * x).sum(), (window * y).sum()
    covariance = (window * (x - mean_x) * (y - mean_y)).sum() / divisor
    variances = ((window * (x - mean_x) ** 2).sum() + (window * (y - mean_y) ** 2).sum()) / divisor
    similarity = (2 * mean_x * mean_y + 1e-4) * (2 * covariance + 9e-4)
    return similarity / ((mean_x**2 + mean_y**2 + 1e-4) * (variances + 9e-4))


def test_colours_as_a_volume_are_seen_through_one_ball_whose_borders_go_on() -> None:
    x, y = RNG.random((2, 6, 7, 3))
    offsets = np.arange(11) - 5
    squares = offsets[:, None, None] ** 2 + offsets[:, None] ** 2 + offsets**2
    ball = np.exp(-squares / (2 * 1.5**2))
    ball /= ball.sum()
    wide_x, wide_y = (np.pad(image, 5, mode="edge") for image in (x, y))
    places = [tuple(slice(start, start + 11) for start in place) for place in np.ndindex(x.shape)]
    expected = np.mean([ssim_by_definition(wide_x[place], wide_y[place], ball) for place in places])
    assert ssim(x, y, VOLUME) == pytest.approx(expected)
    assert ssim(x, y, VOLUME) != pytest.approx(ssim(x, y, Window(pad="edge")))


def test_a_uniform_window_divides_variances_by_one_less() -> None:
    x, y = RNG.random((2, 7, 7))
    assert ssim(x, y, UNIFORM) == pytest.approx(ssim_by_definition(x, y, np.full((7, 7), 1 / 49), 48 / 49))


def test_zeros_beyond_the_edges_count() -> None:
    x, y = RNG.random((2, 12, 13, 3))
    framed_x, framed_y = (np.pad(image, ((5, 5), (5, 5), (0, 0))) for image in (x, y))
    assert ssim(x, y, ZERO_PADDED) == pytest.approx(ssim(framed_x, framed_y, WANG))


@pytest.mark.parametrize("tag", ["durn1", "durn2"])
def test_zero_padded_ssim_is_that_of_durn(pair: Pair, tag: str) -> None:
    about = GOLDEN["durn_ssim_loss"][tag]
    clean, spoilt = pair(tag, about)
    images = [ssim(x, y, ZERO_PADDED) for x, y in zip(spoilt, clean, strict=True)]
    assert np.mean(images) == pytest.approx(about["ssim"], abs=SINGLE)


@pytest.mark.parametrize("tag", ["alen1", "alen2"])
def test_ms_ssim_is_that_of_alen(pair: Pair, tag: str) -> None:
    about = GOLDEN["alen_ms_ssim"][tag]
    clean, spoilt = pair(tag, about)
    assert ms_ssim(spoilt[0], clean[0]) == pytest.approx(about["ms_ssim"], abs=SINGLE)
    assert ms_ssim(clean[0], clean[0]) == pytest.approx(1)


def test_pictures_of_different_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="shapes"):
        psnr(np.zeros((3, 4, 3)), np.zeros((4, 3, 3)))
    with pytest.raises(ValueError, match="11"):
        ssim(np.zeros((8, 8)), np.zeros((8, 8)))
