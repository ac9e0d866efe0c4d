"""What is measured of a run's networks when somebody looks, at the epochs whose parameters are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from playground.measurements.past import Past
from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.training.problem import Problem
from playground.training.snapshots import Snapshot
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer

MOST = 64  # even distances to measure at; some of the first epochs are measured besides

Measure = Callable[[Network, Problem], Array | float]


@dataclass(frozen=True, eq=False, slots=True)
class Series:
    """Numbers at some epochs.

    Attributes
    ----------
    epochs : int ndarray of shape (m,)
        From 0 to the present one, ascending.
    values : float64 ndarray of shape (m, ...)
        What was measured of the network after each.
    """

    epochs: Array
    values: Array


class OverEpochs:
    """Measures a run's network after epochs at even distances, from the snapshots on which the time machine stands.

    Training is not slowed and remembers nothing for it. Which epochs are measured, and what comes of them, depends on
    the run alone. Each snapshot is measured once, and forgotten together with it.

    Parameters
    ----------
    trainer : Trainer
        The run; its network is measured and not changed.
    past : Past
        Its snapshots, and what was set by hand.
    """

    def __init__(self, trainer: Trainer, past: Past) -> None:
        self._trainer, self._past = trainer, past
        self._found: WeakKeyDictionary[Snapshot, dict[Measure, Array]] = WeakKeyDictionary()
        self._network: Network | None = None

    @one_blas_thread()
    def of(self, measure: Measure) -> Series:
        """Return what a function of network and problem gives, an array of one shape, at epoch 0 up to the present."""
        trainer = self._trainer
        earlier = [kept for kept in self._past.snapshots.evenly(MOST) if kept.epoch < trainer.epoch]
        with np.errstate(all="ignore"):  # a run that is about to diverge
            values = [self._at(kept, measure) for kept in earlier]
            values.append(np.asarray(measure(trainer.network, trainer.problem), np.float64))
        return Series(np.array([*(kept.epoch for kept in earlier), trainer.epoch]), np.array(values))

    def _at(self, kept: Snapshot, measure: Measure) -> Array:
        """Return what is measured after the epoch of a snapshot, with what was set by hand after it."""
        by_hand = self._past.by_hand
        is_as_kept = kept.epoch not in by_hand.epochs
        found = self._found.setdefault(kept, {})
        if is_as_kept and measure in found:
            return found[measure]
        if self._network is None:
            replica = Trainer(self._trainer.problem, self._trainer.shape, self._trainer.training)
            self._network = replica.network
        kept.state.restore_parameters(self._network)
        by_hand.repeat(self._network, kept.epoch)
        value: Array = np.asarray(measure(self._network, self._trainer.problem), np.float64)
        if is_as_kept:
            found[measure] = value
        return value
