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
from playground.measurements.verdict.data_facts import DataFacts
from playground.network.arithmetic import Array

SINGLE = 50  # epochs that are bins of their own
GROWTH = 1.02  # each later bin ends 2 % further
MOST = 16  # epochs of a bin that are looked at, evenly spaced: the cost hardly grows with the run
WINDOW = 5  # bins in a running median
LAG = 20  # bins back to compare with: 20 epochs, or the last third of the run, as 1.02²⁰ = 1.49


@dataclass(frozen=True, eq=False, slots=True)
class Checks:
    """Smoothed numbers at the checks of a run, arrays of shape (n_checks,), oldest first.

    Attributes
    ----------
    first_loss : training loss before the first epoch, a number
    epochs : last epoch of each bin
    train_loss, test_loss, train_score, test_score : running medians of the means of bins; balanced accuracies under
        class weights
    clean_fitted, flipped_fitted : of the shares of true and of flipped labels that are fitted; without flipped labels
        the training score, and 0
    train_progress, test_progress : how much lower the lowest loss is than the lowest 20 checks before, at least 0
    gradient : RMS gradient of the first layer's weights over that of the last one's; 1 without hidden layers
    dead : largest share of dead units in a hidden layer, in [0, 1]; 0 without hidden layers
    """

    first_loss: float
    epochs: Array
    train_loss: Array
    test_loss: Array
    train_score: Array
    test_score: Array
    clean_fitted: Array
    flipped_fitted: Array
    train_progress: Array
    test_progress: Array
    gradient: Array
    dead: Array


def checks(history: History, epoch: int, facts: DataFacts) -> Checks:
    """Return the checks up to ``epoch``, which is at least 1."""
    ends, looked_at, places = _bins(epoch)
    counts = np.diff(places, append=len(looked_at))
    fitted = ("clean_fitted", "flipped_fitted") if facts.n_flipped else ()
    names = ("train_loss", "test_loss", *score_columns(facts), *fitted)
    sums = [np.add.reduceat(history[name][looked_at], places) for name in names]
    train_loss, test_loss, train_score, test_score, *shares = running_median(np.array(sums) / counts)
    clean_fitted, flipped_fitted = shares or (train_score, np.zeros_like(train_score))
    lowest = np.minimum.accumulate(np.array([train_loss, test_loss]), axis=1)
    before = np.concatenate([np.repeat(lowest[:, :1], min(LAG, len(ends)), axis=1), lowest[:, :-LAG]], axis=1)
    train_progress, test_progress = before - lowest
    gradients, dead = history["gradient_rms"][ends], history["dead"][ends]
    if dead.shape[1]:
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(gradients[:, -1] > 0.0, gradients[:, 0] / gradients[:, -1], 1.0)
        gradient, most_dead = running_median(np.array([ratio, dead.max(axis=1)]))
    else:
        gradient, most_dead = np.ones(len(ends)), np.zeros(len(ends))
    return Checks(
        first_loss=float(history["train_loss"][0]),
        epochs=ends,
        train_loss=train_loss,
        test_loss=test_loss,
        train_score=train_score,
        test_score=test_score,
        clean_fitted=clean_fitted,
        flipped_fitted=flipped_fitted,
        train_progress=train_progress,
        test_progress=test_progress,
        gradient=gradient,
        dead=most_dead,
    )


def score_columns(facts: DataFacts) -> tuple[str, str]:
    """Return the history's columns of the scores that go with the loss."""
    return ("train_balanced", "test_balanced") if facts.weighted else ("train_score", "test_score")


def running_median(values: Array) -> Array:
    """Return the median of each value and the four before it, along the last axis; the first stands for those before.

    Parameters
    ----------
    values : ndarray of shape (n_series, n)
    """
    padded = np.concatenate([np.repeat(values[:, :1], WINDOW - 1, axis=1), values], axis=1)
    a, b, c, d, e = (padded[:, i : i + values.shape[1]] for i in range(WINDOW))
    # Of two pairs, neither the least nor the greatest is the median: sorting would take three times as long.
    low = np.maximum(np.minimum(a, b), np.minimum(d, e))
    high = np.minimum(np.maximum(a, b), np.maximum(d, e))
    medians: Array = np.maximum(np.minimum(low, high), np.minimum(np.maximum(low, high), c))
    return medians


def _bins(epoch: int) -> tuple[Array, Array, Array]:
    """Return of the whole bins up to ``epoch``: last epochs, the epochs to look at, and where those of each start."""
    ends, looked_at, places = _all_bins(1 << max(epoch, SINGLE).bit_length())
    n = int(np.searchsorted(ends, epoch, side="right"))
    return ends[:n], looked_at[: places[n]], places[:n]


@lru_cache(maxsize=32)
def _all_bins(reach: int) -> tuple[Array, Array, Array]:
    ends, looked_at = [0], [np.empty(0)]
    while ends[-1] < reach:
        ends.append(max(ends[-1] + 1, int(np.ceil(ends[-1] * GROWTH)) if ends[-1] >= SINGLE else 0))
        length = ends[-1] - ends[-2]
        looked_at.append(ends[-2] + np.ceil(np.linspace(0.0, length, min(length, MOST) + 1))[1:])
    places = np.cumsum([len(epochs) for epochs in looked_at])
    return np.array(ends[1:]), np.concatenate(looked_at).astype(np.intp), places
