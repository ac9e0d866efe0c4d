"""The penalties of one weight against their formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.measurements.explorables.penalty_curves import penalty_curves

STRENGTHS = st.floats(0, 2)


def test_curves_are_the_penalties_and_their_derivatives() -> None:
    shown = penalty_curves(1.0, 0.7, 0.4)

    assert 0.0 in shown.w
    np.testing.assert_allclose(shown.value["l1"], 0.7 * np.abs(shown.w), atol=1e-12)
    np.testing.assert_allclose(shown.value["l2"], 0.2 * shown.w**2, atol=1e-12)
    inner = np.abs(shown.w[1:-1]) > 1e-9
    for kind in ("l1", "l2"):
        rise = (shown.value[kind][2:] - shown.value[kind][:-2]) / (shown.w[2:] - shown.w[:-2])
        np.testing.assert_allclose(shown.slope[kind][1:-1][inner], rise[inner], atol=1e-9)


@given(st.floats(-3, 3), STRENGTHS, STRENGTHS)
def test_the_point_lies_on_the_curves(weight: float, l1: float, l2: float) -> None:
    shown = penalty_curves(weight, l1, l2, n_points=3)

    assert shown.value_at == pytest.approx({"l1": l1 * abs(weight), "l2": l2 / 2 * weight**2})
    assert shown.slope_at == pytest.approx({"l1": l1 * np.sign(weight), "l2": l2 * weight})


def test_at_zero_the_program_takes_the_derivative_zero() -> None:
    assert penalty_curves(0.0, 2.0, 2.0).slope_at == {"l1": 0.0, "l2": 0.0}
