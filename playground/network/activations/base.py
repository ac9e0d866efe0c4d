"""What every activation does: a = σ(z) forward, and δ times σ'(z) backward."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from playground.network.arithmetic import Array, constant
from playground.network.calls import NOW, Calls
from playground.network.layer import Layer

# 0-d arrays of the right type: a Python float as an operand costs about twice the time of a small call.
ZEROS = {kind.char: np.zeros((), kind) for kind in (np.dtype(np.float32), np.dtype(np.float64))}
ONES = {kind.char: np.ones((), kind) for kind in (np.dtype(np.float32), np.dtype(np.float64))}

FLAT = 1e-3  # a derivative that is smaller in size passes almost no gradient


class Activation(Layer):
    """A layer without parameters. ``backward`` multiplies δ by σ'(z).

    A training pass remembers its input z and its output a. Both are buffers that stay as they are until the next
    training pass, so each activation works its derivative out from whichever is cheaper, and may remember more.

    Attributes
    ----------
    kinked : bool
        Whether σ' jumps at z = 0, so that there is no derivative.
    """

    kinked: ClassVar[bool] = False

    @abstractmethod
    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write da/dz into ``out`` for any pass that made ``a`` of ``z`` (for softmax: the diagonal of its Jacobian).

        All three arrays have the shape (..., n, width). What ``backward`` needs is left as it is.
        """

    def flat(self, z: Array, a: Array, run: Calls = NOW) -> Array:
        """Return where da/dz of a pass is below 10⁻³ in size, so that almost no gradient passes: bools of a's shape."""
        slope, flat = self._buffer("measured slope", a.shape, a.dtype), self._buffer("flat", a.shape, np.bool_)
        self.slope(z, a, slope, run)
        run(np.absolute, slope, slope)
        run(np.less, slope, constant(FLAT, a), flat)
        return flat

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Return δ ⊙ σ'(z), in place."""
        slope = self._buffer("slope", self._a.shape, self._a.dtype)
        self._trained_slope(slope, run)
        run(np.multiply, delta, slope, delta)
        return delta

    def _trained_slope(self, out: Array, run: Calls) -> None:
        """Write da/dz of the last training pass into ``out``."""
        self.slope(self._z, self._a, out, run)

    def _remember(self, z: Array, a: Array, *, training: bool) -> Array:
        if training:
            self._z, self._a = z, a
        return a
