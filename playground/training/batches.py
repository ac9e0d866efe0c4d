"""Mini-batches: one shuffle of the samples an epoch, then views, window after window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array, Shape, aligned
from playground.optimisation.optimiser import MOST_STEPS_AT_ONCE

Batch = tuple[Array, Array, Array | None]


@dataclass(frozen=True, eq=False, slots=True)
class Window:
    """Up to 64 batches (X, y, weight) that lie in memory together: views that the next window overwrites."""

    batches: tuple[Batch, ...]
    sizes: tuple[int, ...]  # number of samples in each batch


class Batches:
    """The samples of an epoch in a new random order, cut into batches; the last may be smaller.

    Parameters
    ----------
    X : ndarray of shape (n, n_inputs) or (K, n, n_inputs)
        Inputs; with K in front each network of the stack has samples of its own, and so have y and weight.
    y : ndarray of shape (n, n_outputs) or (K, n, n_outputs)
        Targets.
    weight : ndarray of shape (n, 1) or (K, n, 1), or None
        Weights of the samples.
    batch_size : int, at least 1
        Samples in a batch; more than n means all of them.
    stack : tuple of int
        () for one network, (K,) for K networks, each with an order of its own.
    """

    def __init__(self, X: Array, y: Array, weight: Array | None, batch_size: int, stack: Shape = ()) -> None:
        self.n_samples = X.shape[-2]
        self._rows = min(self.n_samples, batch_size * MOST_STEPS_AT_ONCE)  # in a window
        # Samples of several networks lie one after another, so that one gather serves them all.
        self._originals = [part.reshape(-1, part.shape[-1]) for part in (X, y, weight) if part is not None]
        firsts = np.arange(len(X)).reshape(-1, 1) * self.n_samples if X.ndim > 2 else 0
        self._unshuffled = np.empty((*stack, self.n_samples), np.intp)
        self._unshuffled[...] = np.arange(self.n_samples) + firsts
        self._order = self._unshuffled.copy()
        self._orders = list(self._order.reshape(-1, self.n_samples))  # one for each network
        self._shuffled = [aligned((*stack, self._rows, part.shape[-1]), part.dtype) for part in self._originals]
        self._n_inner = (self.n_samples - 1) // self._rows
        self._inner = self._window(self._rows, batch_size)
        self._last = self._window(self.n_samples - self._n_inner * self._rows, batch_size)

    def epoch(self, rngs: Sequence[np.random.Generator]) -> Iterator[Window]:
        """Shuffle once, with one generator for each network of the stack, and yield the epoch's windows.

        All windows but the last are the same object, filled anew.
        """
        np.copyto(self._order, self._unshuffled)
        for order, rng in zip(self._orders, rngs, strict=True):
            rng.shuffle(order)
        for number in range(self._n_inner):
            self._fill(self._order[..., number * self._rows : (number + 1) * self._rows])
            yield self._inner
        self._fill(self._order[..., self._n_inner * self._rows :])
        yield self._last

    def _window(self, n_rows: int, batch_size: int) -> Window:
        """Return views of the first rows."""
        batches: list[Batch] = []
        for start in range(0, n_rows, batch_size):
            views = [part[..., start : min(start + batch_size, n_rows), :] for part in self._shuffled]
            batches.append((views[0], views[1], views[2] if len(views) > 2 else None))
        return Window(tuple(batches), tuple(X.shape[-2] for X, _, _ in batches))

    def _fill(self, order: Array) -> None:
        """Gather the samples of one window."""
        n_rows = order.shape[-1]
        for original, shuffled in zip(self._originals, self._shuffled, strict=True):
            # The default mode would buffer, and np.take costs three times the method on a few hundred samples.
            original.take(order, 0, shuffled[..., :n_rows, :], "clip")
