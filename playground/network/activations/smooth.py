"""Smooth relatives of ReLU: ELU, and the gated ones GELU and SiLU."""

from __future__ import annotations

import math
from abc import abstractmethod

import numpy as np
from scipy.special import expit, ndtr

from playground.network.activations.base import ONES, ZEROS, Activation
from playground.network.arithmetic import Array, constant
from playground.network.calls import NOW, Calls

FLAT_FROM = 40.0  # exp(−z²/2) is 0 from |z| = 39 on, in float32 from 15 on; the square of a larger z may overflow
LOWEST = {kind: np.asarray(np.finfo(kind).min) for kind in ONES}
HIGHEST = {kind: np.asarray(np.finfo(kind).max) for kind in ONES}


class ELU(Activation):
    """z where z > 0, else exp(z) − 1 (Clevert et al. 2016, with α = 1). The derivative, 1 or a + 1, has no jump."""

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return max(z, exp(min(z, 0)) − 1) elementwise (NaN becomes 0, as with ReLU)."""
        out = self._output(a, training=training)
        run(np.fmin, a, ZEROS[a.dtype.char], out)
        run(np.expm1, out, out)
        run(np.fmax, a, out, out)
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write min(a, 0) + 1."""
        run(np.fmin, a, ZEROS[a.dtype.char], out)
        run(np.add, out, ONES[a.dtype.char], out)
        return out


class Gated(Activation):
    """z g(z), with a gate g that rises from 0 to 1; its derivative g + z g' is negative on a stretch below 0.

    A training pass remembers the gate, so that ``backward`` need not work it out again. Where z is infinite a and
    da/dz are their limits: 0 and 0 below, ∞ and 1 above.
    """

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return z g(z) elementwise."""
        out = self._output(a, training=training)
        gate = self._buffer("trained gate" if training else "inferred gate", a.shape, a.dtype)
        self._open(a, gate, run)
        run(np.fmax, a, LOWEST[a.dtype.char], out)  # −∞ times a gate of 0 would be no number
        run(np.multiply, out, gate, out)
        if training:
            self._gate = gate
        return self._remember(a, out, training=training)

    def slope(self, z: Array, a: Array, out: Array, run: Calls = NOW) -> Array:
        """Write g + z g'."""
        gate = self._buffer("measured gate", z.shape, z.dtype)
        self._open(z, gate, run)
        self._gated_slope(z, gate, out, run)
        return out

    def _trained_slope(self, out: Array, run: Calls) -> None:
        self._gated_slope(self._z, self._gate, out, run)

    @abstractmethod
    def _open(self, z: Array, gate: Array, run: Calls) -> None:
        """Write g(z) into ``gate``."""

    @abstractmethod
    def _gated_slope(self, z: Array, gate: Array, out: Array, run: Calls) -> None:
        """Write g + z g' into ``out``, with g(z) given in ``gate``."""


class GELU(Gated):
    """z Φ(z), with Φ the distribution function of N(0, 1) (Hendrycks and Gimpel 2016): the exact form, by erf."""

    def _open(self, z: Array, gate: Array, run: Calls) -> None:
        run(ndtr, z, gate)  # Φ(z) = (1 + erf(z/√2)) / 2

    def _gated_slope(self, z: Array, gate: Array, out: Array, run: Calls) -> None:
        size = self._buffer("size", z.shape, z.dtype)
        run(np.absolute, z, size)
        run(np.fmin, size, constant(FLAT_FROM, z), size)
        run(np.square, size, out)
        run(np.multiply, out, constant(-0.5, z), out)
        run(np.exp, out, out)
        run(np.multiply, out, constant(1.0 / math.sqrt(2.0 * math.pi), z), out)
        run(np.multiply, size, out, out)
        run(np.copysign, out, z, out)
        run(np.add, gate, out, out)  # Φ + z exp(−z²/2) / √(2π)


class SiLU(Gated):
    """z σ(z), with σ the sigmoid (Elfwing et al. 2018; also called swish)."""

    def _open(self, z: Array, gate: Array, run: Calls) -> None:
        run(expit, z, gate)  # z multiplies it, so it must keep its digits where it is small, unlike (1 + tanh(z/2)) / 2

    def _gated_slope(self, z: Array, gate: Array, out: Array, run: Calls) -> None:
        one, finite = ONES[z.dtype.char], self._buffer("finite", z.shape, z.dtype)
        run(np.fmax, z, LOWEST[z.dtype.char], finite)
        run(np.fmin, finite, HIGHEST[z.dtype.char], finite)
        run(np.subtract, one, gate, out)
        run(np.multiply, finite, out, out)
        run(np.add, out, one, out)
        run(np.multiply, gate, out, out)  # g (1 + z (1 − g))
