"""Exact zeros and near zeros are counted apart, as L2 makes only the second."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.measurements.sparsity import NEAR_ZERO, LayerSlices, share_of_exact_zeros
from playground.network.builder import Shape, build
from playground.network.network import Network

SIZES = (12, 20, 5)  # of the layers of weights of 3 inputs, hidden layers of 4 and 5, and 1 output


def small_network() -> Network:
    return build(Shape(3, 1, (4, 5)), weight_rngs=[np.random.default_rng(0)], dropout_rngs=[np.random.default_rng(1)])


NETWORK = small_network()

weights = hnp.arrays(
    np.float32,
    sum(SIZES),
    elements=st.one_of(st.sampled_from([0.0, -0.0, 5e-4, -5e-4]), st.floats(-10, 10, width=32)),
)


@given(w=weights)
def test_zeros_near_zeros_and_norms_are_those_of_each_layer(w: np.ndarray) -> None:
    summary = LayerSlices(NETWORK).summary(w)

    layers = np.split(w.astype(np.float64), np.cumsum(SIZES)[:-1])
    size = [np.abs(layer).astype(np.float32) for layer in layers]
    np.testing.assert_allclose(summary.zeros, [np.mean(layer == 0) for layer in layers])
    np.testing.assert_allclose(
        summary.near_zeros, [np.mean((s > 0) & (s < np.float32(NEAR_ZERO))) for s in size], atol=1e-12
    )
    np.testing.assert_allclose(summary.l1, [np.abs(layer).sum() for layer in layers], rtol=1e-6)
    np.testing.assert_allclose(summary.l2, [np.linalg.norm(layer) for layer in layers], rtol=1e-6)


@given(w=weights)
def test_root_mean_squares_are_those_of_each_layer(w: np.ndarray) -> None:
    layers = np.split(w.astype(np.float64), np.cumsum(SIZES)[:-1])

    np.testing.assert_allclose(
        LayerSlices(NETWORK).root_mean_squares(w), [np.sqrt(np.mean(layer**2)) for layer in layers], rtol=1e-6
    )


@pytest.mark.parametrize("n_zeros", [0, 1, 36, 37])
def test_the_share_of_exact_zeros_is_over_all_weights_and_no_bias(n_zeros: int) -> None:
    network = small_network()
    assert network.n_weights == 37
    assert not network.dense_layers[0].b.any()  # biases start at 0 and do not count
    network.theta[: network.n_weights] = 1e-30
    network.theta[:n_zeros] = 0.0

    assert share_of_exact_zeros(network) == pytest.approx(n_zeros / 37)
