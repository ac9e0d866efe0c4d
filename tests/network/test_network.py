import numpy as np
import pytest

from playground.network.activations import ACTIVATIONS
from playground.network.batch_norm import BatchNorm
from playground.network.builder import Shape, build
from playground.network.dense import Dense
from playground.network.dropout import Dropout
from playground.network.inference import ROWS_AT_ONCE

STACKS = [{"seeds": (0,)}, {"seeds": (0, 1, 2), "stacked": True}]


@pytest.mark.parametrize("options", STACKS)
def test_theta_holds_all_weights_then_all_offsets(make_network, options: dict) -> None:
    network = make_network(hidden=(5, 4), batch_norm="before", **options)
    leading = network.stack
    weights = [layer.W.reshape(*leading, -1) for layer in network.dense_layers]
    offsets = [getattr(layer, name).reshape(*leading, -1) for layer in network.layers for name in layer.offsets]

    assert network.n_weights == 3 * 5 + 5 * 4 + 4 * 2
    np.testing.assert_array_equal(network.theta[..., : network.n_weights], np.concatenate(weights, axis=-1))
    np.testing.assert_array_equal(network.theta[..., network.n_weights :], np.concatenate(offsets, axis=-1))
    assert network.theta.shape == network.grad.shape == (*leading, 3 * 5 + 5 * 4 + 4 * 2 + 3 * (5 + 4) + 2)


@pytest.mark.parametrize("options", STACKS)
def test_parameters_and_gradients_of_layers_are_views_into_the_two_vectors(make_network, options: dict) -> None:
    network = make_network(batch_norm="after", **options)
    network.theta[...] = np.arange(network.theta.size).reshape(network.theta.shape)
    network.grad[...] = -network.theta
    network.statistics[...] = 0.25

    for layer in network.layers:
        for name in (*layer.weights, *layer.offsets):
            value, gradient = getattr(layer, name), getattr(layer, f"d{name}")
            assert np.shares_memory(value, network.theta)
            assert np.shares_memory(gradient, network.grad)
            np.testing.assert_array_equal(gradient, -value)
        for name in layer.statistics:
            np.testing.assert_array_equal(getattr(layer, name), 0.25)


def test_slots_say_where_each_array_lies(make_network) -> None:
    network = make_network(batch_norm="before")

    for slot in network.slots:
        np.testing.assert_array_equal(network.theta[slot.start : slot.stop], getattr(slot.layer, slot.name).ravel())
    assert [slot.start for slot in network.slots[1:]] == [slot.stop for slot in network.slots[:-1]]
    assert network.slots[-1].stop == network.theta.size


def test_forward_is_a_chain_of_linear_maps_and_activations(make_network) -> None:
    network, X = make_network(hidden=(5, 4), activation="tanh"), np.random.default_rng(0).normal(size=(6, 3))
    first, second, last = network.dense_layers

    a = np.tanh(np.einsum("ni,ij->nj", np.tanh(np.einsum("ni,ij->nj", X, first.W) + first.b), second.W) + second.b)

    np.testing.assert_allclose(
        network.forward(X, training=True), np.einsum("ni,ij->nj", a, last.W) + last.b, rtol=1e-12
    )


@pytest.mark.parametrize("n", [0, 1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 3 * ROWS_AT_ONCE])
@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("options", STACKS)
def test_logits_go_block_by_block_and_give_every_row_once(make_network, options: dict, batch_norm: str, n: int) -> None:
    network = make_network(batch_norm=batch_norm, dropout=0.5, **options)
    X = np.random.default_rng(0).normal(size=(n, 3))
    network.forward(np.random.default_rng(1).normal(2.0, 3.0, (50, 3)), training=True)  # moves the running moments

    z = network.logits(X)

    assert z.shape == (*network.stack, n, 2)
    np.testing.assert_allclose(z, network.forward(X, training=False), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_predictions_go_through_every_activation(make_network, activation: str, batch_norm: str) -> None:
    network = make_network(activation=activation, batch_norm=batch_norm)
    X = np.random.default_rng(0).normal(size=(ROWS_AT_ONCE + 3, 3))

    np.testing.assert_allclose(network.logits(X), network.forward(X, training=False), rtol=1e-10, atol=1e-12)


def test_logits_are_a_new_array_that_later_passes_leave_alone(make_network) -> None:
    network, X = make_network(), np.random.default_rng(0).normal(size=(6, 3))
    z = network.logits(X)
    kept = z.copy()

    network.logits(X + 1)
    network.forward(X + 2, training=False)

    np.testing.assert_array_equal(z, kept)


def test_trace_yields_the_output_of_every_layer_for_every_row(make_network) -> None:
    network = make_network(activation="tanh", batch_norm="before")
    X = np.random.default_rng(0).normal(size=(ROWS_AT_ONCE + 5, 3))
    outputs: list[list[np.ndarray]] = [[] for _ in network.layers]
    for block in network.trace(X):
        for kept, output in zip(outputs, block, strict=True):
            kept.append(output.copy())

    a = X
    for layer, kept in zip(network.layers, outputs, strict=True):
        a = layer.forward(a, training=False)
        np.testing.assert_allclose(np.concatenate(kept), a, rtol=1e-10, atol=1e-12)


def test_network_without_hidden_layers_is_a_linear_model(make_network) -> None:
    network, X = make_network(hidden=()), np.random.default_rng(0).normal(size=(6, 3))
    (layer,) = network.layers

    np.testing.assert_allclose(network.logits(X), X @ layer.W + layer.b, rtol=1e-12)


@pytest.mark.parametrize(
    ("batch_norm", "order"),
    [
        ("off", ["Dense", "Tanh", "Dropout"]),
        ("before", ["Dense", "BatchNorm", "Tanh", "Dropout"]),
        ("after", ["Dense", "Tanh", "BatchNorm", "Dropout"]),
    ],
)
def test_builder_puts_batch_norm_on_the_chosen_side_of_the_activation(
    make_network, batch_norm: str, order: list[str]
) -> None:
    network = make_network(hidden=(5, 4), activation="tanh", batch_norm=batch_norm)

    assert [type(layer).__name__ for layer in network.layers] == [*order, *order, "Dense"]


def test_builder_gives_layers_their_widths_and_rate(make_network) -> None:
    network = make_network(n_inputs=3, hidden=(5, 4), n_outputs=2, dropout=0.25, batch_norm="after")

    assert [(layer.n_in, layer.n_out) for layer in network.dense_layers] == [(3, 5), (5, 4), (4, 2)]
    assert [layer.first for layer in network.dense_layers] == [True, False, False]
    assert [layer.rate for layer in network.layers if isinstance(layer, Dropout)] == [0.25, 0.25]
    assert [layer.width for layer in network.layers if isinstance(layer, BatchNorm)] == [5, 4]
    assert len(network.activations) == 2
    assert all(isinstance(layer, Dense) for layer in network.dense_layers)


def test_float32_is_the_default_and_float64_is_given_on_request() -> None:
    shape, rngs = Shape(3, 2, (5,), batch_norm="before", dropout=0.5), [np.random.default_rng(0)]

    for dtype, options in ((np.float32, {}), (np.float64, {"dtype": np.float64})):
        network = build(shape, weight_rngs=rngs, dropout_rngs=rngs, **options)
        z = network.forward(np.ones((4, 3), dtype), training=True)
        assert {array.dtype for array in (network.theta, network.grad, network.statistics, z)} == {np.dtype(dtype)}
        assert all(layer.forward(np.ones((4, layer.n_in), dtype), training=True).dtype == dtype
                   for layer in network.dense_layers)  # fmt: skip
