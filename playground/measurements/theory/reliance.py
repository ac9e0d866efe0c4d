"""How much a network relies on each single hidden unit: by how much its loss rises when that unit is deleted."""

from __future__ import annotations

import numpy as np

from playground.network.activations.base import Activation
from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.training.problem import Part, Problem
from playground.training.threads import one_blas_thread

MOST_WORK = 5e9  # multiplications: some tenths of a second


def work(network: Network, part: Part) -> float:
    """Return about how many multiplications ``reliance`` takes: a pass through the later layers for each unit."""
    sizes = [dense.W.size for dense in network.dense_layers]
    units = network.widths[1:-1]
    return float(len(part.X) * sum(n * sum(sizes[depth + 1 :]) for depth, n in enumerate(units)))


@one_blas_thread()
def reliance(network: Network, problem: Problem, part: Part | None = None) -> list[Array]:
    """Return, for each hidden layer, the rise of the loss when one of its units gives 0 instead of its activation.

    Parameters
    ----------
    network : Network
        A single network; it is used in inference and not changed.
    problem : Problem
        Its loss is measured, unweighted.
    part : Part or None
        The samples; the test part if None.

    Returns
    -------
    list of float64 ndarrays, each of shape (n_units,)
        Negative where the network does better without the unit.
    """
    part = problem.test if part is None else part
    whole = float(problem.loss.value(network.logits(part.X), part.targets))
    rises = []
    for depth, layer in enumerate(network.layers):
        if not isinstance(layer, Activation):
            continue
        a = _through(network, part.X, 0, depth + 1)
        rise = np.empty(a.shape[-1])
        for unit in range(a.shape[-1]):
            without = a.copy()
            without[:, unit] = 0.0
            rise[unit] = float(problem.loss.value(_through(network, without, depth + 1, None), part.targets)) - whole
        rises.append(rise)
    return rises


def _through(network: Network, a: Array, start: int, stop: int | None) -> Array:
    """Return the output of some of the layers in inference, as an array of its own."""
    for layer in network.layers[start:stop]:
        a = layer.forward(a, training=False)
    return a.copy()
