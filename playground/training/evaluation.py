"""How good a network is, in inference mode, on all of a part."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.training.problem import Part, Problem


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Data loss (the penalty not included) and score: accuracy in [0, 1], or R² (at most 1) for regression.

    Of several outputs the score is the mean of R². Loss and score of a part without samples are NaN.
    ``train_labels`` and ``test_labels`` are the classes predicted for all samples of the part (n,), on which the
    accuracy rests; None for regression. They are not part of a comparison.
    """

    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    train_labels: Array | None = field(default=None, compare=False, repr=False)
    test_labels: Array | None = field(default=None, compare=False, repr=False)


def evaluate(network: Network, problem: Problem) -> Evaluation:
    """Return loss and score on all of train and all of test."""
    with np.errstate(over="ignore", invalid="ignore"):
        train_loss, train_score, train_labels = _measure(network, problem, problem.train)
        test_loss, test_score, test_labels = _measure(network, problem, problem.test)
    return Evaluation(train_loss, test_loss, train_score, test_score, train_labels, test_labels)


def has_finite_losses(evaluation: Evaluation, problem: Problem) -> bool:
    """Return whether the losses are finite; a test loss for want of test samples does not count."""
    tested = len(problem.test.X) > 0
    return bool(np.isfinite(evaluation.train_loss) and (np.isfinite(evaluation.test_loss) or not tested))


def predicted_labels(z: Array) -> Array:
    """Return the class (..., n) that the logits z (..., n, k) speak for; a single logit is for class 1 when > 0."""
    if z.shape[-1] == 1:
        return (z[..., 0] > 0).astype(np.int64)
    return z.argmax(axis=-1)


def r_squared(predicted: Array, true: Array) -> float:
    """Return 1 − Σ (y − ŷ)² / Σ (y − ȳ)²; −inf where the targets are all equal and missed, 1 where they are met."""
    residual = float(np.square(true - predicted, dtype=np.float64).sum())
    total = float(np.square(true - true.mean(), dtype=np.float64).sum())
    if total == 0.0:
        return 1.0 if residual == 0.0 else -np.inf
    return 1.0 - residual / total


def _measure(network: Network, problem: Problem, part: Part) -> tuple[float, float, Array | None]:
    """Return loss, score and predicted labels."""
    if not len(part.X):
        return np.nan, np.nan, None
    z = network.logits(part.X)
    loss = float(problem.loss.value(z, part.targets, part.weight))
    if problem.dataset.task == "regression":
        scores = [r_squared(z[:, output], part.targets[:, output]) for output in range(problem.n_outputs)]
        return loss, float(np.mean(scores)), None
    labels = predicted_labels(z)
    return loss, float(np.count_nonzero(labels == part.labels)) / len(part.labels), labels
