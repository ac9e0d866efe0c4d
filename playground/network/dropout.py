"""Dropout deletes a random part of the units in every training pass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from playground.network.arithmetic import Array, constant
from playground.network.calls import NOW, Calls
from playground.network.layer import Layer

LEVELS = 1 << 16  # of a draw: one draw of the generator gives four of 16 bits, and the rate is rounded to 1.5e-5
AT_ONCE = 1 << 14  # draws held at a time


class Dropout(Layer):
    """Inverted dropout (Srivastava et al. 2014): kept units are divided by the share that is kept.

    Dropout leaves inference unchanged. ``prepare`` draws the masks of many passes at once; a pass that stands alone
    draws its own.

    Parameters
    ----------
    width : int
        Number of units.
    rate : float in [0, 1)
        Probability of dropping a unit; it may be changed between two passes.
    rngs : sequence of numpy.random.Generator
        One for each network of the stack, so that a network draws the same masks alone and in company. Their bit
        generators must be of 64 bits, as that of ``default_rng`` is.
    """

    def __init__(self, width: int, rate: float, rngs: Sequence[np.random.Generator]) -> None:
        super().__init__()
        self.width, self.rate = width, rate
        self.rngs = list(rngs)
        self._mask: Array | None = None
        self._sizes: Sequence[int] = ()

    def prepare(self, sizes: Sequence[int], dtype: npt.DTypeLike) -> None:
        """Draw the masks of passes on batches of these sizes."""
        if self.rate == 0.0:
            return
        self._sizes = sizes
        self._masks = self._buffer("masks", (len(self.rngs), sum(sizes), self.width), dtype)
        for masks, rng in zip(self._masks, self.rngs, strict=True):
            self._draw(masks.reshape(-1), rng)

    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return a ⊙ mask / (1 − rate) in training, ``a`` itself otherwise."""
        if not training:
            return a
        if self.rate == 0.0:
            self._mask = None
            return a
        if run.turn is None:
            self.prepare([a.shape[-2]], a.dtype)
        start = sum(self._sizes[: run.turn or 0])
        mask = self._mask = self._masks[:, start : start + a.shape[-2]].reshape(a.shape)
        out = self._output(a, training=True)
        run(np.multiply, a, mask, out)
        return out

    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Return δ ⊙ mask / (1 − rate), in place."""
        if self._mask is not None:
            run(np.multiply, delta, self._mask, delta)
        return delta

    def dropped(self) -> Array | None:
        """Return which units (..., n, width) the last training pass dropped, or None if it dropped none."""
        return None if self._mask is None else self._mask == 0.0

    def forget(self) -> None:
        """Forget the mask of the last training pass."""
        self._mask = None

    def _draw(self, mask: Array, rng: np.random.Generator) -> None:
        """Fill a flat mask with 0 for the units to drop and 1 / (1 − rate) for the others."""
        lowest_kept = np.uint16(min(round(self.rate * LEVELS), LEVELS - 1))
        scale = constant(1.0 / (1.0 - self.rate), mask)
        for start in range(0, mask.size, AT_ONCE):
            part = mask[start : start + AT_ONCE]
            draws = rng.bit_generator.random_raw(-(-part.size // 4)).view(np.uint16)[: part.size]
            np.greater_equal(draws, lowest_kept, out=part, casting="unsafe")
            np.multiply(part, scale, part)
