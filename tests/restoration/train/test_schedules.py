"""Learning rates at the epochs that the papers' code names."""

from __future__ import annotations

from math import cos, pi

import pytest

from restoration.train.loop import learning_rate
from restoration.train.presets import PRESETS, Preset, find
from restoration.train.recipe import Schedule
from restoration.train.schedules import Drops, EpochCosine, HalfCosine, Moment, Steps


def rate(preset: str, epoch: int, within: int = 0) -> float:
    """The learning rate of update `within` of `epoch`, both from 0."""
    found = find(preset)
    return learning_rate(found.schedule(), epoch * found.epoch_steps + within)


def test_without_a_curve_every_rate_is_what_it_was_before_curves_could_be_named() -> None:
    schedule = Schedule(steps=20000, lr=4e-4, warmup=1000)
    for step in range(0, 20001, 7):
        before = 4e-4 * min(1.0, (step + 1) / 1000) * 0.5 * (1 + cos(pi * step / 20000))
        assert learning_rate(schedule, step) == before
    assert HalfCosine().share(Moment(0, 10)) == 1


@pytest.mark.parametrize(("preset", "steps"), [("ffa-its", 500_000), ("ffa-ots", 1_000_000)])
def test_ffa_net_counts_updates_from_one_and_ends_at_zero(preset: str, steps: int) -> None:
    assert find(preset).steps == steps
    assert rate(preset, 0, 0) == 1e-4 * 0.5 * (1 + cos(pi / steps))
    assert rate(preset, 0, steps // 2 - 1) == pytest.approx(5e-5)
    assert rate(preset, 0, steps - 1) == 0


@pytest.mark.parametrize(
    ("preset", "epochs", "last"),
    [("mprnet-deblur", 3000, 1e-6), ("mprnet-derain", 250, 1e-6), ("mprnet-denoise", 80, 5.5e-5)],
)
def test_mprnet_warms_up_for_three_epochs_and_then_follows_a_cosine(preset: str, epochs: int, last: float) -> None:
    assert find(preset).epochs == epochs
    assert [rate(preset, epoch) for epoch in range(3)] == pytest.approx([2e-4 / 3, 4e-4 / 3, 2e-4])
    length = epochs - 3 + (40 if preset == "mprnet-denoise" else 0)
    for number in (4, epochs // 2, epochs):  # epochs from 1, as the code counts
        published = 1e-6 + (2e-4 - 1e-6) * (1 + cos(pi * (number - 4) / length)) / 2
        assert rate(preset, number - 1) == pytest.approx(published)
    assert rate(preset, epochs - 1) == pytest.approx(last, rel=0.03)


@pytest.mark.parametrize(
    ("preset", "rates"),
    [
        ("durn-gaussian", {0: 1e-3, 500: 1e-3, 501: 1e-4, 1001: 1e-5, 1501: 1e-6, 2500: 1e-6, 2501: 1e-7, 2999: 1e-7}),
        ("durn-real-noise", {0: 1e-4, 1000: 1e-4, 1001: 1e-5, 2001: 1e-6, 3499: 1e-6}),
        ("durn-motion-blur", {2000: 1e-4, 2001: 1e-5, 4000: 1e-5, 4001: 1e-6}),
        ("durn-haze-reside", {700: 1e-4, 701: 1e-5, 1401: 1e-6}),
        ("durn-haze-dcpdn", {0: 1e-4, 599: 1e-4}),
        ("durn-raindrop", {2000: 1e-4, 2001: 5e-5, 3999: 5e-5}),
        ("durn-raindrop-end", {0: 1e-5, 99: 1e-5}),
        ("durn-rain-didmdn", {0: 1e-4, 1000: 5e-5, 1999: 1e-4 * (1 + cos(pi * 1999 / 2000)) / 2}),
        ("rcan-x4", {0: 1e-4, 199: 1e-4, 200: 5e-5, 999: 6.25e-6}),
        ("han-x2", {199: 1e-4, 200: 5e-5, 399: 5e-5}),
        ("san-x2", {49: 1e-4, 50: 6e-5, 100: 3.6e-5, 2999: 1e-4 * 0.6**59}),
        ("alen", {1999: 1e-4, 2000: 1e-5, 3000: 2e-6, 4000: 1e-6, 59_999: 1e-6}),
    ],
)
def test_rates_change_at_the_published_epochs(preset: str, rates: dict[int, float]) -> None:
    for epoch, expected in rates.items():
        last_update = find(preset).epoch_steps - 1
        assert rate(preset, epoch) == pytest.approx(expected)
        assert rate(preset, epoch, last_update) == pytest.approx(expected)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_shortened_protocol_keeps_its_curve(preset: Preset) -> None:
    whole, short = preset.schedule(), preset.schedule(steps=1000)
    for share in (0.0, 0.21, 0.5, 0.83):
        expected = learning_rate(whole, int(share * whole.steps))
        assert learning_rate(short, int(share * 1000)) == pytest.approx(expected, rel=0.02, abs=1e-9)


def test_a_cosine_without_arguments_falls_from_one_towards_zero_by_epochs() -> None:
    shares = [EpochCosine().share(Moment(step, 40, 4)) for step in range(40)]
    assert shares[:10] == [1.0] * 10
    assert shares[20] == pytest.approx(0.5)
    assert len(set(shares)) == 4


@pytest.mark.parametrize(("epochs", "shares"), [((1,), ()), ((2, 1), (0.1, 0.01))])
def test_drops_out_of_order_are_refused(epochs: tuple[int, ...], shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="drops"):
        Drops(epochs, shares)


def test_steps_of_no_epochs_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Steps(0, 0.5)
