"""What of a curve is drawn: few enough epochs to send, none that would be missed, and means where each jumps."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from playground.network.arithmetic import Array


def thinned(series: Array, most: int, *, log_epochs: bool = False) -> Array:
    """Return rows of ``series`` to draw, in order: first, last, and the extremes of each stretch.

    Parameters
    ----------
    series : ndarray of shape (n_rows, n_series)
        Values; row e is epoch e. NaN is never an extreme.
    most : int
        About how many rows to keep.
    log_epochs : bool
        Stretches grow with the epoch, for an axis on which they look equally long.

    Returns
    -------
    ndarray of int of shape (n_kept,), ascending; all rows when there are no more than ``most``.
    """
    n, k = series.shape
    if n <= most:
        return np.arange(n)
    stretches = max(most // (2 * k), 2)
    ends = np.geomspace(1, n, stretches + 1) if log_epochs else np.linspace(0, n, stretches + 1)
    cuts: Array = np.unique(np.round(ends).astype(np.intp))
    inside = series[cuts[0] : cuts[-1]]
    starts, lengths = cuts[:-1], np.diff(cuts)
    kept = [np.array([0, n - 1]), starts]
    for reduce, nothing in ((np.minimum.reduceat, np.inf), (np.maximum.reduceat, -np.inf)):
        values = np.where(np.isnan(inside), nothing, inside)
        is_extreme = values == np.repeat(reduce(values, starts - cuts[0]), lengths, axis=0)
        kept += [_first_of_each(cuts[0] + np.flatnonzero(column), starts) for column in is_extreme.T]
    return np.unique(np.concatenate(kept))


def root_mean_squares(values: Array, n: int) -> Array:
    """Return √ mean v² (n_rows, n_series) over each row and the n − 1 before it; NaN does not count."""
    squares = np.concatenate([np.full((n - 1, values.shape[1]), np.nan), np.square(values)])
    windows = sliding_window_view(squares, n, axis=0)
    known = np.isfinite(windows).sum(axis=-1)
    with np.errstate(invalid="ignore"):  # a row before which nothing is known stays NaN
        means: Array = np.sqrt(np.nansum(windows, axis=-1) / known)
    return means


def _first_of_each(rows: Array, starts: Array) -> Array:
    """Return the first of ascending rows in each stretch, all of which have one."""
    return rows[np.searchsorted(rows, starts)]
