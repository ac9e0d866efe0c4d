"""Activations whose outputs lie between two bounds: tanh, sigmoid and softmax."""

from __future__ import annotations

import numpy as np

from playground.network.activations.base import ONES, Activation
from playground.network.arithmetic import Array, sigmoid_into, softmax_into
from playground.network.calls import NOW, Calls


class Tanh(Activation):
    """tanh z, with derivative 1 − a²."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return tanh z elementwise."""
        out = self._output(a, training=training)
        run(np.tanh, a, out)
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1 − a²."""
        run(np.multiply, a, a, out)
        run(np.subtract, ONES[a.dtype.char], out, out)
        return out


class Sigmoid(Activation):
    """1 / (1 + exp(−z)), with derivative a (1 − a)."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return σ(z) elementwise."""
        out = sigmoid_into(a, self._output(a, training=training), run)
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write a (1 − a)."""
        run(np.subtract, ONES[a.dtype.char], a, out)
        run(np.multiply, a, out, out)
        return out


class Softmax(Activation):
    """exp(z) / Σ exp(z) over the units of a sample, so that they compete."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return the softmax along the last axis."""
        out, row = self._output(a, training=training), self._row(a, training=training)
        return self._remember(a, softmax_into(a, out, row, run), training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write a (1 − a), the derivative of a unit by its own z."""
        run(np.subtract, ONES[a.dtype.char], a, out)
        run(np.multiply, a, out, out)
        return out

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Return a ⊙ (δ − Σ a δ), the product of δ with the whole Jacobian, in place."""
        weighted = self._buffer("slope", self._a.shape, self._a.dtype)
        row = self._row(delta, training=True)
        run(np.multiply, self._a, delta, weighted)
        run(np.add.reduce, weighted, -1, None, row, True)
        run(np.subtract, delta, row, delta)
        run(np.multiply, self._a, delta, delta)
        return delta

    def _row(self, a: Array, *, training: bool) -> Array:
        """Return a buffer for one number a sample."""
        return self._buffer("trained row" if training else "inferred row", (*a.shape[:-1], 1), a.dtype)
