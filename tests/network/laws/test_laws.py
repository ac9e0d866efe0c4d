"""The laws of the network contract that hold for every layer; the others are tested beside their subject."""

import ast
import inspect
from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from playground.network import batch_norm, dense, dropout, penalties
from playground.network.activations import ACTIVATIONS, Activation, base, piecewise, saturating, smooth
from playground.network.dropout import Dropout
from playground.network.layer import Layer
from playground.network.losses import CrossEntropy, cross_entropy, squared_error
from playground.network.network import Network
from playground.optimisation import adaptive, gradient_descent
from tests.network.laws.architectures import ARCHITECTURES, LAYERS, LOSSES, WIDTH, ready


def subclasses(kind: type) -> set[type]:
    return {kind}.union(*(subclasses(below) for below in kind.__subclasses__()))


def test_every_layer_is_under_the_laws() -> None:
    concrete = {kind for kind in subclasses(Layer) if not inspect.isabstract(kind)}
    own = {kind for kind in concrete if kind.__module__.startswith("playground.")}

    assert {type(make()) for make in LAYERS.values()} == own


# Law 1


@pytest.mark.parametrize("n", [1, 6])
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", LAYERS)
def test_no_layer_writes_into_its_input(name: str, *, training: bool, n: int) -> None:
    layer, a = ready(name), np.random.default_rng(1).normal(size=(n, WIDTH))
    before = a.copy()
    a.setflags(write=False)

    out = layer.forward(a, training=training)
    if training:
        layer.backward(np.ones_like(out))

    np.testing.assert_array_equal(a, before)


@pytest.mark.parametrize("rate", [0.0, 0.5])
@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_what_a_layer_remembers_of_its_pass_is_as_it_was_when_its_turn_comes(
    make_network, name: str, batch_norm: str, rate: float
) -> None:
    network = make_network(hidden=(4, 4, 4), activation=name, batch_norm=batch_norm, dropout=rate)
    a, seen = np.random.default_rng(1).normal(size=(6, 3)), []
    for layer in network.layers:
        before, a = a, layer.forward(a, training=True)
        seen.append((before, before.copy(), a, a.copy()))
    network.logits(np.ones((6, 3)))
    delta = CrossEntropy().delta(a, np.eye(2)[[0, 1, 1, 0, 0, 1]])

    for layer, (before, as_before, after, as_after) in reversed(list(zip(network.layers, seen, strict=True))):
        if isinstance(layer, Activation):
            np.testing.assert_array_equal(before, as_before)
            np.testing.assert_array_equal(after, as_after)
        delta = layer.backward(delta)


@pytest.mark.parametrize("options", ARCHITECTURES)
def test_whole_step_leaves_inputs_targets_and_weights_of_samples_alone(make_network, options: dict) -> None:
    network, rng = make_network(**options), np.random.default_rng(1)
    X, y, weight = rng.normal(size=(6, 3)), np.eye(2)[[0, 1, 1, 0, 0, 1]], rng.uniform(size=(6, 1))
    for array in (X, y, weight):
        array.setflags(write=False)

    for kind in LOSSES:
        network.backward(kind().delta(network.forward(X, training=True), y, weight))

    assert np.isfinite(network.grad).all()


# Law 2


@pytest.mark.parametrize("options", ARCHITECTURES)
@pytest.mark.parametrize("stacked", [False, True])
def test_inference_between_forward_and_backward_leaves_the_gradient_bit_identical(
    make_network, options: dict, *, stacked: bool
) -> None:
    rng, loss = np.random.default_rng(1), CrossEntropy()
    X, y = rng.normal(size=(6, 3)), np.eye(2)[[0, 1, 1, 0, 0, 1]]
    grids = [rng.normal(size=(n, 3)) for n in (1, 6, 700)]  # 6: as many rows as the batch

    def gradients(look: Callable[[Network], None]) -> list[bytes]:
        network, found = make_network(seeds=(3, 4) if stacked else (3,), stacked=stacked, **options), []
        for _ in range(3):
            z = network.forward(X, training=True)
            look(network)
            delta = loss.delta(z, y)
            look(network)
            network.backward(delta)
            look(network)
            found.append(network.grad.tobytes())
            network.theta -= 0.1 * network.grad
        return [*found, network.theta.tobytes(), network.statistics.tobytes()]

    def predict(network: Network) -> None:
        for grid in grids:
            network.logits(grid)
            network.forward(grid, training=False)
            for _ in network.trace(grid):
                pass

    assert gradients(predict) == gradients(lambda network: None)


@pytest.mark.parametrize("options", ARCHITECTURES)
def test_inference_changes_no_state(make_network, options: dict) -> None:
    network, X = make_network(**options), np.random.default_rng(1).normal(size=(6, 3))
    network.forward(X, training=True)
    rngs = [rng for layer in network.layers if isinstance(layer, Dropout) for rng in layer.rngs]
    vectors = [vector.copy() for vector in (network.theta, network.grad, network.statistics)]
    states = [rng.bit_generator.state for rng in rngs]

    first = network.logits(X)
    second = network.logits(X)

    np.testing.assert_array_equal(first, second)
    assert [rng.bit_generator.state for rng in rngs] == states
    for now, before in zip((network.theta, network.grad, network.statistics), vectors, strict=True):
        np.testing.assert_array_equal(now, before)


# Law 8


STEP_FUNCTIONS = {
    "forward", "backward", "slope", "_trained_slope", "_open", "_gated_slope", "delta", "_residual", "step", "_move",
    "add_gradient", "decay", "shrink", "product", "transposed", "sigmoid_into", "softmax_into",
}  # fmt: skip
MODULES = [
    dense, base, piecewise, saturating, smooth, dropout, batch_norm, cross_entropy, squared_error, penalties,
    gradient_descent, adaptive,
]  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_check_stands_inside_the_step(module: ModuleType) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.FunctionDef) and node.name in STEP_FUNCTIONS
    ]
    checks = [
        f"{function.name}: {ast.unparse(node)}"
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Raise | ast.Assert)
    ]

    assert functions
    assert checks == []
