"""Round things, and what is within them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from restoration.diagnosis.spots import spots, symmetry


def gradients(plane: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    smooth = cv2.GaussianBlur(plane, (0, 0), 1.0)
    return cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=1 / 8)


@pytest.mark.parametrize(("inner", "outer", "way"), [(0.8, 0.2, 1), (0.2, 0.8, -1)])
def test_a_disk_is_voted_for_at_its_centre(inner: float, outer: float, way: int) -> None:
    plane = np.full((60, 80), outer, np.float32)
    cv2.circle(plane, (50, 25), 5, inner, -1)
    votes = symmetry(*gradients(plane), 5 * way)
    assert np.unravel_index(votes.argmax(), votes.shape) == (25, 50)
    assert votes.max() > 0.8
    assert votes.max() > 3 * symmetry(*gradients(plane), -5 * way).max()


def test_an_edge_is_not_round() -> None:
    plane = np.repeat(np.where(np.arange(80) < 40, 0.2, 0.8).astype(np.float32)[None], 60, axis=0)
    assert symmetry(*gradients(plane), 5).max() < 0.6


def test_blurred_drops_change_much(scene: np.ndarray) -> None:
    wet = scene.copy()
    blurred = cv2.GaussianBlur(scene, (0, 0), 8)
    mask = np.zeros(scene.shape[:2], np.float32)
    for x, y in np.random.default_rng(3).integers((20, 20), (380, 280), (25, 2)).tolist():
        cv2.circle(mask, (x, y), 10, 1.0, -1)
    wet += mask[..., None] * (blurred + 0.2 - scene)
    dry_row, wet_row = np.array(spots(scene)), np.array(spots(np.clip(wet, 0, 1)))
    assert dry_row.shape == (119,)
    assert np.abs(wet_row - dry_row).max() > 0.5
