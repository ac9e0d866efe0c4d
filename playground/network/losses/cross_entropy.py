"""Cross-entropies: of one probability for each output, and of a distribution over all of them."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array, sigmoid_into, softmax_into
from playground.network.calls import Calls
from playground.network.losses.base import Loss


class BinaryCrossEntropy(Loss):
    """−[y log p + (1 − y) log(1 − p)] with p = σ(z), written as max(z, 0) − z y + log(1 + exp(−|z|))."""

    def predictions(self, z: Array) -> Array:
        """Return p = σ(z)."""
        return sigmoid_into(z, np.empty_like(z))

    def terms(self, z: Array, y: Array) -> Array:
        """Return the cross-entropy of each output; finite for every finite z."""
        terms: Array = np.maximum(z, 0.0) - z * y + np.log1p(np.exp(-np.abs(z)))
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

    def terms(self, z: Array, y: Array) -> Array:
        """Return y (log Σ exp z − z) for each class; finite for every finite z."""
        shifted = z - z.max(axis=-1, keepdims=True)
        terms: Array = y * (np.log(np.exp(shifted).sum(axis=-1, keepdims=True)) - shifted)
        return terms

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        softmax_into(z, z, self._like(z, "row", 1), run)
        run(np.subtract, z, y, z)
        return z  # δ = p − y
