"""What outputs mean: how many a loss needs, what they are compared with, and the probabilities of classes they give."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array
from playground.network.losses import BinaryCrossEntropy, Loss, SigmoidSquaredError


def n_outputs(loss: Loss, n_classes: int) -> int:
    """Return how many outputs a network needs: one for regression and for a single probability, else one a class."""
    if n_classes == 0 or (n_classes == 2 and isinstance(loss, BinaryCrossEntropy | SigmoidSquaredError)):
        return 1
    return n_classes


def targets(loss: Loss, y: Array, n_classes: int, dtype: type[np.floating]) -> Array:
    """Return ``y`` (n,) as the array (n, k) the loss compares with: a column, or one-hot rows.

    For regression (no classes) ``y`` may have several columns (n, k), one an output.
    """
    if y.ndim == 2:
        return y.astype(dtype)
    if n_outputs(loss, n_classes) == 1:
        return y.reshape(-1, 1).astype(dtype)
    return np.eye(n_classes, dtype=dtype)[y]


def class_probabilities(loss: Loss, z: Array) -> Array:
    """Return the probability of each class (..., n, n_classes) for logits of a classification network.

    One output p becomes (1 − p, p); one-vs-rest outputs are divided by their sum.
    """
    p = loss.predictions(z)
    if p.shape[-1] == 1:
        return np.concatenate([1.0 - p, p], axis=-1)
    if isinstance(loss, BinaryCrossEntropy):
        total = p.sum(axis=-1, keepdims=True)
        return p / np.maximum(total, np.finfo(p.dtype).tiny)
    return p


def predicted_labels(z: Array) -> Array:
    """Return the class (..., n) that the logits z (..., n, k) speak for; a single logit is for class 1 when > 0."""
    if z.shape[-1] == 1:
        return (z[..., 0] > 0).astype(np.int64)
    return z.argmax(axis=-1)
