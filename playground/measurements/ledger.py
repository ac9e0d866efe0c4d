"""The memorisation ledger: when each training point was first fitted, whether it stayed so, and for how long."""

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
    Four numbers a point are kept however long the run, and ``record`` at epoch 0 begins anew. Regression has no
    classes: its arrays are empty and its shares NaN.

    Attributes
    ----------
    epoch : int
        The last epoch recorded.
    count : ndarray of int32 of shape (n_train,)
        After how many epochs it was fitted.
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
        return Entries(epoch, *(np.where(of <= epoch, of, NEVER) for of in (self._first, self._lost)))

    @property
    def since(self) -> Array:
        """The epoch (n_train,) since which each point has been fitted without a break; ``NEVER`` if it is not now."""
        return np.where(self._missed < self.epoch, self._missed + 1, NEVER)

    def _begin(self, flipped: Array) -> None:
        n = len(flipped)
        self._flipped, self._n_flipped = flipped, int(np.count_nonzero(flipped))
        self._first, self._lost = (np.full(n, NEVER, np.int32) for _ in range(2))
        self._missed, self.count = (np.zeros(n, np.int32) for _ in range(2))
        self.clean_share = self.flipped_share = np.nan
        self.epoch = 0

    def _enter(self, fitted: Array, epoch: int) -> None:
        missed = ~fitted
        np.minimum(self._lost, epoch, out=self._lost, where=missed & (self._first < epoch))
        np.minimum(self._first, epoch, out=self._first, where=fitted)
        np.copyto(self._missed, epoch, where=missed)
        self.count += fitted


def _share(part: int, whole: int) -> float:
    return part / whole if whole else np.nan
