"""Inference on many rows, with batch normalisation folded into the linear layers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.network.activations import Activation
from playground.network.arithmetic import Array, Shape, aligned, product, transposed
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.layer import Layer

ROWS_AT_ONCE = 512  # block by block: cost per row is flat from here on, and buffers stay small


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

    def logits(self, X: Array) -> Array:
        """Return the last linear output (..., n, n_outputs) for X (..., n, n_inputs) as a new array."""
        linear = [stage for stage in self._stages if isinstance(stage, _Linear)]
        for linear_stage in linear:
            linear_stage.fold()
        n, W = X.shape[-2], linear[-1].W
        z = np.empty((*W.shape[:-2], n, W.shape[-1]), W.dtype)
        for start in range(0, n, ROWS_AT_ONCE):
            a, rows = X[..., start : start + ROWS_AT_ONCE, :], z[..., start : start + ROWS_AT_ONCE, :]
            for stage in self._stages:
                if not isinstance(stage, _Linear):
                    a = stage.forward(a, training=False)
                elif stage is linear[-1]:
                    stage.into(a, rows)
                else:
                    a = stage.into(a, stage.buffer(a.shape[-2]))
        return z


class _Linear:
    """aW + b with the normalisations around it in W (..., n_in, n_out) and b (..., 1, n_out)."""

    def __init__(self, dense: Dense, before: BatchNorm | None) -> None:
        self._dense, self._before = dense, before
        self.after: BatchNorm | None = None
        self._buffers: dict[Shape, Array] = {}

    def fold(self) -> None:
        """Bring W and b in line with the layers."""
        self.W, self.b = self._dense.W, self._dense.b
        if self._before is not None:
            scale, shift = self._before.folded()
            self.b = self.b + shift @ self.W
            self.W = transposed(scale) * self.W
        if self.after is not None:
            scale, shift = self.after.folded()
            self.W, self.b = self.W * scale, self.b * scale + shift

    def into(self, a: Array, z: Array) -> Array:
        """Write aW + b into ``z``."""
        product(a, self.W, z)
        return np.add(z, self.b, z)

    def buffer(self, n_rows: int) -> Array:
        """Return a buffer for the output of so many rows."""
        shape = (*self.W.shape[:-2], n_rows, self.W.shape[-1])
        if shape not in self._buffers:
            self._buffers[shape] = aligned(shape, self.W.dtype)
        return self._buffers[shape]
