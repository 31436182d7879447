"""Haze by the atmospheric scattering model, and the depth it needs."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.degrade.depth import KINDS, Depth, depth_of, draw_depth
from restoration.degrade.ops import Haze, Jpeg, Noise, Rounding
from restoration.degrade.recipe import HazeRecipe


def picture(height: int = 48, width: int = 64) -> np.ndarray:
    image = np.random.default_rng(0).random((height, width, 3), np.float32) * 0.2
    image[:, width // 2 :] += 0.6
    return image


def test_haze_is_the_scattering_model_to_the_last_digit() -> None:
    image, airlight = picture(), (0.9, 0.8, 0.7)
    t = np.exp(np.float32(-1.5))
    hazy = Haze(Depth("uniform", 1), 0.2, 1.5, airlight).apply(image)
    np.testing.assert_allclose(hazy, image * t + np.array(airlight, np.float32) * (1 - t), atol=1e-6)


def test_no_optical_depth_leaves_the_picture_alone() -> None:
    image = picture()
    np.testing.assert_array_equal(Haze(Depth("ramp", 1), 0, 0, (0.8, 0.8, 0.8)).apply(image), image)


@pytest.mark.parametrize("kind", KINDS)
def test_depth_of_every_kind_fills_0_to_1_and_repeats(kind: str) -> None:
    depth = Depth(kind, seed=7, angle=0.5, follow=0.05)
    field = depth_of(picture(), depth)
    assert field.shape == (48, 64)
    assert field.dtype == np.float32
    assert field.max() == pytest.approx(1)
    assert field.min() == pytest.approx(1 if kind == "uniform" else 0)
    np.testing.assert_array_equal(field, depth_of(picture(), depth))


def test_the_ground_is_nearest_at_the_bottom() -> None:
    field = depth_of(picture(), Depth("ground", 1, horizon=0.4))
    assert field[-1].mean() < field[30].mean() < field[5].mean()


def test_edges_of_depth_follow_edges_of_the_picture() -> None:
    image = picture()
    slack = depth_of(image, Depth("ramp", 1, angle=np.pi / 2))
    tight = depth_of(image, Depth("ramp", 1, angle=np.pi / 2, follow=0.1))
    edge, elsewhere = np.abs(np.diff(tight[:, 31:33])).mean(), np.abs(np.diff(tight[:, 8:24])).mean()
    assert edge > 3 * elsewhere
    assert edge > 3 * np.abs(np.diff(slack[:, 31:33])).mean()


def test_degradations_do_not_write_to_their_argument_and_stay_in_range() -> None:
    image = picture()
    before = image.copy()
    for op in (Haze(Depth("field", 2), 0.1, 2, (1, 1, 1)), Noise(0.2, 0.01, 5), Jpeg(50), Rounding()):
        spoilt = op.apply(image)
        np.testing.assert_array_equal(image, before)
        assert spoilt.dtype == np.float32
        assert 0 <= spoilt.min() <= spoilt.max() <= 1


def test_noise_has_the_variance_it_names() -> None:
    grey = np.full((400, 400, 3), 0.5, np.float32)
    noisy = Noise(read=0.01, shot=0.0004, seed=3).apply(grey)
    assert np.var(noisy - grey) == pytest.approx(0.01**2 + 0.0004 * 0.5, rel=0.02)


def test_a_draw_is_printable_and_repeats_with_its_seed() -> None:
    first, second, other = (HazeRecipe().draw(np.random.default_rng(seed)) for seed in (4, 4, 5))
    assert repr(first) == repr(second) != repr(other)
    np.testing.assert_array_equal(first.apply(picture()), second.apply(picture()))


def test_draws_are_as_wide_as_the_recipe_says() -> None:
    rng = np.random.default_rng(1)
    hazes = [HazeRecipe(clear=0).draw(rng).ops[0] for _ in range(300)]
    assert {haze.depth.kind for haze in hazes if isinstance(haze, Haze)} == set(KINDS)
    far = [haze.far for haze in hazes if isinstance(haze, Haze)]
    assert min(far) < 0.2
    assert max(far) > 2.1
    grey = [np.mean(haze.airlight) for haze in hazes if isinstance(haze, Haze)]
    assert min(grey) < 0.62
    assert max(grey) > 0.97


def test_drawing_depth_uses_only_the_given_generator() -> None:
    np.random.seed(0)  # the global generator must not matter
    first = draw_depth(np.random.default_rng(9))
    assert first == draw_depth(np.random.default_rng(9))
