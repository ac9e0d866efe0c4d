"""Batch normalisation centres and scales each unit over the mini-batch, then learns a new centre and scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.network.arithmetic import Array, constant, product
from playground.network.calls import NOW, Calls
from playground.network.layer import Layer
from playground.network.record import Record

PLACEMENTS = {
    "off": Record("off"),
    "before": Record("before the activation"),
    "after": Record("after the activation"),
}


class BatchNorm(Layer):
    """y = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε), unit by unit (Ioffe and Szegedy 2015, algorithms 1 and 2).

    In training μ and σ² are those of the mini-batch; in inference they are running averages, which each
    training pass moves by ``1 − momentum`` towards the batch (σ² with the factor n / (n − 1)).

    A mini-batch of one sample has no variance. It is normalised with the running averages, as in inference,
    leaves them as they are, and its gradient takes them as constants.

    Parameters
    ----------
    width : int
        Number of units.
    momentum : float in [0, 1)
        Share of the running average that a training pass keeps.
    epsilon : float, positive
        Keeps the root away from zero.
    """

    gamma: Array
    beta: Array
    dgamma: Array
    dbeta: Array
    moments: Array

    def __init__(self, width: int, *, momentum: float = 0.9, epsilon: float = 1e-5) -> None:
        super().__init__(
            offsets={"gamma": (1, width), "beta": (1, width)},
            statistics={"moments": (2, width)},  # row 0 the running mean, row 1 the running variance
        )
        self.width, self.momentum, self.epsilon = width, momentum, epsilon

    def initialise(self, rngs: Sequence[np.random.Generator]) -> None:
        """Start as the identity: γ = 1, β = 0, running mean 0, running variance 1."""
        self.gamma[...] = 1.0
        self.beta[...] = 0.0
        self.moments[..., 0, :] = 0.0
        self.moments[..., 1, :] = 1.0

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return γ x̂ + β of shape (..., n, width)."""
        out = self._output(a, training=training)
        if not training:
            scale, shift = self.folded(run)
            run(np.multiply, a, scale, out)
            run(np.add, out, shift, out)
            return out
        self._x_hat = self._buffer("x_hat", a.shape, a.dtype)
        if a.shape[-2] == 1:
            self._normalise_single(a, run)
        else:
            self._normalise_batch(a, run)
        run(np.multiply, self._x_hat, self.gamma, out)
        run(np.add, out, self.beta, out)
        return out  # y = γ x̂ + β

    def folded(self, run: Calls = NOW) -> tuple[Array, Array]:
        """Return scale and shift (..., 1, width) of inference, ``a × scale + shift``; the next call overwrites them."""
        mean, variance = self.moments[..., :1, :], self.moments[..., 1:, :]
        scale, shift = (self._buffer(name, self.gamma.shape, self.gamma.dtype) for name in ("scale", "shift"))
        run(np.add, variance, constant(self.epsilon, variance), scale)
        run(np.sqrt, scale, scale)
        run(np.divide, self.gamma, scale, scale)  # γ / √(σ² + ε)
        run(np.multiply, mean, scale, shift)
        run(np.subtract, self.beta, shift, shift)  # β − μ × scale
        return scale, shift

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Fill dγ and dβ; return dL/dx (..., n, width), in place."""
        n = delta.shape[-2]
        ones = self._row(n, 1.0, delta.dtype)
        run(np.multiply, delta, self._x_hat, self._squares(delta))
        product(ones, self._squares(delta), self.dgamma, run)  # dL/dγ = Σ δ x̂
        product(ones, delta, self.dbeta, run)  # dL/dβ = Σ δ
        per_unit = self._buffer("per unit", self.gamma.shape, delta.dtype)
        if n > 1:
            share = constant(1.0 / n, delta)
            run(np.multiply, self.dgamma, share, per_unit)
            run(np.multiply, self._x_hat, per_unit, self._x_hat)
            run(np.subtract, delta, self._x_hat, delta)
            run(np.multiply, self.dbeta, share, per_unit)
            run(np.subtract, delta, per_unit, delta)  # δ − mean(δ) − x̂ mean(δ x̂)
        run(np.multiply, self.gamma, self._inverse_deviation, per_unit)
        run(np.multiply, delta, per_unit, delta)
        return delta

    def _normalise_batch(self, a: Array, run: Calls) -> None:
        """Set x̂ from the moments of the batch and move the running moments towards them."""
        n, x_hat, squares = a.shape[-2], self._x_hat, self._squares(a)
        mean_row = self._row(n, 1.0 / n, a.dtype)
        batch = self._buffer("batch", self.moments.shape, a.dtype)
        mean, variance = batch[..., :1, :], batch[..., 1:, :]
        product(mean_row, a, mean, run)
        run(np.subtract, a, mean, x_hat)
        run(np.multiply, x_hat, x_hat, squares)
        product(mean_row, squares, variance, run)
        self._invert(variance, run)
        run(np.multiply, x_hat, self._inverse_deviation, x_hat)
        run(np.multiply, variance, constant(n / (n - 1), a), variance)  # unbiased, for inference only
        run(np.subtract, batch, self.moments, batch)
        run(np.multiply, batch, constant(1.0 - self.momentum, a), batch)
        run(np.add, self.moments, batch, self.moments)

    def _normalise_single(self, a: Array, run: Calls) -> None:
        """Set x̂ of a single sample from the running moments."""
        run(np.subtract, a, self.moments[..., :1, :], self._x_hat)
        self._invert(self.moments[..., 1:, :], run)
        run(np.multiply, self._x_hat, self._inverse_deviation, self._x_hat)

    def _invert(self, variance: Array, run: Calls) -> None:
        """Set 1 / √(σ² + ε)."""
        inverse = self._inverse_deviation = self._buffer("inverse deviation", self.gamma.shape, variance.dtype)
        run(np.add, variance, constant(self.epsilon, variance), inverse)
        run(np.sqrt, inverse, inverse)
        run(np.reciprocal, inverse, inverse)

    def _squares(self, a: Array) -> Array:
        return self._buffer("squares", a.shape, a.dtype)

    def _row(self, n: int, value: float, dtype: np.dtype[np.generic]) -> Array:
        """Return a row of n equal values: a product with it sums or averages over samples."""
        key = (f"row of {value}", (1, n))
        if key not in self._buffers:
            self._buffers[key] = np.full((1, n), value, dtype)
        return self._buffers[key]
