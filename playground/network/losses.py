"""What a network is trained to make small: means over samples of sums over outputs, taken from logits.

Every loss takes the network's last linear output z (..., n, k), owns the link that turns it into predictions,
and knows dL/dz. Targets y have the shape of z. A weight w (n, 1) multiplies each term, as does one of the
shape of z where no softmax ties the outputs together; the mean is over samples, not over weights.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from playground.network.arithmetic import Array, Shape, aligned, constant, sigmoid_into, softmax_into
from playground.network.calls import NOW, Calls


class Loss(ABC):
    """A loss over logits, its link and its gradient."""

    def __init__(self) -> None:
        self._buffers: dict[tuple[str, Shape, str], Array] = {}

    @abstractmethod
    def predictions(self, z: Array) -> Array:
        """Return ŷ (..., n, k), the link applied to ``z``, as a new array."""

    @abstractmethod
    def terms(self, z: Array, y: Array) -> Array:
        """Return the loss of each sample and output (..., n, k) as a new array, before weights."""

    @abstractmethod
    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        """Turn ``z`` into n dL/dz in place, before weights."""

    def value(self, z: Array, y: Array, weight: Array | None = None) -> Array:
        """Return the loss, a number for each network of the stack, summed in float64."""
        terms = self.terms(z, y)
        if weight is not None:
            terms = terms * weight
        total: Array = terms.sum(axis=(-2, -1), dtype=np.float64) / z.shape[-2]
        return total

    def delta(self, z: Array, y: Array, weight: Array | None = None, run: Calls = NOW) -> Array:
        """Return dL/dz (..., n, k), overwriting ``z``."""
        delta = self._residual(z, y, run)
        if weight is not None:
            run(np.multiply, delta, weight, delta)
        run(np.multiply, delta, constant(1.0 / z.shape[-2], z), delta)
        return delta

    def _like(self, z: Array, name: str, width: int | None = None) -> Array:
        """Return the buffer of that name, of the shape of z or with another width, made at its first use."""
        key = (name, z.shape if width is None else (*z.shape[:-1], width), z.dtype.char)
        try:
            return self._buffers[key]
        except KeyError:
            buffer = self._buffers[key] = aligned(key[1], z.dtype)
            return buffer


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


class SquaredError(Loss):
    """(ŷ − y)² with ŷ = z, for regression."""

    def predictions(self, z: Array) -> Array:
        """Return ŷ = z."""
        return z.copy()

    def terms(self, z: Array, y: Array) -> Array:
        """Return the squared error of each output."""
        terms: Array = np.square(z - y)
        return terms

    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        run(np.subtract, z, y, z)
        run(np.add, z, z, z)
        return z  # δ = 2 (ŷ − y)


class SigmoidSquaredError(Loss):
    """(p − y)² with p = σ(z): for contrast with cross-entropy, since its gradient dies where σ saturates."""

    def predictions(self, z: Array) -> Array:
        """Return p = σ(z)."""
        return sigmoid_into(z, np.empty_like(z))

    def terms(self, z: Array, y: Array) -> Array:
        """Return the squared error of each probability."""
        terms: Array = np.square(self.predictions(z) - y)
        return terms

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

    def terms(self, z: Array, y: Array) -> Array:
        """Return the squared error of each probability."""
        terms: Array = np.square(self.predictions(z) - y)
        return terms

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


def loss(name: str, task: str) -> Loss:
    """Return the loss for a task.

    Parameters
    ----------
    name : {"auto", "bce", "cross_entropy", "mse"}
        "auto" is bce for two classes, cross_entropy for more, mse for regression.
    task : {"binary", "multiclass", "regression"}
        Regression always uses the squared error of the plain output.

    Raises
    ------
    ValueError
        For another name or task, or a classification loss on a regression task.
    """
    if task == "regression":
        if name not in {"auto", "mse"}:
            raise ValueError(f"loss {name!r} needs classes; for regression choose 'mse' or 'auto'")
        return SquaredError()
    table: dict[tuple[str, str], type[Loss]] = {
        ("auto", "binary"): BinaryCrossEntropy,
        ("auto", "multiclass"): CrossEntropy,
        ("bce", "binary"): BinaryCrossEntropy,
        ("bce", "multiclass"): BinaryCrossEntropy,
        ("cross_entropy", "binary"): CrossEntropy,
        ("cross_entropy", "multiclass"): CrossEntropy,
        ("mse", "binary"): SigmoidSquaredError,
        ("mse", "multiclass"): SoftmaxSquaredError,
    }
    if (name, task) not in table:
        raise ValueError(f"no loss {name!r} for task {task!r}; choose auto, bce, cross_entropy or mse")
    return table[name, task]()
