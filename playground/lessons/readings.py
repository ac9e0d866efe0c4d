"""What checks read off finished runs."""

from __future__ import annotations

import numpy as np

from playground.measurements.run import Run


def end_loss(run: Run) -> float:
    """Return the test loss after the last epoch."""
    return float(run.history["test_loss"][run.history.epoch])


def lowest_loss(run: Run) -> float:
    """Return the lowest test loss of any epoch."""
    return float(run.history["test_loss"][run.history.best_epoch])


def score_on_test(run: Run, epoch: int | None = None) -> float:
    """Return the test accuracy in [0, 1], or R², after an epoch; the last one if None."""
    return float(run.history["test_score"][run.history.epoch if epoch is None else epoch])


def train_loss(run: Run, epoch: int | None = None) -> float:
    """Return the training loss, without penalty, after an epoch; the last one if None."""
    return float(run.history["train_loss"][run.history.epoch if epoch is None else epoch])


def first_epoch_at(run: Run, score: float) -> float:
    """Return the first epoch whose training score is at least ``score``; infinity if there is none."""
    reached = np.flatnonzero(np.asarray(run.history["train_score"]) >= score)
    return float(reached[0]) if reached.size else float("inf")


def score_on_train(run: Run) -> float:
    """Return the training accuracy in [0, 1], or R², after the last epoch."""
    return float(run.history["train_score"][run.history.epoch])
