"""How many weights are zero, how many nearly so, and how large they are, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.network.network import Network

NEAR_ZERO = 1e-3


@dataclass(frozen=True, eq=False, slots=True)
class WeightSummary:
    """Arrays of shape (..., n_layers), from the first layer of weights to the last.

    Attributes
    ----------
    zeros : shares in [0, 1] of weights that are exactly 0
    near_zeros : shares in [0, 1] of weights that are not 0 but below 10⁻³ in size
    l1, l2 : Σ |w| and √ Σ w²
    """

    zeros: Array
    near_zeros: Array
    l1: Array
    l2: Array


class LayerSlices:
    """The weights of a network cut by layer, so that a sum over each layer is one call, for many epochs at once.

    Parameters
    ----------
    network : Network
        A single network.
    """

    def __init__(self, network: Network) -> None:
        sizes = [layer.W.size for layer in network.dense_layers]
        self.sizes = np.array(sizes, dtype=np.float64)
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)

    def sums(self, weights: Array) -> Array:
        """Return the sum over each layer of vectors (..., n_weights), in float64."""
        sums: Array = np.add.reduceat(weights, self._starts, axis=-1, dtype=np.float64)
        return sums

    def root_mean_squares(self, weights: Array) -> Array:
        """Return √(mean of squares) over each layer of vectors (..., n_weights)."""
        means: Array = np.sqrt(self.sums(np.square(weights, dtype=np.float64)) / self.sizes)
        return means

    def summary(self, w: Array) -> WeightSummary:
        """Return zeros and norms of vectors of weights (..., n_weights)."""
        size = np.abs(w)
        zeros = self.sums(size == 0.0) / self.sizes
        below = self.sums(size < NEAR_ZERO) / self.sizes
        norms = np.sqrt(self.sums(np.square(w, dtype=np.float64)))
        return WeightSummary(zeros, below - zeros, self.sums(size), norms)


def share_of_exact_zeros(network: Network) -> float:
    """Return the share of all weights that are exactly 0."""
    w = network.theta[..., : network.n_weights]
    return 1.0 - np.count_nonzero(w) / w.size
