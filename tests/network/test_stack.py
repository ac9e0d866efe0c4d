"""A stack of K networks is K networks: same outputs, losses, gradients, penalties and steps."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.network.arithmetic import Array
from playground.network.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Loss,
    SigmoidSquaredError,
    SoftmaxSquaredError,
    SquaredError,
)
from playground.network.network import Network
from playground.network.penalties import Penalty
from playground.optimisation.records import optimiser

N_STEPS = 3


@dataclass
class Record:
    """What a few training steps did: one entry a step."""

    logits: list[Array]
    losses: list[Array]
    penalties: list[Array]
    gradients: list[Array]
    thetas: list[Array]
    statistics: list[Array]


def train(
    network: Network, loss: Loss, penalty: Penalty, rule: str, X: Array, y: Array, weight: Array | None
) -> Record:
    record, optimise = Record([], [], [], [], [], []), optimiser(rule, network.theta, 0.05)
    for _ in range(N_STEPS):
        z = network.forward(X, training=True)
        record.logits.append(z.copy())
        record.losses.append(loss.value(z, y, weight))
        record.penalties.append(penalty.value(network))
        network.backward(loss.delta(z, y, weight))
        penalty.add_gradient(network)
        record.gradients.append(network.grad.copy())
        optimise.step(network.theta, network.grad)
        penalty.shrink(network, 0.05)
        record.thetas.append(network.theta.copy())
        record.statistics.append(network.statistics.copy())
    record.logits.append(network.logits(X))
    return record


def assert_same(together: Record, alone: list[Record]) -> None:
    for name, entries in vars(together).items():
        for step, entry in enumerate(entries):
            singles = np.stack([getattr(record, name)[step] for record in alone])
            np.testing.assert_allclose(entry, singles, rtol=1e-7, atol=1e-9, err_msg=f"{name}, step {step}")


@pytest.mark.long
@settings(max_examples=200)
@given(
    stack=st.integers(1, 4),
    n=st.integers(1, 9),
    n_inputs=st.integers(1, 4),
    n_outputs=st.integers(1, 3),
    hidden=st.lists(st.integers(1, 6), max_size=3).map(tuple),
    activation=st.sampled_from(["relu", "leaky_relu", "tanh", "sigmoid", "linear", "softmax"]),
    batch_norm=st.sampled_from(["off", "before", "after"]),
    dropout=st.sampled_from([0.0, 0.4]),
    kind=st.sampled_from([BinaryCrossEntropy, CrossEntropy, SquaredError, SigmoidSquaredError, SoftmaxSquaredError]),
    rule=st.sampled_from(["sgd", "momentum", "rmsprop", "adam"]),
    update=st.sampled_from(["proximal", "subgradient"]),
    weighted=st.booleans(),
)
def test_stack_trains_like_its_networks_one_by_one(
    make_network,
    *,
    stack,
    n,
    n_inputs,
    n_outputs,
    hidden,
    activation,
    batch_norm,
    dropout,
    kind,
    rule,
    update,
    weighted,
) -> None:
    options = {
        "n_inputs": n_inputs, "n_outputs": n_outputs, "hidden": hidden, "activation": activation,
        "batch_norm": batch_norm, "dropout": dropout,
    }  # fmt: skip
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(n, n_inputs)), np.eye(n_outputs)[rng.integers(n_outputs, size=n)]
    weight = rng.uniform(0.5, 2, (n, 1)) if weighted else None

    def run(network: Network) -> Record:
        return train(network, kind(), Penalty(l1=0.3, l2=0.5, n_samples=n, l1_update=update), rule, X, y, weight)

    together = run(make_network(seeds=range(stack), stacked=True, **options))

    assert_same(together, [run(make_network(seeds=(seed,), **options)) for seed in range(stack)])


@pytest.mark.parametrize("batch_norm", ["off", "before"])
def test_networks_of_a_stack_may_have_batches_of_their_own(make_network, batch_norm: str) -> None:
    rng, penalty = np.random.default_rng(0), Penalty(l1=0.0, l2=0.5, n_samples=6)
    X, y = rng.normal(size=(3, 6, 3)), rng.normal(size=(3, 6, 2))
    options = {"activation": "tanh", "batch_norm": batch_norm, "dropout": 0.4}

    together = train(
        make_network(seeds=(4, 5, 6), stacked=True, **options), SquaredError(), penalty, "adam", X, y, None
    )

    alone = [
        train(make_network(seeds=(seed,), **options), SquaredError(), penalty, "adam", X[k], y[k], None)
        for k, seed in enumerate((4, 5, 6))
    ]
    assert_same(together, alone)


def test_stack_draws_the_first_weights_of_its_networks(make_network) -> None:
    together = make_network(seeds=(4, 5, 6), stacked=True, batch_norm="before")

    for k, seed in enumerate((4, 5, 6)):
        np.testing.assert_array_equal(together.theta[k], make_network(seeds=(seed,), batch_norm="before").theta)
