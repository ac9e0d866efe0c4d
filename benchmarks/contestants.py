"""The contestants: our trainer, scikit-learn's MLP and PyTorch; each times one round on fresh parameters."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from time import perf_counter

import numpy as np
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.workload import LEARNING_RATE, Workload
from datasets import Dataset
from playground.measurements.history import History
from playground.settings import NetworkSettings, TrainingSettings
from playground.training.trainer import Trainer

WARM_UP = 2  # epochs before the clock starts: buffers are made, caches filled

Learn = Callable[[int], object]


def ours(work: Workload) -> float:
    """Return seconds an epoch of our training steps."""
    trainer = _trainer(work, None)

    def learn(epochs: int) -> None:
        for _ in range(epochs):
            with np.errstate(all="ignore"):  # as around every epoch of `advance`
                # Steps alone, as the peers take them: `advance` also evaluates, which `whole_epoch` measures.
                trainer._train_epoch()

    return _timed(learn, work.epochs)


def whole_epoch(work: Workload) -> float:
    """Return seconds an epoch as the dashboard trains: steps, evaluation on train and test, and the history."""
    return _timed(_trainer(work, History()).advance, work.epochs)


def partial_fit(work: Workload) -> float:
    """Return seconds an epoch of scikit-learn's ``partial_fit`` on all samples: one pass in mini-batches."""
    model, classes = _scikit_learn(work), np.arange(work.n_classes)

    def learn(epochs: int) -> None:
        for _ in range(epochs):
            model.partial_fit(work.X, work.y, classes=classes)

    seconds = _timed(learn, work.epochs)
    _check_size(work, sum(part.size for part in (*model.coefs_, *model.intercepts_)))
    return seconds


def fit(work: Workload) -> float:
    """Return seconds that each further epoch adds to scikit-learn's ``fit``."""

    def seconds(epochs: int) -> float:
        model = _scikit_learn(work, epochs)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # the number of epochs is what is asked for
            begin = perf_counter()
            model.fit(work.X, work.y)
            end = perf_counter()
        if model.n_iter_ != epochs:
            raise RuntimeError(f"fit was to train {epochs} epochs and trained {model.n_iter_}")
        return end - begin

    return (seconds(WARM_UP + work.epochs) - seconds(WARM_UP)) / work.epochs


def pytorch(work: Workload) -> float:
    """Return seconds an epoch of PyTorch in eager mode with its default Adam."""
    return _timed(_torch(work, fused=False), work.epochs)


def pytorch_fused(work: Workload) -> float:
    """Return seconds an epoch of PyTorch in eager mode with Adam as one fused operation."""
    return _timed(_torch(work, fused=True), work.epochs)


def _timed(learn: Learn, epochs: int) -> float:
    learn(WARM_UP)
    begin = perf_counter()
    learn(epochs)
    return (perf_counter() - begin) / epochs


def _trainer(work: Workload, history: History | None) -> Trainer:
    names = tuple(map(str, range(work.X.shape[1])))
    dataset = Dataset(
        name=work.data,
        task="binary" if work.n_classes == 2 else "multiclass",
        X_train=work.X,
        y_train=work.y,
        X_test=work.X.copy(),
        y_test=work.y.copy(),
        feature_names=names,
        class_names=tuple(map(str, range(work.n_classes))),
        target_name="class",
        flipped=np.zeros(len(work.y), bool),
        plane=None,
    )
    training = TrainingSettings(batch_size=work.batch_size, learning_rate=LEARNING_RATE)
    shape = NetworkSettings(hidden_layers=work.hidden)
    trainer = Trainer(dataset, shape, training, observe=None if history is None else history.record)
    _check_size(work, trainer.network.theta.size)
    return trainer


def _scikit_learn(work: Workload, epochs: int = 1) -> MLPClassifier:
    return MLPClassifier(
        work.hidden,
        batch_size=work.batch_size,
        learning_rate_init=LEARNING_RATE,
        alpha=0.0,
        max_iter=epochs,
        n_iter_no_change=epochs + 1,
        random_state=0,
    )


def _torch(work: Workload, *, fused: bool) -> Learn:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    layers: list[torch.nn.Module] = []
    for n_in, n_out in zip(work.widths, work.widths[1:], strict=False):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    _check_size(work, sum(part.numel() for part in model.parameters()))
    optimiser = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, fused=fused)
    binary = work.n_classes == 2
    loss = torch.nn.BCEWithLogitsLoss() if binary else torch.nn.CrossEntropyLoss()
    X, y = torch.tensor(work.X), torch.tensor(work.y[:, None].astype(np.float32) if binary else work.y)

    def learn(epochs: int) -> None:
        for _ in range(epochs):
            order = torch.randperm(len(X))
            X_batches, y_batches = torch.split(X[order], work.batch_size), torch.split(y[order], work.batch_size)
            for X_batch, y_batch in zip(X_batches, y_batches, strict=True):
                optimiser.zero_grad()
                loss(model(X_batch), y_batch).backward()
                optimiser.step()

    return learn


def _check_size(work: Workload, n_parameters: int) -> None:
    """Make sure that a contestant trains the net that was asked for."""
    if n_parameters != work.n_parameters:
        raise RuntimeError(f"{work.net} has {work.n_parameters} parameters, a contestant's net {n_parameters}")
