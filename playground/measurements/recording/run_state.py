"""All that a run is at one moment, to be kept elsewhere, and the run that goes on from there to the same bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from playground.datasets import Dataset
from playground.measurements.by_hand import Change
from playground.measurements.run import Run
from playground.network.arithmetic import Array
from playground.settings.run import Settings, TrainingSettings
from playground.training.reason import Diverged
from playground.training.snapshots import Kept, Snapshot


@dataclass(frozen=True, eq=False, slots=True)
class RunState:
    """A run between two epochs.

    Attributes
    ----------
    settings : Settings
        As they now are.
    settings_changed_at : int or None
        As in ``Run``.
    changes : tuple of (int, TrainingSettings)
        From which epoch on which settings held; the first from epoch 0.
    by_hand : tuple of Change
        What was set by hand.
    present : Snapshot
        The state of network, optimiser and random streams.
    loss_gradient : ndarray of shape (n_weights,)
        As in ``Trainer``.
    earlier : Kept
        States of earlier epochs, epoch 0 among them, from which others are found again.
    columns : mapping of str to ndarray
        The history's.
    ledger : tuple of (int, ndarray)
        The changes of the history's ledger. Of data that were others before, neither ledger nor dataset is held:
        earlier epochs are found again, and shown, with the present ones.
    diverged : Diverged or None
        How the run diverged, if it did.
    """

    settings: Settings
    settings_changed_at: int | None
    changes: tuple[tuple[int, TrainingSettings], ...]
    by_hand: tuple[Change, ...]
    present: Snapshot
    loss_gradient: Array
    earlier: Kept
    columns: Mapping[str, Array]
    ledger: tuple[tuple[int, Array], ...]
    diverged: Diverged | None


def state_of(run: Run, *, most: int) -> RunState:
    """Return the state of a run, with at most ``most`` states of earlier epochs at even distances."""
    trainer, past = run.trainer, run.past
    return RunState(
        run.settings,
        run.settings_changed_at,
        past.changes,
        tuple(past.by_hand.changes),
        Snapshot.of(trainer),
        trainer.loss_gradient.copy(),
        past.snapshots.kept(most),
        {name: column.copy() for name, column in run.history.columns.items()},
        run.history.ledger.changes,
        trainer.reason if isinstance(trainer.reason, Diverged) else None,
    )


def run_in(state: RunState, dataset: Dataset | None = None) -> Run:
    """Return the run that is in this state; ``dataset`` as for a run, and DatasetError as there.

    Raises
    ------
    SettingsError
        When the changes are none that can be made in mid-run.
    """
    settings = state.settings
    run = Run(replace(settings, training=state.changes[0][1]), dataset)
    trainer, columns = run.trainer, state.columns
    trainer.change(settings.training)
    run.history.restore(columns, state.ledger)
    run.past.restore(state.changes, state.by_hand)
    run.past.snapshots.restore(state.earlier)
    state.present.restore(
        trainer, columns["train_loss"][1:].tolist(), columns[f"{trainer.problem.watched}_loss"][1:].tolist()
    )
    trainer.loss_gradient[...] = state.loss_gradient
    trainer.optimiser.learning_rate = float(columns["learning_rate"][-1])
    trainer.reason = state.diverged or trainer.reason
    run.settings, run.settings_changed_at = settings, state.settings_changed_at
    return run
