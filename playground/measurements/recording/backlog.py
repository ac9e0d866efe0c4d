"""The last epochs of a run whose layers are still to be measured: many at once cost little more than one."""

from __future__ import annotations

import numpy as np

from playground.measurements.sparsity import LayerSlices
from playground.measurements.units import UnitLayers
from playground.network.arithmetic import Array
from playground.network.penalties import penalty
from playground.training.trainer import Trainer

MOST_EPOCHS, MOST_WEIGHTS = 64, 100_000  # whichever is less; small networks gain most


class Backlog:
    """Keeps weights, gradient and counts of inactive units of a few epochs as they were.

    Parameters
    ----------
    trainer : Trainer
        Whose epochs are kept.
    """

    def __init__(self, trainer: Trainer) -> None:
        network = trainer.network
        self._slices, self._units = LayerSlices(network), UnitLayers(network.widths[1:-1])
        self._n_train, self._n_samples = len(trainer.problem.train.X), trainer.penalty.n_samples
        n = max(1, min(MOST_EPOCHS, MOST_WEIGHTS // network.n_weights))
        self._weights, self._gradients = (np.empty((n, network.n_weights), network.dtype) for _ in range(2))
        self._counts = np.empty((n, sum(network.widths[1:-1])), network.dtype)
        self._strengths = np.empty((n, 2))  # λ₁ and λ₂, which may change in mid-run
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def is_full(self) -> bool:
        """Whether no further epoch can be kept."""
        return self._length == len(self._weights)

    def keep(self, trainer: Trainer, counts: Array) -> None:
        """Keep the present epoch; ``counts`` (n_hidden_units,) as in its evaluation. Epoch 0 has no gradient: NaN."""
        i, self._length = self._length, self._length + 1
        self._weights[i] = trainer.network.theta[: trainer.network.n_weights]
        self._gradients[i] = trainer.loss_gradient if trainer.epoch else np.nan
        self._counts[i] = counts
        self._strengths[i] = trainer.penalty.l1, trainer.penalty.l2

    def measure(self) -> dict[str, Array]:
        """Return columns of the history for the epochs kept, (n_epochs, 1) or (n_epochs, n_layers), and forget them."""
        kept, self._length = slice(0, self._length), 0
        with np.errstate(over="ignore"):
            l1, l2 = self._strengths[kept].T
            penalties = penalty(self._weights[kept], l1, l2, self._n_samples)
            weights = self._slices.summary(self._weights[kept])
            gradients = self._slices.root_mean_squares(self._gradients[kept])
        inactive, dead = self._units.inactive_and_dead(self._counts[kept], self._n_train)
        return {
            "penalty": penalties[:, np.newaxis],
            "zeros": weights.zeros,
            "near_zeros": weights.near_zeros,
            "l1_norm": weights.l1,
            "l2_norm": weights.l2,
            "gradient_rms": gradients,
            "inactive": inactive,
            "dead": dead,
        }
