"""A softmax of three logits, its losses and its way down, against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from scipy.special import log_softmax, softmax

from playground.measurements.explorables.softmax_logits import KINDS, N_STEPS, RATE, logits_of, softmax_logits

LOGITS = st.tuples(*[st.floats(-5, 5)] * 3)
LABELS = st.sampled_from([0, 1, 2])


def loss(kind: str, z: np.ndarray, label: int) -> float:
    """Return a loss as its formula says."""
    if kind == "cross_entropy":
        return -log_softmax(z)[label]
    return float(((softmax(z) - np.eye(3)[label]) ** 2).sum())


@given(LOGITS, LABELS)
def test_probabilities_losses_and_gradients(logits: tuple[float, float, float], label: int) -> None:
    shown, z = softmax_logits(logits, label), np.array(logits)

    assert shown.p == pytest.approx(softmax(z))
    for kind in KINDS:
        assert shown.loss[kind] == pytest.approx(loss(kind, z, label), abs=1e-12)
        assert shown.slope[kind] == pytest.approx(approx_fprime(z, loss_of(kind, label), 1e-7), abs=1e-5)
        assert shown.slope[kind].sum() == pytest.approx(0, abs=1e-12)  # logits that all rise alike change nothing


def loss_of(kind: str, label: int):
    return lambda z: loss(kind, z, label)


@given(LOGITS, LABELS, st.floats(-3, 3))
def test_only_differences_of_logits_matter(logits: tuple[float, float, float], label: int, shift: float) -> None:
    one, other = softmax_logits(logits, label), softmax_logits(tuple(z + shift for z in logits), label)

    assert one.p == pytest.approx(other.p)
    assert one.path["squared"][-1] == pytest.approx(other.path["squared"][-1])


def test_the_way_down_is_gradient_descent_on_the_logits() -> None:
    shown, z = softmax_logits((4.0, -0.5, 0.0), 2), np.array([4.0, -0.5, 0.0])
    for _ in range(N_STEPS):
        z = z - RATE * (softmax(z) - np.eye(3)[2])

    assert shown.path["cross_entropy"].shape == (N_STEPS + 1, 3)
    assert shown.path["cross_entropy"][-1] == pytest.approx(softmax(z))
    np.testing.assert_allclose(shown.path["squared"].sum(axis=1), 1.0)


@given(LOGITS, st.floats(-2, 2))
def test_logits_are_found_again_from_their_probabilities(logits: tuple[float, float, float], mean: float) -> None:
    z = np.array(logits)
    found = logits_of(softmax(z), mean, -5.0, 5.0)

    assert softmax(found) == pytest.approx(softmax(z))
    wanted = z - z.mean() + mean
    if wanted.min() >= -5.0 and wanted.max() <= 5.0:
        assert found == pytest.approx(wanted, abs=1e-9)


@given(st.tuples(*[st.floats(0, 1)] * 3).filter(lambda p: sum(p) > 1e-6), st.floats(-5, 5))
def test_logits_of_any_probabilities_keep_their_range_and_the_order_of_the_classes(
    shares: tuple[float, float, float], mean: float
) -> None:
    p = np.array(shares) / sum(shares)
    z = logits_of(p, mean, -5.0, 5.0)

    assert ((z >= -5.0) & (z <= 5.0)).all()
    assert (np.diff(z[np.argsort(p)]) >= -1e-9).all()
    assert softmax(z) == pytest.approx(p, abs=2 * np.exp(-10))


def test_near_a_wrong_corner_the_first_step_of_the_squared_error_is_short() -> None:
    ways = softmax_logits((5.0, 0.0, 0.0), 2).path
    first = {kind: np.linalg.norm(way[1] - way[0]) for kind, way in ways.items()}

    assert first["squared"] < 0.2 * first["cross_entropy"]
