from __future__ import annotations

import numpy as np
import pytest

from restoration import metrics
from restoration.bands import BAND_ROWS, bands
from restoration.delta_e import delta_e
from restoration.difference import Score, Tally, amounts, scored, signed, tally


def levels(height: int, width: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def test_no_change_is_the_same_grey_at_any_gain() -> None:
    same = levels(5, 4)
    for gain in (1, 4, 16):
        assert (signed(same, same, gain) == 128).all()


def test_the_sign_of_each_colour_is_seen_and_ends_at_black_and_white() -> None:
    base = np.full((1, 1, 3), 100, np.uint8)
    shown = np.array([[[103, 98, 200]]], np.uint8)
    assert signed(shown, base, 4)[0, 0].tolist() == [140, 120, 255]
    assert signed(base, shown, 1)[0, 0].tolist() == [125, 130, 28]


def test_the_amount_is_that_of_the_colour_that_changed_most() -> None:
    base = np.full((1, 2, 4), 100, np.uint8)
    shown = base.copy()
    shown[0, 0] = 110, 30, 100, 255
    assert amounts(shown, base).tolist() == [[70, 0]]


def test_a_tally_knows_mean_largest_and_share() -> None:
    counted = tally(np.array([[0, 2, 4, 10]], np.uint8))
    assert (counted.mean(), counted.largest()) == (4, 10)
    assert [counted.share_above(n) for n in (0, 1, 2, 4, 9, 10)] == [0.75, 0.75, 0.5, 0.25, 0.25, 0]


def test_half_the_strength_is_half_the_change() -> None:
    counted = tally(np.array([[0, 2, 4, 10]], np.uint8))
    assert (counted.mean(0.5), counted.largest(0.5)) == (2, 5)
    assert [counted.share_above(n, 0.5) for n in (0, 1, 2, 5)] == [0.75, 0.5, 0.25, 0]
    assert counted.share_above(0, 0.0) == 0


def test_tallies_of_parts_add_up_to_that_of_the_whole() -> None:
    moved = amounts(levels(40, 30, 1), levels(40, 30, 2))
    parts: list[Tally] = [tally(moved[rows]) for rows in bands(len(moved), 7)]
    assert np.array_equal(sum(parts[1:], parts[0]).counts, tally(moved).counts)


@pytest.mark.parametrize(("amount", "scale"), [(3, 8), (8, 8), (9, 16), (100, 128), (250, 255)])
def test_the_scale_is_the_least_that_nearly_all_keep_within(amount: float, scale: int) -> None:
    moved = np.full((100, 10), amount, np.uint8)
    moved[:1] = 255
    assert tally(moved).scale() == scale


@pytest.mark.parametrize("rows", [1, 7, 64])
@pytest.mark.parametrize("height", [11, 40])
def test_a_score_in_parts_is_that_of_the_metrics(height: int, rows: int) -> None:
    reference = levels(height, 30)
    shown = np.clip(reference.astype(int) + levels(height, 30, seed=3) // 20, 0, 255).astype(np.uint8)
    score = Score()
    while score.rows < height:
        score = scored(shown, reference, score, rows)
    assert score.psnr == pytest.approx(metrics.psnr(shown, reference), abs=1e-9)
    assert score.ssim == pytest.approx(metrics.ssim(shown, reference), abs=1e-9)
    assert score.delta_e == pytest.approx(delta_e(shown[..., ::-1], reference[..., ::-1]), rel=1e-6)


def test_equal_pictures_are_infinitely_near_and_small_ones_have_no_similarity() -> None:
    same = levels(10, 30)
    score = scored(same, same, Score(), 100)
    assert score.psnr == float("inf")
    assert np.isnan(score.ssim)
    assert score.delta_e == 0


def test_pictures_of_two_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="different shapes"):
        scored(levels(10, 30), levels(30, 10), Score(), 10)


def test_bands_cover_every_row_once() -> None:
    covered = [row for rows in bands(1000) for row in range(1000)[rows]]
    assert covered == list(range(1000))


def test_a_tall_picture_is_counted_to_its_last_row() -> None:
    moved = np.random.default_rng(1).integers(0, 256, (2 * BAND_ROWS + 7, 3)).astype(np.uint8)
    assert np.array_equal(tally(moved).counts, [(moved == level).sum() for level in range(256)])
