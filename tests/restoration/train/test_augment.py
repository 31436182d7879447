"""Augmentation: the published cases, drawn from a generator, done to input and target alike."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from restoration.train.augment import (
    NINE,
    TURNS,
    Augmentation,
    Mix,
    Turn,
    augmented,
    draw_mix,
    draw_saturation,
    flips_and_transpose,
    saturated,
)

IMAGE = np.arange(2 * 3 * 3, dtype=np.float32).reshape(2, 3, 3) / 18


def drawn(name: str, count: int = 9000) -> Counter[bytes]:
    """How often each of the eight orientations came up."""
    rng = np.random.default_rng(0)
    square = np.arange(4.0).reshape(2, 2, 1)
    return Counter(TURNS[name](rng).apply(square).tobytes() for _ in range(count))


def test_a_turn_flips_first_and_then_turns() -> None:
    np.testing.assert_array_equal(Turn(vertical=True).apply(IMAGE), IMAGE[::-1])
    np.testing.assert_array_equal(Turn(horizontal=True).apply(IMAGE), IMAGE[:, ::-1])
    np.testing.assert_array_equal(Turn(vertical=True, quarters=1).apply(IMAGE), np.rot90(np.flipud(IMAGE)))


def test_mprnet_has_nine_equal_cases_of_which_two_do_nothing() -> None:
    assert len(NINE) == 9
    assert sum(np.array_equal(turn.apply(IMAGE), IMAGE) for turn in NINE if not turn.quarters) == 2
    counts = drawn("nine")
    assert len(counts) == 8
    assert counts[np.arange(4.0).tobytes()] == pytest.approx(2000, rel=0.1)
    assert sorted(counts.values())[0] == pytest.approx(1000, rel=0.15)


@pytest.mark.parametrize(("name", "orientations"), [("none", 1), ("mirror", 2), ("mirror-quarters", 8)])
def test_each_orientation_is_as_likely(name: str, orientations: int) -> None:
    counts = drawn(name)
    assert len(counts) == orientations
    assert all(count == pytest.approx(9000 / orientations, rel=0.15) for count in counts.values())


def test_two_flips_and_a_transposition_reach_all_eight_orientations() -> None:
    class Chances:
        def random(self, count: int) -> np.ndarray:
            return np.array(self.drawn[:count])

        def __init__(self, *drawn: float) -> None:
            self.drawn = drawn

    def turned(*chances: float) -> np.ndarray:
        return flips_and_transpose(Chances(*chances)).apply(IMAGE)

    np.testing.assert_array_equal(turned(0.9, 0.9, 0.1), IMAGE.transpose(1, 0, 2))
    np.testing.assert_array_equal(turned(0.1, 0.9, 0.1), IMAGE[:, ::-1].transpose(1, 0, 2))
    np.testing.assert_array_equal(turned(0.9, 0.1, 0.1), IMAGE[::-1].transpose(1, 0, 2))
    np.testing.assert_array_equal(turned(0.1, 0.1, 0.9), IMAGE[::-1, ::-1])
    assert len(drawn("flips-transpose")) == 8


def test_input_and_target_are_augmented_alike_and_left_alone() -> None:
    before = IMAGE.copy()
    for seed in range(20):
        how = Augmentation("nine", saturation=0.2)
        spoilt, clean = augmented(IMAGE, IMAGE, how, np.random.default_rng(seed))
        np.testing.assert_array_equal(spoilt, clean)
        assert spoilt.dtype == np.float32
    np.testing.assert_array_equal(IMAGE, before)


def test_saturation_changes_one_in_three_by_a_fifth_at_most() -> None:
    rng = np.random.default_rng(1)
    factors = np.array([draw_saturation(0.2, rng) for _ in range(3000)])
    assert (factors != 1).mean() == pytest.approx(1 / 3, abs=0.03)
    assert 0.8 <= factors.min() < 0.82
    assert 1.18 < factors.max() <= 1.2
    assert draw_saturation(0.0, rng) == 1.0


def test_saturation_moves_colours_from_their_grey() -> None:
    colour = np.array([[[0.6, 0.4, 0.2]]], np.float32)
    grey = 0.299 * 0.6 + 0.587 * 0.4 + 0.114 * 0.2
    np.testing.assert_allclose(saturated(colour, 0.0), np.full((1, 1, 3), grey), atol=1e-6)
    np.testing.assert_allclose(saturated(colour, 1.2), grey + 1.2 * (colour - grey), atol=1e-6)
    assert saturated(np.array([[[1, 0, 0]]], np.float32), 1.2).tolist()[0][0] == [1, 0, 0]
    assert saturated(colour, 1.0) is colour


def test_mixing_gives_every_sample_its_own_share_of_a_partner() -> None:
    images = np.stack([np.full((2, 2, 3), value, np.float32) for value in (0, 1)])
    mixed = Mix(np.array([0.25, 0.5], np.float32), np.array([1, 0])).apply(images)
    assert mixed[:, 0, 0, 0].tolist() == [0.75, 0.5]
    assert mixed.dtype == np.float32


def test_shares_of_a_mix_are_drawn_from_beta() -> None:
    mix = draw_mix(20000, 0.6, np.random.default_rng(2))
    assert sorted(mix.partners) == list(range(20000))
    assert mix.shares.mean() == pytest.approx(0.5, abs=0.01)
    assert mix.shares.var() == pytest.approx(0.25 / 2.2, abs=0.003)  # a b / ((a + b)^2 (a + b + 1))
