"""Optimisers against their textbook formulas, entry by entry in plain Python."""

import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

from playground.optimisation.optimiser import STEPS_BETWEEN_FLUSHES, Optimiser
from playground.optimisation.records import optimiser

RULES = ("sgd", "momentum", "rmsprop", "adam")
ETA, N_STEPS, SIZE = 0.05, 12, 6
Gradients = list[list[float]]


def sgd(theta: list[float], gradients: Gradients) -> Iterator[list[float]]:
    for g in gradients:
        theta = [t - ETA * gi for t, gi in zip(theta, g, strict=True)]
        yield theta


def momentum(theta: list[float], gradients: Gradients) -> Iterator[list[float]]:
    v = [0.0] * len(theta)
    for g in gradients:
        v = [0.9 * vi - ETA * gi for vi, gi in zip(v, g, strict=True)]
        theta = [t + vi for t, vi in zip(theta, v, strict=True)]
        yield theta


def rmsprop(theta: list[float], gradients: Gradients) -> Iterator[list[float]]:
    s = [0.0] * len(theta)
    for g in gradients:
        s = [0.9 * si + 0.1 * gi**2 for si, gi in zip(s, g, strict=True)]
        theta = [t - ETA * gi / (math.sqrt(si) + 1e-8) for t, gi, si in zip(theta, g, s, strict=True)]
        yield theta


def adam(theta: list[float], gradients: Gradients) -> Iterator[list[float]]:
    m, v = [0.0] * len(theta), [0.0] * len(theta)
    for t, g in enumerate(gradients, start=1):
        m = [0.9 * mi + 0.1 * gi for mi, gi in zip(m, g, strict=True)]
        v = [0.999 * vi + 0.001 * gi**2 for vi, gi in zip(v, g, strict=True)]
        eta = ETA * math.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        theta = [ti - eta * mi / (math.sqrt(vi) + 1e-8) for ti, mi, vi in zip(theta, m, v, strict=True)]
        yield theta


TEXTBOOK = {"sgd": sgd, "momentum": momentum, "rmsprop": rmsprop, "adam": adam}


