"""What first weights do to signals on their way through a network, and that seeds decide them."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import kstest

from playground.network.batch_norm import BatchNorm
from playground.network.builder import Shape, build
from playground.network.initialisers import INITIALISERS
from playground.network.network import Network

SHAPES = [(20, 180), (180, 20), (60, 60)]
N_NETWORKS = 200


def network(seed: int = 0, shape: tuple[int, ...] = (50, 300, 100, 20), **options: object) -> Network:
    return build(
        Shape(shape[0], shape[-1], shape[1:-1], **options),
        weight_rngs=[np.random.default_rng(seed)],
        dropout_rngs=[np.random.default_rng(1)],
        dtype=np.float64,
    )


def first_weights(name: str, n_in: int, n_out: int) -> np.ndarray:
    """Return the weights (N_NETWORKS, n_in, n_out) of as many networks of one layer."""
    return np.stack([network(k, (n_in, n_out), initialisation=name).dense_layers[0].W for k in range(N_NETWORKS)])


def forward_gain(W: np.ndarray, function: Callable[[np.ndarray], np.ndarray]) -> float:
    """Return how much larger the mean square of outputs is than that of inputs."""
    a = np.random.default_rng([0, 1]).normal(size=(len(W), 20, W.shape[1]))
    return float(np.square(function(a @ W)).mean() / np.square(a).mean())


def backward_gain(W: np.ndarray) -> float:
    """Return how much larger the mean square of ∂C/∂a is than that of δ."""
    delta = np.random.default_rng([0, 1]).normal(size=(len(W), 20, W.shape[2]))
    return float(np.square(delta @ W.swapaxes(1, 2)).mean() / np.square(delta).mean())


def hidden_outputs(name: str, activation: str, depth: int = 8) -> list[np.ndarray]:
    """Return the outputs of each hidden layer of a deep network for standardised inputs."""
    deep = network(0, (200,) * (depth + 1), activation=activation, initialisation=name)
    X = np.random.default_rng(1).normal(size=(200, 200))
    (outputs,) = deep.trace(X)
    return [outputs[deep.layers.index(layer)].copy() for layer in deep.activations]


def test_every_choice_of_first_weights_is_tested() -> None:
    assert INITIALISERS.keys() == {"he", "xavier", "normal"}


@pytest.mark.parametrize(("n_in", "n_out"), SHAPES)
def test_he_keeps_the_mean_square_through_a_relu_layer_of_any_shape(n_in: int, n_out: int) -> None:
    W = first_weights("he", n_in, n_out)

    assert forward_gain(W, lambda z: np.maximum(z, 0)) == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize(("n_in", "n_out"), SHAPES)
def test_xavier_strikes_the_mean_between_keeping_signals_and_keeping_errors(n_in: int, n_out: int) -> None:
    W = first_weights("xavier", n_in, n_out)
    forward, backward = forward_gain(W, lambda z: z), backward_gain(W)

    assert (forward + backward) / 2 == pytest.approx(1.0, abs=0.03)
    assert forward / backward == pytest.approx(n_in / n_out, rel=0.03)


@pytest.mark.parametrize(("n_in", "n_out"), SHAPES)
def test_the_scale_alone_makes_sums_as_large_as_there_are_inputs(n_in: int, n_out: int) -> None:
    assert forward_gain(first_weights("normal", n_in, n_out), lambda z: z) == pytest.approx(n_in, rel=0.03)


@pytest.mark.parametrize("scale", [1.0, 0.2])
@pytest.mark.parametrize("name", INITIALISERS)
def test_first_weights_of_a_layer_are_normal_around_zero_with_one_deviation(name: str, scale: float) -> None:
    for layer in network(initialisation=name, initial_scale=scale).dense_layers:
        parts = np.array_split(layer.W.ravel(), 4)

        assert abs(layer.W.mean() / layer.W.std()) < 4 / np.sqrt(layer.W.size)
        assert kstest(layer.W.ravel() / layer.W.std(), "norm").pvalue > 1e-3
        assert max(part.std() for part in parts) / min(part.std() for part in parts) < 1.2


@pytest.mark.parametrize(("name", "activation"), [("he", "relu"), ("xavier", "linear")])
def test_the_size_of_signals_is_kept_through_many_layers(name: str, activation: str) -> None:
    sizes = [np.square(a).mean() for a in hidden_outputs(name, activation)]

    assert max(sizes) / min(sizes) < 1.5


@pytest.mark.parametrize("activation", ["elu", "gelu", "silu"])
def test_he_lets_signals_through_many_layers_of_the_relatives_of_relu(activation: str) -> None:
    sizes = [np.square(a).mean() for a in hidden_outputs("he", activation)]

    assert sizes[-1] > 0.005 * sizes[0]
    assert sizes[-1] < 3 * sizes[0]


def test_xavier_keeps_deep_tanh_layers_from_saturating_and_the_scale_alone_does_not() -> None:
    saturated = {
        name: [float(np.mean(np.abs(a) > 0.99)) for a in hidden_outputs(name, "tanh")] for name in ("xavier", "normal")
    }

    assert max(saturated["xavier"]) < 0.02
    assert min(saturated["normal"]) > 0.7


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
