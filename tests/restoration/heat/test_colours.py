from __future__ import annotations

import numpy as np
import pytest

from restoration import heat
from restoration.heat import Limits


def test_viridis_has_256_colours_and_grows_lighter_all_the_way() -> None:
    lightness = heat.VIRIDIS @ np.array([0.2126, 0.7152, 0.0722])
    assert heat.VIRIDIS.shape == (256, 3)
    assert heat.VIRIDIS[0].tolist() == [68, 1, 84]
    assert heat.VIRIDIS[-1].tolist() == [253, 231, 37]
    assert (np.diff(lightness) > -0.5).all()


def test_gates_and_shares_go_from_zero_to_one_unless_asked() -> None:
    values = np.array([[0.4, 0.6]], np.float32)
    assert heat.limits("gate", values) == heat.limits("gate") == Limits(0, 1, "gate")
    assert heat.limits("share", values) == Limits(0, 1, "share")
    assert heat.colour(values, Limits())[0, 0].tolist() == heat.VIRIDIS[102].tolist()
    stretched = heat.limits("gate", values, stretch=True)
    assert 0.4 < stretched.low < stretched.high < 0.6
    assert heat.colour(values, stretched)[0, 1].tolist() == heat.VIRIDIS[255].tolist()


@pytest.mark.parametrize("reading", ["received", "gaze"])
def test_what_is_measured_in_averages_goes_as_far_as_it_must(reading: heat.Reading) -> None:
    small, large = np.array([[0.2, 0.7]]), np.array([[0.5, 3.25]])
    assert heat.limits(reading, small) == Limits(0, 1, reading)
    assert heat.limits(reading, small, large) == Limits(0, 3.25, reading)
    assert heat.colour(large, heat.limits(reading, large))[0, 1].tolist() == heat.VIRIDIS[255].tolist()


def test_a_map_of_one_value_can_be_stretched() -> None:
    stretched = heat.limits("gate", np.full((4, 4), 0.3), stretch=True)
    assert stretched.low < 0.3 < stretched.high
    assert abs((stretched.low + stretched.high) / 2 - 0.3) < 1e-6


def test_values_a_little_outside_of_the_scale_take_its_ends() -> None:
    ends = heat.colour(np.array([[-0.1, 1.1]]), Limits())[0].tolist()
    assert ends == [heat.VIRIDIS[0].tolist(), heat.VIRIDIS[255].tolist()]


@pytest.mark.parametrize(
    ("reading", "value", "words"),
    [
        ("gate", 0.5, "0.50"),
        ("share", 0, "0.00"),
        ("received", 0, "0×"),
        ("received", 0.066, "0.07×"),
        ("received", 3.24, "3.2×"),
        ("gaze", 1271, "1271×"),
        ("moved", 12.4, "12"),
        ("signed", 12.4, "+12"),
        ("signed", -8, "-8"),
        ("signed", 0, "0"),
        ("transmission", 0.5, "0.50"),
        ("gate-change", 0.42, "+0.42"),
        ("gate-change", -0.0421, "−0.042"),
        ("gate-change", 0.0001, "0"),
        ("gaze-change", 2.5, "+2.50×"),
    ],
)
def test_a_number_is_written_with_its_unit(reading: heat.Reading, value: float, words: str) -> None:
    assert Limits(reading=reading).written(value) == words


def test_every_reading_says_what_its_numbers_mean() -> None:
    assert "0 = blocked, 1 = passed" in Limits().meaning
    assert "1× = as the average place" in Limits(reading="received").meaning
    assert "× the average" in Limits(reading="gaze").meaning
    assert "adds up to 1" in Limits(reading="share").meaning
    assert "levels" in Limits(reading="moved").meaning
    assert "no change (grey)" in Limits(reading="signed").meaning
    assert "1 = clear air" in Limits(reading="transmission").meaning
    assert "0 = they agree" in Limits(reading="disagreement").meaning
    assert "change of gate value (− lower, + higher)" in Limits(reading="gate-change").meaning
    assert "× the average" in Limits(reading="gaze-change").meaning


def test_changes_run_to_a_round_number_on_both_sides_of_zero() -> None:
    changes = np.array([-0.3, 0.0, 0.1])
    assert heat.limits("gate-change", changes) == Limits(-0.5, 0.5, "gate-change")
    assert heat.limits("gate-change", changes / 100) == Limits(-0.02, 0.02, "gate-change")
    stretched = heat.limits("gate-change", changes, stretch=True)
    assert 0.28 < stretched.high == -stretched.low < 0.3
    assert heat.limits("gate-change", np.zeros(3), stretch=True).high > 0


def test_the_colours_of_changes_are_grey_at_zero_and_as_dark_at_both_ends() -> None:
    palette = heat.palette("gate-change").astype(int)
    lightness = palette @ np.array([0.2126, 0.7152, 0.0722])
    assert np.ptp(palette[127]) < 4
    assert (np.diff(lightness[:128]) > 0).all()
    assert (np.diff(lightness[128:]) < 0).all()
    assert abs(lightness[0] - lightness[-1]) < 15
    lower, higher = palette[0], palette[-1]
    assert lower[2] > lower[0]
    assert higher[0] > higher[2]
    assert heat.palette("gate") is heat.VIRIDIS


def test_a_change_has_the_colour_of_its_sign() -> None:
    between = Limits(-0.5, 0.5, "gate-change")
    assert heat.places(np.array([-0.5, -9.0, 0.0, 0.5]), between).tolist() == [0, 0, 128, 255]
    assert heat.colour(np.array([[0.5]]), between)[0, 0].tolist() == heat.palette("gate-change")[255].tolist()


def test_the_percentiles_of_a_large_map_need_not_all_of_its_values() -> None:
    values = np.random.default_rng(0).random((1000, 1000), np.float32)
    stretched = heat.limits("gate", values, stretch=True)
    assert (stretched.low, stretched.high) == pytest.approx((0.02, 0.98), abs=0.005)
