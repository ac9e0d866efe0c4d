"""The laws of the network contract that hold for every layer; the others are tested beside their subject."""

import ast
import inspect
import tracemalloc
from collections.abc import Callable
from functools import partial
from types import ModuleType

import numpy as np
import pytest

from playground.network import batch_norm, dense, dropout, penalties
from playground.network.activations import ACTIVATIONS, Activation, activation, base, piecewise, saturating, smooth
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.dropout import Dropout
from playground.network.layer import Layer
from playground.network.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Loss,
    SigmoidSquaredError,
    SoftmaxSquaredError,
    SquaredError,
    cross_entropy,
    squared_error,
)
from playground.network.network import Network
from playground.network.penalties import Penalty
from playground.optimisation import adaptive, gradient_descent
from playground.optimisation.records import optimiser

WIDTH = 4
LAYERS: dict[str, Callable[[], Layer]] = {
    "dense": lambda: Dense(WIDTH, 3, scale=1.0),
    "first dense": lambda: Dense(WIDTH, 3, scale=1.0, first=True),
    "batch norm": lambda: BatchNorm(WIDTH),
    "dropout": lambda: Dropout(WIDTH, 0.5, [np.random.default_rng(0)]),
    "no dropout": lambda: Dropout(WIDTH, 0.0, [np.random.default_rng(0)]),
    **{name: partial(activation, name) for name in ACTIVATIONS},
}
LOSSES = (BinaryCrossEntropy, CrossEntropy, SquaredError, SigmoidSquaredError, SoftmaxSquaredError)
ARCHITECTURES = [
    {"activation": "relu"},
    {"activation": "leaky_relu", "batch_norm": "after"},
    {"activation": "tanh", "batch_norm": "before", "dropout": 0.5},
    {"activation": "sigmoid", "dropout": 0.5},
    {"activation": "linear", "batch_norm": "before"},
    {"activation": "softmax", "batch_norm": "after", "dropout": 0.3},
    {"activation": "elu", "batch_norm": "after"},
    {"activation": "gelu", "batch_norm": "before", "dropout": 0.5},
    {"activation": "silu", "dropout": 0.5},
    {"activation": "relu", "hidden": ()},
]


def ready(name: str) -> Layer:
    """Return a layer with parameters of its own."""
    layer = LAYERS[name]()
    network = Network([layer], [np.random.default_rng(0)], dtype=np.float64)
    network.theta += 0.1
    return layer


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


# Law 4


SMALL_BATCH, LARGE_BATCH = 2**14, 2**16
FEW_BYTES = 4096  # views and 0-d arrays; far less than one byte for each sample that one batch has more


def peak_bytes(action: Callable[[], object]) -> int:
    """Return how many bytes were held at most, over what was held before; the first two calls warm up."""
    action()
    action()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        action()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak - before


def growth(make_action: Callable[[int], Callable[[], object]]) -> int:
    """Return how many bytes more a large batch needs than a small one.

    NumPy itself holds up to 8192 entries while it broadcasts, whatever the size of the arrays.
    """
    return peak_bytes(make_action(LARGE_BATCH)) - peak_bytes(make_action(SMALL_BATCH))


def test_growth_sees_an_array_of_one_byte_a_sample() -> None:
    assert growth(lambda n: lambda: np.ones(n, bool)) > FEW_BYTES


@pytest.mark.parametrize("name", LAYERS)
def test_layer_allocates_nothing_proportional_to_the_batch(name: str) -> None:
    def pass_both_ways(n: int) -> Callable[[], object]:
        layer, a = ready(name), np.random.default_rng(1).normal(size=(n, WIDTH))
        delta = np.ones_like(layer.forward(a, training=True))
        return lambda: (layer.forward(a, training=True), layer.backward(delta))

    assert growth(pass_both_ways) < FEW_BYTES


@pytest.mark.parametrize("weighted", ["unweighted", "weighted"])
@pytest.mark.parametrize("kind", LOSSES)
def test_delta_allocates_nothing_proportional_to_the_batch(kind: type[Loss], weighted: str) -> None:
    def take_delta(n: int) -> Callable[[], object]:
        loss, z = kind(), np.random.default_rng(1).normal(size=(n, 2))
        y, weight = np.eye(2)[np.arange(n) % 2], np.ones((n, 1)) if weighted == "weighted" else None
        return lambda: loss.delta(z, y, weight)

    assert growth(take_delta) < FEW_BYTES


@pytest.mark.parametrize("rule", ["sgd", "momentum", "rmsprop", "adam"])
@pytest.mark.parametrize("update", ["proximal", "subgradient"])
def test_penalty_and_optimiser_allocate_nothing_proportional_to_the_parameters(
    make_network, rule: str, update: str
) -> None:
    network = make_network(hidden=(64, 64))
    optimise = optimiser(rule, network.theta, 0.01)
    penalty = Penalty(l1=0.1, l2=0.1, n_samples=10, l1_update=update)

    def step() -> None:
        penalty.add_gradient(network)
        optimise.step(network.theta, network.grad)
        penalty.shrink(network, 0.01)

    assert network.theta.nbytes > 8 * FEW_BYTES
    assert peak_bytes(step) < FEW_BYTES


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
