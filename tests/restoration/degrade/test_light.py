"""Low light: exposure in light and not in tones, a sensor's noise, and targets that are well exposed."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.degrade.light import LowLight, LowLightRecipe, Sensor, ToneCurve, WellExposed
from restoration.degrade.ops import Rounding

QUIET = Sensor(read=0.0, shot=0.0, seed=1)
EVEN = (1.0, 1.0, 1.0)
CURVES = [ToneCurve(), ToneCurve(1.0), ToneCurve(1.9, 0.9), ToneCurve(2.7, 0.2)]


def ramp() -> np.ndarray:
    return np.tile(np.linspace(0, 1, 256, dtype=np.float32)[:, None, None], (1, 16, 3))


@pytest.mark.parametrize("curve", CURVES)
def test_a_tone_curve_is_undone_to_a_fraction_of_an_eight_bit_step(curve: ToneCurve) -> None:
    back = curve.encode(curve.decode(ramp()))
    assert back.dtype == np.float32
    np.testing.assert_allclose(back, ramp(), atol=0.15 / 255)


@pytest.mark.parametrize("exposure", [-1.0, -3.5, -6.0])
def test_the_light_drops_by_the_exposure_drawn(exposure: float) -> None:
    curve = ToneCurve(2.2, 0.5)
    dark = LowLight(exposure, EVEN, curve, curve, QUIET).apply(ramp())
    drop = np.log2(curve.decode(dark).mean() / curve.decode(ramp()).mean())
    assert drop == pytest.approx(exposure, abs=0.05)


def test_white_balance_multiplies_the_light_of_its_colour() -> None:
    curve = ToneCurve(1.0)
    red, green, blue = LowLight(-2.0, (1.3, 1.0, 0.8), curve, curve, QUIET).apply(ramp()).mean((0, 1))
    assert red / green == pytest.approx(1.3, rel=1e-3)
    assert blue / green == pytest.approx(0.8, rel=1e-3)


@pytest.mark.parametrize("grain", [0.0, 0.6])
@pytest.mark.parametrize("grey", [0.0, 0.5])
def test_a_sensor_has_the_variance_it_names_whatever_its_grain(grain: float, grey: float) -> None:
    light = np.full((300, 300, 3), 0.3, np.float32)
    noise = Sensor(read=0.01, shot=0.001, seed=2, grain=grain, grey=grey).expose(light) - light
    assert noise.var() == pytest.approx(0.01**2 + 0.001 * 0.3, rel=0.03)


def test_grain_joins_neighbours_and_grey_joins_colours() -> None:
    light = np.full((300, 300, 3), 0.5, np.float32)

    def correlations(sensor: Sensor) -> tuple[float, float]:
        noise = sensor.expose(light) - light
        neighbours = np.corrcoef(noise[:, 1:, 0].ravel(), noise[:, :-1, 0].ravel())[0, 1]
        return float(neighbours), float(np.corrcoef(noise[..., 0].ravel(), noise[..., 2].ravel())[0, 1])

    assert correlations(Sensor(0.01, 0, 3)) == pytest.approx((0, 0), abs=0.02)
    near, colours = correlations(Sensor(0.01, 0, 3, grain=0.7, grey=0.4))
    assert near > 0.4
    assert colours == pytest.approx(0.4, abs=0.02)


@pytest.mark.parametrize("level", [0.15, 0.4, 0.8])
def test_a_well_exposed_picture_is_nearer_to_the_mean_and_keeps_black_and_white(level: float) -> None:
    image = np.full((8, 8, 3), level, np.float32)
    image[0], image[1] = 0, 1
    exposed = WellExposed(mean=0.5, share=0.75).apply(image)
    assert abs(exposed[2:].mean() - 0.5) < abs(level - 0.5)
    assert exposed[0].max() == 0
    assert exposed[1].min() == 1


def test_all_of_the_way_reaches_the_mean() -> None:
    image = np.full((8, 8, 3), 0.4, np.float32)
    np.testing.assert_allclose(WellExposed(0.5, 1.0).apply(image), 0.5, atol=1e-5)


def test_dark_pictures_have_a_brighter_target_and_clear_ones_stay_as_they_are() -> None:
    image = np.random.default_rng(0).random((32, 32, 3), np.float32) * 0.6
    for seed in range(20):
        spoilt, target = LowLightRecipe(clear=0).draw(np.random.default_rng(seed)).pair(image)
        assert spoilt.mean() < 0.8 * target.mean()
        spoilt, target = LowLightRecipe(clear=1).draw(np.random.default_rng(seed)).pair(image)
        np.testing.assert_array_equal(target, image)
        assert spoilt.mean() == pytest.approx(image.mean(), rel=0.1)


def test_draws_reach_both_ends_of_the_exposures() -> None:
    rng = np.random.default_rng(1)
    drawn = [LowLightRecipe(clear=0, jpeg=0).draw(rng).ops for _ in range(200)]
    exposures = [op.exposure for op, _ in drawn if isinstance(op, LowLight)]
    assert min(exposures) < -5.8
    assert max(exposures) > -1.2
    assert all(last == Rounding() for _, last in drawn)
