"""What the first layer makes of each input: the norm of its weights, and whether the layer ignores it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.network.dense import Dense
from playground.network.network import Network


@dataclass(frozen=True, slots=True)
class InputWeights:
    """The first layer's weights by input.

    Attributes
    ----------
    norms : float64 ndarray of shape (n_inputs,)
        √Σw² over the weights that leave the input.
    ignored : bool ndarray of shape (n_inputs,)
        Whether all of them are exactly 0, so that the network's answer does not depend on the input.
    """

    norms: Array
    ignored: Array


def input_weights(network: Network) -> InputWeights:
    """Return the first layer's weights by input, of a single network."""
    W = next(layer for layer in network.layers if isinstance(layer, Dense)).W.astype(np.float64)
    return InputWeights(np.sqrt(np.square(W).sum(axis=1)), (W == 0).all(axis=1))
