"""The history of a run: every number that was measured after every epoch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from playground.measurements.notebook.frame import Frame, framed
from playground.measurements.recording.backlog import Backlog
from playground.measurements.recording.balanced import balanced_accuracies, on_validation
from playground.measurements.recording.ledger import Ledger
from playground.measurements.recording.table import GrowingTable
from playground.network.arithmetic import Array
from playground.training.problem import Watched
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
BALANCED = ("train_balanced", "test_balanced")
PER_WEIGHT_LAYER = ("zeros", "near_zeros", "l1_norm", "l2_norm", "gradient_rms")
PER_HIDDEN_LAYER = ("inactive", "dead")
VALIDATION = ("valid_loss", "valid_score", "valid_balanced")  # only of data with a part for validation
_SINGLE = (*SCALARS, *BALANCED)  # columns of one number a row, in their order
MEASURED_LATER = frozenset({"penalty", *PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER})  # for many epochs at once


class History:
    """Records a trainer's run; hand ``record`` to the trainer as its ``observe``.

    Row e is the state after epoch e; row 0 is the state before training, whose gradient is NaN. A run that starts
    anew at epoch 0 clears the history. Columns:

    - ``train_loss``, ``test_loss``, ``penalty``: data loss in inference mode, and the penalty apart;
    - ``train_score``, ``test_score``: accuracy in [0, 1], or R²;
    - ``clean_fitted``, ``flipped_fitted``: share of training points with a true and with a flipped label whose
      predicted class is the label they are trained with; NaN where there are none;
    - ``train_balanced``, ``test_balanced``: balanced accuracy, the mean over the classes of the share that is answered
      right; NaN unless the samples are weighted by class;
    - ``valid_loss``, ``valid_score``, ``valid_balanced``: the same of the validation part, only where there is one;
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
        self._n_single = 0

    def record(self, trainer: Trainer) -> None:
        """Add a row for the trainer's present epoch; its layers are measured when a column of theirs is read."""
        if trainer.epoch == 0:
            self._lay_out(trainer)
        evaluation = trainer.evaluation
        counts = evaluation.flat_counts
        if counts is None:
            counts = trainer.evaluator.count_units()
        self.ledger.record(trainer)
        self._table.add()[: self._n_single] = (
            evaluation.train_loss, evaluation.test_loss, evaluation.train_score, evaluation.test_score,
            np.nan,  # the penalty, which the backlog measures with the layers
            self.ledger.clean_share, self.ledger.flipped_share, trainer.learning_rate,
            *balanced_accuracies(evaluation, trainer.problem), *on_validation(evaluation, trainer.problem),
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

    def record_on_other_data(self, trainer: Trainer) -> None:
        """Measure the present epoch anew, after which the data are others; earlier rows stay as they are."""
        self._catch_up()
        self._backlog = Backlog(trainer)
        before: Ledger | None = self.ledger
        while before is not None and before.began >= trainer.epoch:
            before = before.before
        self.ledger = Ledger() if before is None else Ledger.after(before, trainer)
        self.record_again(trainer)

    def truncate(self, epoch: int) -> None:
        """Forget the rows of later epochs."""
        self._catch_up()
        self._table.truncate(epoch + 1)
        while self.ledger.before is not None and epoch + 1 < self.ledger.began:
            self.ledger = self.ledger.before
        self.ledger.truncate(epoch)

    @property
    def columns(self) -> dict[str, Array]:
        """All columns by name, as views."""
        return {name: self[name] for name in self._columns}

    def restore(self, columns: Mapping[str, Array], changes: Iterable[tuple[int, Array]]) -> None:
        """Take over the columns and the ledger's changes of another history of the same run.

        Parameters
        ----------
        columns : mapping of str to ndarray
            Of the names and shapes of ``columns``, but for the number of rows.
        changes : iterable of (int, ndarray)
            As in ``Ledger.changes``.
        """
        self.truncate(-1)
        for _ in range(len(columns["train_loss"])):
            self._table.add()
        for name, places in self._columns.items():
            self._table.rows[:, places] = columns[name].reshape(len(self), -1)
        shares = float(self["clean_fitted"][-1]), float(self["flipped_fitted"][-1])
        self.ledger.restore(changes, self.epoch, shares)

    def __len__(self) -> int:
        """Return the number of rows: epochs trained, and one for the state before."""
        return len(self._table)

    def __getitem__(self, name: str) -> Array:
        """Return a column: (n_rows,) for a scalar, (n_rows, n_layers) otherwise."""
        columns = self._columns[name]
        if name in MEASURED_LATER:
            self._catch_up()
        rows = self._table.rows
        return rows[:, columns.start] if columns.stop <= self._n_single else rows[:, columns]

    def flat_columns(self) -> dict[str, list[float]]:
        """Return what stands in tables of it, (n_epochs + 1,) by name: ``epoch`` first, and row e after epoch e.

        A quantity of each layer has a column a layer, counted from 1: ``zeros_1``, ``zeros_2``, …
        """
        columns: dict[str, list[float]] = {"epoch": self.epochs.tolist()}
        columns |= {name: self[name].tolist() for name in self.scalars}
        for name in (*PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER):
            columns |= {f"{name}_{layer}": column.tolist() for layer, column in enumerate(self[name].T, start=1)}
        return columns

    def to_pandas(self) -> Frame:
        """Return the columns as a data frame whose index is the epoch; what was not measured is NaN."""
        frame: Frame = framed(self.flat_columns()).set_index("epoch")
        return frame

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
    def watched(self) -> Watched:
        """The part that early stopping watches, as its columns are called: "valid", or "test" where there is none."""
        return "valid" if VALIDATION[0] in self._columns else "test"

    @property
    def scalars(self) -> tuple[str, ...]:
        """The names of the columns of a number a row that stand in tables, losses and scores first."""
        return SCALARS if self.watched == "test" else (*SCALARS[:4], *VALIDATION[:2], *SCALARS[4:])

    @property
    def watched_loss(self) -> Array:
        """Loss on the part that early stopping watches, after each epoch."""
        return self[f"{self.watched}_loss"]

    @property
    def best_epoch(self) -> int:
        """The trained epoch of the lowest watched loss so far, which early stopping waits from; 0 before the first."""
        return 0 if len(self) < 2 else 1 + int(np.argmin(self.watched_loss[1:]))

    @property
    def lowest_epoch(self) -> int:
        """The epoch of the lowest watched loss of all so far; 0 where training has made it no lower."""
        return int(np.argmin(self.watched_loss))

    def _lay_out(self, trainer: Trainer) -> None:
        """Start an empty table with a place for every column."""
        n_layers = len(trainer.network.dense_layers)
        widths = dict.fromkeys(_SINGLE if trainer.problem.valid is None else (*_SINGLE, *VALIDATION), 1)
        self._n_single = len(widths)
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