def start_and_gradients(size: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return θ and gradients, of which the first entry is always 0 and the last small."""
    rng = np.random.default_rng(0)
    gradients = size * rng.normal(size=(N_STEPS, SIZE))
    gradients[:, 0], gradients[:, -1] = 0.0, gradients[:, -1] * 1e-7
    return rng.normal(size=SIZE), gradients


@pytest.mark.parametrize("size", [1e-4, 1.0, 1e4])
@pytest.mark.parametrize("rule", RULES)
def test_steps_follow_the_textbook(rule: str, size: float) -> None:
    theta, gradients = start_and_gradients(size)
    expected = TEXTBOOK[rule](theta.tolist(), gradients.tolist())
    optimise = optimiser(rule, theta, ETA)

    for grad, after in zip(gradients, expected, strict=True):
        optimise.step(theta, grad)
        np.testing.assert_allclose(theta, after, rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize(
    ("rule", "peer"),
    [
        ("adam", lambda parts: AdamOptimizer(parts, ETA)),
        ("momentum", lambda parts: SGDOptimizer(parts, ETA, momentum=0.9, nesterov=False)),
        ("sgd", lambda parts: SGDOptimizer(parts, ETA, momentum=0.0, nesterov=False)),
    ],
)
def test_steps_agree_with_scikit_learn(rule: str, peer: Callable) -> None:
    theta, gradients = start_and_gradients()
    other = theta.copy()
    optimise, theirs = optimiser(rule, theta, ETA), peer([other])

    for grad in gradients:
        optimise.step(theta, grad)
        theirs.update_params([other], [grad])
        np.testing.assert_allclose(theta, other, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("rule", RULES)
def test_float32_steps_stay_float32_and_near_the_textbook(rule: str) -> None:
    start, gradients = start_and_gradients()
    theta = start.astype(np.float32)
    *_, expected = TEXTBOOK[rule](start.tolist(), gradients.tolist())
    optimise = optimiser(rule, theta, ETA)

    for grad in gradients.astype(np.float32):
        optimise.step(theta, grad)

    assert {vector.dtype for vector in (theta, *optimise.vectors.values())} == {np.dtype(np.float32)}
    np.testing.assert_allclose(theta, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("rule", RULES)
def test_gradient_is_left_as_it_is(rule: str) -> None:
    theta, gradients = start_and_gradients()
    grad = gradients[0].copy()
    grad.setflags(write=False)

    optimiser(rule, theta, ETA).step(theta, grad)

    np.testing.assert_array_equal(grad, gradients[0])


@pytest.mark.parametrize("rule", RULES)
def test_learning_rate_may_change_between_two_steps(rule: str) -> None:
    start, gradients = start_and_gradients()
    moves = []
    for rate in (ETA, 3 * ETA):
        theta = start.copy()
        optimise = optimiser(rule, theta, ETA)
        optimise.learning_rate = rate
        optimise.step(theta, gradients[0])
        moves.append(theta - start)

    np.testing.assert_allclose(moves[1], 3 * moves[0], rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("rule", RULES)
def test_stack_of_vectors_moves_like_each_of_them(rule: str) -> None:
    _, gradients = start_and_gradients()
    theta = np.random.default_rng(1).normal(size=(3, SIZE))
    alone = theta.copy()
    together, singles = optimiser(rule, theta, ETA), [optimiser(rule, row, ETA) for row in alone]

    for grad in gradients:
        grads = np.stack([grad, 2 * grad, -grad])
        together.step(theta, grads)
        for single, row, part in zip(singles, alone, grads, strict=True):
            single.step(row, part)

    np.testing.assert_array_equal(theta, alone)


def subnormals(optimise: Optimiser) -> int:
    tiny = np.finfo(np.float32).tiny
    return sum(np.count_nonzero((vector != 0) & (np.abs(vector) < tiny)) for vector in optimise.vectors.values())


@pytest.mark.parametrize("rule", ["momentum", "rmsprop", "adam"])
def test_state_of_a_weight_whose_gradient_stays_zero_never_becomes_subnormal(rule: str) -> None:
    theta = np.ones(SIZE, np.float32)
    optimise = optimiser(rule, theta, ETA)
    optimise.step(theta, np.geomspace(1e-14, 10, SIZE, dtype=np.float32))
    still = np.zeros(SIZE, np.float32)

    for _ in range(2000):
        optimise.step(theta, still)
        assert subnormals(optimise) == 0
    assert np.isfinite(theta).all()


def test_state_would_become_subnormal_for_ever_if_it_were_not_flushed() -> None:
    theta, optimise = np.ones(SIZE, np.float32), optimiser("momentum", np.ones(SIZE, np.float32), ETA)
    optimise.step(theta, np.ones(SIZE, np.float32))
    optimise._flush = lambda theta: None

    for _ in range(2000):
        optimise.step(theta, np.zeros(SIZE, np.float32))

    assert subnormals(optimise) == SIZE


@pytest.mark.parametrize("rule", RULES)
def test_flushing_moves_no_weight(rule: str) -> None:
    gradients = np.random.default_rng(0).normal(size=(12 * STEPS_BETWEEN_FLUSHES, SIZE)).astype(np.float32)
    gradients *= np.geomspace(1.0, 1e-12, SIZE, dtype=np.float32)
    gradients[STEPS_BETWEEN_FLUSHES:-STEPS_BETWEEN_FLUSHES] = 0.0
    ends = []
    for flush in (True, False):
        theta = np.ones(SIZE, np.float32)
        optimise = optimiser(rule, theta, 1e-3)
        if not flush:
            optimise._flush = lambda theta: None
        for grad in gradients:
            optimise.step(theta, grad)
        ends.append(theta.tobytes())

    assert ends[0] == ends[1]


def test_unknown_optimiser_is_named_together_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"optimiser must be one of sgd, momentum, rmsprop, adam, adamw, got 'lion'"):
        optimiser("lion", np.ones(2), 0.1)


@pytest.mark.parametrize("rule", RULES)
def test_a_weight_that_decays_stays_small_and_not_zero(rule: str) -> None:
    theta = np.array([1.0, -1.0, 1e-20, -1e-20, 0.0], np.float32)
    optimise = optimiser(rule, theta, 1e-9)

    for _ in range(STEPS_BETWEEN_FLUSHES):
        optimise.step(theta, np.zeros(5, np.float32))

    assert theta.tolist() == np.array([1.0, -1.0, 1e-15, -1e-15, 0.0], np.float32).tolist()
