"""Blur: light is averaged along a path, the middle of which is where the sharp picture is."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.degrade.blur import Backdrop, Blur, BlurRecipe, Shake, Subject, disk
from restoration.degrade.light import ToneCurve

LINEAR = ToneCurve(1.0)


def shake(length: float = 12.0, wander: float = 0.5, turn: float = 0.0, angle: float = 0.0, seed: int = 3) -> Shake:
    return Shake(length, angle, wander, turn, (0.5, 0.5), seed)


def blur(motion: Shake, **others: object) -> Blur:
    usual: dict = {"subject": None, "defocus": 0.0, "headroom": 0.0, "curve": LINEAR}
    return Blur(motion, **{**usual, **others})


def point(side: int = 65) -> np.ndarray:
    image = np.zeros((side, side, 3), np.float32)
    image[side // 2, side // 2] = 1
    return image


def centroid(image: np.ndarray) -> tuple[float, float]:
    weights = image[..., 0] / image[..., 0].sum()
    rows, columns = np.indices(weights.shape)
    return float((rows * weights).sum()), float((columns * weights).sum())


@pytest.mark.parametrize("wander", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("count", [3, 41])
def test_a_path_spans_its_length_and_is_at_rest_in_the_mean(wander: float, count: int) -> None:
    path = shake(length=12, wander=wander, turn=0.05).path(count)
    assert path.shape == (count, 3)
    np.testing.assert_allclose(path.mean(axis=0), 0, atol=1e-12)
    apart = np.linalg.norm(path[:, None, :2] - path[None, :, :2], axis=2)
    assert apart.max() == pytest.approx(12)


def test_a_path_does_not_jump() -> None:
    steps = np.linalg.norm(np.diff(shake(length=20, wander=1).path(201)[:, :2], axis=0), axis=1)
    assert steps.max() < 2


def test_even_motion_is_a_line_of_its_length_at_its_angle() -> None:
    spread = blur(shake(length=20, wander=0, angle=0)).apply(point())[..., 0]
    assert spread.sum() == pytest.approx(1, abs=1e-3)
    assert np.count_nonzero(spread.sum(axis=1) > 1e-4) == 1
    assert np.count_nonzero(spread.sum(axis=0) > 1e-3) == pytest.approx(21, abs=2)
    assert centroid(spread[..., None]) == pytest.approx((32, 32), abs=0.05)


def test_motion_keeps_the_mean_of_the_light() -> None:
    image = np.zeros((64, 64, 3), np.float32)
    image[20:40, 24:44] = 0.8
    blurred = blur(shake(length=10)).apply(image)
    assert blurred.mean() == pytest.approx(image.mean(), rel=1e-3)
    assert blurred.max() <= 0.8 + 1e-5
    assert np.abs(blurred - image).max() > 0.2


def test_no_motion_leaves_the_picture_alone() -> None:
    image = np.rint(np.random.default_rng(0).random((32, 48, 3)) * 4095).astype(np.float32) / 4095
    np.testing.assert_allclose(blur(shake(length=0)).apply(image), image, atol=1e-6)


def test_roll_moves_what_is_far_from_its_centre_most() -> None:
    image = np.tile((np.indices((96, 96)).sum(0) // 4 % 2)[..., None], (1, 1, 3)).astype(np.float32)
    change = np.abs(blur(shake(length=0, turn=0.1, wander=0)).apply(image) - image)[..., 0]
    assert change[40:56, 40:56].mean() < 0.5 * change[:16, :16].mean()


def test_light_is_averaged_and_not_its_encoded_values() -> None:
    image = point()
    curve = ToneCurve(2.2)
    blurred = blur(shake(length=20, wander=0), curve=curve).apply(image)
    assert curve.decode(blurred).sum() / 3 == pytest.approx(1, rel=0.02)
    assert blurred.sum() / 3 > 3


def test_lights_that_the_picture_could_not_hold_draw_brighter_lines() -> None:
    image = point()
    plain, glaring = (blur(shake(), headroom=headroom).apply(image) for headroom in (0.0, 3.0))
    assert glaring.sum() == pytest.approx(4 * plain.sum(), rel=1e-3)
    assert glaring.max() <= 1


def test_a_subject_moves_by_itself() -> None:
    image = np.random.default_rng(2).random((64, 64, 3), np.float32)
    subject = Subject(shake(length=16, seed=5), cells=3, cover=0.4, soft=0.05, seed=9)
    moved = blur(shake(length=0), subject=subject).apply(image)
    mask = subject.mask((64, 64))
    assert mask.mean() == pytest.approx(0.4, abs=0.08)
    change = np.abs(moved - image).mean(axis=2)
    assert change[mask > 0.99].mean() > 5 * np.median(change[mask == 0])


@pytest.mark.parametrize("radius", [0.6, 1.0, 2.5, 7.0])
def test_a_circle_of_confusion_is_round_and_sums_to_one(radius: float) -> None:
    kernel = disk(radius)
    assert kernel.sum() == pytest.approx(1, abs=1e-6)
    np.testing.assert_array_equal(kernel, kernel.T)
    np.testing.assert_array_equal(kernel, kernel[::-1])
    inner = np.count_nonzero(kernel > 0.5 * kernel.max())
    assert inner == pytest.approx(np.pi * radius**2, abs=2 + 2 * radius)


def test_defocus_spreads_a_point_into_a_circle() -> None:
    spread = blur(shake(length=0), defocus=3.0).apply(point())[..., 0]
    np.testing.assert_allclose(spread[29:36, 29:36], disk(3.0), atol=1e-4)


def test_a_backdrop_is_out_of_focus_behind_something_sharp() -> None:
    stripes = np.tile(np.float32([0.2, 0.2, 0.8, 0.8]), (160, 40))[..., None].repeat(3, 2)
    seen = Backdrop(defocus=6.0, glints=0.0, gain=1.0, cells=3, cover=0.4, seed=1).apply(stripes)
    contrast = np.abs(np.diff(seen[..., 0], axis=1))[:, 1::2].mean(axis=1)
    kept = np.abs(seen - stripes).max(axis=2) < 0.01
    assert 0.3 < kept.mean() < 0.5
    assert contrast.min() < 0.3 * contrast.max()


def test_small_lights_behind_become_pale_disks() -> None:
    grey = np.full((200, 200, 3), 0.4, np.float32)
    seen = Backdrop(defocus=8.0, glints=150.0, gain=0.6, cells=3, cover=0.05, seed=2).apply(grey)
    brighter = seen.max(axis=2) > 0.42
    assert seen.min() > 0.39
    assert 0.2 * np.pi * 64 < brighter.sum() < 6.5 * np.pi * 81, "some of six disks"


def test_sharp_pictures_are_drawn_as_often_as_the_recipe_says() -> None:
    rng = np.random.default_rng(0)
    drawn = [BlurRecipe(clear=0.3).draw(rng) for _ in range(400)]
    sharp = [not any(isinstance(op, Blur) for op in one.ops) for one in drawn]
    assert np.mean(sharp) == pytest.approx(0.3, abs=0.07)
    lengths = [op.shake.length for one in drawn for op in one.ops if isinstance(op, Blur)]
    assert min(lengths) < 3
    assert max(lengths) > 30
    assert np.median(lengths) < 17


def test_even_motions_go_in_as_many_directions_as_the_recipe_says() -> None:
    rng = np.random.default_rng(0)
    drawn = [
        op.shake
        for _ in range(200)
        for op in BlurRecipe(directions=4, wander=0.0).draw(rng).ops
        if isinstance(op, Blur)
    ]
    assert {round(np.degrees(one.angle)) for one in drawn} == {0, 45, 90, 135}
    assert {one.wander for one in drawn} == {0.0}
