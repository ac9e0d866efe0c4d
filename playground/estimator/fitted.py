"""What a fitted estimator keeps: enough to predict, to go on training and to be pickled, and none of the data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.builder import Shape, build
from playground.network.network import Network
from playground.settings.run import NetworkSettings
from playground.training.shape import shape_of
from playground.training.snapshots import Snapshot
from playground.training.trainer import Trainer


class Record:
    """Notes loss, score and penalty of a trainer's network, before training and after every epoch."""

    NAMES = ("train_loss", "train_score", "penalty", "validation_loss", "validation_score")

    def __init__(self) -> None:
        self._rows: list[tuple[float, ...]] = []

    def follow(self, trainer: Trainer) -> None:
        """Note the state of a new trainer, and from now on that after each of its epochs."""
        trainer.observe = self
        self(trainer)

    def __call__(self, trainer: Trainer) -> None:
        """Add a row."""
        evaluation, penalty = trainer.evaluation, float(trainer.penalty.value(trainer.network))
        self._rows.append(
            (evaluation.train_loss, evaluation.train_score, penalty, evaluation.test_loss, evaluation.test_score)
        )

    @property
    def epoch(self) -> int:
        """The last epoch noted."""
        return len(self._rows) - 1

    @property
    def columns(self) -> dict[str, Array]:
        """The columns (n_epochs + 1,) by name; those of the validation only if there ever was one."""
        table = np.array(self._rows, np.float64)
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
        What was measured so far.
    """

    settings: NetworkSettings
    loss: str
    optimiser: str
    seed: int
    architecture: Shape
    dtype: np.dtype[np.floating[Any]]
    state: Snapshot
    record: Record

    @classmethod
    def of(cls, trainer: Trainer, record: Record) -> Self:
        """Return what is to be kept of a trainer."""
        training, dtype = trainer.training, trainer.network.dtype
        # Epochs are counted by the record, so that a trainer that goes on meets no limit.
        state = replace(Snapshot.of(trainer), epoch=0)
        return cls(
            trainer.shape,
            training.loss,
            training.optimiser,
            training.seed,
            shape_of(trainer.problem, trainer.shape, training),
            dtype,
            state,
            record,
        )

    def network(self) -> Network:
        """Return the network anew: its buffers serve one caller, so that threads may predict at the same time."""
        rng = np.random.default_rng(0)  # what it draws is overwritten
        network = build(self.architecture, weight_rngs=[rng], dropout_rngs=[rng], dtype=self.dtype.type)
        np.copyto(network.theta, self.state.state.theta)
        np.copyto(network.statistics, self.state.state.statistics)
        return network

    def restore(self, trainer: Trainer) -> None:
        """Put the state into a trainer of the same network, so that it goes on where this one ended.

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
                "partial_fit cannot go on with another network, initialisation, optimizer or number of outputs than "
                "the first call had; call fit to start anew"
            )
        self.state.restore(trainer, [])
        trainer.observe = self.record


def weights_of(network: Network) -> tuple[list[Array], list[Array]]:
    """Return copies of the weights (n_in, n_out) and of the biases (n_out,) of every linear layer."""
    return [layer.W.copy() for layer in network.dense_layers], [
        layer.b.ravel().copy() for layer in network.dense_layers
    ]


def normalisations_of(network: Network) -> list[tuple[Array, Array]]:
    """Return scale and shift (width,), in inference, of every batch normalisation."""
    layers = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
    return [(scale.ravel().copy(), shift.ravel().copy()) for scale, shift in (layer.folded() for layer in layers)]
