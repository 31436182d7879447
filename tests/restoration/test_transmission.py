from __future__ import annotations

import numpy as np

from restoration.transmission import WORKING_PX, implied, transmissions

AIRLIGHT = np.array([0.9, 0.92, 0.95], np.float32)


def scene(height: int = 120, width: int = 160) -> np.ndarray:
    """Coloured squares with black among them."""
    rng = np.random.default_rng(2)
    return np.kron(rng.random((height // 4, width // 4, 3)) ** 2, np.ones((4, 4, 1))).astype(np.float32)


def hazy(clean: np.ndarray, t: np.ndarray | float) -> np.ndarray:
    return (clean * t + AIRLIGHT * (1 - t)).astype(np.float32)


def test_the_haze_that_was_added_is_the_haze_that_was_implied() -> None:
    clean = scene()
    t = np.linspace(0.2, 0.9, 160, dtype=np.float32)[None, :, None] * np.ones((120, 1, 1), np.float32)
    found = implied(hazy(clean, t), clean, AIRLIGHT)
    assert not np.isnan(found).any()
    assert np.abs(found - t[..., 0])[10:-10, 10:-10].max() < 0.02


def test_a_result_without_change_implies_clear_air() -> None:
    clean = scene()
    np.testing.assert_allclose(implied(clean, clean, AIRLIGHT), 1, atol=1e-5)


def test_it_cannot_be_told_where_the_scene_looks_like_the_airlight() -> None:
    clean = scene()
    clean[:40] = AIRLIGHT + 0.01
    found = implied(hazy(clean, 0.5), clean, AIRLIGHT)
    assert np.isnan(found[:30]).all()
    assert not np.isnan(found[50:]).any()


def test_both_agree_on_a_scene_that_is_as_the_dark_channel_expects() -> None:
    clean = scene()
    seen = hazy(clean, 0.5)
    seen[:12] = AIRLIGHT
    found = transmissions(seen, clean)
    np.testing.assert_allclose(found.airlight, AIRLIGHT, atol=0.02)
    assert abs(float(np.median(found.dark[30:])) - 0.5) < 0.06
    assert float(np.nanmedian(found.disagreement[30:])) < 0.1


def test_they_disagree_where_the_result_left_the_haze() -> None:
    clean = scene()
    seen = hazy(clean, 0.4)
    seen[:12] = AIRLIGHT
    result = clean.copy()
    result[:, 80:] = seen[:, 80:]
    disagreement = transmissions(seen, result).disagreement[30:]
    assert np.nanmedian(disagreement[:, 90:]) > np.nanmedian(disagreement[:, :70]) + 0.3


def test_a_large_photograph_is_judged_small_and_a_larger_result_with_it() -> None:
    clean = np.kron(scene(), np.ones((6, 6, 1), np.float32))
    result = np.kron(clean, np.ones((2, 2, 1), np.float32))
    found = transmissions(hazy(clean, 0.5), result)
    assert max(found.implied.shape) == WORKING_PX
    assert found.implied.shape == found.dark.shape
    assert 0 <= float(np.nanmin(found.implied)) <= float(np.nanmax(found.implied)) <= 1
