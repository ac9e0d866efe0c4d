"""Histograms say where each layer's values lie, and count what is zero apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.measurements.distributions import layer_names, pre_activation_histograms, weight_histograms
from playground.network.builder import Shape, build
from playground.network.network import Network

X = np.random.default_rng(0).normal(size=(300, 3)).astype(np.float32)


def network_of(hidden: tuple[int, ...] = (8, 6), activation: str = "relu", **options: object) -> Network:
    """Return a fresh network of three inputs."""
    shape = Shape(n_inputs=3, n_outputs=1, hidden_layers=hidden, activation=activation, **options)
    return build(shape, weight_rngs=[np.random.default_rng(0)], dropout_rngs=[np.random.default_rng(1)])


@given(
    zeros=st.floats(0, 1), near=st.floats(0, 1), scale=st.sampled_from([1e-30, 1e-5, 0.003, 1.0, 1e4, 1e20]),
    n_bins=st.integers(2, 60),
)  # fmt: skip
def test_bins_zeros_and_near_zeros_together_are_the_whole_layer(
    zeros: float, near: float, scale: float, n_bins: int
) -> None:
    network = network_of()
    w = network.theta[: network.n_weights]
    w *= scale
    draws = np.random.default_rng(0).random(w.size)
    w[draws < near] = -4e-4
    w[draws < zeros * near] = 0.0

    histograms = weight_histograms(network, n_bins)

    np.testing.assert_allclose(histograms.shares.sum(axis=1) + histograms.zeros + histograms.near_zeros, 1.0)
    layers = [layer.W for layer in network.dense_layers]
    np.testing.assert_allclose(histograms.zeros, [np.mean(v == 0) for v in layers])
    np.testing.assert_allclose(histograms.near_zeros, [np.mean((v != 0) & (np.abs(v) < 1e-3)) for v in layers])
    np.testing.assert_allclose(histograms.deviations, [np.std(v, dtype=np.float64) for v in layers])


def test_bins_are_the_same_for_all_layers_and_symmetric_about_zero() -> None:
    histograms = weight_histograms(network_of(), n_bins=40)

    assert histograms.layers == ("hidden 1", "hidden 2", "output")
    assert histograms.shares.shape == (3, 40)
    np.testing.assert_allclose(histograms.edges, -histograms.edges[::-1], atol=1e-12)
    assert (np.diff(histograms.edges) > 0).all()


def test_each_bin_holds_the_weights_between_its_edges() -> None:
    network = network_of((1,))
    hidden, output = network.dense_layers
    hidden.W[:, 0] = [-0.95, 0.05, 0.95]
    output.W[...] = 0.45

    histograms = weight_histograms(network, n_bins=20)

    np.testing.assert_allclose(histograms.edges[[0, -1]], [-1.0, 1.0])
    np.testing.assert_allclose(histograms.shares[0, [0, 10, 19]], 1 / 3)
    assert histograms.shares[1].tolist() == [0.0] * 14 + [1.0] + [0.0] * 5


def test_what_lies_beyond_the_edges_is_counted_in_the_outermost_bins() -> None:
    network = network_of((200, 1))
    first = network.dense_layers[0].W
    first[...] = 0.5
    first[0, 0], first[0, 1] = 1e6, -1e6
    network.dense_layers[1].W[...] = 0.5

    histograms = weight_histograms(network)

    assert histograms.edges[-1] < 10
    np.testing.assert_allclose(histograms.shares[0, [0, -1]], 1 / first.size)


def test_a_small_change_of_the_weights_does_not_move_the_axis() -> None:
    network = network_of((64, 64))
    edges = weight_histograms(network).edges
    network.theta[: network.n_weights] *= 1.001

    np.testing.assert_array_equal(weight_histograms(network).edges, edges)


def test_a_network_of_zeros_has_zeros_alone() -> None:
    network = network_of()
    network.theta[...] = 0.0

    histograms = weight_histograms(network)

    assert histograms.zeros.tolist() == [1.0, 1.0, 1.0]
    assert not histograms.near_zeros.any()
    assert not histograms.shares.any()
    assert np.isfinite(histograms.edges).all()


@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("activation", ["relu", "linear", "tanh"])
def test_pre_activations_are_what_enters_the_activation_function(activation: str, batch_norm: str) -> None:
    network = network_of(activation=activation, batch_norm=batch_norm)
    network.dense_layers[0].b[...] = 0.3
    first = network.dense_layers[0]
    z = X.astype(np.float64) @ first.W + first.b  # fresh running moments, 0 and 1, leave it as it is

    histograms = pre_activation_histograms(network, X, n_bins=30)

    assert histograms.layers == ("hidden 1", "hidden 2")
    np.testing.assert_allclose(histograms.shares.sum(axis=1), 1.0)
    np.testing.assert_allclose(histograms.deviations[0], z.std(), rtol=1e-4)
    expected = np.histogram(np.clip(z, *histograms.edges[[0, -1]]), histograms.edges)[0] / z.size
    np.testing.assert_allclose(histograms.shares[0], expected, atol=2 / z.size)


def test_pre_activations_of_many_samples_are_those_of_the_first_thousand() -> None:
    many = np.concatenate([np.tile(X, (4, 1))[:1000], np.full((500, 3), 1e6, np.float32)])

    histograms, first = (pre_activation_histograms(network_of(), part) for part in (many, many[:1000]))

    np.testing.assert_array_equal(histograms.shares, first.shares)
    np.testing.assert_array_equal(histograms.edges, first.edges)


def test_a_network_without_hidden_layers_has_no_pre_activations() -> None:
    histograms = pre_activation_histograms(network_of(()), X)

    assert histograms.layers == ()
    assert histograms.shares.shape == (0, 40)


@pytest.mark.parametrize(
    ("hidden", "names"),
    [((), ("output",)), ((3,), ("hidden 1", "output")), ((3, 2), ("hidden 1", "hidden 2", "output"))],
)
def test_layers_are_named_from_the_first_to_the_output(hidden: tuple[int, ...], names: tuple[str, ...]) -> None:
    assert layer_names(network_of(hidden)) == names
