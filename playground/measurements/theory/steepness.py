"""How steeply a network's output changes with its inputs, by the chain rule through its own layers."""

from __future__ import annotations

import numpy as np

from playground.measurements.boundary import Grid
from playground.network.activations.base import Activation
from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.network import Network
from playground.training.problem import Problem
from playground.training.threads import one_blas_thread

RESOLUTION = {1: 200, 2: 25}  # points along an axis of a line, and of a plane
MOST_SAMPLES = 500


@one_blas_thread()
def input_gradients(network: Network, X: Array) -> Array:
    """Return ∂z_k/∂x_i of the logits at each row of X, float64 of shape (n, n_inputs, n_outputs).

    The network is in inference: all units are present, batch normalisation uses its running averages. At the kink of an
    activation it is the slope that ``backward`` takes. Softmax as an activation counts by the diagonal of its Jacobian.

    Parameters
    ----------
    network : Network
        A single network; it is used in inference and not changed.
    X : ndarray of shape (n, n_inputs)
    """
    blocks = []
    start = 0
    n_outputs = network.widths[-1]
    for outputs in network.trace(X.astype(network.dtype, copy=False)):
        n = outputs[0].shape[-2]
        inputs = [X[start : start + n], *outputs[:-1]]
        start += n
        deltas: Array = np.broadcast_to(np.eye(n_outputs), (n, n_outputs, n_outputs))  # ∂z_k/∂a of each layer's a
        for layer, before, after in reversed(list(zip(network.layers, inputs, outputs, strict=True))):
            if isinstance(layer, Dense):
                deltas = deltas @ layer.W.T.astype(np.float64)
            elif isinstance(layer, BatchNorm):
                deltas = deltas * layer.folded()[0].astype(np.float64)
            elif isinstance(layer, Activation):
                slope = np.empty_like(after)
                layer.slope(before, after, slope)
                deltas = deltas * slope.astype(np.float64)[:, np.newaxis, :]
        blocks.append(np.swapaxes(deltas, 1, 2))
    return np.concatenate(blocks)


def steepness(network: Network, X: Array) -> float:
    """Return the root mean square, over rows of X and over outputs, of the length of a logit's gradient.

    A linear function z = w·x has the steepness |w|.
    """
    gradients = input_gradients(network, X)
    return float(np.sqrt(np.square(gradients).sum(axis=1).mean()))


def steepness_over(network: Network, grid: Grid) -> float:
    """Return the steepness over the plane or the line on which the data are drawn."""
    return steepness(network, grid.inputs)


def plane_steepness(network: Network, problem: Problem) -> float:
    """Return the steepness over the plane or the line of the data; NaN where that is not the space of their inputs."""
    dataset, plane = problem.dataset, problem.dataset.plane
    if plane is None or plane.explained is not None or dataset.n_copies or dataset.n_useless:
        return float("nan")
    return steepness_over(network, Grid(problem.dataset, RESOLUTION[plane.n_axes]))


def sample_steepness(network: Network, problem: Problem) -> float:
    """Return the steepness at the first 500 training samples, or at all if they are fewer."""
    return steepness(network, problem.train.X[:MOST_SAMPLES])


def largest_slope(network: Network, grid: Grid) -> float:
    """Return the largest length of a logit's gradient over the plane or the line on which the data are drawn."""
    gradients = input_gradients(network, grid.inputs)
    return float(np.sqrt(np.square(gradients).sum(axis=1)).max())
