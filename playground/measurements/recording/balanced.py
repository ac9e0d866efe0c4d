"""Balanced accuracy: the mean over the classes, which goes with a loss that is weighted by class."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array
from playground.training.evaluation import Evaluation
from playground.training.problem import Problem


def balanced_accuracies(evaluation: Evaluation, problem: Problem) -> tuple[float, float]:
    """Return the balanced accuracy of train and of test; NaN where samples have no weights, or no classes."""
    if problem.train.weight is None or evaluation.train_labels is None or evaluation.test_labels is None:
        return np.nan, np.nan
    train, test = evaluation.train_labels == problem.train.labels, evaluation.test_labels == problem.test.labels
    return balanced_share(train, problem.train.labels), balanced_share(test, problem.test.labels)


def on_validation(evaluation: Evaluation, problem: Problem) -> tuple[float | None, ...]:
    """Return loss, score and balanced accuracy of the validation part, the last NaN where there is none; () without it.

    Parameters
    ----------
    evaluation : Evaluation
        Of the problem's samples.
    problem : Problem
    """
    part, labels = problem.valid, evaluation.valid_labels
    if part is None:
        return ()
    balanced = np.nan
    if part.weight is not None and labels is not None:
        balanced = balanced_share(labels == part.labels, part.labels)
    return evaluation.valid_loss, evaluation.valid_score, balanced


def balanced_share(right: Array, labels: Array) -> float:
    """Return the mean, over the classes that occur, of the share of their samples that are right; NaN of none.

    Parameters
    ----------
    right : ndarray of bool of shape (n,)
    labels : ndarray of int of shape (n,), at least 0
    """
    if not len(labels):
        return np.nan
    counts = np.bincount(labels)
    shares = np.bincount(labels, right)[counts > 0] / counts[counts > 0]
    return float(shares.mean())
