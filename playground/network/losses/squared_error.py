"""Squared errors: of a plain output, and of probabilities by a sigmoid or a softmax."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array, constant, sigmoid_into, softmax_into
from playground.network.calls import NOW, Calls
from playground.network.losses.base import Loss


def _squares(p: Array, y: Array, out: Array, run: Calls) -> Array:
    """Write (p − y)² into ``out``, which may be ``p``."""
    run(np.subtract, p, y, out)
    run(np.square, out, out)
    return out


class SquaredError(Loss):
    """(ŷ − y)² with ŷ = z, for regression."""

    def predictions(self, z: Array) -> Array:
        """Return ŷ = z."""
        return z.copy()

    def terms(self, z: Array, y: Array, run: Calls = NOW) -> Array:
        """Return the squared error of each output."""
        return _squares(z, y, self._like(z, "terms"), run)

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        run(np.subtract, z, y, z)
        run(np.add, z, z, z)
        return z  # δ = 2 (ŷ − y)


class SigmoidSquaredError(Loss):
    """(p − y)² with p = σ(z): for contrast with cross-entropy, since its gradient dies where σ saturates."""

    def predictions(self, z: Array) -> Array:
        """Return p = σ(z)."""
        return sigmoid_into(z, np.empty_like(z))

    def terms(self, z: Array, y: Array, run: Calls = NOW) -> Array:
        """Return the squared error of each probability."""
        terms = sigmoid_into(z, self._like(z, "terms"), run)
        return _squares(terms, y, terms, run)

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        p, slope = sigmoid_into(z, z, run), self._like(z, "slope")
        run(np.subtract, constant(1.0, z), p, slope)
        run(np.multiply, p, slope, slope)
        run(np.subtract, p, y, z)
        run(np.add, z, z, z)
        run(np.multiply, z, slope, z)
        return z  # δ = 2 (p − y) p (1 − p)


class SoftmaxSquaredError(Loss):
    """Σ (p − y)² with p = softmax(z), the Brier score; y holds one-hot rows."""

    def predictions(self, z: Array) -> Array:
        """Return p = softmax(z), rows that sum to 1."""
        return softmax_into(z, np.empty_like(z))

    def terms(self, z: Array, y: Array, run: Calls = NOW) -> Array:
        """Return the squared error of each probability."""
        terms = softmax_into(z, self._like(z, "terms"), self._like(z, "row", 1), run)
        return _squares(terms, y, terms, run)

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        row, weighted = self._like(z, "row", 1), self._like(z, "weighted")
        p = softmax_into(z, self._like(z, "p"), row, run)
        run(np.subtract, p, y, z)
        run(np.add, z, z, z)  # e = 2 (p − y)
        run(np.multiply, z, p, weighted)
        run(np.add.reduce, weighted, -1, None, row, True)
        run(np.subtract, z, row, z)
        run(np.multiply, p, z, z)
        return z  # δ = p (e − Σ p e)
