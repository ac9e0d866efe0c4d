"""How many times as high the test loss is at each value of a sweep as at one of them, seed by seed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from playground.network.arithmetic import Array

CONFIDENCE = 0.95  # of all intervals together
SMALLEST = 1e-6  # smaller losses count as this: 0 has no ratio
Cell = tuple[int, int]  # row (second knob) and column (first knob)
Lines = tuple[slice, slice]  # rows and columns


@dataclass(frozen=True, eq=False, slots=True)
class Ratios:
    """Test losses of every value over those of the reference, with the same seeds.

    The interval is Student's for the mean of the paired differences of the logarithms, in which what a seed does to
    both losses cancels out; losses spread in proportion to their size, their logarithms evenly. It is so wide that all
    intervals of a sweep hold together with 95 % confidence (Bonferroni).

    Attributes
    ----------
    ratio, low, high : ndarray of shape (n_rows, n_columns)
        Geometric mean of the ratios and the ends of its interval. NaN at the reference; the ends are also NaN where
        fewer than two seeds have both losses.
    higher, n_seeds : ndarray of int of shape (n_rows, n_columns)
        In how many seeds the loss is above that of the reference, and how many have both.
    """

    ratio: Array
    low: Array
    high: Array
    higher: Array
    n_seeds: Array

    @classmethod
    def put_together(cls, shape: tuple[int, int], parts: Iterable[tuple[Lines, Ratios]]) -> Ratios:
        """Return ratios that were worked out for some rows or columns each, at their places."""
        together = [np.full(shape, np.nan) for _ in range(3)] + [np.zeros(shape, int) for _ in range(2)]
        for places, part in parts:
            for whole, name in zip(together, cls.__slots__, strict=True):
                whole[places] = getattr(part, name)
        return cls(*together)

    @property
    def is_known(self) -> Array:
        """Where there is an interval (n_rows, n_columns)."""
        return ~np.isnan(self.low)

    @property
    def is_apart(self) -> Array:
        """Which values can be told apart from the reference (n_rows, n_columns): those whose interval leaves out 1."""
        return (self.low > 1.0) | (self.high < 1.0)

    @property
    def is_alike(self) -> Array:
        """Which values cannot be told apart from the reference: those whose interval holds 1 (n_rows, n_columns)."""
        return self.is_known & ~self.is_apart


def ratios(losses: Array, reference: Cell, *, chosen: bool) -> Ratios:
    """Return how all values compare with one of them.

    Parameters
    ----------
    losses : ndarray of shape (n_rows, n_columns, n_seeds)
        At least 0; NaN where there is none.
    reference : tuple of int
        Row and column of the value that the others are compared with.
    chosen : bool
        Whether the reference was chosen by these losses, as the lowest. The lowest of equals looks better than it is:
        the intervals are then so wide that those of all pairs of values hold, whichever of them is chosen.
    """
    logs = np.log(np.maximum(losses, SMALLEST))
    differences = logs - logs[reference]
    differences[reference] = np.nan
    both = ~np.isnan(differences)
    n = both.sum(axis=-1)
    n_others = int((n > 1).sum())
    n_intervals = max(n_others * (n_others + 1) // 2 if chosen else n_others, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(both, differences, 0.0).sum(axis=-1) / n
        squares = np.where(both, np.square(differences - mean[..., None]), 0.0).sum(axis=-1)
        error = np.sqrt(squares / (n - 1) / n)
    reach = t.ppf(1.0 - (1.0 - CONFIDENCE) / (2 * n_intervals), np.maximum(n - 1, 1)) * error
    reach[n < 2] = np.nan
    with np.errstate(over="ignore"):
        low, ratio, high = (np.exp(mean + sign * reach if sign else mean) for sign in (-1, 0, 1))
    higher = (losses > losses[reference]) & both
    return Ratios(ratio, low, high, higher.sum(axis=-1), n)


def lowest_of(values: Array, lines: Lines) -> Cell | None:
    """Return row and column of the lowest number among some rows and columns; None if none of them is finite."""
    some = np.full(values.shape, np.nan)
    some[lines] = values[lines]
    if not np.isfinite(some).any():
        return None
    row, column = np.unravel_index(np.nanargmin(some), some.shape)
    return int(row), int(column)
