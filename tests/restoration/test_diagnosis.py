"""What is wrong with a photograph."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from restoration.degrade.blur import Blur, Shake
from restoration.degrade.light import LowLight, Sensor, ToneCurve
from restoration.degrade.ops import Noise
from restoration.degrade.rain import Rain, Streaks
from restoration.diagnosis import Diagnosis, choose, diagnose
from restoration.diagnosis.classifier import CLASSES, Classifier, read_classifier, save_classifier, shipped
from restoration.diagnosis.detail import detail, haar
from restoration.diagnosis.directions import directions
from restoration.diagnosis.looks import TILE, looks_at, luma_of
from restoration.diagnosis.moments import correlation, quantiles, skewness, tailedness
from restoration.diagnosis.spots import symmetry
from restoration.diagnosis.statistics import statistics
from restoration.diagnosis.tones import dark_channel
from restoration.diagnosis.verdict import judged
from restoration.errors import UnreadableWeights
from restoration.photo import read
from restoration.types import Checkpoint, Photo

SAMPLES = Path(__file__).parents[2] / "resources/samples"
CURVE = ToneCurve(2.2, 0.5)
SPOILT = {
    "denoise": Noise(0.1, 0.0, seed=1),
    "deblur": Blur(Shake(20.0, 0.5, 0.2, 0.01, (0.5, 0.5), seed=1), None, 0.0, 0.0, CURVE),
    "lowlight": LowLight(-4.5, (1.0, 1.0, 1.0), CURVE, CURVE, Sensor(0.002, 0.0002, seed=1)),
    "derain": Rain((Streaks(0.2, 40, 2, 0.15, 0.5, 0.3, 0.2, False, seed=1),), 0.0, 0.0, seed=1),
}


@pytest.fixture(scope="module")
def street() -> np.ndarray:
    return read(SAMPLES / "hazy-street.jpg").pixels


@pytest.mark.parametrize("name", ["hazy-street.jpg", "hazy-hills.jpg", "smoky-room.jpg"])
def test_the_samples_are_hazy(name: str) -> None:
    diagnosis = diagnose(read(SAMPLES / name))
    assert diagnosis.wrong == "dehaze"
    assert not diagnosis.fine


@pytest.mark.parametrize("wrong", SPOILT)
def test_what_is_worse_than_haze_is_told_instead(wrong: str, street: np.ndarray) -> None:
    diagnosis = diagnose(Photo(np.clip(SPOILT[wrong].apply(street), 0, 1)))
    assert diagnosis.wrong == wrong
    assert diagnosis.confidence == max(diagnosis.shares.values())
    assert tuple(diagnosis.shares) == CLASSES
    assert sum(diagnosis.shares.values()) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("size", [(1, 1), (5, 7), (3, 2000), (90, 160), (600, 300), (1801, 40)])
def test_every_size_and_any_content_has_the_same_number_of_statistics(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).random((*size, 3), dtype=np.float32)
    for pixels in (noise, np.zeros_like(noise), np.ones_like(noise)):
        row = statistics(pixels)
        assert row.shape == read_classifier(shipped()).mean.shape
        assert np.isfinite(row).all()


def test_tiles_are_of_one_shape_and_within_the_photograph(street: np.ndarray) -> None:
    looks = looks_at(np.tile(street, (3, 1, 1)))
    assert len(looks.tiles) == 9
    assert {tile.shape for tile in looks.tiles} == {(TILE, TILE, 3)}


def test_a_large_photograph_is_seen_as_its_reduction() -> None:
    small = np.random.default_rng(0).random((900, 1200, 3), dtype=np.float32)
    large = small.repeat(3, axis=0).repeat(3, axis=1)
    np.testing.assert_allclose(looks_at(large).tiles[4], looks_at(small).tiles[4], atol=1e-6)


def test_noise_of_known_strength_is_measured_in_the_diagonal_detail() -> None:
    plane = np.random.default_rng(0).normal(0.5, 0.05, (512, 512))
    grain, mean = haar(plane)
    assert grain.std() == pytest.approx(0.05, rel=0.02)
    assert mean.std() == pytest.approx(0.025, rel=0.02)


def test_detail_tells_blur_by_edges_and_noise_by_grain(street: np.ndarray) -> None:
    tiles = looks_at(street).tiles
    sharp = np.array(detail(tiles))
    soft = np.array(detail([cv2.GaussianBlur(tile, (0, 0), 2.0) for tile in tiles]))
    noisy = np.array(detail([SPOILT["denoise"].apply(tile) for tile in tiles]))
    median, steep_99, flat_grain = 49, 9 + 6 + 2 + 2, 9
    assert soft[median + steep_99] < sharp[median + steep_99]
    assert noisy[median + flat_grain] > sharp[median + flat_grain] + 1


def test_directions_of_mirror_pictures_are_alike_and_those_of_turned_ones_are_not() -> None:
    streaks = Streaks(0.4, 30, 1, 0.2, 0.6, 0.2, 0.2, False, seed=1).field((256, 256))
    tile = np.dstack([streaks] * 3)
    straight, mirrored, turned = (
        np.array(directions([np.ascontiguousarray(each)])) for each in (tile, tile[:, ::-1], np.rot90(tile))
    )
    np.testing.assert_allclose(straight, mirrored, atol=0.05)
    assert np.abs(straight - turned).max() > 1


def test_a_disk_is_round_about_its_centre_only() -> None:
    plane = cv2.circle(np.zeros((64, 64), np.float32), (40, 20), 5, 1.0, -1)
    smooth = cv2.GaussianBlur(plane, (0, 0), 1.0)
    right, down = (cv2.Sobel(smooth, cv2.CV_32F, *way, scale=1 / 8) for way in ((1, 0), (0, 1)))
    votes = symmetry(right, down, 5)
    assert np.unravel_index(votes.argmax(), votes.shape) == (20, 40)
    assert 0.5 < votes.max() < 2
    assert symmetry(right, down, -5)[20, 40] < 0.2


def test_haze_lifts_the_dark_channel() -> None:
    leaves = np.random.default_rng(0).random((96, 96, 3), dtype=np.float32)
    assert dark_channel(leaves * 0.5 + 0.4).min() >= 0.4
    assert dark_channel(leaves).mean() < 0.1


def test_moments_are_those_of_known_distributions() -> None:
    normal = np.random.default_rng(0).normal(0, 3, 100_000)
    assert tailedness(normal) == pytest.approx(np.log(3), abs=0.05)
    assert abs(skewness(normal)) < 0.05
    assert skewness(np.exp(normal / 3) - 1) > 1
    assert correlation(normal, 2 * normal + 1) == pytest.approx(1)
    assert correlation(normal, np.ones_like(normal)) == 0
    np.testing.assert_array_equal(quantiles(np.arange(101.0), (0, 50, 100)), (0, 50, 100))
    assert quantiles(normal, (50,))[0] == pytest.approx(0, abs=0.1)


def test_luma_is_that_of_grey() -> None:
    np.testing.assert_allclose(luma_of(np.full((4, 5, 3), 0.3, np.float32)), 0.3, atol=1e-6)


def two_numbers(sure: float = 0.8, fine: float = 0.7) -> Classifier:
    """The first number tells noise, the second nothing; both 0 for no idea."""
    outer = np.zeros((2, len(CLASSES)), np.float32)
    outer[0, CLASSES.index("denoise")] = outer[1, CLASSES.index("nothing")] = 1
    plain = np.zeros(2, np.float32), np.ones(2, np.float32), np.eye(2, dtype=np.float32), np.zeros(2, np.float32)
    limits = (np.array([limit], np.float32) for limit in (sure, fine))
    return Classifier(*plain, outer, np.zeros(len(CLASSES), np.float32), *limits)


def test_a_classifier_is_a_softmax_of_one_hidden_layer() -> None:
    shares = two_numbers().shares(np.array([[2.0, -3.0], [99.0, 0.0]]))
    np.testing.assert_allclose(shares[0, CLASSES.index("denoise")], np.exp(2) / (np.exp(2) + 6), rtol=1e-5)
    np.testing.assert_allclose(shares[1, CLASSES.index("denoise")], np.exp(4) / (np.exp(4) + 6), rtol=1e-5)


@pytest.mark.parametrize(
    ("row", "wrong", "suggestion", "fine"),
    [
        ((4.0, 0.0), "denoise", "denoise", False),
        ((3.0, 0.0), "denoise", "", False),
        ((0.0, 4.0), "nothing", "", True),
        ((0.0, 2.0), "nothing", "", False),
    ],
)
def test_only_what_is_sure_is_suggested(row: tuple[float, float], wrong: str, suggestion: str, fine: bool) -> None:
    diagnosis = judged(two_numbers(), np.array(row))
    assert (diagnosis.wrong, diagnosis.suggestion, diagnosis.fine) == (wrong, suggestion, fine)


def test_a_classifier_survives_its_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    save_classifier(one, two_numbers())
    save_classifier(other, read_classifier(one))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("content", [b"", b"no weights at all", None])
def test_a_damaged_classifier_is_an_error_with_a_way_out(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "auto.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableWeights, match="--task"):
        read_classifier(path)


def found(wrong: str, confidence: float, *, told: bool = True, fine: bool = False) -> Diagnosis:
    rest = (1 - confidence) / (len(CLASSES) - 1)
    shares = {name: confidence if name == wrong else rest for name in CLASSES}
    return Diagnosis(wrong, confidence, shares, wrong if told else "", fine)


KNOWN = tuple(
    Checkpoint(name, "ffa", task, f"Net {name}") for name, task in (("a", "dehaze"), ("b", "denoise"), ("c", "denoise"))
)


def test_the_first_model_for_what_is_wrong_is_chosen() -> None:
    choice = choose(found("denoise", 0.87), KNOWN)
    assert choice.checkpoint is KNOWN[1]
    assert choice.told == "looks noisy (87 %): Net b"


def test_without_a_model_for_it_the_photograph_is_left_alone() -> None:
    choice = choose(found("derain", 0.9), KNOWN)
    assert choice.checkpoint is None
    assert "looks rainy (90 %)" in choice.told
    assert "--task" in choice.told


def test_a_fine_photograph_is_left_alone() -> None:
    choice = choose(found("nothing", 0.93, told=False, fine=True), KNOWN)
    assert choice.checkpoint is None
    assert "looks fine (93 %)" in choice.told


def test_what_is_unclear_is_taken_for_hazy_if_there_is_a_model_for_that() -> None:
    unclear = found("nothing", 0.4, told=False)
    assert choose(unclear, KNOWN).checkpoint is KNOWN[0]
    assert "not clear" in choose(unclear, KNOWN).told
    assert choose(unclear, KNOWN[1:]).checkpoint is None
