"""Our trainer as a contestant: its training steps alone, and whole epochs as the dashboard trains them."""

from __future__ import annotations

import numpy as np

from benchmarks.kit.clock import Learn, check_size, timed
from benchmarks.kit.workload import LEARNING_RATE, Workload
from playground.datasets import Dataset
from playground.measurements.history import History
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer


def ours(work: Workload) -> float:
    """Return seconds an epoch of our training steps."""
    return timed(steps(work), work.epochs)


def whole_epoch(work: Workload) -> float:
    """Return seconds an epoch as the dashboard trains: steps, evaluation on train and test, and the history."""
    return timed(trainer(work, History()).advance, work.epochs)


def steps(work: Workload) -> Learn:
    """Return what trains a fresh network for a number of epochs."""
    trained = trainer(work)

    @one_blas_thread()  # as `advance` trains
    def learn(epochs: int) -> None:
        for _ in range(epochs):
            with np.errstate(all="ignore"):  # as around every epoch of `advance`
                # Steps alone, as the peers take them: `advance` also evaluates, which `whole_epoch` measures.
                trained._train_epoch()

    return learn


def trainer(work: Workload, history: History | None = None) -> Trainer:
    """Return a fresh trainer of the workload."""
    training = TrainingSettings(
        optimiser=work.optimiser,
        batch_size=work.batch_size,
        learning_rate=LEARNING_RATE,
        dropout=work.dropout,
        l1=work.l1,
        l2=work.l2,
    )
    observe = None if history is None else history.record
    trained = Trainer(dataset(work), _shape(work), training, observe=observe)
    check_size(work, trained.network.theta.size)
    return trained


def _shape(work: Workload) -> NetworkSettings:
    shape = NetworkSettings(activation=work.activation, batch_norm="before" if work.batch_norm else "off")
    # Put in past the check: the dashboard ends at 256 units to stay quick, and the scale is measured beyond that.
    object.__setattr__(shape, "hidden_layers", work.hidden)
    return shape


def dataset(work: Workload) -> Dataset:
    """Return the data of a workload, for training and for testing alike."""
    return Dataset(
        name=work.data,
        task="binary" if work.n_classes == 2 else "multiclass",
        X_train=work.X,
        y_train=work.y,
        X_test=work.X.copy(),
        y_test=work.y.copy(),
        feature_names=tuple(map(str, range(work.X.shape[1]))),
        class_names=tuple(map(str, range(work.n_classes))),
        target_name="class",
        flipped=np.zeros(len(work.y), bool),
        plane=None,
    )
