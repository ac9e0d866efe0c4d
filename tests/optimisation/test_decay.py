"""AdamW against its textbook loop, and what L2 does to a weight under each optimiser."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from datasets import load
from playground.network.builder import Shape, build
from playground.network.calls import NOW
from playground.network.losses import SquaredError
from playground.optimisation.records import OPTIMISERS, optimiser
from playground.settings.run import NetworkSettings
from playground.training.batches import Batches
from playground.training.rules import penalty_of
from playground.training.steps import Steps
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

N = 100


def steps_of(rule: str, *, l2: float, rate: float, l1: float = 0.0) -> Steps:
    """Return the steps of a network whose gradient is set by hand."""
    network = build(Shape(3, 2, (4,)), weight_rngs=[np.random.default_rng(0)], dropout_rngs=[], dtype=np.float64)
    training = in_mini_batches(optimiser=rule, l2=l2, l1=l1, learning_rate=rate)
    X, y = np.zeros((N, 3)), np.zeros((N, 2))
    optimise = optimiser(rule, network.theta, rate)
    return Steps(network, SquaredError(), penalty_of(training, N), optimise, Batches(X, y, None, 10))


def weights_without_data_gradient(rule: str, *, l2: float, rate: float, n_steps: int) -> np.ndarray:
    """Return the weights (n_steps + 1, n_weights), which begin at 1, while the data ask for nothing."""
    steps = steps_of(rule, l2=l2, rate=rate)
    network = steps.network
    w = network.theta[: network.n_weights]
    w[...] = 1.0
    network.theta[w.size :] = 0.5
    rows = [w.copy()]
    for _ in range(n_steps):
        network.grad[...] = 0.0
        steps.update(NOW)
        rows.append(w.copy())
    assert (network.theta[w.size :] == 0.5).all()  # offsets are never penalised
    return np.array(rows)


@pytest.mark.parametrize(("corrected", "tolerance"), [(False, 1e-12), (True, 1e-5)])
def test_adamw_follows_algorithm_2_entry_by_entry(tolerance: float, *, corrected: bool) -> None:
    """The ε beside √v is that of Adam in the order of its section 2; PyTorch's stands beside the corrected √v̂."""
    eta, l2, steps = 0.03, 40.0, steps_of("adamw", l2=40.0, rate=0.03)
    network, rng = steps.network, np.random.default_rng(1)
    theta = network.theta.tolist()
    m, v = [0.0] * len(theta), [0.0] * len(theta)
    for t in range(1, 31):
        network.grad[...] = gradient = rng.normal(size=len(theta))
        steps.update(NOW)
        for i, g in enumerate(gradient.tolist()):
            if i < network.n_weights:
                theta[i] -= eta * l2 / N * theta[i]
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            epsilon = 1e-8 if corrected else 1e-8 / math.sqrt(1 - 0.999**t)
            theta[i] -= eta * (m[i] / (1 - 0.9**t)) / (math.sqrt(v[i] / (1 - 0.999**t)) + epsilon)
        np.testing.assert_allclose(network.theta, theta, rtol=tolerance, atol=tolerance)


def test_l1_moves_the_weights_after_adamw_as_after_the_others() -> None:
    decayed, sparse = (steps_of("adamw", l2=3.0, rate=0.05, l1=l1) for l1 in (0.0, 4.0))
    for steps in (decayed, sparse):
        steps.network.grad[...] = 1.0
        steps.update(NOW)

    n, threshold = decayed.network.n_weights, 0.05 * 4.0 / N
    before, after = decayed.network.theta, sparse.network.theta
    expected = np.sign(before[:n]) * np.maximum(np.abs(before[:n]) - threshold, 0.0)
    np.testing.assert_allclose(after[:n], expected, rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(after[n:], before[n:])


@pytest.mark.parametrize("extra", [{}, {"l1": 0.5, "dropout": 0.2}, {"schedule": "cosine", "schedule_epochs": 4}])
def test_adamw_without_l2_is_adam_bit_for_bit(extra: dict) -> None:
    dataset, shape = load("moons", n_samples=80), NetworkSettings(hidden_layers=(8, 6), batch_norm="before")
    training = in_mini_batches(optimiser="adam", learning_rate=0.05, **extra)
    adam, adamw = (Trainer(dataset, shape, replace(training, optimiser=name)) for name in ("adam", "adamw"))
    for trainer in (adam, adamw):
        trainer.advance(6)

    assert adam.network.theta.tobytes() == adamw.network.theta.tobytes()


@pytest.mark.parametrize("rule", ["sgd", "adamw"])
def test_under_sgd_and_adamw_a_weight_loses_its_share_in_every_step(rule: str) -> None:
    w = weights_without_data_gradient(rule, l2=2.0, rate=0.05, n_steps=200)

    expected = (1 - 0.05 * 2.0 / N) ** np.arange(201.0)
    np.testing.assert_allclose(w, np.tile(expected[:, None], w.shape[1]), rtol=1e-10)
    assert "(1 − ηλ₂/n) w" in OPTIMISERS[rule].l2


def test_under_momentum_a_weight_comes_to_lose_ten_times_that_share() -> None:
    w = weights_without_data_gradient("momentum", l2=1.0, rate=0.01, n_steps=400)

    loss = 1 - w[101:] / w[100:-1]
    np.testing.assert_allclose(loss, 10 * 0.01 * 1.0 / N, rtol=0.01)


@pytest.mark.parametrize(("share", "swings"), [(0.0025, False), (0.0027, True), (0.02, True)])
def test_under_momentum_a_weight_swings_through_zero_above_a_share_of_26_in_ten_thousand(
    share: float, *, swings: bool
) -> None:
    w = weights_without_data_gradient("momentum", l2=share * N / 0.1, rate=0.1, n_steps=600)

    assert (w < 0).any() == swings


@pytest.mark.parametrize("rule", ["rmsprop", "adam"])
def test_under_rmsprop_and_adam_a_weak_and_a_strong_l2_move_a_weight_alike_by_about_the_learning_rate(
    rule: str,
) -> None:
    weak, strong = (weights_without_data_gradient(rule, l2=l2, rate=1e-3, n_steps=100) for l2 in (0.1, 10.0))

    np.testing.assert_allclose(weak, strong, rtol=1e-4)
    assert 1 - weak[-1] == pytest.approx(100 * 1e-3, rel=0.15)


@pytest.mark.parametrize("rule", ["sgd", "momentum", "adamw"])
def test_under_the_others_a_hundredfold_l2_moves_a_weight_a_hundred_times_as_far(rule: str) -> None:
    weak, strong = (weights_without_data_gradient(rule, l2=l2, rate=1e-4, n_steps=100) for l2 in (0.1, 10.0))

    np.testing.assert_allclose(1 - strong[1:], 100 * (1 - weak[1:]), rtol=0.01)


def test_every_optimiser_can_be_set_and_has_its_words() -> None:
    for name, record in OPTIMISERS.items():
        in_mini_batches(optimiser=name)
        assert record.help.endswith(".")
        assert record.l2.endswith(".")
        assert record.l2_update in {"gradient", "decoupled"}
