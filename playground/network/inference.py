"""Inference on many rows, with batch normalisation folded into the linear layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from playground.network.activations import Activation
from playground.network.arithmetic import Array, aligned, product, transposed
from playground.network.batch_norm import BatchNorm
from playground.network.calls import NOW, Calls
from playground.network.dense import Dense
from playground.network.layer import Layer

ROWS_AT_ONCE = 512  # block by block: cost per row is flat from here on, and buffers stay small

Look = Callable[[int, Activation, Array, Array], None]
WHOLE = (slice(None),)


class Inference:
    """The layers of a network as they stand, for predictions only: no state changes.

    In inference batch normalisation is a·scale + shift, unit by unit. Before an activation it goes into the weights of
    the linear layer it follows, after one into those of the next: W and b are rescaled once for all rows.

    Parameters
    ----------
    layers : sequence of Layer
        From input to output; every batch normalisation has a linear layer before or after it.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._stages: list[_Linear | Activation] = []
        pending: BatchNorm | None = None
        for layer in layers:
            last = self._stages[-1] if self._stages else None
            if isinstance(layer, Dense):
                self._stages.append(_Linear(layer, pending))
                pending = None
            elif isinstance(layer, BatchNorm) and isinstance(last, _Linear):
                last.after = layer
            elif isinstance(layer, BatchNorm):
                pending = layer
            elif isinstance(layer, Activation):
                self._stages.append(layer)
        self._linear = [stage for stage in self._stages if isinstance(stage, _Linear)]

    def logits(self, X: Array) -> Array:
        """Return the last linear output (..., n, n_outputs) for X (..., n, n_inputs) as a new array."""
        self.fold()
        n, W = X.shape[-2], self._linear[-1].W
        z = np.empty((*W.shape[:-2], n, W.shape[-1]), W.dtype)
        for start in range(0, n, ROWS_AT_ONCE):
            rows = slice(start, start + ROWS_AT_ONCE)
            self.into(X[..., rows, :], z[..., rows, :])
        return z

    def fold(self, run: Calls = NOW) -> None:
        """Bring the folded weights in line with the layers, before rows go through."""
        for stage in self._linear:
            stage.fold(run)

    def into(
        self,
        X: Array,
        z: Array,
        parts: Sequence[slice] = WHOLE,
        look: Look | None = None,
        run: Calls = NOW,
    ) -> None:
        """Write the logits (..., n, n_outputs) for one block of rows X (..., n, n_inputs) into ``z``.

        Parameters
        ----------
        X, z : ndarray
            Inputs and logits.
        parts : sequence of slice
            Rows that are multiplied by themselves. Products round by where a row stands in its matrix, so that rows of
            two matrices keep their digits if they go through as one block of two parts.
        look : callable or None
            Is handed number, layer, input and output of every activation, which the next block overwrites.
        run : Calls
            Executes the NumPy calls.
        """
        a, hidden = X, 0
        for stage in self._stages:
            if isinstance(stage, _Linear):
                out = z if stage is self._linear[-1] else stage.buffer(a.shape[-2])
                a = stage.into(a, out, parts, run)
                continue
            before, a = a, stage.forward(a, training=False, run=run)
            if look is not None:
                look(hidden, stage, before, a)
            hidden += 1


class _Linear:
    """aW + b with the normalisations around it in W (..., n_in, n_out) and b (..., 1, n_out)."""

    def __init__(self, dense: Dense, before: BatchNorm | None) -> None:
        self._dense, self._before = dense, before
        self.after: BatchNorm | None = None
        self._buffers: dict[object, Array] = {}

    def fold(self, run: Calls) -> None:
        """Bring W and b in line with the layers."""
        self.W, self.b = self._dense.W, self._dense.b
        if self._before is not None:
            scale, shift = self._before.folded(run)
            W, b = self._like("W", self.W), self._like("b", self.b)
            run(np.matmul, shift, self.W, b)
            run(np.add, self.b, b, b)
            run(np.multiply, transposed(scale), self.W, W)
            self.W, self.b = W, b
        if self.after is not None:
            scale, shift = self.after.folded(run)
            W, b = self._like("W", self.W), self._like("b", self.b)
            run(np.multiply, self.W, scale, W)
            run(np.multiply, self.b, scale, b)
            run(np.add, b, shift, b)
            self.W, self.b = W, b

    def into(self, a: Array, z: Array, parts: Sequence[slice], run: Calls) -> Array:
        """Write aW + b into ``z``."""
        b = self.b.reshape(()) if self.b.size == 1 else self.b  # a number is added in half the time of a row of one
        for rows in parts:
            product(a[..., rows, :], self.W, z[..., rows, :], run)
        run(np.add, z, b, z)
        return z

    def buffer(self, n_rows: int) -> Array:
        """Return a buffer for the output of so many rows."""
        return self._kept(n_rows, (*self.W.shape[:-2], n_rows, self.W.shape[-1]), self.W)

    def _like(self, name: str, array: Array) -> Array:
        return self._kept(name, array.shape, array)

    def _kept(self, key: object, shape: tuple[int, ...], like: Array) -> Array:
        """Return the buffer of that key, made at its first use."""
        if key not in self._buffers:
            self._buffers[key] = aligned(shape, like.dtype)
        return self._buffers[key]
