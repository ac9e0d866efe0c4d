"""Which classes a network takes for which: the confusion matrix, with precision and recall of each class."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.training.evaluation import Evaluation
from playground.training.problem import Problem


@dataclass(frozen=True, eq=False, slots=True)
class Confusion:
    """Counts of samples by true and predicted class.

    Attributes
    ----------
    counts : ndarray of int of shape (k, k)
        ``counts[i, j]``: samples of class i that were taken for class j.
    """

    counts: Array

    @property
    def shares(self) -> Array:
        """Counts (k, k) as shares of their true class, in [0, 1]; NaN in the row of a class without samples."""
        return _quotient(self.counts, self.counts.sum(axis=1, keepdims=True))

    @property
    def recall(self) -> Array:
        """Share (k,) of the samples of a class that were taken for it; NaN for a class without samples."""
        return _quotient(np.diag(self.counts), self.counts.sum(axis=1))

    @property
    def precision(self) -> Array:
        """Share (k,) of the samples taken for a class that are of it; NaN for a class that was never predicted."""
        return _quotient(np.diag(self.counts), self.counts.sum(axis=0))

    @property
    def accuracy(self) -> float:
        """Share of all samples that were taken for what they are, in [0, 1]."""
        return float(np.trace(self.counts) / self.counts.sum())


def confusion(true: Array, predicted: Array, n_classes: int) -> Confusion:
    """Return the confusion matrix of class indices (n,), each in [0, n_classes)."""
    codes = true * n_classes + predicted
    return Confusion(np.bincount(codes, minlength=n_classes**2).reshape(n_classes, n_classes))


def confusions(problem: Problem, evaluation: Evaluation) -> tuple[Confusion, ...] | None:
    """Return the confusion matrices of training (flipped labels as they are), of test and of any validation part.

    None without classes.
    """
    if evaluation.train_labels is None or evaluation.test_labels is None:
        return None
    parts = [(problem.train, evaluation.train_labels), (problem.test, evaluation.test_labels)]
    if problem.valid is not None and evaluation.valid_labels is not None:
        parts.append((problem.valid, evaluation.valid_labels))
    return tuple(confusion(part.labels, predicted, problem.dataset.n_classes) for part, predicted in parts)


def _quotient(numerator: Array, by: Array) -> Array:
    with np.errstate(invalid="ignore"):
        quotient: Array = numerator / by
    return quotient
