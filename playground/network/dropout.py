"""Dropout deletes a random part of the units in every training pass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.network.arithmetic import Array
from playground.network.layer import Layer


class Dropout(Layer):
    """Inverted dropout (Srivastava et al. 2014): kept units are divided by the share that is kept.

    Dropout leaves inference unchanged.

    Parameters
    ----------
    rate : float in [0, 1)
        Probability of dropping a unit; it may be changed between two passes.
    rngs : sequence of numpy.random.Generator
        One for each network of the stack, so that a network draws the same masks alone and in company.
    """

    def __init__(self, rate: float, rngs: Sequence[np.random.Generator]) -> None:
        super().__init__()
        self.rate = rate
        self.rngs = list(rngs)
        self._mask: Array | None = None

    def forward(self, a: Array, *, training: bool) -> Array:
        """Return a ⊙ mask / (1 − rate) in training, ``a`` itself otherwise."""
        if not training:
            return a
        if self.rate == 0.0:
            self._mask = None
            return a
        mask = self._mask = self._buffer("mask", a.shape, a.dtype)
        for part, rng in zip(mask.reshape(-1, *a.shape[-2:]), self.rngs, strict=True):
            rng.random(dtype=a.dtype.type, out=part)
        np.greater_equal(mask, np.asarray(self.rate, a.dtype), mask)
        np.multiply(mask, np.asarray(1.0 / (1.0 - self.rate), a.dtype), mask)
        return np.multiply(a, mask, self._output(a, training=True))

    def backward(self, delta: Array) -> Array:
        """Return δ ⊙ mask / (1 − rate), in place."""
        return delta if self._mask is None else np.multiply(delta, self._mask, delta)

    def dropped(self) -> Array | None:
        """Return which units (..., n, width) the last training pass dropped, or None if it dropped none."""
        return None if self._mask is None else self._mask == 0.0
