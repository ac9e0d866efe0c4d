"""Arrays, as an estimator is given them, as the problem a network is asked to learn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.utils.class_weight import compute_class_weight

from playground.datasets import Dataset
from playground.network.arithmetic import Array
from playground.training.problem import Part, Problem, pose


@dataclass(frozen=True, eq=False, slots=True)
class Samples:
    """Inputs X (n, n_features), class indices or targets y (n,) or (n, n_outputs), and weights (n,) or None."""

    X: Array
    y: Array
    weight: Array | None = None

    def take(self, rows: Array) -> Samples:
        """Return the samples at these positions, or where a mask is true."""
        return Samples(self.X[rows], self.y[rows], None if self.weight is None else self.weight[rows])

    @property
    def n_samples(self) -> float:
        """How many samples these count as: the sum of their weights, if they have any."""
        return len(self.X) if self.weight is None else float(self.weight.sum())

    @property
    def with_weight(self) -> Samples:
        """The samples that have a weight above 0: a weight of 0 is as if the sample were not there."""
        return self if self.weight is None else self.take(self.weight > 0)


def problem_of(
    train: Samples,
    validation: Samples | None,
    *,
    n_classes: int,
    loss: str,
    balanced: bool,
    dtype: type[np.floating[Any]],
    n_samples: float,
) -> Problem:
    """Return the problem that samples pose.

    A weight of k counts as k samples: the loss is the weighted mean.

    Parameters
    ----------
    train, validation : Samples
        Every weight above 0. Without validation samples the problem has an empty test part.
    n_classes : int
        0 for regression, else at least 2.
    loss : {"auto", "bce", "cross_entropy", "mse"}
        See ``losses.loss``.
    balanced : bool
        Whether each class weighs the same in the training part: a sample's weight is multiplied by
        W / (k × W of its class), with W the sum of weights of training samples, in both parts.
    dtype : floating type
        Type of the arrays.
    n_samples : float
        What λ is divided by.
    """
    weighted = train.weight is not None or (validation is not None and validation.weight is not None)
    test = Samples(train.X[:0], train.y[:0]) if validation is None else validation
    dataset = _dataset(train, test, n_classes)
    problem = pose(dataset, loss=loss, class_weights="balanced" if balanced and not weighted else "none", dtype=dtype)
    if not weighted:
        return replace(problem, n_samples=n_samples)
    by_class = _balance(train, n_classes) if balanced and n_classes else None
    return replace(
        problem,
        train=_weighted(problem.train, train, by_class),
        test=_weighted(problem.test, test, by_class),
        n_samples=n_samples,
    )


def _dataset(train: Samples, test: Samples, n_classes: int) -> Dataset:
    """Return the samples as a data set; views, as a data set seals its arrays."""
    return Dataset(
        name="given",
        task="regression" if not n_classes else "binary" if n_classes == 2 else "multiclass",
        X_train=train.X.view(),
        y_train=train.y.view(),
        X_test=test.X.view(),
        y_test=test.y.view(),
        feature_names=tuple(f"x{i}" for i in range(train.X.shape[1])),
        class_names=tuple(str(i) for i in range(n_classes)),
        target_name="y",
        flipped=np.zeros(len(train.X), bool),
        plane=None,
    )


def _balance(train: Samples, n_classes: int) -> Array:
    """Return the weight of each class (n_classes,)."""
    totals = np.bincount(train.y, train.weight, minlength=n_classes)
    smallest = totals[totals > 0].min()
    return totals.sum() / (n_classes * np.maximum(totals, smallest))


def _weighted(part: Part, samples: Samples, by_class: Array | None) -> Part:
    """Return the part with weights, those given scaled to a mean of 1."""
    weight = np.ones(len(samples.X)) if samples.weight is None else samples.weight / samples.weight.mean()
    if by_class is not None:
        weight = weight * by_class[samples.y]
    return replace(part, weight=weight.astype(part.X.dtype)[:, None])


def weighted_by_class(samples: Samples, class_weight: Any, classes: Array) -> Samples:
    """Return samples, whose y are indices of ``classes``, with the weight of their class by label multiplied in."""
    by_class = compute_class_weight(class_weight, classes=classes, y=classes)
    weight = by_class[samples.y]
    return replace(samples, weight=weight if samples.weight is None else weight * samples.weight)
