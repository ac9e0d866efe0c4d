"""Least squares on random ReLU features: the test loss over their number, with its peak where they just fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from playground.network import builder
from playground.network.arithmetic import Array
from playground.training.threads import one_blas_thread

N_INPUTS, N_TEST = 8, 400
MOST_FEATURES = 160


class Task(NamedTuple):
    """Features of training points (n, MOST_FEATURES) and test points, and the targets of both."""

    train: Array
    test: Array
    y: Array
    wanted: Array


@dataclass(frozen=True, eq=False, slots=True)
class RandomFeatures:
    """Fits by N features.

    Attributes
    ----------
    features : ndarray of shape (n_points,)
        N.
    train, test : ndarray of shape (n_points,)
        Mean squared errors; of the test points against the function without noise.
    norm : ndarray of shape (n_points,)
        Length of the coefficients.
    at : int
        The number of features that is looked at.
    train_at, test_at, norm_at : float
        The same there.
    """

    features: Array
    train: Array
    test: Array
    norm: Array
    at: int
    train_at: float
    test_at: float
    norm_at: float

    @property
    def peak(self) -> int:
        """The N of the highest test loss."""
        return int(self.features[np.argmax(self.test)])


@one_blas_thread()
def random_features(at: int, n: int, noise: float, penalty: float, seed: int) -> RandomFeatures:
    """Return losses and coefficients of the fits by the first N features, for N up to ``MOST_FEATURES``.

    Features are a hidden layer of ReLU with random weights that are not trained. The coefficients are the solution of
    least squares with the least norm (Belkin et al. 2019), or with the penalty λ |c|² if λ > 0.

    Parameters
    ----------
    at : int in [1, MOST_FEATURES]
        The N that is looked at.
    n : int
        Training points.
    noise : float
        Standard deviation of the noise on their targets.
    penalty : float, at least 0
        λ.
    seed : int
        Of the points, the noise and the features.
    """
    curve = _curve(n, noise, penalty, seed)
    point = _fit(_task(n, noise, seed), at, penalty)
    return RandomFeatures(_counts(n).astype(np.float64), *curve, at, *point)


def least_norm(features: Array, y: Array, penalty: float) -> Array:
    """Return the c that makes |Φc − y|² + λ|c|² smallest; for λ = 0 the shortest of those."""
    if penalty > 0:
        n, N = features.shape
        if n < N:  # c = Φᵀ (ΦΦᵀ + λ)⁻¹ y, the smaller of the two systems
            dual: Array = features.T @ np.linalg.solve(features @ features.T + penalty * np.eye(n), y)
            return dual
        ridge: Array = np.linalg.solve(features.T @ features + penalty * np.eye(N), features.T @ y)
        return ridge
    shortest: Array = np.linalg.lstsq(features, y, rcond=None)[0]
    return shortest


@lru_cache(maxsize=64)
def _curve(n: int, noise: float, penalty: float, seed: int) -> tuple[Array, Array, Array]:
    """Return train losses, test losses and norms over the numbers of features."""
    task = _task(n, noise, seed)
    train, test, norm = np.array([_fit(task, int(N), penalty) for N in _counts(n)]).T
    return train, test, norm


def _fit(task: Task, N: int, penalty: float) -> tuple[float, float, float]:
    """Return train loss, test loss and norm of the fit by the first N features."""
    c = least_norm(task.train[:, :N], task.y, penalty)
    return (
        float(np.square(task.train[:, :N] @ c - task.y).mean()),
        float(np.square(task.test[:, :N] @ c - task.wanted).mean()),
        float(np.linalg.norm(c)),
    )


@lru_cache(maxsize=64)
def _task(n: int, noise: float, seed: int) -> Task:
    """Return training and test points."""
    rng = np.random.default_rng(seed)
    X, X_test, y, wanted = _points(rng, n)
    y = y + noise * rng.standard_normal(n)
    return Task(*_features(rng, np.concatenate([X, X_test]), n), y, wanted)


def _points(rng: np.random.Generator, n: int) -> tuple[Array, Array, Array, Array]:
    """Return inputs of training and test, and the function's values there: tanh of a direction."""
    direction = rng.standard_normal(N_INPUTS) / np.sqrt(N_INPUTS)
    X_test = rng.standard_normal((N_TEST, N_INPUTS))
    X = rng.standard_normal((n, N_INPUTS))
    return X, X_test, np.tanh(2.0 * X @ direction), np.tanh(2.0 * X_test @ direction)


def _features(rng: np.random.Generator, X: Array, n: int) -> tuple[Array, Array]:
    """Return the hidden activations of a network with random weights and biases, of the first n rows and the others."""
    shape = builder.Shape(N_INPUTS, 1, (MOST_FEATURES,), "relu")
    network = builder.build(shape, weight_rngs=[rng], dropout_rngs=[rng], dtype=np.float64)
    hidden, relu = network.layers[:2]
    network.dense_layers[0].b[...] = rng.normal(0.0, 0.5, (1, MOST_FEATURES))
    a = relu.forward(hidden.forward(X, training=False), training=False)
    return a[:n], a[n:]


def _counts(n: int) -> Array:
    """Return the numbers of features of the curve, closer together around n."""
    close = n + np.array([-8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12])
    counts: Array = np.unique(np.concatenate([[1, 2, 4], np.arange(8, MOST_FEATURES, 14), [MOST_FEATURES], close]))
    return counts[(counts >= 1) & (counts <= MOST_FEATURES)]
