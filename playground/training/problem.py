"""A dataset and a loss as the arrays a network trains on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from playground.datasets import Dataset
from playground.network import losses
from playground.network.arithmetic import Array
from playground.network.outputs import targets

Watched = Literal["valid", "test"]


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """The training, validation or test part: inputs X (n, n_inputs), targets (n, n_outputs), weight (n, 1) or None."""

    X: Array
    targets: Array
    labels: Array
    weight: Array | None


@dataclass(frozen=True, eq=False, slots=True)
class Problem:
    """What a network is asked to learn.

    Attributes
    ----------
    dataset : Dataset
        Where it comes from.
    loss : Loss
        What is made small.
    n_outputs : int
        Width of the network's last layer.
    train, test : Part
        Arrays in the network's type; the test part may be without samples.
    valid : Part or None
        For validation, likewise; None if there is no such part.
    n_samples : float
        What λ is divided by: the number of training samples, or the sum of their weights where they stand for more
        or fewer samples each.
    """

    dataset: Dataset
    loss: losses.Loss
    n_outputs: int
    train: Part
    test: Part
    n_samples: float
    valid: Part | None = None

    @property
    def watched(self) -> Watched:
        """The part that early stopping watches: for validation if there is one, else the test part."""
        return "test" if self.valid is None else "valid"


def parts_of(watched: Watched) -> tuple[str, ...]:
    """Return the parts of the data in their order: train, test, and valid where that is what is watched."""
    return ("train", "test") if watched == "test" else ("train", "test", "valid")


def pose(
    dataset: Dataset,
    *,
    loss: str = "auto",
    class_weights: str = "none",
    dtype: type[np.floating[Any]] = np.float32,
) -> Problem:
    """Return the problem a dataset poses under a loss.

    Parameters
    ----------
    dataset : Dataset
        Data, already split and scaled.
    loss : {"auto", "bce", "cross_entropy", "mse"}
        See ``losses.loss``; regression takes the squared error whatever is asked for, as it has no classes.
    class_weights : {"none", "balanced"}
        "balanced" weights a sample by n / (k × samples of its class) of the training part, in all parts.
    dtype : floating type
        Type of the arrays.
    """
    posed_loss = losses.loss("auto" if dataset.task == "regression" else loss, dataset.task)
    k = dataset.n_classes
    by_class = None
    if class_weights == "balanced" and k:
        counts = np.maximum(np.bincount(dataset.y_train, minlength=k), 1)  # flips may have emptied a small class
        by_class = (len(dataset.y_train) / (k * counts)).astype(dtype)

    def part(X: Array, y: Array) -> Part:
        weight = None if by_class is None else by_class[y].reshape(-1, 1)
        return Part(np.ascontiguousarray(X, dtype), targets(posed_loss, y, k, dtype), y, weight)

    train, test = part(dataset.X_train, dataset.y_train), part(dataset.X_test, dataset.y_test)
    valid = None
    if dataset.X_valid is not None and dataset.y_valid is not None:
        valid = part(dataset.X_valid, dataset.y_valid)
    return Problem(dataset, posed_loss, train.targets.shape[1], train, test, len(train.X), valid)
