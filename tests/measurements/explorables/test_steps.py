"""Weights on their way, by the closed forms of their steps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.measurements.explorables.descent import N_STEPS
from playground.measurements.explorables.weight_steps import BEST, weight_steps
from playground.measurements.explorables.zero_steps import zero_steps

STEPS = np.arange(N_STEPS + 1)
STARTS, RATES, STRENGTHS = st.floats(-3, 3), st.floats(0.01, 0.5), st.floats(0, 2)


@given(STARTS, RATES, STRENGTHS, st.floats(0, 1))
def test_a_weight_decays_by_a_factor_and_approaches_what_data_and_decay_agree_on(start, rate, decay, pull) -> None:
    shown = weight_steps(start, rate, decay, pull)

    assert shown.factor == 1 - rate * decay
    np.testing.assert_allclose(shown.decay, start * shown.factor**STEPS, atol=1e-12)
    np.testing.assert_allclose(shown.data, BEST + (start - BEST) * (1 - 2 * rate * pull) ** STEPS, atol=1e-12)
    if 2 * pull + decay > 1e-6:
        goal = 2 * pull * BEST / (2 * pull + decay)
        both = goal + (start - goal) * (1 - rate * (2 * pull + decay)) ** STEPS
        np.testing.assert_allclose(shown.both, both, atol=1e-9)


@given(STARTS, RATES, STRENGTHS)
def test_a_bias_is_left_alone(start, rate, decay) -> None:
    assert set(weight_steps(start, rate, decay, 0.5).bias) == {start}


def test_with_data_a_small_weight_grows_in_spite_of_decay() -> None:
    shown = weight_steps(0.1, 0.1, 0.5, 0.5)

    assert np.all(np.diff(shown.both) > 0)
    assert shown.both[-1] < BEST


@given(st.floats(-2, 2), RATES, STRENGTHS)
def test_the_soft_threshold_shortens_by_its_step_and_stays_at_zero(start, rate, strength) -> None:
    shown = zero_steps(start, rate, strength)
    expected = np.sign(start) * np.maximum(np.abs(start) - STEPS * rate * strength, 0)
    np.testing.assert_allclose(shown.paths["proximal"], expected, atol=1e-12)
    step = shown.first_zero("proximal")
    if step is not None:
        assert np.all(shown.paths["proximal"][step:] == 0.0)


@given(st.floats(-2, 2), RATES, STRENGTHS)
def test_the_subgradient_steps_by_the_same_size_and_ends_within_one_of_zero(start, rate, strength) -> None:
    shown = zero_steps(start, rate, strength)
    path = shown.paths["subgradient"]
    moved = np.abs(np.diff(path))
    np.testing.assert_allclose(moved, np.where(path[:-1] == 0, 0, shown.size), atol=1e-12)
    if abs(start) < N_STEPS * shown.size:
        assert abs(path[-1]) <= shown.size + 1e-12


def test_one_arrives_and_the_other_does_not() -> None:
    shown = zero_steps(1.23, 0.2, 1.0)

    assert shown.first_zero("proximal") == 7
    assert shown.first_zero("subgradient") is None
    assert sorted(shown.paths["subgradient"][-2:]) == pytest.approx([-0.17, 0.03])
