"""scikit-learn's MLP as a contestant, by ``partial_fit`` and by ``fit``."""

from __future__ import annotations

import warnings
from time import perf_counter

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.kit.clock import WARM_UP, check_size, timed
from benchmarks.kit.workload import LEARNING_RATE, Workload


def partial_fit(work: Workload) -> float:
    """Return seconds an epoch of ``partial_fit`` on all samples: one pass in mini-batches."""
    model, classes = _model(work), np.arange(work.n_classes)

    def learn(epochs: int) -> None:
        for _ in range(epochs):
            model.partial_fit(work.X, work.y, classes=classes)

    seconds = timed(learn, work.epochs)
    check_size(work, sum(part.size for part in (*model.coefs_, *model.intercepts_)), batch_norm=False)
    return seconds


def fit(work: Workload) -> float:
    """Return seconds that each further epoch adds to ``fit``."""

    def seconds(epochs: int) -> float:
        model = _model(work, epochs)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # the number of epochs is what is asked for
            begin = perf_counter()
            model.fit(work.X, work.y)
            end = perf_counter()
        if model.n_iter_ != epochs:
            raise RuntimeError(f"fit was to train {epochs} epochs and trained {model.n_iter_}: raise n_iter_no_change")
        return end - begin

    return (seconds(WARM_UP + work.epochs) - seconds(WARM_UP)) / work.epochs


def lacks(work: Workload) -> list[str]:
    """Return what scikit-learn cannot do of a workload."""
    parts = {"dropout": work.dropout > 0, "batch norm": work.batch_norm, "L1": work.l1 > 0}
    return [part for part, asked in parts.items() if asked]


def _model(work: Workload, epochs: int = 1) -> MLPClassifier:
    return MLPClassifier(
        work.hidden,
        activation=work.activation,
        solver=work.optimiser,
        momentum=0.0,
        batch_size=work.batch_size,
        learning_rate_init=LEARNING_RATE,
        alpha=work.l2 * work.batch_size / work.n_samples,  # it is divided by the size of the batch
        max_iter=epochs,
        n_iter_no_change=epochs + 1,
        random_state=0,
    )
