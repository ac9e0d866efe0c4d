"""Least squares on random features against the pseudo-inverse and scikit-learn's ridge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import Ridge

from playground.measurements.explorables.random_features import MOST_FEATURES, least_norm, random_features

SEEDS = range(20)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 100))
def test_the_least_norm_is_that_of_the_pseudo_inverse(n: int, N: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    features, y = rng.normal(size=(n, N)), rng.normal(size=n)
    expected = np.linalg.pinv(features) @ y

    np.testing.assert_allclose(least_norm(features, y, 0.0), expected, rtol=1e-6, atol=1e-6 * np.abs(expected).max())


@pytest.mark.parametrize("shape", [(20, 6), (6, 20), (8, 8)])
@pytest.mark.parametrize("penalty", [0.1, 10.0])
def test_with_a_penalty_it_is_ridge_regression(shape: tuple[int, int], penalty: float) -> None:
    rng = np.random.default_rng(1)
    features, y = rng.normal(size=shape), rng.normal(size=shape[0])
    ridge = Ridge(alpha=penalty, fit_intercept=False, solver="svd").fit(features, y)

    np.testing.assert_allclose(least_norm(features, y, penalty), ridge.coef_, rtol=1e-9, atol=1e-12)


@given(arrays(np.float64, (4, 9), elements=st.floats(-3, 3)))
def test_no_shorter_coefficients_fit_as_well(noise: np.ndarray) -> None:
    rng = np.random.default_rng(2)
    features, y = rng.normal(size=(4, 9)), rng.normal(size=4)
    c = least_norm(features, y, 0.0)
    beside = noise[0] - np.linalg.pinv(features) @ features @ noise[0]  # changes no fit

    np.testing.assert_allclose(features @ (c + beside), y, atol=1e-9)
    assert np.linalg.norm(c + beside) >= np.linalg.norm(c) - 1e-9


@pytest.mark.parametrize("n", [20, 40])
def test_the_peak_stands_where_features_meet_points_and_l2_removes_it(n: int) -> None:
    shown = [random_features(n, n, 0.2, 0.0, seed) for seed in SEEDS]
    ridge = [random_features(n, n, 0.2, 10.0, seed) for seed in SEEDS]

    assert sum(abs(one.peak - n) <= 5 for one in shown) >= 16
    assert np.median([one.test.max() / one.test[-1] for one in shown]) > 5
    assert np.median([one.test_at for one in ridge]) < np.median([one.test_at for one in shown]) / 5


def test_the_points_are_met_from_as_many_features_as_points_on() -> None:
    shown = random_features(100, 30, 0.2, 0.0, 0)
    enough = shown.features >= 60

    assert (shown.train[enough] < 1e-12).all()
    assert shown.train[shown.features <= 15].min() > 1e-3
    assert shown.features[-1] == MOST_FEATURES
    assert shown.train_at < 1e-12


def test_the_point_lies_on_the_curves() -> None:
    curve = random_features(1, 30, 0.2, 0.1, 5)
    for i, N in enumerate(curve.features):
        point = random_features(int(N), 30, 0.2, 0.1, 5)
        assert (point.train_at, point.test_at, point.norm_at) == (curve.train[i], curve.test[i], curve.norm[i])
