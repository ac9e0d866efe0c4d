"""Activations and slopes against textbook formulas and differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import erf, expit

from playground.measurements.explorables.activation_at import FARTHEST, activation_at
from playground.network.activations import ACTIVATIONS

LEAK = 0.1
TEXTBOOK = {
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, z, LEAK * z),
    "elu": lambda z: np.where(z > 0, z, np.exp(np.minimum(z, 0.0)) - 1.0),
    "gelu": lambda z: z * (1.0 + erf(z / np.sqrt(2.0))) / 2.0,
    "silu": lambda z: z * expit(z),
    "tanh": lambda z: 2.0 * expit(2.0 * z) - 1.0,
    "sigmoid": expit,
    "linear": lambda z: z,
    "softmax": lambda z: np.exp(z) / (np.exp(z) + 1.0),
}


def test_there_is_a_formula_for_every_activation() -> None:
    assert TEXTBOOK.keys() == ACTIVATIONS.keys()


@pytest.mark.parametrize("name", list(TEXTBOOK))
def test_curves_are_the_formulas_and_their_differences(name: str) -> None:
    shown, sigma, h = activation_at(name, 0.5, LEAK), TEXTBOOK[name], 1e-6
    smooth = np.abs(shown.z) > 0.01

    np.testing.assert_allclose(shown.a, sigma(shown.z), atol=1e-12)
    rise = (sigma(shown.z + h) - sigma(shown.z - h)) / (2 * h)
    np.testing.assert_allclose(shown.slope[smooth], rise[smooth], atol=1e-7)


@given(st.sampled_from(list(TEXTBOOK)), st.floats(-FARTHEST, FARTHEST))
def test_the_point_lies_on_the_curves(name: str, z: float) -> None:
    shown = activation_at(name, z, LEAK)

    assert shown.a_at == pytest.approx(float(TEXTBOOK[name](np.array(z))), abs=1e-12)
    nearest = np.abs(shown.z - z).argmin()
    if abs(z) > 0.05:
        assert shown.slope_at == pytest.approx(shown.slope[nearest], abs=0.04)
        assert shown.is_flat == (abs(shown.slope_at) < 1e-3)


def test_flat_stretches_are_where_the_slope_is_below_a_thousandth() -> None:
    (low, edge), (other, high) = activation_at("sigmoid", 0.0, LEAK).flat_stretches
    bound = float(np.log((1 + np.sqrt(1 - 4e-3)) ** 2 / 4e-3))  # s (1 − s) = 10⁻³

    assert (low, high) == (-FARTHEST, FARTHEST)
    assert -edge == pytest.approx(bound, abs=0.05)
    assert other == pytest.approx(bound, abs=0.05)
    assert activation_at("relu", 0.0, LEAK).flat_stretches == [(-FARTHEST, 0.0)]
    assert activation_at("linear", 0.0, LEAK).flat_stretches == []
    assert len(activation_at("gelu", 0.0, LEAK).flat_stretches) == 1  # not where its slope passes through 0
