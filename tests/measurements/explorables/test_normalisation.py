"""A mini-batch on its way through batch normalisation against the formulas of Ioffe and Szegedy, written out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import expit

from playground.measurements.explorables.normalisation import LARGEST_BATCH, normalised_batch

SIGMA = {"relu": lambda z: z * (z > 0), "tanh": np.tanh, "sigmoid": expit}


def tenths(low: int, high: int) -> st.SearchStrategy[float]:
    """Return what a slider in steps of 0.1 can be set to."""
    return st.integers(low, high).map(lambda steps: steps / 10)


def normalised(x: np.ndarray) -> np.ndarray:
    return (x - sum(x) / len(x)) / np.sqrt(np.mean((x - x.mean()) ** 2) + 1e-5)


@given(
    tenths(-50, 50), tenths(1, 30), tenths(-20, 20), tenths(-30, 30), st.integers(2, LARGEST_BATCH),
    st.sampled_from(list(SIGMA)), st.sampled_from(["before", "after"]),
)  # fmt: skip
def test_every_step_is_that_of_the_formulas(
    mean: float, spread: float, gamma: float, beta: float, n: int, activation: str, place: str
) -> None:
    shown = normalised_batch(mean, spread, gamma, beta, n, activation=activation, place=place)
    sigma, z = SIGMA[activation], shown.values["z"]
    x_hat = normalised(z if place == "before" else sigma(z))
    y = gamma * x_hat + beta
    expected = {"x_hat": x_hat, "y": y, "a": sigma(y if place == "before" else z)}

    assert len(z) == n
    for step, values in expected.items():
        np.testing.assert_allclose(shown.values[step], values, rtol=1e-6, atol=1e-7)
    for step, shape in shown.shapes.items():
        assert shape.mean == pytest.approx(shown.values[step].mean(), abs=1e-12)
        assert shape.deviation == pytest.approx(shown.values[step].std(), abs=1e-12)
        assert shown.shares[step].sum() == pytest.approx(1.0)


def test_moving_and_stretching_z_leaves_the_normalised_values_and_their_skewness() -> None:
    one, other = (
        normalised_batch(mean, spread, 1.0, 0.0, 128, activation="relu", place="before")
        for mean, spread in ((0.0, 1.0), (4.0, 2.5))
    )

    np.testing.assert_allclose(one.values["x_hat"], other.values["x_hat"], atol=1e-4)
    assert one.shapes["z"].skewness == pytest.approx(other.shapes["x_hat"].skewness, abs=1e-9)
    assert one.shapes["x_hat"].skewness == pytest.approx(float(stats.skew(one.values["z"])))


def test_what_a_relu_gives_is_more_skewed_than_what_it_takes_and_normalising_keeps_that() -> None:
    shown = normalised_batch(0.0, 1.0, 1.0, 0.0, LARGEST_BATCH, activation="relu", place="after")

    assert shown.shapes["a"].skewness > abs(shown.shapes["z"].skewness) + 0.5
    assert shown.shapes["x_hat"].skewness == pytest.approx(shown.shapes["a"].skewness)


def test_the_flat_share_is_counted_where_the_activation_is() -> None:
    before = normalised_batch(5.0, 0.1, 1.0, -3.0, 64, activation="relu", place="before")
    after = normalised_batch(-5.0, 0.1, 1.0, 3.0, 64, activation="relu", place="after")

    assert before.flat == pytest.approx(np.mean(before.values["y"] <= 0))
    assert (after.flat, after.shapes["a"].zeros) == (1.0, 1.0)
    assert set(after.values["x_hat"]) == {0.0}


@pytest.mark.parametrize("beta", [0.1, 0.3, -2.7])
def test_a_scale_of_zero_leaves_equal_values_without_spread_or_skewness(beta: float) -> None:
    shape = normalised_batch(1.0, 1.0, 0.0, beta, 130, activation="tanh", place="before").shapes["y"]

    assert shape.mean == pytest.approx(beta)
    assert shape.deviation == pytest.approx(0.0, abs=1e-12)
    assert np.isnan(shape.skewness)
