"""Pairs of photographs, and how they are fitted together before they are measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration.degrade.imresize import imresize
from restoration.errors import BadRecipe
from restoration.evaluation import Evaluation, Pair, evaluate
from restoration.protocols import PROTOCOLS, judge
from restoration.types import Photo, Progress, RestoreRequest, RestoreResult, Stream

RNG = np.random.default_rng(2)
CLEAN = imresize(RNG.integers(0, 256, (16, 24, 3)).astype(np.uint8), 3)


class Stand:
    """An engine whose only method is a function of bytes."""

    def __init__(self, method: Callable[[np.ndarray], np.ndarray]) -> None:
        self._method = method

    def restore(self, request: RestoreRequest) -> Stream[RestoreResult]:
        yield Progress("restoring", 0, 1)
        pixels = self._method(np.rint(request.photo.pixels * 255).astype(np.uint8))
        photo = Photo(pixels.astype(np.float32) / 255, None, request.photo.source)
        return RestoreResult(photo, 0.0, "none", "whole image", 0)


def stored(path: Path, pixels: np.ndarray) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def measured(
    folder: Path, spoilt: np.ndarray, clean: np.ndarray, method: Callable[[np.ndarray], np.ndarray], protocol: str
) -> Evaluation:
    pair = Pair("one", stored(folder / "input.png", spoilt), stored(folder / "target.png", clean))
    stream = evaluate(Stand(method), "stand", (pair,), protocol)  # type: ignore[arg-type]
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return end.value


def test_every_protocol_measures_what_the_engine_made(tmp_path: Path) -> None:
    spoilt = CLEAN // 2 + 60
    for name, protocol in PROTOCOLS.items():
        found = measured(tmp_path, spoilt, CLEAN, lambda pixels: pixels - 50, name)
        assert (found.psnr, found.ssim) == pytest.approx(judge(protocol, spoilt - 50, CLEAN))
        assert (found.input_psnr, found.input_ssim) == pytest.approx(judge(protocol, spoilt, CLEAN))


def test_what_was_enlarged_is_compared_with_bicubic_enlargement(tmp_path: Path) -> None:
    small = imresize(CLEAN, 1 / 2)
    found = measured(tmp_path, small, CLEAN, lambda pixels: pixels.repeat(2, axis=0).repeat(2, axis=1), "rcan")
    rcan = PROTOCOLS["rcan"]
    assert found.psnr == pytest.approx(judge(rcan, small.repeat(2, axis=0).repeat(2, axis=1), CLEAN, 2)[0])
    assert found.input_psnr == pytest.approx(judge(rcan, imresize(small, 2), CLEAN, 2)[0])
    assert found.input_psnr > found.psnr


def test_a_target_that_is_no_multiple_of_the_scale_loses_its_rest(tmp_path: Path) -> None:
    small = imresize(CLEAN[:46, :70], 1 / 2)
    found = measured(tmp_path, small, CLEAN[:47, :71], lambda pixels: imresize(pixels, 2), "y")
    assert found.psnr == pytest.approx(judge(PROTOCOLS["y"], imresize(small, 2), CLEAN[:46, :70])[0])


def test_ffa_net_is_measured_against_the_middle_of_a_larger_target(tmp_path: Path) -> None:
    assert measured(tmp_path, CLEAN[4:-4, 6:-6], CLEAN, np.copy, "ffa").psnr == 100
    with pytest.raises(BadRecipe, match="differ in size"):
        measured(tmp_path, CLEAN[4:-4, 6:-6], CLEAN, np.copy, "rgb")


def test_pairs_that_cannot_be_measured_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match="differ in size"):
        measured(tmp_path, CLEAN, CLEAN[:-1], np.copy, "rgb")
    with pytest.raises(BadRecipe, match="differ in size"):
        measured(tmp_path, CLEAN[:-1], CLEAN, np.copy, "rgb")
    with pytest.raises(BadRecipe, match="too small"):
        measured(tmp_path, CLEAN[:12, :12], CLEAN[:12, :12], np.copy, "rcan")
