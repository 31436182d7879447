"""Pairs of photographs, and how they are fitted together before they are measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration.degrade.imresize import imresize
from restoration.delta_e import delta_e
from restoration.errors import BadRecipe
from restoration.evaluation import Evaluation, evaluate, evaluate_method, judged, of_files, pairs_of, published_pairs
from restoration.protocols import PROTOCOLS, judge
from restoration.streams import finished
from restoration.suite import NOISE, clean_sets, sets_of
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
    pair = of_files(stored(folder / "input.png", spoilt), stored(folder / "target.png", clean))
    return finished(evaluate(Stand(method), "stand", (pair,), protocol))  # type: ignore[arg-type]


def test_every_protocol_measures_what_the_engine_made(tmp_path: Path) -> None:
    spoilt = CLEAN // 2 + 60
    for name, protocol in PROTOCOLS.items():
        found = measured(tmp_path, spoilt, CLEAN, lambda pixels: pixels - 50, name)
        assert (found.psnr, found.ssim) == pytest.approx(judge(protocol, spoilt - 50, CLEAN))
        assert (found.input_psnr, found.input_ssim) == pytest.approx(judge(protocol, spoilt, CLEAN))
        assert found.delta_e == pytest.approx(delta_e(spoilt - 50, CLEAN))
        assert found.input_delta_e == pytest.approx(delta_e(spoilt, CLEAN))


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


def test_a_model_of_another_scale_is_told_apart_from_a_wrong_pair(tmp_path: Path) -> None:
    small = imresize(CLEAN, 1 / 2)
    with pytest.raises(BadRecipe, match="enlarges 4 times, but the targets are 2 times") as caught:
        measured(tmp_path, small, CLEAN, lambda pixels: imresize(pixels, 4), "rcan")
    assert "reduced 4 times" in caught.value.hint


def test_results_of_others_are_measured_as_they_are(tmp_path: Path) -> None:
    theirs = (CLEAN // 2 + 60).astype(np.uint8)
    pair = of_files(stored(tmp_path / "baby_RCAN_x4.png", theirs), stored(tmp_path / "baby.png", CLEAN))
    found = finished(judged((pair,), "rcan", 4))
    assert (found.psnr, found.ssim) == pytest.approx(judge(PROTOCOLS["rcan"], theirs, CLEAN, 4))


@pytest.mark.parametrize(
    ("result", "target"),
    [("baby", "baby"), ("babyx4", "baby"), ("baby_RCAN_x4", "baby"), ("img_10_SR", "img_10"), ("img_1-x2", "img_1")],
)
def test_results_are_often_called_after_their_target(tmp_path: Path, result: str, target: str) -> None:
    results, targets = tmp_path / "sr", tmp_path / "hr"
    for folder in (results, targets):
        folder.mkdir()
    for name in ("baby", "bab", "img_1", "img_10"):
        stored(targets / f"{name}.png", CLEAN if name == target else CLEAN // 2)
    stored(results / f"{result}.png", CLEAN)
    (pair,) = pairs_of(results, targets)
    photo, wanted = pair.load()
    np.testing.assert_array_equal(photo.pixels, wanted)


def test_a_name_that_only_begins_alike_is_no_partner(tmp_path: Path) -> None:
    for folder, name in (("sr", "img_10"), ("hr", "img_1")):
        (tmp_path / folder).mkdir()
        stored(tmp_path / folder / f"{name}.png", CLEAN)
    with pytest.raises(BadRecipe, match="img_10"):
        pairs_of(tmp_path / "sr", tmp_path / "hr")


def test_a_published_set_is_measured_as_it_was_laid_out(tmp_path: Path) -> None:
    for name, pixels in (("hazy/1400_1.png", CLEAN // 2), ("clear/1400.png", CLEAN)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        stored(tmp_path / name, pixels)
    (pair,) = published_pairs("sots-indoor", tmp_path)
    photo, target = pair.load()
    assert pair.name == "1400_1"
    np.testing.assert_array_equal(np.rint(photo.pixels * 255), CLEAN // 2)
    np.testing.assert_array_equal(np.rint(target * 255), CLEAN)


def test_a_suite_makes_noise_for_clean_pictures_and_knows_small_ones(tmp_path: Path) -> None:
    for name in ("denoise/kodak_clean/gt/a.png", "upscale/set5/hr/b.png", "dehaze/sots/gt/c.png"):
        (tmp_path / name).parent.mkdir(parents=True)
        stored(tmp_path / name, CLEAN)
    for name, pixels in (("upscale/set5/lr_x2/b.png", CLEAN[::2, ::2]), ("dehaze/sots/input/c.png", CLEAN // 2)):
        (tmp_path / name).parent.mkdir(parents=True)
        stored(tmp_path / name, pixels)
    sets = {task: list(sets_of(tmp_path / task, "rgb")) for task in ("denoise", "upscale", "dehaze")}
    assert {task: [(one.name, one.metric) for one in found] for task, found in sets.items()} == {
        "denoise": [("kodak_clean", "rgb")],
        "upscale": [("set5 x2", "rcan")],
        "dehaze": [("sots", "rgb")],
    }
    photo, clean = sets["denoise"][0].pairs[0].load()
    assert (photo.pixels - clean).std() * 255 == pytest.approx(NOISE, rel=0.2)
    assert [one.name for one in clean_sets(tmp_path, "rgb")] == ["clean"]


def test_a_method_is_measured_as_a_checkpoint_is(tmp_path: Path) -> None:
    stored(tmp_path / "a.png", CLEAN // 2)
    stored(tmp_path / "b.png", CLEAN)
    pair = of_files(tmp_path / "a.png", tmp_path / "b.png")
    scored = finished(evaluate_method("twice", lambda pixels: np.clip(pixels * 2, 0, 1), (pair,)))
    assert scored.checkpoint == "twice"
    assert scored.psnr > 40 > scored.input_psnr
