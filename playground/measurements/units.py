"""Which hidden units pass a gradient, and which are dead."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array
from playground.network.flat_units import flat_counts
from playground.network.network import Network


class UnitLayers:
    """The hidden units of a network cut by layer, so that a sum over each layer is one call, for many epochs at once.

    An activation is inactive where the derivative of its activation function is below 10⁻³ in size: a ReLU at or below
    zero, a GELU or SiLU far below, a saturated sigmoid, tanh, softmax or ELU; a leaky ReLU only if its slope is below
    that. A unit is dead when it is inactive for every sample.

    Parameters
    ----------
    widths : tuple of int
        Number of units in each hidden layer.
    """

    def __init__(self, widths: tuple[int, ...]) -> None:
        self._widths = np.array(widths, dtype=np.float64)
        self._starts = np.cumsum([0, *widths], dtype=np.intp)[:-1]

    def inactive_and_dead(self, counts: Array, n: int) -> tuple[Array, Array]:
        """Return, for each hidden layer, the share of inactive activations and the share of dead units.

        Parameters
        ----------
        counts : ndarray of shape (..., n_hidden_units)
            For how many of the samples each unit is inactive.
        n : int
            Number of samples, all of the training part as a rule.

        Returns
        -------
        inactive, dead : ndarrays of shape (..., n_hidden_layers), in [0, 1]
        """
        inactive = np.add.reduceat(counts, self._starts, axis=-1, dtype=np.float64) / self._widths / n
        return inactive, np.add.reduceat(counts == n, self._starts, axis=-1, dtype=np.float64) / self._widths


def dead_units(network: Network, X: Array) -> tuple[Array, ...]:
    """Return, for each hidden layer, which units (width,) are inactive for every sample ``X`` (n, n_inputs)."""
    dead = flat_counts(network, X) == len(X)
    return tuple(np.split(dead, np.cumsum(network.widths[1:-1])[:-1])) if len(dead) else ()
