"""Central differences of a loss by every parameter: the oracle beside which the backward pass is laid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from playground.network.activations import Activation
from playground.network.arithmetic import Array
from playground.network.losses import Loss
from playground.network.network import Network

STEP = 1e-5  # of the central differences: truncation and rounding each cost about 1e-10
SMALLEST_SIZE = 1e-4  # of a gradient, times the loss if that is above 1; rounding leaves 1e-11 of it uncertain


def central_differences(network: Network, loss: Loss, X: Array, y: Array) -> tuple[Array, Array]:
    """Return [C(w + h) − C(w − h)] / 2h for each parameter w, and whether a unit crosses its kink in between.

    Parameters
    ----------
    network : Network
        A single float64 network; its parameters are left as they were.
    loss : Loss
        C, taken from the network's last z.
    X : ndarray of shape (1, n_inputs)
        The sample.
    y : ndarray of shape (1, n_outputs)
        What the loss compares with.

    Returns
    -------
    ndarray of float and ndarray of bool, both of shape (n_parameters,)
        In the order of ``Network.theta``.
    """
    slopes, kinked = np.empty_like(network.theta), np.zeros(network.theta.shape, bool)
    for i, h in enumerate(STEP * np.eye(len(network.theta))):
        with lent(network, network.theta + h):
            above, signs_above = _loss_and_signs(network, loss, X, y)
        with lent(network, network.theta - h):
            below, signs_below = _loss_and_signs(network, loss, X, y)
        slopes[i] = (above - below) / (2.0 * STEP)
        kinked[i] = signs_above != signs_below
    return slopes, kinked


def relative_errors(gradient: Array, difference: Array, loss: float) -> Array:
    """Return |gradient − difference| relative to the larger of the two, or to 10⁻⁴ max(C, 1) where that is more."""
    size = np.maximum(np.maximum(np.abs(gradient), np.abs(difference)), SMALLEST_SIZE * max(loss, 1.0))
    errors: Array = np.abs(gradient - difference) / size
    return errors


@contextmanager
def lent(network: Network, theta: Array) -> Iterator[None]:
    """Give the network other parameters (n_parameters,) for a while."""
    kept = network.theta.copy()
    network.theta[...] = theta
    try:
        yield
    finally:
        network.theta[...] = kept


def _loss_and_signs(network: Network, loss: Loss, X: Array, y: Array) -> tuple[float, list[float]]:
    """Return C, and the sign of every z that goes into a function with a kink at 0."""
    a, signs = X, list[float]()
    for layer in network.layers:
        if isinstance(layer, Activation) and layer.kinked:
            signs += np.sign(a[0]).tolist()
        a = layer.forward(a, training=False)
    return float(loss.value(a, y)), signs
