"""A run as it was after an earlier epoch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from playground.datasets import Dataset
from playground.measurements.by_hand import ByHand, Change
from playground.settings.run import TrainingSettings
from playground.training.snapshots import Snapshot, Snapshots, moved_onto
from playground.training.trainer import Trainer

MOST_WORK = 1e9  # epochs × samples × parameters trained again to show an epoch between two snapshots: below a second
NO_LIMIT = 100_000  # epochs


class Past:
    """Goes back to any epoch of a trainer's run, by training again from the nearest snapshot, to the same bits.

    Where that would take too long, it goes to the snapshot itself.

    Parameters
    ----------
    trainer : Trainer
        The run; it is left as it is.

    Attributes
    ----------
    by_hand : ByHand
        What was set by hand, which is repeated on the way.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._replica: Trainer | None = None
        self.snapshots = Snapshots()  # of states before anything was set by hand after their epoch
        self.by_hand = ByHand()
        self._is_behind = False  # whether the replica knows less than what was set by hand
        self._changes: list[tuple[int, TrainingSettings]] = [(0, trainer.training)]
        self._data: list[tuple[int, Dataset]] = [(0, trainer.dataset)]

    @property
    def changes(self) -> tuple[tuple[int, TrainingSettings], ...]:
        """From which epoch on which settings held, in order; the first from epoch 0."""
        return tuple(self._changes)

    def restore(self, changes: Iterable[tuple[int, TrainingSettings]], by_hand: Iterable[Change]) -> None:
        """Take over what was changed in another run that began as this one did."""
        self._changes, self.by_hand, self._is_behind = list(changes), ByHand(by_hand), True

    def note_change(self) -> None:
        """Take note that the trainer's settings are others from now on."""
        self._changes.append((self._trainer.epoch, self._trainer.training))

    def note_data(self, trainer: Trainer) -> None:
        """Take note that another trainer, whose data are others, goes on from the present epoch."""
        self._trainer, self._is_behind = trainer, True
        self._data = [entry for entry in self._data if entry[0] < trainer.epoch] + [(trainer.epoch, trainer.dataset)]

    def note_by_hand(self) -> None:
        """Take note that parameters are to be set by hand, or have been taken back, after the present epoch."""
        if self._trainer.epoch not in self.by_hand.epochs:
            self.snapshots.keep(self._trainer, "by hand")
        self._is_behind = True

    def settings_after(self, epoch: int) -> TrainingSettings:
        """Return the settings with which the epoch after this one was trained."""
        return next(settings for start, settings in reversed(self._changes) if start <= epoch)

    def data_after(self, epoch: int) -> Dataset:
        """Return the data on which the epoch after this one was trained, and this one is evaluated."""
        return next(dataset for start, dataset in reversed(self._data) if start <= epoch)

    def reachable(self, epoch: int) -> int:
        """Return the epoch shown when ``epoch`` is asked for: itself, or that of the snapshot before it."""
        kept = self.snapshots.before(epoch).epoch
        work = float(epoch - kept) * len(self._trainer.problem.train.X) * self._trainer.network.theta.size
        return epoch if work <= MOST_WORK else kept

    def trainer_at(self, epoch: int, *, exactly: bool = False) -> Trainer:
        """Return a trainer in the state after ``reachable(epoch)``; the next call overwrites it.

        It is ``exactly`` the epoch's if that is asked for, however long it takes.
        """
        epoch = epoch if exactly else self.reachable(epoch)
        replica, snapshot = self._replica, self.snapshots.before(epoch)
        if replica is None or self._is_behind or not snapshot.epoch <= replica.epoch <= epoch:
            data = self.data_after(snapshot.epoch)
            if replica is None or replica.dataset is not data:
                replica = Trainer(data, self._trainer.shape, self._trainer.training)
            snapshot.restore(replica, self._trainer.train_losses, self._trainer.watched_losses)
            self._is_behind = False
            self._repeat_by_hand(replica)
        while replica.epoch < epoch:
            replica.change(_unlimited(self.settings_after(replica.epoch)))
            changes = (*(start for start, _ in (*self._changes, *self._data)), *self.by_hand.epochs)
            replica.advance(min([epoch, *(start for start in changes if start > replica.epoch)]) - replica.epoch)
            if replica.dataset is not (data := self.data_after(replica.epoch)):
                replica = moved_onto(data, replica)
            self._repeat_by_hand(replica)
        self._replica = replica
        return replica

    def go_back(self, epoch: int) -> None:
        """Put the trainer itself back to exactly this epoch and forget what came later."""
        replica = self.trainer_at(epoch, exactly=True)
        Snapshot.of(replica).restore(self._trainer, self._trainer.train_losses, self._trainer.watched_losses)
        self._trainer.loss_gradient[...] = replica.loss_gradient
        self.snapshots.forget_after(epoch)
        self.by_hand.forget_after(epoch)
        self._changes = [(start, settings) for start, settings in self._changes if start <= epoch]
        self._data = [(start, dataset) for start, dataset in self._data if start <= epoch]
        self.note_change()

    def _repeat_by_hand(self, replica: Trainer) -> None:
        """Set what was set by hand after the epoch that the replica is in."""
        if self.by_hand.repeat(replica.network, replica.epoch):
            replica.resume(replica.epoch, self._trainer.train_losses, self._trainer.watched_losses)


def _unlimited(settings: TrainingSettings) -> TrainingSettings:
    """Return the settings without what would stop the run."""
    return replace(settings, max_epochs=NO_LIMIT, early_stopping="off")
