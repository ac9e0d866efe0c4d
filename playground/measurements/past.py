"""A run as it was after an earlier epoch."""

from __future__ import annotations

from dataclasses import replace

from playground.settings.run import TrainingSettings
from playground.training.snapshots import Snapshot, Snapshots
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
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._replica: Trainer | None = None
        self.snapshots = Snapshots()
        self._changes: list[tuple[int, TrainingSettings]] = [(0, trainer.training)]

    def note_change(self) -> None:
        """Take note that the trainer's settings are others from now on."""
        self._changes.append((self._trainer.epoch, self._trainer.training))

    def settings_after(self, epoch: int) -> TrainingSettings:
        """Return the settings with which the epoch after this one was trained."""
        return next(settings for start, settings in reversed(self._changes) if start <= epoch)

    def reachable(self, epoch: int) -> int:
        """Return the epoch shown when ``epoch`` is asked for: itself, or that of the snapshot before it."""
        kept = self.snapshots.before(epoch).epoch
        work = float(epoch - kept) * len(self._trainer.problem.train.X) * self._trainer.network.theta.size
        return epoch if work <= MOST_WORK else kept

    def trainer_at(self, epoch: int) -> Trainer:
        """Return a trainer in the state after ``reachable(epoch)``; the next call overwrites it."""
        epoch = self.reachable(epoch)
        if self._replica is None:
            self._replica = Trainer(self._trainer.dataset, self._trainer.shape, self._trainer.training)
        replica, snapshot = self._replica, self.snapshots.before(epoch)
        if not snapshot.epoch <= replica.epoch <= epoch:
            snapshot.restore(replica, self._trainer.train_losses, self._trainer.test_losses)
        while replica.epoch < epoch:
            replica.change(_unlimited(self.settings_after(replica.epoch)))
            following = [start for start, _ in self._changes if start > replica.epoch]
            replica.advance(min([epoch, *following]) - replica.epoch)
        return replica

    def go_back(self, epoch: int) -> int:
        """Put the trainer itself back to ``reachable(epoch)``, forget what came later, and return that epoch."""
        replica = self.trainer_at(epoch)
        Snapshot.of(replica).restore(self._trainer, self._trainer.train_losses, self._trainer.test_losses)
        epoch = replica.epoch
        self._trainer.loss_gradient[...] = replica.loss_gradient
        self.snapshots.forget_after(epoch)
        self._changes = [(start, settings) for start, settings in self._changes if start <= epoch]
        self.note_change()
        return epoch


def _unlimited(settings: TrainingSettings) -> TrainingSettings:
    """Return the settings without what would stop the run."""
    return replace(settings, max_epochs=NO_LIMIT, early_stopping="off")
