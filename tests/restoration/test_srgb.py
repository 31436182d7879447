"""The transfer function of sRGB."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.srgb import decoded, encoded


def test_encoding_is_undone_by_decoding() -> None:
    ramp = np.linspace(0, 1, 3 * 65536, dtype=np.float32).reshape(1, -1, 3)
    np.testing.assert_allclose(encoded(decoded(ramp)), ramp, atol=1e-5)


def test_both_are_those_of_the_standard() -> None:
    """IEC 61966-2-1: a straight line near black, then a power; 18 % of the light is 118 of 255."""
    assert encoded(np.array([0.0, 0.001, 0.18, 1.0])) * 255 == pytest.approx([0, 3.2946, 117.65, 255], abs=0.01)
    assert decoded(np.array([0.0, 0.02, 0.5, 1.0])) == pytest.approx([0, 0.02 / 12.92, 0.21404, 1], abs=1e-5)


def test_what_is_outside_is_clipped_and_precision_is_kept() -> None:
    assert encoded(np.array([-1.0, 2.0])) == pytest.approx([0, 1])
    assert encoded(np.float32([[0.3]])).dtype == decoded(np.float32([[0.3]])).dtype == np.float32
