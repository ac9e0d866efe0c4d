"""Law 4: a step allocates nothing that grows with the batch or with the parameters."""

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest

from playground.network.losses import Loss
from playground.network.penalties import Penalty
from playground.optimisation.records import optimiser
from tests.network.laws.architectures import LAYERS, LOSSES, WIDTH, ready

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
