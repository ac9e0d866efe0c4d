"""A workload is a net, data and a batch size that every contestant trains alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sklearn.datasets import load_digits, make_blobs, make_moons

from playground.network.arithmetic import Array

LEARNING_RATE = 0.001


@dataclass(frozen=True)
class Workload:
    """Training of a ReLU network by Adam without penalties.

    Attributes
    ----------
    data : {"moons", "blobs", "digits"}
        Two classes in the plane, ten classes in the plane, or ten digits of 64 pixels.
    n_samples : int
        Samples trained on.
    hidden : tuple of int
        Widths of the hidden layers.
    batch_size : int
        Samples in a batch.
    epochs : int
        Epochs in one round, the same for every contestant.
    """

    data: str
    n_samples: int
    hidden: tuple[int, ...]
    batch_size: int
    epochs: int

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths of all layers, from input to output; two classes have one output."""
        return (self.X.shape[1], *self.hidden, 1 if self.n_classes == 2 else self.n_classes)

    @property
    def n_parameters(self) -> int:
        """Number of weights and biases."""
        return sum((n_in + 1) * n_out for n_in, n_out in zip(self.widths, self.widths[1:], strict=False))

    @property
    def net(self) -> str:
        """The net's shape, as in 2-8-8-1."""
        return "-".join(map(str, self.widths))

    @property
    def X(self) -> Array:
        """Inputs (n_samples, n_features), float32, each column of mean 0 and standard deviation 1 or 0."""
        return self._arrays[0]

    @property
    def y(self) -> Array:
        """Classes (n_samples,), int64."""
        return self._arrays[1]

    @property
    def n_classes(self) -> int:
        """Number of classes."""
        return 2 if self.data == "moons" else 10

    @cached_property
    def _arrays(self) -> tuple[Array, Array]:
        if self.data == "moons":
            X, y = make_moons(self.n_samples, noise=0.3, random_state=0)
        elif self.data == "blobs":
            X, y = make_blobs(self.n_samples, centers=10, cluster_std=1.0, random_state=0)
        else:
            X, y = load_digits(return_X_y=True)
            X, y = X[: self.n_samples], y[: self.n_samples]
        deviation = X.std(axis=0)
        X = (X - X.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
        return X.astype(np.float32), y.astype(np.int64)


TINY = Workload("moons", 200, (8, 8), 32, epochs=60)
USUAL = Workload("moons", 500, (64, 64), 32, epochs=20)
DIGITS = Workload("digits", 1797, (128, 64), 64, epochs=6)
WORKLOADS = (
    TINY,
    USUAL,
    Workload("moons", 500, (128, 128), 32, epochs=12),
    DIGITS,
    Workload("blobs", 2000, (256, 256), 128, epochs=4),
    Workload("moons", 500, (256,) * 6, 32, epochs=3),
)
