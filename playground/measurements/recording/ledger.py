"""The memorisation ledger: when each training point was first fitted and whether it stayed so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.training.trainer import Trainer

NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False, slots=True)
class Entries:
    """What the ledger says of every training point as of an epoch.

    Attributes
    ----------
    epoch : int
        The epoch.
    first : ndarray of int32 of shape (n_train,)
        The epoch after which the point was first fitted, or ``NEVER``.
    lost : ndarray of int32 of shape (n_train,)
        The first epoch after that at which it was not fitted, or ``NEVER``.
    """

    epoch: int
    first: Array
    lost: Array

    @property
    def reached(self) -> Array:
        """Which points (n_train,) have been fitted at least once."""
        return self.first != NEVER

    @property
    def kept(self) -> Array:
        """Which points (n_train,) have been fitted without a break since they were first."""
        return self.reached & (self.lost == NEVER)


class Ledger:
    """Notes after every epoch which training points are fitted.

    A point is fitted when the class predicted for it is the label it is trained with, flipped or not. The untrained
    network of epoch 0 is right by chance, so fitting counts from epoch 1; its shares are those of epoch 0 all the same.
    Two numbers a point are kept however long the run, and ``record`` at epoch 0 begins anew. Regression has no
    classes: its arrays are empty and its shares NaN.

    Attributes
    ----------
    epoch : int
        The last epoch recorded.
    clean_share, flipped_share : float in [0, 1], or NaN
        Share of the points with a true and with a flipped label that are fitted now; NaN where there are none.
    """

    def __init__(self) -> None:
        self._begin(np.zeros(0, bool))

    def record(self, trainer: Trainer) -> None:
        """Enter the trainer's last evaluation."""
        if trainer.epoch == 0:
            self._begin(trainer.dataset.flipped)
        predicted = trainer.evaluation.train_labels
        if predicted is None:
            return
        fitted = predicted == trainer.problem.train.labels
        n_flipped = int(np.count_nonzero(fitted & self._flipped)) if self._n_flipped else 0
        self.clean_share = _share(int(np.count_nonzero(fitted)) - n_flipped, len(fitted) - self._n_flipped)
        self.flipped_share = _share(n_flipped, self._n_flipped)
        self.epoch = trainer.epoch
        if trainer.epoch > 0:
            self._enter(fitted, trainer.epoch)

    def at(self, epoch: int) -> Entries:
        """Return what the ledger said after an epoch, the last one recorded or any earlier one."""
        return Entries(epoch, *(np.where(epochs <= epoch, epochs, NEVER) for epochs in (self._first, self._lost)))

    def truncate(self, epoch: int) -> None:
        """Forget what happened after an epoch."""
        entries = self.at(epoch)
        self._first, self._lost, self.epoch = entries.first, entries.lost, epoch
        self._reached, self._kept = entries.reached, entries.kept

    def _begin(self, flipped: Array) -> None:
        n = len(flipped)
        self._flipped, self._n_flipped = flipped, int(np.count_nonzero(flipped))
        self._first, self._lost = (np.full(n, NEVER, np.int32) for _ in range(2))
        self._reached, self._kept = np.zeros(n, bool), np.zeros(n, bool)
        self.clean_share = self.flipped_share = np.nan
        self.epoch = 0

    def _enter(self, fitted: Array, epoch: int) -> None:
        lost, reached = self._kept > fitted, fitted > self._reached  # of two bools: the first and not the second
        if np.count_nonzero(lost):
            self._lost[lost] = epoch
            self._kept &= fitted
        if np.count_nonzero(reached):
            self._first[reached] = epoch
            self._reached |= fitted
            self._kept |= reached


def _share(part: int, whole: int) -> float:
    return part / whole if whole else np.nan
