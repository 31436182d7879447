"""Small numbers about large arrays."""

from __future__ import annotations

import numpy as np
import pytest

from restoration.diagnosis.moments import correlation, logarithm, quantiles, skewness, tailedness


def test_quantiles_are_values_that_are_there() -> None:
    assert quantiles(np.array([5.0, 1.0, 3.0]), (0, 50, 100)).tolist() == [1, 3, 5]


def test_of_many_values_some_are_enough_and_no_column_decides() -> None:
    columns = np.tile(np.arange(256, dtype=np.float32), (1024, 1))
    np.testing.assert_allclose(quantiles(columns, (5, 50, 95)), (13, 128, 243), atol=2)


def test_the_tails_of_noise_are_known() -> None:
    rng = np.random.default_rng(0)
    assert tailedness(rng.standard_normal(100_000)) == pytest.approx(np.log(3), abs=0.03)
    assert tailedness(rng.laplace(size=100_000)) == pytest.approx(np.log(6), abs=0.1)


def test_skewness_has_the_sign_of_the_longer_tail() -> None:
    few = np.zeros(1000)
    few[:10] = 1
    assert skewness(few) == -skewness(-few)
    assert skewness(few) > 1


def test_correlation_is_pearsons_and_none_of_constants() -> None:
    ramp = np.linspace(0, 1, 50)
    assert correlation(ramp, 3 - 2 * ramp) == pytest.approx(-1)
    assert correlation(ramp, np.full(50, 0.3)) == 0


def test_the_logarithm_of_nothing_is_finite() -> None:
    assert np.isfinite(logarithm(0.0))
    assert float(logarithm(0.5, 0.5)) == 0
