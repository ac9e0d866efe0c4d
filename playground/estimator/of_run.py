"""A run of the dashboard as the estimator that has trained it."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.estimator.chunks import Chunks
from playground.estimator.classifier import MLPClassifier
from playground.estimator.fitted import Fitted, Record
from playground.estimator.problem import Samples
from playground.estimator.regressor import MLPRegressor
from playground.measurements.run import Run
from playground.settings.declaration import parameters_of
from playground.settings.run import Settings

_TRAINED = ("train_loss", "train_score", "penalty", "learning_rate")  # as ``Record`` has them


def estimator_of(run: Run) -> MLPClassifier | MLPRegressor:
    """Return a fitted estimator that predicts as the run does in its present epoch, and goes on from there.

    It takes inputs in the run's units: standardised by the training samples, unless the run's are not. The classes are
    their indices, and regression predicts in the units of the run's targets. Its validation samples are those that the
    run watches: of the part for validation if there is one, else what the dashboard calls test samples.
    """
    trainer, dataset, watched = run.trainer, run.dataset, run.history.watched
    names = (*_TRAINED, f"{watched}_loss", f"{watched}_score")
    history = np.stack([run.history[name] for name in names], axis=1)[: trainer.epoch + 1]
    samples = Samples(trainer.problem.train.X, dataset.y_train)
    fitted = Fitted.of(trainer, Record([tuple(row) for row in history.tolist()]), Chunks().with_chunk(samples))
    if dataset.task == "regression":
        return restored(parameters_of_run(run.settings), fitted, n_classes=0)
    return restored(parameters_of_run(run.settings), fitted, n_classes=dataset.n_classes)


def restored(parameters: dict[str, Any], fitted: Fitted, *, n_classes: int) -> MLPClassifier | MLPRegressor:
    """Return an estimator that has fitted this already; ``n_classes`` is 0 for regression."""
    model = MLPClassifier(**parameters) if n_classes else MLPRegressor(**parameters)
    if isinstance(model, MLPClassifier):
        model.classes_ = np.arange(n_classes)
    model.n_features_in_ = fitted.architecture.n_inputs
    model._take(fitted)
    return model


def parameters_of_run(settings: Settings) -> dict[str, Any]:
    """Return the parameters with which an estimator is trained as a run with these settings is."""
    network, training = settings.network, settings.training
    parameters = {to: getattr(part, name) for part in (network, training) for name, to in parameters_of(part).items()}
    balanced = parameters.pop("class_weight", "none") == "balanced"
    if not settings.data.entry.is_regression:
        parameters["class_weight"] = "balanced" if balanced else None
    return parameters | {
        "max_epochs": training.max_epochs,
        "early_stopping": training.early_stopping == "stop",
        "random_state": (network.seed, training.seed),
    }
