"""The memorisation ledger: when each training point was first fitted, whether it stayed so, and since when it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self, cast

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
    since : ndarray of int32 of shape (n_train,)
        The epoch since which it has been fitted without a break, or ``NEVER`` where it is not fitted now. A label can
        be met by chance for an epoch or two; what is fitted for good shows here.
    """

    epoch: int
    first: Array
    lost: Array
    since: Array

    @property
    def reached(self) -> Array:
        """Which points (n_train,) have been fitted at least once."""
        return self.first != NEVER

    @property
    def fitted(self) -> Array:
        """Which points (n_train,) are fitted now."""
        return self.since != NEVER

    @property
    def kept(self) -> Array:
        """Which points (n_train,) have been fitted without a break since they were first."""
        return self.reached & (self.lost == NEVER)


class Ledger:
    """Notes after every epoch which training points are fitted.

    A point is fitted when the class predicted for it is the label it is trained with, flipped or not. The untrained
    network of epoch 0 is right by chance, so fitting counts from epoch 1; its shares are those of epoch 0 all the same.
    Three numbers a point are kept, and for every epoch the points whose state it changed. ``record`` at epoch 0 begins
    anew. Other points in mid-run have a ledger of their own, which knows the one before. Regression has no classes: its
    arrays are empty and its shares NaN.

    Attributes
    ----------
    epoch : int
        The last epoch recorded.
    clean_share, flipped_share : float in [0, 1], or NaN
        Share of the points with a true and with a flipped label that are fitted now; NaN where there are none.
    began : int
        The first epoch of these points.
    before : Ledger or None
        That of the points before them.
    """

    def __init__(self) -> None:
        self._changes: list[tuple[int, Array]] = []
        self.began, self.before = 0, cast("Ledger | None", None)
        self._begin(np.zeros(0, bool))

    @classmethod
    def after(cls, before: Ledger, trainer: Trainer) -> Self:
        """Return the ledger of points that the trainer has after its present epoch in place of those before."""
        ledger = cls()
        ledger._begin(trainer.dataset.flipped)
        ledger.began, ledger.before = trainer.epoch, before
        return ledger

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
        if self.before is not None and epoch < self.began:
            return self.before.at(epoch)
        return self._at(epoch)

    def _at(self, epoch: int) -> Entries:
        first, lost = (np.where(epochs <= epoch, epochs, NEVER) for epochs in (self._first, self._lost))
        return Entries(epoch, first, lost, self._since_at(epoch))

    def truncate(self, epoch: int) -> None:
        """Forget what happened after an epoch."""
        entries = self._at(epoch)
        self._first, self._lost, self._since, self.epoch = entries.first, entries.lost, entries.since, epoch
        self._reached, self._kept, self._fitted = entries.reached, entries.kept, entries.fitted
        self._changes = [change for change in self._changes if change[0] <= epoch]

    @property
    def changes(self) -> tuple[tuple[int, Array], ...]:
        """Every epoch in which points changed their state, and these points (n,), in order."""
        return tuple(self._changes)

    def restore(self, changes: Iterable[tuple[int, Array]], epoch: int, shares: tuple[float, float]) -> None:
        """Begin anew with the ``changes`` of another ledger of the same points, and its last epoch and shares."""
        self._begin(self._flipped)
        for at, points in changes:
            fitted = self._fitted.copy()
            fitted[points] ^= True
            self._enter(fitted, at)
        self.epoch, (self.clean_share, self.flipped_share) = epoch, shares

    def _since_at(self, epoch: int) -> Array:
        """Return since when each point had been fitted after an epoch, by following the changes up to it."""
        if epoch >= self.epoch:
            return self._since.copy()
        since = np.full_like(self._since, NEVER)
        for at, points in self._changes:
            if at > epoch:
                break
            since[points] = np.where(since[points] == NEVER, at, NEVER)
        return since

    def _begin(self, flipped: Array) -> None:
        n = len(flipped)
        self._flipped, self._n_flipped = flipped, int(np.count_nonzero(flipped))
        self._first, self._lost, self._since = (np.full(n, NEVER, np.int32) for _ in range(3))
        self._reached, self._kept, self._fitted = (np.zeros(n, bool) for _ in range(3))
        self._changes = []
        self.clean_share = self.flipped_share = np.nan
        self.epoch = 0

    def _enter(self, fitted: Array, epoch: int) -> None:
        changed = fitted != self._fitted
        if not np.count_nonzero(changed):
            return
        lost, reached = self._kept > fitted, fitted > self._reached  # of two bools: the first and not the second
        self._lost[lost] = epoch
        self._first[reached] = epoch
        self._kept &= fitted
        self._kept |= reached
        self._reached |= fitted
        (points,) = changed.nonzero()
        self._changes.append((epoch, points))
        self._since[points] = np.where(fitted[points], epoch, NEVER)
        self._fitted = fitted


def _share(part: int, whole: int) -> float:
    return part / whole if whole else np.nan
