"""Our training steps on a stack: networks of one kind that train side by side, each in its own order."""

from __future__ import annotations

import numpy as np

from benchmarks.kit.clock import Learn
from benchmarks.kit.workload import LEARNING_RATE, Workload
from benchmarks.peers.ours import dataset
from playground.network.builder import Shape, build
from playground.network.penalties import Penalty
from playground.training.batches import Batches
from playground.training.optimisers import optimiser
from playground.training.problem import pose
from playground.training.steps import Steps

WEIGHT_STREAM, ORDER_STREAM, DROPOUT_STREAM = range(3)


def stacked_steps(work: Workload, n_networks: int) -> Learn:
    """Return what trains so many fresh networks for a number of epochs."""
    problem = pose(dataset(work))
    shape = Shape(
        n_inputs=work.widths[0],
        n_outputs=problem.n_outputs,
        hidden_layers=work.hidden,
        activation=work.activation,
        batch_norm="before" if work.batch_norm else "off",
        dropout=work.dropout,
    )
    network = build(
        shape,
        weight_rngs=_generators(n_networks, WEIGHT_STREAM),
        dropout_rngs=_generators(n_networks, DROPOUT_STREAM),
        stack=n_networks,
    )
    if network.theta.size != n_networks * work.n_parameters:
        raise RuntimeError(
            f"{n_networks} × {work} has {n_networks * work.n_parameters} parameters, the stack {network.theta.size}: "
            "make both build the same layers"
        )
    train = problem.train
    steps = Steps(
        network,
        problem.loss,
        Penalty(l1=work.l1, l2=work.l2, n_samples=work.n_samples),
        optimiser(work.optimiser, network.theta, LEARNING_RATE),
        Batches(train.X, train.targets, train.weight, work.batch_size, network.stack),
    )
    orders = _generators(n_networks, ORDER_STREAM)

    def learn(epochs: int) -> None:
        for _ in range(epochs):
            with np.errstate(all="ignore"):
                steps.epoch(orders)

    return learn


def _generators(n_networks: int, stream: int) -> list[np.random.Generator]:
    return [np.random.default_rng([seed, stream]) for seed in range(n_networks)]
