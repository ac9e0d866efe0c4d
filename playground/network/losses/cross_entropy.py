"""Cross-entropies: of one probability for each output, and of a distribution over all of them."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array, constant, sigmoid_into, softmax_into
from playground.network.calls import NOW, Calls
from playground.network.losses.base import Loss


class BinaryCrossEntropy(Loss):
    """−[y log p + (1 − y) log(1 − p)] with p = σ(z), written as max(z, 0) − z y + log(1 + exp(−|z|))."""

    def predictions(self, z: Array) -> Array:
        """Return p = σ(z)."""
        return sigmoid_into(z, np.empty_like(z))

    def terms(self, z: Array, y: Array, run: Calls = NOW) -> Array:
        """Return the cross-entropy of each output; finite for every finite z."""
        terms, part = self._like(z, "terms"), self._like(z, "part")
        run(np.fmax, z, constant(0.0, z), terms)
        run(np.multiply, z, y, part)
        run(np.subtract, terms, part, terms)  # max(z, 0) − z y
        run(np.absolute, z, part)
        run(np.negative, part, part)
        run(np.exp, part, part)
        run(np.log1p, part, part)
        run(np.add, terms, part, terms)  # … + log(1 + exp(−|z|))
        return terms

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        sigmoid_into(z, z, run)
        run(np.subtract, z, y, z)
        return z  # δ = p − y


class CrossEntropy(Loss):
    """−Σ y log p with p = softmax(z), written as Σ y (log Σ exp z − z); y holds one-hot rows."""

    def predictions(self, z: Array) -> Array:
        """Return p = softmax(z), rows that sum to 1."""
        return softmax_into(z, np.empty_like(z))

    def terms(self, z: Array, y: Array, run: Calls = NOW) -> Array:
        """Return y (log Σ exp z − z) for each class; finite for every finite z."""
        terms, shifted, row = self._like(z, "terms"), self._like(z, "shifted"), self._like(z, "row", 1)
        run(np.maximum.reduce, z, -1, None, row, True)
        run(np.subtract, z, row, shifted)
        run(np.exp, shifted, terms)
        run(np.add.reduce, terms, -1, None, row, True)
        run(np.log, row, row)
        run(np.subtract, row, shifted, terms)
        run(np.multiply, y, terms, terms)
        return terms

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        softmax_into(z, z, self._like(z, "row", 1), run)
        run(np.subtract, z, y, z)
        return z  # δ = p − y
