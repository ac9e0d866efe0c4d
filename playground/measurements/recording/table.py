"""A table of numbers that grows by a row at a time."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array


class GrowingTable:
    """Rows of float64 numbers, added in amortised constant time.

    Parameters
    ----------
    n_columns : int
        Numbers in a row.
    """

    def __init__(self, n_columns: int) -> None:
        self._rows = np.empty((256, n_columns))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self) -> Array:
        """Add a row and return it, a view (n_columns,) to be filled."""
        if self._length == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._length += 1
        row: Array = self._rows[self._length - 1]
        return row

    def truncate(self, length: int) -> None:
        """Keep the first ``length`` rows."""
        self._length = min(length, self._length)

    @property
    def rows(self) -> Array:
        """The rows so far (length, n_columns), a view."""
        return self._rows[: self._length]
