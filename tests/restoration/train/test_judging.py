"""Held-out pictures are judged as the user would get them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from restoration import catalogue
from restoration.filters import locally_affine, reduced
from restoration.infer.device import choose
from restoration.infer.forward import Forward
from restoration.metrics import psnr, ssim
from restoration.streams import finished
from restoration.train.judging import Judge, Judged, mean
from restoration.train.loop import bicubic
from restoration.train.pairs import Example
from restoration.weights import load_checkpoint


@pytest.fixture
def example() -> Example:
    rng = np.random.default_rng(0)
    clean = rng.random((41, 52, 3), np.float32)
    return (clean * 0.5 + 0.3 + 0.05 * rng.random(clean.shape, np.float32)).astype(np.float32), clean


def stored(image: np.ndarray) -> np.ndarray:
    return np.rint(image * 255).astype(np.uint8)


def judged(path: Path, example: Example, affine: int = 0) -> Judged:
    parent = replace(load_checkpoint(catalogue.find(str(path))), affine=affine)
    return finished(Judge(parent, choose("cpu"), Forward())(parent.net.state_dict(), [example], 1))[0]


def test_psnr_and_ssim_are_those_of_the_8_bit_result(identity: Path, example: Example) -> None:
    given, clean = (stored(image) for image in example)
    found = judged(identity, example)
    assert found.psnr == pytest.approx(found.input_psnr) == pytest.approx(psnr(given, clean))
    assert found.ssim == pytest.approx(ssim(given, clean))


def test_a_result_that_is_made_locally_affine_is_judged_so(identity: Path, example: Example) -> None:
    given, clean = example
    seen = reduced(given, 26)
    expected = stored(locally_affine(given, seen, seen))
    assert judged(identity, example, affine=26).psnr == pytest.approx(psnr(expected, stored(clean)))


def test_equal_pictures_are_no_more_than_very_good(identity: Path, example: Example) -> None:
    clean = example[1]
    assert judged(identity, (clean, clean)).psnr == 60


def test_an_enlarging_network_is_compared_with_bicubic(enlarger: Callable[[int], Path], example: Example) -> None:
    small, large = example[1], bicubic(example[1], 2)
    found = judged(enlarger(2), (small, large))
    assert found.input_psnr == 60
    assert 15 < found.psnr < 40


def test_several_draws_of_a_picture_count_as_their_mean() -> None:
    assert mean([Judged(10, 20, 0.5), Judged(20, 24, 0.75)]) == Judged(15, 22, 0.625)
