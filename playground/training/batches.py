"""Mini-batches: one shuffle of the samples an epoch, then views."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array

Batch = tuple[Array, Array, Array | None]


class Batches:
    """The samples of an epoch in a new random order, cut into batches; the last may be smaller.

    Parameters
    ----------
    X : ndarray of shape (n, n_inputs)
        Inputs.
    y : ndarray of shape (n, n_outputs)
        Targets.
    weight : ndarray of shape (n, 1) or None
        Weights of the samples.
    batch_size : int, at least 1
        Samples in a batch; more than n means all of them.
    """

    def __init__(self, X: Array, y: Array, weight: Array | None, batch_size: int) -> None:
        self._originals = [part for part in (X, y, weight) if part is not None]
        self._shuffled = [np.empty(part.shape, part.dtype) for part in self._originals]
        self._views: list[Batch] = []
        for start in range(0, len(X), batch_size):
            views = [part[start : start + batch_size] for part in self._shuffled]
            self._views.append((views[0], views[1], None if weight is None else views[2]))

    def epoch(self, rng: np.random.Generator) -> list[Batch]:
        """Shuffle once and return the batches (X, y, weight): views that the next epoch overwrites."""
        order = rng.permutation(len(self._originals[0]))
        for original, shuffled in zip(self._originals, self._shuffled, strict=True):
            np.take(original, order, axis=0, out=shuffled, mode="clip")  # the default mode would buffer
        return self._views
