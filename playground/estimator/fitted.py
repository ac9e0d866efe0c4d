"""What a fitted estimator keeps: enough to predict, to go on training and to be pickled, and none of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Self

import numpy as np

from playground.estimator.chunks import Chunks
from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.builder import Shape, build
from playground.network.network import Network
from playground.settings.run import NetworkSettings
from playground.training.rules import shape_of
from playground.training.snapshots import Snapshot
from playground.training.trainer import Trainer


class Record:
    """Notes loss, score, penalty and learning rate of a trainer, before training and after every epoch.

    Attributes
    ----------
    begin : int
        The epoch at which the last `fit` began.
    """

    NAMES = ("train_loss", "train_score", "penalty", "learning_rate", "validation_loss", "validation_score")

    def __init__(self, rows: Sequence[tuple[float, ...]] = (), begin: int = 0) -> None:
        self._rows, self.begin = list(rows), begin

    def until(self, epoch: int, *, begin: bool) -> Record:
        """Return a copy that ends with this epoch, at which a `fit` begins if so it says."""
        return Record(self._rows[: epoch + 1], epoch if begin else self.begin)

    def follow(self, trainer: Trainer) -> None:
        """Note the state of a new trainer, and from now on that after each of its epochs."""
        trainer.observe = self
        self(trainer)

    def __call__(self, trainer: Trainer) -> None:
        """Add a row."""
        evaluation, penalty = trainer.evaluation, float(trainer.penalty.value(trainer.network))
        train, test = (evaluation.train_loss, evaluation.train_score), (evaluation.test_loss, evaluation.test_score)
        self._rows.append((*train, penalty, trainer.learning_rate, *test))

    @property
    def epoch(self) -> int:
        """The last epoch noted."""
        return len(self._rows) - 1

    @property
    def train_losses(self) -> list[float]:
        """The training loss after each epoch."""
        return [row[0] for row in self._rows[1:]]

    @property
    def cost(self) -> float:
        """The training loss with the penalty, after the last epoch."""
        return self._rows[-1][0] + self._rows[-1][2]

    @property
    def best(self) -> tuple[int, float] | None:
        """The epoch of the lowest validation loss since the last `fit` began, and its validation score."""
        rows = self._rows[self.begin + 1 :]
        validated = [(row[4], epoch, row[5]) for epoch, row in enumerate(rows, self.begin + 1) if isfinite(row[4])]
        if not validated:
            return None
        _, epoch, score = min(validated, key=lambda row: row[0])
        return epoch, score

    @property
    def rows(self) -> Array:
        """What was noted before training and after every epoch (n_epochs + 1, 6), in the order of ``NAMES``."""
        return np.array(self._rows, np.float64)

    @property
    def columns(self) -> dict[str, Array]:
        """The columns (n_epochs + 1,) by name; those of the validation only if there ever was one."""
        table = self.rows
        columns = {"epoch": np.arange(len(table)), **dict(zip(self.NAMES, table.T.copy(), strict=True))}
        if np.isnan(columns["validation_loss"]).all():
            del columns["validation_loss"], columns["validation_score"]
        return columns


@dataclass(frozen=True, eq=False, slots=True)
class Fitted:
    """A trained network, put down as arrays.

    Attributes
    ----------
    settings : NetworkSettings
        Shape and weight seed.
    loss : str
        What was made small.
    optimiser : str
        What the state of the optimiser belongs to.
    seed : int
        Training seed.
    architecture : Shape
        What the network is built from.
    dtype : numpy.dtype
        Its numbers.
    state : Snapshot
        Parameters, optimiser and random streams.
    record : Record
        What was measured so far, after the epoch of the state too if an earlier one was kept.
    chunks : Chunks
        What it was trained on.
    """

    settings: NetworkSettings
    loss: str
    optimiser: str
    seed: int
    architecture: Shape
    dtype: np.dtype[np.floating[Any]]
    state: Snapshot
    record: Record
    chunks: Chunks

    @classmethod
    def of(cls, trainer: Trainer, record: Record, chunks: Chunks) -> Self:
        """Return what is to be kept of a trainer."""
        training, dtype = trainer.training, trainer.network.dtype
        return cls(
            trainer.shape,
            training.loss,
            training.optimiser,
            training.seed,
            shape_of(trainer.problem, trainer.shape, training),
            dtype,
            Snapshot.of(trainer),
            record,
            chunks,
        )

    def network(self) -> Network:
        """Return the network anew: its buffers serve one caller, so that threads may predict at the same time."""
        rng = np.random.default_rng(0)  # what it draws is overwritten
        network = build(self.architecture, weight_rngs=[rng], dropout_rngs=[rng], dtype=self.dtype.type)
        np.copyto(network.theta, self.state.state.theta)
        np.copyto(network.statistics, self.state.state.statistics)
        return network

    def go_on(self, trainer: Trainer, *, begin: bool) -> Record:
        """Put the state into a trainer of the same network, which goes on there, and return the record it writes on.

        Parameters
        ----------
        trainer : Trainer
            A new one.
        begin : bool
            Whether it goes on in a `fit` of its own.

        Raises
        ------
        ValueError
            When the trainer's network or optimiser has no place for the state.
        """
        problem, training = trainer.problem, trainer.training
        if (trainer.shape, training.optimiser, problem.dataset.n_features, problem.n_outputs) != (
            self.settings, self.optimiser, self.architecture.n_inputs, self.architecture.n_outputs
        ):  # fmt: skip
            raise ValueError(
                f"{'fit with warm_start=True' if begin else 'partial_fit'} cannot go on with another network, "
                "initialisation, optimizer or number of inputs or outputs than the first call had; call fit "
                f"{'with warm_start=False ' if begin else ''}to start anew"
            )
        record = self.record.until(self.state.epoch, begin=begin)
        self.state.restore(trainer, record.train_losses, [])
        trainer.observe = record
        return record


def weights_of(network: Network) -> tuple[list[Array], list[Array]]:
    """Return copies of the weights (n_in, n_out) and of the biases (n_out,) of every linear layer."""
    return [layer.W.copy() for layer in network.dense_layers], [
        layer.b.ravel().copy() for layer in network.dense_layers
    ]


def normalisations_of(network: Network) -> list[tuple[Array, Array]]:
    """Return scale and shift (width,), in inference, of every batch normalisation."""
    layers = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
    return [(scale.ravel().copy(), shift.ravel().copy()) for scale, shift in (layer.folded() for layer in layers)]
