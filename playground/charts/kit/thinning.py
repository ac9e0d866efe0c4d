"""Choosing the epochs a curve is drawn through: few enough to send, none that would be missed."""

from __future__ import annotations

import numpy as np

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
    cuts = np.geomspace(1, n, stretches + 1) if log_epochs else np.linspace(0, n, stretches + 1)
    cuts = np.unique(np.round(cuts).astype(np.intp))
    starts, ends = cuts[:-1], cuts[1:]
    kept = [np.array([0, n - 1]), starts]
    low = np.where(np.isnan(series), np.inf, series)
    high = np.where(np.isnan(series), -np.inf, series)
    for start, end in zip(starts, ends, strict=True):
        kept += [start + low[start:end].argmin(axis=0), start + high[start:end].argmax(axis=0)]
    return np.unique(np.concatenate(kept))
