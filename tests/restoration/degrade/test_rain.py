"""Rain: streaks of one direction a layer, sheets of many drops, and light that is only ever added."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from restoration.degrade.rain import Rain, RainRecipe, Sheet, Streaks

STREAKS = Streaks(angle=0.0, length=20, width=2, cover=0.2, light=0.5, uneven=0.0, soft=0.0, hard=True, seed=4)
SHEET = Sheet(angle=0.0, length=30, width=3, light=0.2, contrast=0.4, seed=5)


def picture() -> np.ndarray:
    return np.random.default_rng(0).random((96, 128, 3), np.float32)


@pytest.mark.parametrize("cover", [0.05, 0.2, 0.4])
def test_streaks_cover_as_much_as_they_say(cover: float) -> None:
    field = replace(STREAKS, cover=cover).field((400, 300))
    assert field.shape == (400, 300)
    assert field.dtype == np.float32
    assert np.mean(field > 0) == pytest.approx(cover, rel=0.12)
    assert set(np.unique(field)) == {0, np.float32(0.5)}


def test_a_streak_is_as_long_and_as_wide_as_it_says() -> None:
    few = replace(STREAKS, cover=0.005).field((400, 400)) > 0
    _, _, boxes, _ = cv2.connectedComponentsWithStats(few.astype(np.uint8))
    inside = [box for box in boxes[1:] if box[1] > 0 and box[1] + box[3] < 400]
    assert len(inside) > 5
    assert np.median([box[2] for box in inside]) == 2
    assert np.median([box[3] for box in inside]) == 20


@pytest.mark.parametrize("layer", [STREAKS, replace(SHEET, contrast=1.0)])
def test_rain_falls_at_its_angle(layer: Streaks | Sheet) -> None:
    def energy(field: np.ndarray) -> tuple[float, float]:
        return float(np.square(np.diff(field, axis=0)).mean()), float(np.square(np.diff(field, axis=1)).mean())

    along, across = energy(layer.field((200, 200)))
    assert along < 0.3 * across
    along, across = energy(replace(layer, angle=np.pi / 2).field((200, 200)))
    assert across < 0.3 * along


def test_leaning_streaks_lean_the_way_their_angle_says() -> None:
    field = replace(STREAKS, angle=0.4, cover=0.05).field((300, 300))
    rows, shift = 15, round(15 * np.tan(0.4))
    lined_up = (field[rows:, shift:] * field[:-rows, :-shift]).mean()
    against = (field[rows:, :-shift] * field[:-rows, shift:]).mean()
    assert lined_up > 3 * against


def test_soft_streaks_fade_at_their_ends() -> None:
    soft = replace(STREAKS, soft=0.8, hard=False).field((200, 200))
    assert soft.max() <= 0.5 + 1e-6
    assert len(np.unique(soft)) > 10


def test_a_sheet_has_the_light_and_the_contrast_it_names() -> None:
    field = SHEET.field((300, 300))
    assert field.min() >= 0
    assert field.mean() == pytest.approx(0.2, rel=0.05)
    assert field.std() == pytest.approx(0.08, rel=0.05)


@pytest.mark.parametrize("screen", [0.0, 1.0])
def test_rain_only_adds_light(screen: float) -> None:
    image = picture()
    rain = Rain((STREAKS, SHEET), screen, gusts=0.5, seed=6)
    wet = rain.apply(image)
    assert np.all(wet >= image)
    expected = np.clip(image + rain.rain((96, 128))[..., None] * (1 - screen * image), 0, 1)
    np.testing.assert_array_equal(wet, expected)


def test_layers_add_up_and_gusts_take_away() -> None:
    both = Rain((STREAKS, SHEET), 0, 0, 1).rain((64, 64))
    np.testing.assert_allclose(both, STREAKS.field((64, 64)) + SHEET.field((64, 64)), atol=1e-6)
    gusty = Rain((STREAKS, SHEET), 0, 0.9, 1).rain((64, 64))
    assert np.all(gusty <= both + 1e-6)
    assert gusty.mean() < 0.9 * both.mean()


def test_all_kinds_of_rain_are_drawn() -> None:
    rng = np.random.default_rng(3)
    rains = [op for _ in range(300) for op in RainRecipe(clear=0).draw(rng).ops if isinstance(op, Rain)]
    assert len(rains) == 300
    kinds = [{type(layer) for layer in rain.layers} for rain in rains]
    assert 60 < kinds.count({Sheet}) < 120
    assert kinds.count({Streaks, Sheet}) > 10
    counts = {len([layer for layer in rain.layers if isinstance(layer, Streaks)]) for rain in rains}
    assert counts == {0, 1, 2, 3, 4, 5}


def test_dry_pictures_stay_dry() -> None:
    drawn = RainRecipe(clear=1, noisy=0, jpeg=0).draw(np.random.default_rng(0))
    assert np.abs(drawn.apply(picture()) - picture()).max() <= 0.5 / 255 + 1e-6
