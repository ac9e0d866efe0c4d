"""Three logits, the probabilities that a softmax makes of them, and where each loss leads them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.network.losses import CrossEntropy, Loss, SoftmaxSquaredError

N_CLASSES, N_STEPS, RATE = 3, 40, 1.0
KINDS = ("cross_entropy", "squared")


@dataclass(frozen=True, slots=True)
class SoftmaxLogits:
    """One sample of three classes.

    Attributes
    ----------
    p : ndarray of shape (3,)
        Probabilities.
    label : int
        0 to 2.
    loss : dict of str to float
        By the kind of loss.
    slope : dict of str to ndarray of shape (3,)
        ∂L/∂z.
    path : dict of str to ndarray of shape (N_STEPS + 1, 3)
        Probabilities while the logits follow the gradient, η = 1.
    """

    p: Array
    label: int
    loss: dict[str, float]
    slope: dict[str, Array]
    path: dict[str, Array]


def softmax_logits(logits: tuple[float, float, float], label: int) -> SoftmaxLogits:
    """Return losses, gradients and the way down of three logits, for a sample of the class ``label``."""
    losses: dict[str, Loss] = {"cross_entropy": CrossEntropy(), "squared": SoftmaxSquaredError()}
    z, y = np.array([logits], np.float64), np.eye(N_CLASSES)[[label]]
    return SoftmaxLogits(
        p=losses["squared"].predictions(z)[0],
        label=label,
        loss={kind: float(loss.value(z, y)) for kind, loss in losses.items()},
        slope={kind: loss.delta(z.copy(), y)[0].copy() for kind, loss in losses.items()},
        path={kind: _way_down(loss, z.copy(), y) for kind, loss in losses.items()},
    )


def logits_of(p: Array, mean: float, low: float, high: float) -> Array:
    """Return logits of which a softmax makes given probabilities.

    A softmax leaves the mean of the logits open, as it is the same for z + c: z = log p + c.

    Parameters
    ----------
    p : ndarray of shape (n_classes,)
        Each in [0, 1]; their sum is 1.
    mean : float
        Of the logits, where they have room at it.
    low, high : float
        Between which they have to lie. Probabilities for which they would lie further apart come as near as they can.

    Returns
    -------
    ndarray of shape (n_classes,)
    """
    z = np.log(np.maximum(p, p.max() * np.exp(low - high)))
    z += mean - z.mean()
    z += min(high - z.max(), 0.0)
    z += max(low - z.min(), 0.0)
    return np.clip(z, low, high)  # by no more than was rounded


def _way_down(loss: Loss, z: Array, y: Array) -> Array:
    """Return the probabilities before the first and after each step of the logits themselves."""
    path = [loss.predictions(z)[0]]
    for _ in range(N_STEPS):
        z = z - RATE * loss.delta(z.copy(), y)
        path.append(loss.predictions(z)[0])
    return np.array(path)
