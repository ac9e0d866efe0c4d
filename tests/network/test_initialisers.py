import math

import numpy as np
import pytest
from scipy.stats import kstest

from playground.network.batch_norm import BatchNorm
from playground.network.builder import Shape, build
from playground.network.initialisers import INITIALISERS

SPREADS = {
    "he": lambda n_in, n_out: math.sqrt(2 / n_in),
    "xavier": lambda n_in, n_out: math.sqrt(2 / (n_in + n_out)),
    "normal": lambda n_in, n_out: 1.0,
}


def network(seed: int = 0, **options: object):
    return build(
        Shape(50, 20, (300, 100), **options),
        weight_rngs=[np.random.default_rng(seed)],
        dropout_rngs=[np.random.default_rng(1)],
        dtype=np.float64,
    )


def test_every_initialiser_is_tested() -> None:
    assert SPREADS.keys() == INITIALISERS.keys()


@pytest.mark.parametrize("scale", [1.0, 0.2])
@pytest.mark.parametrize("name", SPREADS)
def test_first_weights_are_normal_with_the_promised_deviation(name: str, scale: float) -> None:
    for layer in network(initialisation=name, initial_scale=scale).dense_layers:
        spread = scale * SPREADS[name](layer.n_in, layer.n_out)

        assert abs(layer.W.std() / spread - 1) < 4 / math.sqrt(2 * layer.W.size)
        assert abs(layer.W.mean() / spread) < 4 / math.sqrt(layer.W.size)
        assert kstest(layer.W.ravel() / spread, "norm").pvalue > 1e-3


def test_he_keeps_the_size_of_activations_through_deep_relu_networks() -> None:
    deep = build(
        Shape(200, 200, (200,) * 6, activation="relu", initialisation="he"),
        weight_rngs=[np.random.default_rng(0)],
        dropout_rngs=[np.random.default_rng(0)],
        dtype=np.float64,
    )
    X = np.random.default_rng(1).normal(size=(200, 200))

    assert 0.5 < np.square(deep.logits(X)).mean() / (2 * np.square(X).mean()) < 2


def test_biases_start_at_zero_and_batch_norm_at_the_identity() -> None:
    new = network(batch_norm="before")

    for layer in new.dense_layers:
        np.testing.assert_array_equal(layer.b, 0.0)
    for layer in new.layers:
        if isinstance(layer, BatchNorm):
            np.testing.assert_array_equal(layer.gamma, 1.0)
            np.testing.assert_array_equal(layer.beta, 0.0)
            np.testing.assert_array_equal(layer.moments, [[0.0] * layer.width, [1.0] * layer.width])


def test_initial_scale_multiplies_the_same_weights() -> None:
    one, five = network(), network(initial_scale=5.0)

    np.testing.assert_allclose(five.theta, 5 * one.theta, rtol=1e-12)


def test_same_generator_gives_the_same_weights_and_another_gives_others() -> None:
    assert network(3).theta.tobytes() == network(3).theta.tobytes()
    assert (network(3).theta[: network(3).n_weights] != network(4).theta[: network(4).n_weights]).all()


def test_initialise_again_goes_back_to_the_first_parameters() -> None:
    new = network(3, batch_norm="after")
    theta, statistics = new.theta.copy(), new.statistics.copy()
    new.theta += 1.0
    new.statistics += 1.0

    new.initialise([np.random.default_rng(3)])

    np.testing.assert_array_equal(new.theta, theta)
    np.testing.assert_array_equal(new.statistics, statistics)
