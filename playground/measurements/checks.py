"""The points of a run at which it is judged, and its smoothed numbers there.

A verdict that followed every epoch would follow the noise of the mini-batches. So a run is looked at in bins of epochs:
one epoch each up to epoch 50, later 2 % of the epochs so far. What stands at a check is the median over the last five
bins of their means: it leaves out one bad bin, and spans a tenth of the run. The bins do not depend on how far the run
has come, so what was true at a check stays true.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from playground.measurements.history import History
from playground.network.arithmetic import Array

SINGLE = 50  # epochs that are bins of their own
GROWTH = 1.02  # each later bin ends 2 % further
WINDOW = 5  # bins in a running median
LAG = 20  # bins back to compare with: 20 epochs, or the last third of the run, as 1.02²⁰ = 1.49


@dataclass(frozen=True, eq=False, slots=True)
class Checks:
    """Smoothed numbers at the checks of a run, arrays of shape (n_checks,), oldest first.

    Attributes
    ----------
    epochs : last epoch of each bin
    train_loss, test_loss, train_score, test_score : running medians of the means of bins
    decline : how much the training loss has fallen since 20 checks before, negative when it has risen
    gradient : RMS gradient of the first layer's weights over that of the last one's; 1 without hidden layers
    dead : largest share of dead units in a hidden layer, in [0, 1]; 0 without hidden layers
    """

    epochs: Array
    train_loss: Array
    test_loss: Array
    train_score: Array
    test_score: Array
    decline: Array
    gradient: Array
    dead: Array


def checks(history: History, epoch: int) -> Checks:
    """Return the checks up to ``epoch``, at least one epoch; the cost grows with the epochs by nanoseconds each."""
    ends = _ends(epoch)
    starts = np.concatenate([[1], ends[:-1] + 1])
    lengths = np.diff(starts, append=ends[-1] + 1)
    names = ("train_loss", "test_loss", "train_score", "test_score")
    means = np.array([np.add.reduceat(history[name][: ends[-1] + 1], starts) for name in names]) / lengths
    train_loss, test_loss, train_score, test_score = running_median(means)
    before = np.concatenate([np.full(min(LAG, len(ends)), means[0, 0]), train_loss[:-LAG]])
    gradients, dead = history["gradient_rms"][ends], history["dead"][ends]
    if dead.shape[1]:
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(gradients[:, -1] > 0.0, gradients[:, 0] / gradients[:, -1], 1.0)
        gradient, most_dead = running_median(np.array([ratio, dead.max(axis=1)]))
    else:
        gradient, most_dead = np.ones(len(ends)), np.zeros(len(ends))
    return Checks(
        ends, train_loss, test_loss, train_score, test_score, before - train_loss, gradient, most_dead
    )  # fmt: skip


def running_median(values: Array) -> Array:
    """Return the median of each value and the four before it, along the last axis; the first stands for those before.

    Parameters
    ----------
    values : ndarray of shape (n_series, n)
    """
    padded = np.concatenate([np.repeat(values[:, :1], WINDOW - 1, axis=1), values], axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW, axis=1)
    medians: Array = np.sort(windows, axis=2)[..., WINDOW // 2]
    return medians


def _ends(epoch: int) -> Array:
    """Return the last epochs of the whole bins up to ``epoch``, which is at least 1."""
    reach = 1 << max(epoch, SINGLE).bit_length()
    ends = _all_ends(reach)
    return ends[: np.searchsorted(ends, epoch, side="right")]


@lru_cache(maxsize=32)
def _all_ends(reach: int) -> Array:
    ends = list(range(1, SINGLE + 1))
    while ends[-1] < reach:
        ends.append(int(np.ceil(ends[-1] * GROWTH)))
    return np.array(ends)
