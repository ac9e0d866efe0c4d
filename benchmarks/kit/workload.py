"""A workload is a net, data, a batch size and a way to train that every contestant is given alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sklearn.datasets import load_digits, make_blobs, make_moons

from playground.network.arithmetic import Array

LEARNING_RATE = 0.001


@dataclass(frozen=True)
class Workload:
    """Training of one network.

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
    code : str
        Short name in tables; empty for plain work, ReLU and Adam with nothing added.
    activation : {"relu", "tanh"}
        Activation of the hidden layers.
    optimiser : {"adam", "sgd"}
        What takes the steps.
    dropout : float in [0, 1)
        Rate at which outputs of hidden layers are dropped.
    batch_norm : bool
        Whether hidden layers are normalised over the mini-batch, before their activation.
    l1, l2 : float
        λ₁ and λ₂ of the penalty λ₁/n Σ |w| + λ₂/(2n) Σ w².
    """

    data: str
    n_samples: int
    hidden: tuple[int, ...]
    batch_size: int
    epochs: int
    code: str = ""
    activation: str = "relu"
    optimiser: str = "adam"
    dropout: float = 0.0
    batch_norm: bool = False
    l1: float = 0.0
    l2: float = 0.0

    def __str__(self) -> str:
        """Say the net's shape, the samples and all that is not plain."""
        names = {"tanh": "tanh", "sgd": "SGD"}
        parts = [self.net, f"{self.n_samples:,} samples", f"batch {self.batch_size}"]
        parts += [names[name] for name in (self.activation, self.optimiser) if name in names]
        parts += [f"dropout {self.dropout:g}"] * (self.dropout > 0)
        parts += ["batch norm"] * self.batch_norm + ["L1"] * (self.l1 > 0) + ["L2"] * (self.l2 > 0)
        return (f"{self.code}: " if self.code else "") + ", ".join(parts)

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths of all layers, from input to output; two classes have one output."""
        return (self.X.shape[1], *self.hidden, 1 if self.n_classes == 2 else self.n_classes)

    @property
    def n_dense(self) -> int:
        """Number of weights and biases."""
        return sum((n_in + 1) * n_out for n_in, n_out in zip(self.widths, self.widths[1:], strict=False))

    @property
    def n_parameters(self) -> int:
        """Number of weights and biases, and of γ and β of batch normalisation."""
        return self.n_dense + (2 * sum(self.hidden) if self.batch_norm else 0)

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
