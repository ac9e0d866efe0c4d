"""Replayed steps give bit for bit what going through the layers gives."""

from __future__ import annotations

import numpy as np
import pytest

from datasets import load
from playground.network.builder import Shape, build
from playground.network.losses import BinaryCrossEntropy
from playground.network.penalties import Penalty
from playground.optimisation.records import optimiser
from playground.settings.run import NetworkSettings
from playground.training.batches import Batches
from playground.training.steps import Steps
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

VARIANTS = [
    ({}, {}),
    ({"activation": "tanh"}, {"optimiser": "sgd", "batch_size": 10}),
    ({"activation": "leaky_relu"}, {"optimiser": "momentum", "l2": 0.5}),
    ({"activation": "sigmoid", "batch_norm": "before"}, {"optimiser": "rmsprop", "dropout": 0.5}),
    ({"batch_norm": "after", "hidden_layers": (64, 64)}, {"dropout": 0.3, "l1": 0.2, "batch_size": 32}),
    ({"activation": "softmax"}, {"loss": "cross_entropy", "l1": 0.2, "l1_update": "subgradient"}),
    ({"activation": "elu", "batch_norm": "after"}, {"batch_size": 32}),
    ({"activation": "gelu", "batch_norm": "before"}, {"dropout": 0.5, "batch_size": 32}),
    ({"activation": "silu", "hidden_layers": (64, 64)}, {"l2": 0.5}),
    ({"activation": "linear", "hidden_layers": ()}, {"loss": "mse", "class_weights": "balanced"}),
    ({"batch_norm": "before"}, {"batch_size": 1, "dropout": 0.1}),
    ({}, {"batch_size": 5000}),
    (
        {"batch_norm": "before"},
        {"optimiser": "adamw", "l2": 2.0, "l1": 0.1, "schedule": "cosine", "schedule_epochs": 4},
    ),
    (
        {},
        {
            "optimiser": "adamw",
            "l2": 2.0,
            "l1": 0.1,
            "l1_update": "subgradient",
            "schedule": "step",
            "schedule_epochs": 2,
        },
    ),
    ({}, {"learning_rate": 0.5, "schedule": "plateau", "schedule_epochs": 1}),
]


def trainer(network: dict, training: dict, *, recorded: bool = True, data: str = "moons", n: int = 150) -> Trainer:
    made = Trainer(
        load(data, n_samples=n, noise=0.3),
        NetworkSettings(**{"hidden_layers": (8, 8)} | network),
        in_mini_batches(**{"learning_rate": 0.05} | training),
    )
    made.steps._recorded = recorded
    return made


def state(trainer: Trainer) -> dict[str, bytes]:
    """Return everything that training changes, as bytes."""
    arrays = {
        "theta": trainer.network.theta,
        "statistics": trainer.network.statistics,
        "gradient": trainer.loss_gradient,
    }
    arrays |= trainer.optimiser.vectors
    return {name: array.tobytes() for name, array in arrays.items()} | {
        "losses": np.array(trainer.watched_losses).tobytes()
    }


@pytest.mark.parametrize(("network", "training"), VARIANTS, ids=str)
def test_replayed_epochs_equal_epochs_through_the_layers_bit_for_bit(network: dict, training: dict) -> None:
    replayed, plain = trainer(network, training), trainer(network, training, recorded=False)

    for _ in range(6):
        replayed.advance(1)
        plain.advance(1)
        assert state(replayed) == state(plain)
    assert replayed.steps._recordings
    assert not plain.steps._recordings


@pytest.mark.parametrize("data", ["blobs", "sine", "bumps", "iris"])
def test_replayed_epochs_equal_epochs_through_the_layers_on_other_tasks(data: str) -> None:
    runs = [trainer({}, {"dropout": 0.2}, recorded=recorded, data=data) for recorded in (True, False)]
    for run in runs:
        run.advance(5)

    assert state(runs[0]) == state(runs[1])


