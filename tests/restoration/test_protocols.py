"""Numbers of published evaluation code, made anew. Sections of golden/metrics.json that name no tag for their pictures
have "mprderain", "durnskimage" and "rcanmat"."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from restoration.protocols import PROTOCOLS, fitted, full_luma, judge, rounded_luma

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/metrics.json").read_text())
SINGLE = 1e-6  # the published code computes in single precision
DOUBLE = 1e-12
Pair = Callable[[str, dict], tuple[np.ndarray, np.ndarray]]
RNG = np.random.default_rng(11)


def psnr_of_all(decibels: list[float]) -> float:
    """Of equally large pictures taken together, as the published code takes a batch."""
    return float(-10 * np.log10(np.mean(10 ** (-np.array(decibels) / 10))))


@pytest.mark.parametrize("tag", ["ffa1", "ffa2"])
def test_ffa_clamps_and_pads_with_zeros(pair: Pair, tag: str) -> None:
    about = GOLDEN["ffa_metrics_py"][tag]
    clean, spoilt = pair(tag, about)
    scores = [judge(PROTOCOLS["ffa"], x, y) for x, y in zip(np.float32(spoilt * 1.3 - 0.1), clean, strict=True)]
    assert psnr_of_all([score[0] for score in scores]) == pytest.approx(about["psnr"], abs=SINGLE)
    assert [score[1] for score in scores] == pytest.approx(about["ssim_per_image"], abs=SINGLE)


def test_ffa_gives_equal_pictures_100_decibels_and_others_do_not() -> None:
    image = RNG.random((16, 16, 3))
    assert judge(PROTOCOLS["ffa"], image, image)[0] == GOLDEN["ffa_metrics_py"]["identical_psnr"]
    assert judge(PROTOCOLS["rgb"], image, image)[0] == float("inf")


@pytest.mark.parametrize("tag", ["mpr1", "mpr2"])
def test_mprnet_measures_floats_for_noise_and_bytes_for_blur(pair: Pair, tag: str) -> None:
    about = GOLDEN["mprnet_losses_and_psnr"][tag]
    clean, spoilt = pair(tag, about)
    for protocol, key in (("mprnet-denoise", "torchPSNR"), ("mprnet-deblur", "numpyPSNR_255")):
        decibels = [judge(PROTOCOLS[protocol], x, y)[0] for x, y in zip(spoilt, clean, strict=True)]
        assert psnr_of_all(decibels) == pytest.approx(about[key], abs=3e-6)


def test_mprnet_rounds_the_luma_of_rain(pair: Pair) -> None:
    about = GOLDEN["mprnet_deraining_protocol_numpy_port"]
    clean, spoilt = pair("mprderain", about)
    score = judge(PROTOCOLS["mprnet-derain"], spoilt[0], clean[0])
    assert score == pytest.approx((about["psnr"], about["ssim"]), abs=DOUBLE)


def test_durn_truncates_and_weighs_a_square_window_alike(pair: Pair) -> None:
    about = GOLDEN["durn_skimage_protocol"]
    clean, spoilt = pair("durnskimage", about)
    for channels in ("rgb", "y"):
        score = judge(PROTOCOLS[f"durn-{channels}"], spoilt[0], clean[0])
        assert score == pytest.approx((about[f"{channels}_psnr"], about[f"{channels}_ssim"]), abs=DOUBLE)


def test_durn_measures_grey_pictures_by_their_first_colour() -> None:
    first, second = RNG.random((2, 16, 16))
    noisy = np.stack([first, second, second], axis=2)
    grey = np.repeat(second[..., None], 3, axis=2)
    expected = judge(PROTOCOLS["durn-rgb"], first, second)
    assert judge(PROTOCOLS["durn-grey"], noisy, grey) == pytest.approx(expected)
    assert judge(PROTOCOLS["durn-grey"], first, second) == pytest.approx(expected)


@pytest.mark.parametrize("tag", ["rcan1", "rcan2"])
def test_rcan_in_python_weighs_differences_and_rounds_only_the_result(pair: Pair, tag: str) -> None:
    about = GOLDEN["rcan_calc_psnr_python"][tag]
    clean, spoilt = (batch[0] / np.float64(255) for batch in pair(tag, about))
    decibels, _ = judge(PROTOCOLS["rcan-python"], spoilt, clean, about["scale"])
    assert decibels == pytest.approx(about["psnr_benchmark_True"], abs=SINGLE)


@pytest.mark.parametrize("protocol", ["rcan", "san", "han"])
@pytest.mark.parametrize("scale", [2, 4])
def test_papers_on_enlarging_shave_the_scale_off_unrounded_luma(pair: Pair, protocol: str, scale: int) -> None:
    about = GOLDEN["rcan_matlab_protocol_numpy_port"]
    clean, spoilt = pair("rcanmat", about)
    score = judge(PROTOCOLS[protocol], spoilt[0], clean[0], scale)
    assert score == pytest.approx(tuple(about[f"scale{scale}"].values()), abs=SINGLE)


def test_opencv_agrees_about_its_luma() -> None:
    image = RNG.integers(0, 256, (64, 64, 3)).astype(np.uint8)
    np.testing.assert_array_equal(full_luma(image) * 255, cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb)[..., 0])
    np.testing.assert_array_equal(full_luma(image[..., 0]) * 255, image[..., 0])


def test_rounded_luma_is_whole_numbers_of_video_range() -> None:
    corners = np.array([[[0, 0, 0], [255, 255, 255], [255, 0, 0]]], np.uint8)
    np.testing.assert_allclose(rounded_luma(corners) * 255, [[16, 235, 81]])


def test_bytes_survive_every_protocol_unchanged() -> None:
    """Also when a reader divided them by 255 in single precision: truncation would otherwise darken a clean picture."""
    image = np.arange(256, dtype=np.uint8).reshape(16, 16)
    for protocol in PROTOCOLS.values():
        assert judge(protocol, image.astype(np.float32) / np.float32(255), image)[1] == pytest.approx(1)
    durn = PROTOCOLS["durn-rgb"]
    assert judge(durn, image.astype(np.float32) / np.float32(255), image)[0] == float("inf")


def test_a_larger_reference_is_cut_where_the_paper_cuts_it() -> None:
    reference = np.arange(48 * 64).reshape(48, 64)
    np.testing.assert_array_equal(fitted(PROTOCOLS["ffa"], reference, 46, 62), reference[1:-1, 1:-1])
    np.testing.assert_array_equal(fitted(PROTOCOLS["rcan"], reference, 46, 62), reference[:46, :62])
    np.testing.assert_array_equal(fitted(PROTOCOLS["ffa"], reference, 48, 64), reference)


def test_every_protocol_says_what_it_is() -> None:
    for name, protocol in PROTOCOLS.items():
        assert protocol.id == name
        assert protocol.about
