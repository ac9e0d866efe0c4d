"""For how many samples each hidden unit passes almost no gradient."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from playground.network.activations import Activation
from playground.network.arithmetic import Array, aligned, constant, product
from playground.network.calls import NOW, Calls
from playground.network.inference import ROWS_AT_ONCE
from playground.network.network import Network


class FlatUnits:
    """Counts the samples for which the activation of a unit is flat, block after block of rows.

    Parameters
    ----------
    network : Network
        A single network.

    Attributes
    ----------
    counts : ndarray of shape (n_hidden_units,)
        From the first hidden layer to the last; whole numbers in the network's type, exact up to 16,777,216 samples.
    """

    def __init__(self, network: Network) -> None:
        ends = np.cumsum([0, *network.widths[1:-1]]).tolist()
        self.counts = aligned((ends[-1],), network.dtype)
        self._of_layers = [self.counts[start:end].reshape(1, -1) for start, end in pairwise(ends)]
        self._of_block = [np.empty_like(counts) for counts in self._of_layers]
        self._flat: dict[tuple[int, ...], Array] = {}
        self._ones: dict[int, Array] = {}

    def clear(self, run: Calls = NOW) -> None:
        """Begin anew."""
        run(np.copyto, self.counts, constant(0.0, self.counts))

    def look(self, number: int, activation: Activation, z: Array, a: Array, run: Calls = NOW) -> None:
        """Count in one hidden layer, numbered from 0, the rows of its input z (n, width) and its output a."""
        n = len(a)
        if n not in self._ones:
            self._ones[n] = np.ones((1, n), a.dtype)
        if a.shape not in self._flat:
            self._flat[a.shape] = aligned(a.shape, a.dtype)
        flat, counts = self._flat[a.shape], self._of_block[number]
        run(np.copyto, flat, activation.flat(z, a, run))
        product(self._ones[n], flat, counts, run)  # sums over samples faster than a reduction
        run(np.add, self._of_layers[number], counts, self._of_layers[number])


def flat_counts(network: Network, X: Array) -> Array:
    """Return the counts (n_hidden_units,) over all samples X (n, n_inputs); no state of the network changes."""
    units, inference = FlatUnits(network), network.inference
    inference.fold()
    for start in range(0, len(X), ROWS_AT_ONCE):
        block = X[start : start + ROWS_AT_ONCE]
        inference.into(block, np.empty((len(block), network.widths[-1]), network.dtype), look=units.look)
    return units.counts