CHANGES = [
    {"learning_rate": 0.001},
    {"l1": 0.7},
    {"l2": 0.9},
    {"dropout": 0.6},
    {"learning_rate": 0.2, "l1": 0.01, "l2": 0.01, "dropout": 0.05},
    {"schedule": "step", "schedule_epochs": 2, "schedule_factor": 0.5},
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
@pytest.mark.parametrize("update", ["proximal", "subgradient"])
@pytest.mark.parametrize("optimiser", ["adam", "adamw"])
def test_a_new_value_takes_effect_in_mid_run_without_a_new_recording(change: dict, update: str, optimiser: str) -> None:
    begin = {"optimiser": optimiser, "l1": 0.1, "l2": 0.1, "dropout": 0.2, "l1_update": update}
    replayed, plain = trainer({}, begin), trainer({}, begin, recorded=False)
    for run in (replayed, plain):
        run.advance(3)
    recordings = list(replayed.steps._recordings.values())
    before = state(replayed)

    for run in (replayed, plain):
        run.change(in_mini_batches(**{"learning_rate": 0.05} | begin | change))
        run.advance(3)

    assert state(replayed) == state(plain) != before
    assert list(replayed.steps._recordings.values()) == recordings


@pytest.mark.parametrize("name", ["l1", "l2", "dropout"])
def test_a_strength_that_becomes_zero_or_ceases_to_be_takes_effect(name: str) -> None:
    replayed, plain = trainer({}, {}), trainer({}, {}, recorded=False)

    for value in (0.0, 0.4, 0.0):
        for run in (replayed, plain):
            run.change(in_mini_batches(learning_rate=0.05, **{name: value}))
            run.advance(2)
        assert state(replayed) == state(plain)


def test_predicting_between_two_epochs_leaves_replayed_ones_as_they_are() -> None:
    network, training = {"batch_norm": "before"}, {"dropout": 0.3}
    alone, asked = trainer(network, training), trainer(network, training)
    for _ in range(4):
        alone.advance(1)
        asked.advance(1)
        asked.network.logits(np.random.default_rng(0).normal(size=(700, 2)).astype(np.float32))

    assert state(alone) == state(asked)


def test_a_reset_run_repeats_itself() -> None:
    run = trainer({"batch_norm": "before"}, {"dropout": 0.3})
    run.advance(5)
    first = state(run)
    run.reset()
    run.advance(5)

    assert state(run) == first


def steps_of(seeds: list[int], *, stacked: bool) -> Steps:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(70, 2)).astype(np.float32), rng.integers(0, 2, (70, 1)).astype(np.float32)
    stack = len(seeds) if stacked else None
    network = build(
        Shape(2, 1, (8, 8), batch_norm="before", dropout=0.3),
        weight_rngs=[np.random.default_rng(seed) for seed in seeds],
        dropout_rngs=[np.random.default_rng(seed + 100) for seed in seeds],
        stack=stack,
    )
    penalty = Penalty(l1=0.1, l2=0.1, n_samples=70)
    batches = Batches(X, y, None, 16, network.stack)
    return Steps(network, BinaryCrossEntropy(), penalty, optimiser("adam", network.theta, 0.01), batches)


def test_a_stack_takes_the_steps_its_networks_would_take_alone() -> None:
    seeds = [1, 2, 3]
    together, alone = steps_of(seeds, stacked=True), [steps_of([seed], stacked=False) for seed in seeds]
    orders = [[np.random.default_rng(seed + 200) for seed in seeds] for _ in range(2)]

    for _ in range(4):
        together.epoch(orders[0])
        for own, order in zip(alone, orders[1], strict=True):
            own.epoch([order])

    for k, own in enumerate(alone):
        np.testing.assert_allclose(together.network.theta[k], own.network.theta, rtol=2e-4, atol=2e-5)
        np.testing.assert_allclose(together.loss_gradient[k], own.loss_gradient, rtol=2e-3, atol=2e-5)
