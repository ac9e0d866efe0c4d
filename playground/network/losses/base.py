"""What every loss does.

A loss is a mean over samples of sums over outputs. It takes the network's last linear output z (..., n, k), owns the
link that turns it into predictions, and knows dL/dz. Targets y have the shape of z. A weight w (n, 1) multiplies each
term, as does one of the shape of z where no softmax ties the outputs together; the mean is over samples, not over
weights.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from playground.network.arithmetic import Array, Shape, aligned, constant
from playground.network.calls import NOW, Calls


class Loss(ABC):
    """A loss over logits, its link and its gradient."""

    def __init__(self) -> None:
        self._buffers: dict[tuple[str, Shape, str], Array] = {}

    @abstractmethod
    def predictions(self, z: Array) -> Array:
        """Return ŷ (..., n, k), the link applied to ``z``, as a new array."""

    @abstractmethod
    def terms(self, z: Array, y: Array, run: Calls = NOW) -> Array:
        """Return the loss of each sample and output (..., n, k), before weights; a later call overwrites it."""

    @abstractmethod
    def _residual(self, z: Array, y: Array, run: Calls) -> Array:
        """Turn ``z`` into n dL/dz in place, before weights."""

    def value(self, z: Array, y: Array, weight: Array | None = None) -> Array:
        """Return the loss, a number for each network of the stack, summed in float64."""
        terms = self.terms(z, y)
        if weight is not None:
            np.multiply(terms, weight, terms)
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
