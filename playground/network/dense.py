"""The linear part of a layer: z = aW + b."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.network.arithmetic import Array, product, transposed
from playground.network.calls import NOW, Calls
from playground.network.layer import Layer

# Sizes of W between which, from a batch of 16 on, a product with a copy of Wᵀ is faster than one with the transposed
# view: at 64×64 and a batch of 32, copy and product took 3.3 µs together, the product with the view 4.6 µs.
COPIED, ROWS = (1024, 8192), 16


class Dense(Layer):
    """A fully connected layer with weights W (n_in, n_out) and biases b (1, n_out).

    Parameters
    ----------
    n_in, n_out : int, at least 1
        Widths of the input and of the output.
    scale : float, at least 0
        Standard deviation of the normal distribution the weights start from; biases start at 0.
    first : bool
        Nothing lies before this layer, so ``backward`` need not work out dL/da and returns ``delta`` as it is.
    """

    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(self, n_in: int, n_out: int, *, scale: float, first: bool = False) -> None:
        super().__init__(weights={"W": (n_in, n_out)}, offsets={"b": (1, n_out)})
        self.n_in, self.n_out, self.scale, self.first = n_in, n_out, scale, first

    def initialise(self, rngs: Sequence[np.random.Generator]) -> None:
        """Draw W from N(0, scale²), one generator for each network of the stack, and set b to 0."""
        for W, rng in zip(self.W.reshape(-1, self.n_in, self.n_out), rngs, strict=True):
            W[...] = rng.normal(0.0, self.scale, W.shape)
        self.b[...] = 0.0

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return z (..., n, n_out) for a (..., n, n_in)."""
        shape = (*self.W.shape[:-2], a.shape[-2], self.n_out)
        z = self._buffer("trained" if training else "inferred", shape, a.dtype)
        b = self.b.reshape(()) if self.b.size == 1 else self.b  # a number is added in half the time of a row of one
        product(a, self.W, z, run)
        run(np.add, z, b, z)  # z = aW + b
        if training:
            self._a = a
        return z

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Fill dW and db; return dL/da (..., n, n_in)."""
        product(transposed(self._a), delta, self.dW, run)  # dL/dW = aᵀ δ
        product(self._ones(delta), delta, self.db, run)  # dL/db = Σ δ
        if self.first:
            return delta
        out = self._buffer("delta", (*delta.shape[:-1], self.n_in), delta.dtype)
        return product(delta, self._transposed_weights(delta, run), out, run)  # dL/da = δ Wᵀ

    def _transposed_weights(self, delta: Array, run: Calls) -> Array:
        """Return Wᵀ, as a copy where copying costs less than it saves."""
        if self.W.ndim > 2 or delta.shape[-2] < ROWS or not COPIED[0] <= self.W.size <= COPIED[1]:
            return transposed(self.W)
        copy = self._buffer("transposed", self.W.shape[::-1], self.W.dtype)
        run(np.copyto, copy, self.W.T)
        return copy

    def _ones(self, delta: Array) -> Array:
        """Return a row of ones: a product with it sums over samples faster than a reduction."""
        shape = (1, delta.shape[-2])
        ones = self._buffers.get(("ones", shape))
        if ones is None:
            ones = self._buffers["ones", shape] = np.ones(shape, delta.dtype)
        return ones
