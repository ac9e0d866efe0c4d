"""Snapshots of a run: whole states of training, thinned out as the run grows, to go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from playground.datasets import Dataset
from playground.network.dropout import Dropout
from playground.training.checkpoint import Checkpoint
from playground.training.trainer import Trainer

MOST_BYTES = 64_000_000
MOST = 256  # however small the network
FEWEST = 4  # however large


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Snapshot:
    """Everything that the next epoch depends on: parameters, optimiser, random streams."""

    epoch: int
    state: Checkpoint
    order: Any
    dropout: Any

    @classmethod
    def of(cls, trainer: Trainer) -> Self:
        """Return a snapshot of the present state."""
        return cls(
            trainer.epoch,
            Checkpoint.of(trainer.network, trainer.optimiser),
            trainer.order_rng.bit_generator.state,
            trainer.dropout_rng.bit_generator.state,
        )

    def restore(self, trainer: Trainer, train_losses: list[float], watched_losses: list[float]) -> None:
        """Put the state back into a trainer of the same settings, so that it goes on as the first one did.

        Parameters
        ----------
        trainer : Trainer
            Whose network and optimiser are overwritten.
        train_losses, watched_losses : list of float
            Losses after each epoch up to this one, the second on the part that early stopping watches; those of
            later epochs do not count.
        """
        self.state.restore(trainer.network, trainer.optimiser)
        trainer.order_rng.bit_generator.state = self.order
        trainer.dropout_rng.bit_generator.state = self.dropout
        for layer in trainer.network.layers:
            if isinstance(layer, Dropout):
                layer.forget()  # the masks of the last batch are not kept
        trainer.resume(self.epoch, train_losses, watched_losses)


def moved_onto(dataset: Dataset, trainer: Trainer) -> Trainer:
    """Return a trainer in the state of another, parameters, optimiser and random streams, that goes on with other data.

    Nobody observes it yet. Its present epoch is evaluated on the new data.

    Parameters
    ----------
    dataset : Dataset
        With as many inputs and outputs as the data before; any number of samples.
    trainer : Trainer
        It is left as it is.
    """
    moved = Trainer(dataset, trainer.shape, trainer.training, dtype=trainer.network.dtype.type)
    Snapshot.of(trainer).restore(moved, trainer.train_losses, trainer.watched_losses)
    if moved.epoch > 0:
        present, done = moved.evaluation, moved.epoch - 1
        losses = [*moved.train_losses[:done], present.train_loss], [*moved.watched_losses[:done], present.watched_loss]
        moved.resume(moved.epoch, *losses)
    moved.optimiser.learning_rate = trainer.optimiser.learning_rate
    moved.loss_gradient[...] = trainer.loss_gradient
    return moved


@dataclass(frozen=True, eq=False, slots=True)
class Kept:
    """Snapshots to hand over: every ``spacing``-th epoch's in order, and others by the reason why they are kept."""

    spacing: int
    even: tuple[Snapshot, ...]
    pinned: dict[str, Snapshot]


class Snapshots:
    """Snapshots of one run at even distances, within a bound on memory.

    Every ``spacing``-th epoch is kept; when there are too many, every second of them is dropped. The epoch of the
    lowest watched loss and the one at which early stopping stops are always kept.

    Parameters
    ----------
    most_bytes : int
        Bound on the memory of all snapshots (but at least four are kept).
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self.spacing = 1
        self._even: dict[int, Snapshot] = {}
        self._pinned: dict[str, Snapshot] = {}

    def watch(self, trainer: Trainer) -> None:
        """Keep the present state if it is one to keep; call it after every epoch and once before the first."""
        if trainer.epoch == 0:
            self.__init__(self._most_bytes)  # type: ignore[misc]  # a run that starts anew forgets the last one
        even, reasons = trainer.epoch % self.spacing == 0, self._reasons(trainer)
        if not even and not reasons:
            return
        snapshot = Snapshot.of(trainer)
        self._pinned |= dict.fromkeys(reasons, snapshot)
        if even:
            self._even[snapshot.epoch] = snapshot
            while len(self._even) > self._most(snapshot):
                self.spacing *= 2
                self._even = {epoch: kept for epoch, kept in self._even.items() if epoch % self.spacing == 0}

    def keep(self, trainer: Trainer, reason: str) -> None:
        """Keep the present state, in place of the one that was kept for the same reason."""
        self._pinned[reason] = Snapshot.of(trainer)

    @property
    def epochs(self) -> list[int]:
        """The epochs kept, in order."""
        return sorted(self._even.keys() | {kept.epoch for kept in self._pinned.values()})

    @property
    def n_bytes(self) -> int:
        """Memory of the arrays kept."""
        kept = {id(snapshot): snapshot for snapshot in (*self._even.values(), *self._pinned.values())}
        return sum(_bytes_of(snapshot) for snapshot in kept.values())

    def before(self, epoch: int) -> Snapshot:
        """Return the last snapshot at or before an epoch (at least 0, which is always kept)."""
        candidates = [*self._even.values(), *self._pinned.values()]
        return max((kept for kept in candidates if kept.epoch <= epoch), key=lambda kept: kept.epoch)

    def evenly(self, most: int) -> list[Snapshot]:
        """Return at most ``most`` snapshots at even distances from epoch 0, and of the others the first, which double.

        Their epochs are in order. When the distance grows, it doubles: of what was returned before no other is new.
        """
        distance = self.spacing
        while len([epoch for epoch in self._even if epoch % distance == 0]) > most:
            distance *= 2
        doubling = {self.spacing << i for i in range((distance // self.spacing).bit_length())}
        return [self._even[epoch] for epoch in sorted(self._even) if epoch % distance == 0 or epoch in doubling]

    def kept(self, most: int) -> Kept:
        """Return at most ``most`` snapshots at even distances, and those that are kept for a reason."""
        distance = self.spacing
        while len([epoch for epoch in self._even if epoch % distance == 0]) > most:
            distance *= 2
        even = tuple(self._even[epoch] for epoch in sorted(self._even) if epoch % distance == 0)
        return Kept(distance, even, dict(self._pinned))

    def restore(self, kept: Kept) -> None:
        """Take over the snapshots of another run."""
        self.spacing, self._pinned = kept.spacing, dict(kept.pinned)
        self._even = {snapshot.epoch: snapshot for snapshot in kept.even}

    def forget_after(self, epoch: int) -> None:
        """Drop the snapshots of later epochs: the run goes on from ``epoch`` another way."""
        self._even = {e: kept for e, kept in self._even.items() if e <= epoch}
        self._pinned = {reason: kept for reason, kept in self._pinned.items() if kept.epoch <= epoch}

    def _reasons(self, trainer: Trainer) -> list[str]:
        """Return why this epoch is to be kept though it may not be an even one."""
        stopping, reasons = trainer.stopping, []
        if trainer.epoch and stopping.best_epoch == trainer.epoch:
            reasons.append("best")
        if stopping.stop_epoch == trainer.epoch:
            reasons.append("stop")
        return reasons

    def _most(self, snapshot: Snapshot) -> int:
        return max(FEWEST, min(MOST, self._most_bytes // _bytes_of(snapshot)))


def _bytes_of(snapshot: Snapshot) -> int:
    arrays = [snapshot.state.theta, snapshot.state.statistics, *snapshot.state.vectors.values()]
    return int(np.sum([array.nbytes for array in arrays]))
