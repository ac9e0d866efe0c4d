"""A fitted estimator as plain values and arrays, to be kept where no pickle may be opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from playground.estimator.chunks import Chunks
from playground.estimator.classifier import MLPClassifier
from playground.estimator.fitted import Fitted, Record
from playground.estimator.of_run import restored
from playground.estimator.parameters import plan_of
from playground.estimator.regressor import MLPRegressor
from playground.network.arithmetic import Array
from playground.network.builder import Shape
from playground.training.checkpoint import Checkpoint
from playground.training.snapshots import Snapshot

_MEMORY = "optimiser."  # before the name of a vector of the optimiser


def stored(model: MLPClassifier | MLPRegressor) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return a fitted estimator as a document that JSON can hold, and arrays by name.

    The labels of its classes must be their indices, as those of a run are.
    """
    fitted, state = model._fitted, model._fitted.state
    n_classes = len(model.classes_) if isinstance(model, MLPClassifier) else 0
    document = {
        "parameters": model.get_params(deep=False),
        "architecture": asdict(fitted.architecture),
        "n_classes": n_classes,
        "epoch": state.epoch,
        "begin": fitted.record.begin,
        "steps": state.state.steps,
        "order": state.order,
        "dropout": state.dropout,
        "chunks": {digest.hex(): size for digest, size in fitted.chunks.sizes.items()},
    }
    arrays = {
        "theta": state.state.theta,
        "statistics": state.state.statistics,
        "record": fitted.record.rows,
        **{f"{_MEMORY}{name}": vector for name, vector in state.state.vectors.items()},
    }
    return document, arrays


def estimator_from(document: Mapping[str, Any], arrays: Mapping[str, Array]) -> MLPClassifier | MLPRegressor:
    """Return the estimator that ``stored`` has put down.

    Raises
    ------
    KeyError, TypeError, ValueError
        When something is missing or is not what it has to be.
    """
    parameters = {name: _tuple(value) for name, value in document["parameters"].items()}
    n_classes = int(document["n_classes"])
    plan = plan_of(
        (MLPClassifier if n_classes else MLPRegressor)(**parameters).get_params(deep=False), regression=not n_classes
    )
    vectors = {name.removeprefix(_MEMORY): array for name, array in arrays.items() if name.startswith(_MEMORY)}
    checkpoint = Checkpoint(arrays["theta"], arrays["statistics"], vectors, int(document["steps"]))
    fitted = Fitted(
        plan.shape,
        plan.training.loss,
        plan.training.optimiser,
        plan.training.seed,
        Shape(**{name: _tuple(value) for name, value in document["architecture"].items()}),
        arrays["theta"].dtype,
        Snapshot(int(document["epoch"]), checkpoint, document["order"], document["dropout"]),
        Record([tuple(row) for row in arrays["record"].tolist()], int(document["begin"])),
        Chunks({bytes.fromhex(digest): size for digest, size in document["chunks"].items()}),
    )
    return restored(parameters, fitted, n_classes=n_classes)


def _tuple(value: Any) -> Any:
    """Return a value as it was before JSON made a list of a tuple."""
    return tuple(value) if isinstance(value, list) else value
