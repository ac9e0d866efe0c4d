"""Units that pass no gradient: inactive for one sample, or dead for all."""

import numpy as np
import pytest

from playground.measurements.units import UnitLayers
from playground.network.builder import Shape, build
from playground.network.flat_units import flat_counts
from playground.network.network import Network

X = np.random.default_rng(0).normal(size=(1300, 3)).astype(np.float32)  # more than one block of rows


def network_of(hidden: tuple[int, ...], activation: str, **options: object) -> Network:
    """Return a fresh network of three inputs."""
    shape = Shape(n_inputs=3, n_outputs=1, hidden_layers=hidden, activation=activation, **options)
    return build(shape, weight_rngs=[np.random.default_rng(0)], dropout_rngs=[np.random.default_rng(1)])


def inactive_and_dead(network: Network, samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares of every hidden layer, counted over the samples."""
    return UnitLayers(network.widths[1:-1]).inactive_and_dead(flat_counts(network, samples), len(samples))


def test_about_half_of_the_activations_of_a_fresh_relu_network_are_inactive() -> None:
    inactive, dead = inactive_and_dead(network_of((200, 200), "relu"), X)

    np.testing.assert_allclose(inactive, 0.5, atol=0.08)
    assert dead[0] == 0


@pytest.mark.parametrize("n", [1, 7, 512, 513, 1300])
def test_shares_are_counted_over_all_samples_however_many_there_are(n: int) -> None:
    network = network_of((6, 5), "relu")
    a = X[:n].astype(np.float64)
    off = []
    for layer in network.dense_layers[:-1]:
        z = a @ layer.W.astype(np.float64) + layer.b
        off.append(z <= 0)
        a = np.maximum(z, 0)

    inactive, dead = inactive_and_dead(network, X[:n])

    np.testing.assert_allclose(inactive, [z.mean() for z in off])
    np.testing.assert_allclose(dead, [z.all(axis=0).mean() for z in off])


def test_a_unit_is_dead_when_no_sample_activates_it() -> None:
    network = network_of((4, 5), "relu")
    network.dense_layers[0].b[0, :3] = -100.0  # three of four never reach zero
    network.dense_layers[1].b[0, :] = 100.0

    inactive, dead = inactive_and_dead(network, X)

    assert dead.tolist() == [0.75, 0.0]
    assert inactive[0] > 0.75
    assert inactive[1] == 0.0


def test_one_sample_is_enough_to_keep_a_unit_alive() -> None:
    network = network_of((1,), "relu")
    network.dense_layers[0].W[...] = [[1.0], [0.0], [0.0]]
    network.dense_layers[0].b[...] = -np.sort(X[:, 0])[-2]  # only the largest x lies above

    inactive, dead = inactive_and_dead(network, X)

    assert dead.tolist() == [0.0]
    assert inactive[0] == pytest.approx(1 - 1 / len(X))


@pytest.mark.parametrize("activation", ["linear", "leaky_relu"])
def test_a_unit_whose_slope_is_nowhere_flat_is_never_inactive(activation: str) -> None:
    network = network_of((8, 8), activation, leaky_slope=0.01)
    network.dense_layers[0].b[...] = -100.0

    assert [shares.tolist() for shares in inactive_and_dead(network, X)] == [[0.0, 0.0], [0.0, 0.0]]


def test_a_leaky_relu_without_slope_is_a_relu() -> None:
    leaky, plain = network_of((9, 9), "leaky_relu", leaky_slope=0.0), network_of((9, 9), "relu")

    np.testing.assert_array_equal(inactive_and_dead(leaky, X), inactive_and_dead(plain, X))


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "elu", "softmax"])
def test_a_saturated_unit_is_inactive_and_a_fresh_one_is_not(activation: str) -> None:
    network = network_of((4,), activation)
    assert inactive_and_dead(network, X)[0][0] < 0.05

    far = -50.0 if activation == "elu" else 50.0
    network.dense_layers[0].b[...] = [[far, 0.0, 0.0, 0.0]]
    inactive, dead = inactive_and_dead(network, X)

    saturated = 1.0 if activation == "softmax" else 0.25  # one winner of a softmax silences all
    assert dead[0] == saturated
    assert inactive[0] == pytest.approx(saturated, abs=0.05)


@pytest.mark.parametrize(("activation", "falling", "far"), [("gelu", -1.4, -5.0), ("silu", -2.4, -12.0)])
def test_a_unit_with_a_negative_slope_passes_a_gradient_and_one_far_below_zero_does_not(
    activation: str, falling: float, far: float
) -> None:
    network = network_of((2,), activation)
    network.dense_layers[0].W[...] = 0.0
    network.dense_layers[0].b[...] = [[falling, far]]

    inactive, dead = inactive_and_dead(network, X)

    assert dead.tolist() == inactive.tolist() == [0.5]


@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
def test_counting_changes_nothing_in_the_network(batch_norm: str) -> None:
    network = network_of((5, 4), "relu", batch_norm=batch_norm, dropout=0.5)
    before = network.theta.copy(), network.statistics.copy(), network.logits(X)

    inactive_and_dead(network, X)

    np.testing.assert_array_equal(network.theta, before[0])
    np.testing.assert_array_equal(network.statistics, before[1])
    np.testing.assert_array_equal(network.logits(X), before[2])


def test_a_network_without_hidden_layers_has_no_shares() -> None:
    inactive, dead = inactive_and_dead(network_of((), "relu"), X)

    assert inactive.shape == dead.shape == (0,)
