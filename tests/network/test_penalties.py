import numpy as np
import pytest

from playground.network import penalties
from playground.network.penalties import Penalty
from playground.optimisation.gradient_descent import SGD

ETA, LAMBDA, N = 0.1, 2.0, 40


def penalty(l1: float = 0.0, l2: float = 0.0, *, update: str = "proximal") -> Penalty:
    return Penalty(l1=l1, l2=l2, n_samples=N, l1_update=update)


@pytest.fixture
def network(make_network):
    """A network with all kinds of offsets and a data gradient from nowhere in particular."""
    network = make_network(hidden=(8, 6), batch_norm="before")
    network.grad[...] = np.random.default_rng(4).normal(size=network.grad.shape)
    return network


def split(network) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return copies of weights, offsets and their gradients."""
    at, theta, grad = network.n_weights, network.theta.copy(), network.grad.copy()
    return theta[:at], theta[at:], grad[:at], grad[at:]


def test_value_is_lambda_over_n_times_the_norms(network) -> None:
    w = np.concatenate([layer.W.ravel() for layer in network.dense_layers])

    assert penalty(l1=LAMBDA).value(network) == pytest.approx(LAMBDA / N * np.abs(w).sum())
    assert penalty(l2=LAMBDA).value(network) == pytest.approx(LAMBDA / (2 * N) * (w**2).sum())
    assert penalty(l1=3, l2=5).value(network) == pytest.approx(3 / N * np.abs(w).sum() + 5 / (2 * N) * (w @ w))
    assert penalty().value(network) == 0.0


def test_values_of_several_vectors_under_several_strengths_are_those_of_each_alone() -> None:
    w, l1, l2 = np.random.default_rng(0).normal(size=(3, 300)), np.array([0.0, 2.0, 3.0]), np.array([1.0, 0.0, 5.0])

    together = penalties.penalty(w.astype(np.float32), l1, l2, N)

    assert together.tolist() == [
        float(penalties.penalty(*each, N)) for each in zip(w.astype(np.float32), l1.tolist(), l2.tolist(), strict=True)
    ]


def test_l2_update_shrinks_weights_by_a_factor_and_moves_offsets_by_the_data_gradient_alone(network) -> None:
    w, offsets, dw, d_offsets = split(network)

    penalty(l2=LAMBDA).add_gradient(network)
    SGD(network.theta, ETA).step(network.theta, network.grad)

    np.testing.assert_allclose(network.theta[: w.size], (1 - ETA * LAMBDA / N) * w - ETA * dw, rtol=1e-12)
    np.testing.assert_allclose(network.theta[w.size :], offsets - ETA * d_offsets, rtol=1e-12)


def test_decoupled_l2_shrinks_weights_by_the_same_factor_and_leaves_offsets_and_gradient(network) -> None:
    w, offsets, dw, d_offsets = split(network)
    apart = Penalty(l1=0.0, l2=LAMBDA, n_samples=N, l2_update="decoupled")

    apart.add_gradient(network)
    apart.decay(network, ETA)

    after, unmoved, *gradients = split(network)
    np.testing.assert_allclose(after, (1 - ETA * LAMBDA / N) * w, rtol=1e-15)
    np.testing.assert_array_equal(unmoved, offsets)
    np.testing.assert_array_equal(np.concatenate(gradients), np.concatenate([dw, d_offsets]))
    assert apart.value(network) == penalty(l2=LAMBDA).value(network)


def test_l1_subgradient_update_moves_weights_by_a_constant_and_offsets_by_the_data_gradient_alone(
    network,
) -> None:
    w, offsets, dw, d_offsets = split(network)

    penalty(l1=LAMBDA, update="subgradient").add_gradient(network)
    SGD(network.theta, ETA).step(network.theta, network.grad)

    np.testing.assert_allclose(network.theta[: w.size], w - ETA * LAMBDA / N * np.sign(w) - ETA * dw, rtol=1e-12)
    np.testing.assert_allclose(network.theta[w.size :], offsets - ETA * d_offsets, rtol=1e-12)


def test_subgradient_of_a_zero_weight_is_zero(network) -> None:
    network.theta[0], network.grad[...] = 0.0, 0.0

    penalty(l1=LAMBDA, update="subgradient").add_gradient(network)

    assert network.grad[0] == 0.0
    assert np.abs(network.grad[1 : network.n_weights]).min() > 0


def test_proximal_step_is_the_soft_threshold_of_weights_and_leaves_offsets(network) -> None:
    w, offsets, dw, d_offsets = split(network)
    big, threshold = 200.0, ETA * 200.0 / N

    penalty(l1=big).add_gradient(network)
    np.testing.assert_array_equal(network.grad, np.concatenate([dw, d_offsets]))
    penalty(l1=big).shrink(network, ETA)

    soft = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    np.testing.assert_allclose(network.theta[: w.size], soft, rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(network.theta[: w.size] == 0, np.abs(w) <= threshold)
    assert 0 < np.count_nonzero(network.theta[: w.size] == 0) < w.size
    np.testing.assert_array_equal(network.theta[w.size :], offsets)


@pytest.mark.parametrize("options", [{"l1": LAMBDA, "update": "subgradient"}, {"l2": LAMBDA}, {}])
def test_only_the_proximal_update_shrinks_after_the_step(network, options: dict) -> None:
    before = network.theta.copy()

    penalty(**options).shrink(network, ETA)

    np.testing.assert_array_equal(network.theta, before)


def zeros_after_many_steps(network, update: str) -> int:
    network.grad[...] = 0.0
    cost, optimiser = penalty(l1=LAMBDA, update=update), SGD(network.theta, ETA)
    for _ in range(1000):
        network.grad[...] = 0.0
        cost.add_gradient(network)
        optimiser.step(network.theta, network.grad)
        cost.shrink(network, ETA)
    assert np.abs(network.theta[: network.n_weights]).max() <= ETA * LAMBDA / N
    return np.count_nonzero(network.theta[: network.n_weights] == 0)


def test_proximal_update_makes_exact_zeros_and_the_subgradient_does_not(make_network) -> None:
    kept = make_network()

    assert zeros_after_many_steps(make_network(), "proximal") == kept.n_weights
    assert zeros_after_many_steps(make_network(), "subgradient") == 0


@pytest.mark.parametrize("update", ["proximal", "subgradient"])
def test_offsets_are_never_penalised(network, update: str) -> None:
    _, offsets, _, d_offsets = split(network)
    cost = penalty(l1=50.0, l2=50.0, update=update)

    cost.add_gradient(network)
    cost.shrink(network, ETA)

    np.testing.assert_array_equal(network.theta[network.n_weights :], offsets)
    np.testing.assert_array_equal(network.grad[network.n_weights :], d_offsets)


def test_value_does_not_depend_on_offsets(network) -> None:
    value = penalty(l1=3, l2=5).value(network)

    network.theta[network.n_weights :] += 100.0

    assert penalty(l1=3, l2=5).value(network) == value


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("update", ["proximal", "subgradient"])
def test_penalty_keeps_the_type_of_the_network(make_network, dtype: type[np.floating], update: str) -> None:
    network, cost = make_network(dtype=dtype), penalty(l1=LAMBDA, l2=LAMBDA, update=update)

    cost.add_gradient(network)
    cost.shrink(network, ETA)

    assert network.theta.dtype == network.grad.dtype == dtype
    assert cost.value(network).dtype == np.float64
