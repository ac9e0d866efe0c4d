"""Activations made of straight pieces: ReLU, leaky ReLU and the identity."""

from __future__ import annotations

import numpy as np

from playground.network.activations.base import ONES, ZEROS, Activation
from playground.network.arithmetic import Array, constant
from playground.network.calls import NOW, Calls

# Numbers from which a comparison and a copy are faster than ``sign``: 0.9 instead of 1.2 µs at 32×64, 5 instead of 16
# at 128×256.
COMPARED = 1024


class ReLU(Activation):
    """max(z, 0). At z = 0 the derivative is the left one, 0."""

    kinked = True

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return max(z, 0) elementwise (NaN becomes 0: divergence is caught in loss and parameters)."""
        out = self._output(a, training=training)
        run(np.fmax, a, ZEROS[a.dtype.char], out)
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1 where the unit is active, else 0."""
        if a.size < COMPARED:
            run(np.sign, a, out)
        else:
            active = self._buffer("active", a.shape, np.bool_)
            run(np.greater, a, ZEROS[a.dtype.char], active)
            run(np.copyto, out, active)
        return out

    def flat(self, z: Array, a: Array, run: Calls = NOW) -> Array:
        """Return where the unit is inactive."""
        flat = self._buffer("flat", a.shape, np.bool_)
        run(np.equal, a, ZEROS[a.dtype.char], flat)
        return flat


class LeakyReLU(Activation):
    """z where z > 0, else slope × z. At z = 0 the derivative is the left one, the slope.

    Parameters
    ----------
    leaky_slope : float in [0, 1]
        Derivative for negative z.
    """

    kinked = True

    def __init__(self, leaky_slope: float) -> None:
        super().__init__()
        self.leaky_slope = leaky_slope

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return max(z, slope × z) elementwise."""
        out = self._output(a, training=training)
        run(np.multiply, a, constant(self.leaky_slope, a), out)
        run(np.fmax, a, out, out)
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1 where the unit is active, else the slope."""
        run(np.sign, a, out)
        run(np.fmax, out, constant(self.leaky_slope, a), out)
        return out


class Linear(Activation):
    """z itself: with it any depth is one linear map."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return the input as it is."""
        return self._remember(a, a, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write 1."""
        run(np.copyto, out, ONES[a.dtype.char])
        return out

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Return δ as it is."""
        return delta
