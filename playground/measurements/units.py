"""Which hidden units pass a gradient, and which are dead."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array
from playground.network.network import Network

FLAT = 1e-3  # a derivative that is smaller in size passes almost no gradient


def inactive_and_dead(network: Network, X: Array) -> tuple[Array, Array]:
    """Return, for each hidden layer, the share of inactive activations and the share of dead units.

    An activation is inactive where the derivative of its activation function is below 10⁻³ in size: a ReLU at or below
    zero, a GELU or SiLU far below, a saturated sigmoid, tanh, softmax or ELU; a leaky ReLU only if its slope is below
    that. A unit is dead when it is inactive for every sample.

    Parameters
    ----------
    network : Network
        A single network; it is used in inference and not changed.
    X : ndarray of shape (n, n_inputs)
        Samples, all of the training part as a rule.

    Returns
    -------
    inactive, dead : ndarrays of shape (n_hidden_layers,), in [0, 1]
    """
    inactive, always = _flat(network, X)
    dead = np.array([np.count_nonzero(units) / len(units) for units in always])
    return inactive, dead


def dead_units(network: Network, X: Array) -> tuple[Array, ...]:
    """Return, for each hidden layer, which units (width,) are inactive for every sample ``X`` (n, n_inputs)."""
    return tuple(_flat(network, X)[1])


def _flat(network: Network, X: Array) -> tuple[Array, list[Array]]:
    """Return the share of inactive activations of each hidden layer, and which of its units are always inactive."""
    layers = network.activations
    inactive = np.zeros(len(layers))
    always: list[Array] = []
    places = [network.layers.index(layer) for layer in layers]
    for outputs in network.trace(X):
        for i, (layer, place) in enumerate(zip(layers, places, strict=True)):
            z, a = outputs[place - 1], outputs[place]
            slope = layer.slope(z, a, np.empty_like(a))
            flat = np.abs(slope, out=slope) < FLAT
            inactive[i] += np.count_nonzero(flat) / a.shape[-1]
            block: Array = np.logical_and.reduce(flat, axis=0)
            if len(always) <= i:
                always.append(block)
            else:
                always[i] &= block
    return inactive / len(X), always
