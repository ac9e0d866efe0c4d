"""The history of a run: every number that was measured after every epoch."""

from __future__ import annotations

import numpy as np

from playground.measurements.recording.backlog import Backlog
from playground.measurements.recording.ledger import Ledger
from playground.measurements.recording.table import GrowingTable
from playground.network.arithmetic import Array
from playground.training.trainer import Trainer

SCALARS = (
    "train_loss",
    "test_loss",
    "train_score",
    "test_score",
    "penalty",
    "clean_fitted",
    "flipped_fitted",
    "learning_rate",
)
PER_WEIGHT_LAYER = ("zeros", "near_zeros", "l1_norm", "l2_norm", "gradient_rms")
PER_HIDDEN_LAYER = ("inactive", "dead")


class History:
    """Records a trainer's run; hand ``record`` to the trainer as its ``observe``.

    Row e is the state after epoch e; row 0 is the state before training, whose gradient is NaN. A run that starts
    anew at epoch 0 clears the history. Columns:

    - ``train_loss``, ``test_loss``, ``penalty``: data loss in inference mode, and the penalty apart;
    - ``train_score``, ``test_score``: accuracy in [0, 1], or R²;
    - ``clean_fitted``, ``flipped_fitted``: share of training points with a true and with a flipped label whose
      predicted class is the label they are trained with; NaN where there are none;
    - ``learning_rate``: that of the steps of this epoch; row 0 has the rate of the settings;
    - ``zeros``, ``near_zeros``, ``l1_norm``, ``l2_norm``, ``gradient_rms`` of shape (n_epochs + 1, n_weight_layers);
    - ``inactive``, ``dead`` of shape (n_epochs + 1, n_hidden_layers).

    Attributes
    ----------
    ledger : Ledger
        When each training point was fitted.
    """

    def __init__(self) -> None:
        self.ledger = Ledger()
        self._columns: dict[str, slice] = {}
        self._table = GrowingTable(0)

    def record(self, trainer: Trainer) -> None:
        """Add a row for the trainer's present epoch; its layers are measured when a column is read."""
        if trainer.epoch == 0:
            self._lay_out(trainer)
        evaluation = trainer.evaluation
        counts = evaluation.flat_counts
        if counts is None:
            counts = trainer.evaluator.count_units()
        self.ledger.record(trainer)
        self._table.add()[: len(SCALARS)] = (
            evaluation.train_loss, evaluation.test_loss, evaluation.train_score, evaluation.test_score,
            np.nan,  # the penalty, which the backlog measures with the layers
            self.ledger.clean_share, self.ledger.flipped_share, trainer.learning_rate,
        )  # fmt: skip
        self._backlog.keep(trainer, counts)
        if self._backlog.is_full:
            self._catch_up()

    def record_again(self, trainer: Trainer) -> None:
        """Measure the present epoch anew, whose parameters were set by hand; what its steps were stays as it was."""
        stays = [(self._columns[name], self[name][-1].copy()) for name in ("learning_rate", "gradient_rms")]
        self.truncate(trainer.epoch - 1)
        self.record(trainer)
        self._catch_up()
        for columns, values in stays:
            self._table.rows[-1, columns] = values

    def truncate(self, epoch: int) -> None:
        """Forget the rows of later epochs."""
        self._catch_up()
        self._table.truncate(epoch + 1)
        self.ledger.truncate(epoch)

    def __len__(self) -> int:
        """Return the number of rows: epochs trained, and one for the state before."""
        return len(self._table)

    def __getitem__(self, name: str) -> Array:
        """Return a column: (n_rows,) for a scalar, (n_rows, n_layers) otherwise."""
        columns = self._columns[name]
        self._catch_up()
        rows = self._table.rows
        return rows[:, columns.start] if name in SCALARS else rows[:, columns]

    @property
    def epoch(self) -> int:
        """The last epoch recorded."""
        return len(self) - 1

    @property
    def epochs(self) -> Array:
        """0, 1, … up to the last epoch."""
        return np.arange(len(self))

    @property
    def gap(self) -> Array:
        """The generalisation gap, test loss − train loss, after each epoch."""
        gap: Array = self["test_loss"] - self["train_loss"]
        return gap

    @property
    def best_epoch(self) -> int:
        """The epoch of the lowest test loss so far; 0 before the first."""
        return 0 if len(self) < 2 else 1 + int(np.argmin(self["test_loss"][1:]))

    def _lay_out(self, trainer: Trainer) -> None:
        """Start an empty table with a place for every column."""
        n_layers = len(trainer.network.dense_layers)
        widths = dict.fromkeys(SCALARS, 1)
        widths |= dict.fromkeys(PER_WEIGHT_LAYER, n_layers)
        widths |= dict.fromkeys(PER_HIDDEN_LAYER, n_layers - 1)
        ends = np.cumsum(list(widths.values())).tolist()
        self._columns = {name: slice(end - width, end) for (name, width), end in zip(widths.items(), ends, strict=True)}
        self._table, self._backlog = GrowingTable(ends[-1]), Backlog(trainer)

    def _catch_up(self) -> None:
        """Measure the penalty and the layers in the last rows, which a reader may now ask for."""
        if n := len(self._backlog):
            rows = self._table.rows[-n:]
            for name, values in self._backlog.measure().items():
                rows[:, self._columns[name]] = values
