"""How good each network of a stack is, in inference mode, on all of a part."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from playground.network.arithmetic import Array
from playground.network.losses import Loss
from playground.network.network import Network
from playground.network.outputs import predicted_labels
from playground.training.problem import Part


@dataclass(frozen=True, eq=False, slots=True)
class StackEvaluation:
    """Data loss (the penalty not included), score (accuracy in [0, 1], or R²) and exact zeros of K networks.

    Every attribute is an ndarray of shape (K,), float64; ``zeros`` is the share of weights that are exactly 0.
    ``valid_loss`` and ``valid_score`` are those of the validation part; None if there is none.
    """

    train_loss: Array
    test_loss: Array
    train_score: Array
    test_score: Array
    zeros: Array
    valid_loss: Array | None = None
    valid_score: Array | None = None

    @property
    def is_finite(self) -> Array:
        """Whether all losses of a network are finite (K,)."""
        finite: Array = np.isfinite(self.train_loss) & np.isfinite(self.test_loss)
        return finite if self.valid_loss is None else finite & np.isfinite(self.valid_loss)

    def blank(self, networks: Array) -> None:
        """Set all that is known of these networks to NaN."""
        for measure in fields(self):
            if (values := getattr(self, measure.name)) is not None:
                values[networks] = np.nan

    def rows(self) -> Array:
        """Return the attributes that are there in their order, one below the other (5 or 7, K)."""
        every = [getattr(self, measure.name) for measure in fields(self)]
        return np.stack([values for values in every if values is not None])


def evaluate_stack(
    network: Network, loss: Loss, train: Part, test: Part, valid: Part | None = None, *, regression: bool
) -> StackEvaluation:
    """Return loss and score of every network on all of train, of test and of any validation samples.

    Parameters
    ----------
    network : Network
        A stack of K networks.
    loss : Loss
        What they make small.
    train, test, valid : Part
        One for all networks, or with a leading axis K.
    regression : bool
        Whether the score is R².
    """
    with np.errstate(over="ignore", invalid="ignore"):
        train_loss, train_score = _measure(network, loss, train, regression=regression)
        test_loss, test_score = _measure(network, loss, test, regression=regression)
        of_valid = (None, None) if valid is None else _measure(network, loss, valid, regression=regression)
    zeros = np.mean(network.theta[:, : network.n_weights] == 0.0, axis=-1)
    return StackEvaluation(train_loss, test_loss, train_score, test_score, zeros, *of_valid)


def _measure(network: Network, loss: Loss, part: Part, *, regression: bool) -> tuple[Array, Array]:
    z = network.logits(part.X)
    value = loss.value(z, part.targets, part.weight)
    if regression:
        return value, _r_squared(z, part.targets)
    right: Array = predicted_labels(z) == part.labels
    return value, right.mean(axis=-1)


def _r_squared(predicted: Array, true: Array) -> Array:
    """Return 1 − Σ (y − ŷ)² / Σ (y − ȳ)² (K,), as ``evaluation.r_squared`` does for a single network."""
    mean = true.mean(axis=(-2, -1), keepdims=True)
    residual = np.square(true - predicted, dtype=np.float64).sum(axis=(-2, -1))
    total = np.square(true - mean, dtype=np.float64).sum(axis=(-2, -1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(total == 0.0, np.where(residual == 0.0, 1.0, -np.inf), 1.0 - residual / total)
