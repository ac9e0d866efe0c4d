"""The losses over the logit against scipy's functions and differences of the losses themselves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, log_expit

from playground.measurements.explorables.losses_over_logit import KINDS, losses_over_logit

LOGITS = st.floats(-8, 8)
WEIGHTS = st.floats(0, 3)


def expected(z, label: int, weight: float) -> dict[str, np.ndarray]:
    p = expit(z)
    cross_entropy = -weight * (log_expit(z) if label else log_expit(-z))
    return {"bce": cross_entropy, "softmax": cross_entropy, "squared": weight * (p - label) ** 2}


@pytest.mark.parametrize("label", [0, 1])
def test_curves_are_the_losses_and_their_derivatives(label: int) -> None:
    shown = losses_over_logit(1.5, label, 2.0)

    for kind in KINDS:
        loss, slope = shown.loss[kind], shown.slope[kind]
        np.testing.assert_allclose(loss, expected(shown.z, label, 2.0)[kind], rtol=1e-12, atol=1e-15)
        h = 1e-5
        rise = (expected(shown.z + h, label, 2.0)[kind] - expected(shown.z - h, label, 2.0)[kind]) / (2 * h)
        np.testing.assert_allclose(slope, rise, atol=1e-8)


@given(LOGITS, st.sampled_from([0, 1]), WEIGHTS)
def test_the_point_lies_on_the_curves(logit: float, label: int, weight: float) -> None:
    shown = losses_over_logit(logit, label, weight, n_points=3)

    assert shown.p == pytest.approx(expit(logit))
    for kind, value in expected(np.array(logit), label, weight).items():
        assert shown.loss_at[kind] == pytest.approx(float(value), abs=1e-12)
    p, y = expit(logit), label
    assert shown.slope_at["bce"] == pytest.approx(weight * (p - y), abs=1e-12)
    assert shown.slope_at["softmax"] == pytest.approx(weight * (p - y), abs=1e-12)
    assert shown.slope_at["squared"] == pytest.approx(2 * weight * (p - y) * p * (1 - p), abs=1e-12)


@given(LOGITS, st.sampled_from([0, 1]))
def test_the_squared_error_never_pulls_harder_than_half_the_cross_entropy(logit: float, label: int) -> None:
    slopes = losses_over_logit(logit, label, 1.0, n_points=3).slope_at

    assert abs(slopes["squared"]) <= 0.5 * abs(slopes["bce"]) * (1 + 1e-9)
