"""The non-linear part of a layer: a = σ(z), and its derivative written in terms of a."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np

from playground.network.arithmetic import Array, constant, sigmoid_into, softmax_into
from playground.network.calls import NOW, Calls
from playground.network.layer import Layer

# Numbers from which a comparison and a copy are faster than ``sign``: 0.9 instead of 1.2 µs at 32×64, 5 instead of 16
# at 128×256.
COMPARED = 1024


class Activation(Layer):
    """A layer without parameters. ``backward`` multiplies δ by σ'(z), worked out from the remembered output."""

    @abstractmethod
    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write da/dz at the outputs ``a`` into ``out`` (for softmax: the diagonal of its Jacobian)."""

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Return δ ⊙ σ'(z), in place."""
        slope = self._buffer("slope", self._a.shape, self._a.dtype)
        self.derivative(self._a, slope, run)
        run(np.multiply, delta, slope, delta)
        return delta

    def _remember(self, a: Array, *, training: bool) -> Array:
        if training:
            self._a = a
        return a


class ReLU(Activation):
    """max(z, 0). At z = 0 the derivative is the left one, 0."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return max(z, 0) elementwise (NaN becomes 0: divergence is caught in loss and parameters)."""
        out = self._output(a, training=training)
        run(np.fmax, a, _ZEROS[a.dtype.char], out)
        return self._remember(out, training=training)

    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1 where the unit is active, else 0."""
        if a.size < COMPARED:
            run(np.sign, a, out)
        else:
            active = self._buffer("active", a.shape, np.bool_)
            run(np.greater, a, _ZEROS[a.dtype.char], active)
            run(np.copyto, out, active)
        return out


class LeakyReLU(Activation):
    """z where z > 0, else slope × z. At z = 0 the derivative is the left one, the slope.

    Parameters
    ----------
    slope : float in [0, 1]
        Derivative for negative z.
    """

    def __init__(self, slope: float) -> None:
        super().__init__()
        self.slope = slope

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return max(z, slope × z) elementwise."""
        out = self._output(a, training=training)
        run(np.multiply, a, constant(self.slope, a), out)
        run(np.fmax, a, out, out)
        return self._remember(out, training=training)

    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1 where the unit is active, else the slope."""
        run(np.sign, a, out)
        run(np.fmax, out, constant(self.slope, a), out)
        return out


class Tanh(Activation):
    """tanh z, with derivative 1 − a²."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return tanh z elementwise."""
        out = self._output(a, training=training)
        run(np.tanh, a, out)
        return self._remember(out, training=training)

    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1 − a²."""
        run(np.multiply, a, a, out)
        run(np.subtract, _ONES[a.dtype.char], out, out)
        return out


class Sigmoid(Activation):
    """1 / (1 + exp(−z)), with derivative a (1 − a)."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return σ(z) elementwise."""
        return self._remember(sigmoid_into(a, self._output(a, training=training), run), training=training)

    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write a (1 − a)."""
        run(np.subtract, _ONES[a.dtype.char], a, out)
        run(np.multiply, a, out, out)
        return out


class Linear(Activation):
    """z itself: with it any depth is one linear map."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return the input as it is."""
        return self._remember(a, training=training)

    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1."""
        run(np.copyto, out, _ONES[a.dtype.char])
        return out

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Return δ as it is."""
        return delta


class Softmax(Activation):
    """exp(z) / Σ exp(z) over the units of a sample, so that they compete."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return the softmax along the last axis."""
        out, row = self._output(a, training=training), self._row(a, training=training)
        return self._remember(softmax_into(a, out, row, run), training=training)

    def derivative(self, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write a (1 − a), the derivative of a unit by its own z."""
        run(np.subtract, _ONES[a.dtype.char], a, out)
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


# 0-d arrays of the right type: a Python float as an operand costs about twice the time of a small call.
_ZEROS = {kind.char: np.zeros((), kind) for kind in (np.dtype(np.float32), np.dtype(np.float64))}
_ONES = {kind.char: np.ones((), kind) for kind in (np.dtype(np.float32), np.dtype(np.float64))}


def activation(name: str, *, leaky_slope: float = 0.01) -> Activation:
    """Return a new activation layer by name: relu, leaky_relu, tanh, sigmoid, linear or softmax."""
    if name == "leaky_relu":
        return LeakyReLU(leaky_slope)
    kinds: dict[str, type[Activation]] = {
        "relu": ReLU, "tanh": Tanh, "sigmoid": Sigmoid, "linear": Linear, "softmax": Softmax,
    }  # fmt: skip
    if name not in kinds:
        raise ValueError(f"activation must be one of {', '.join(kinds)} or leaky_relu, got {name!r}")
    return kinds[name]()
