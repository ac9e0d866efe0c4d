"""A run as an estimator predicts, goes on and is stored as the run that it was."""

import json
from typing import Any

import numpy as np
import pytest

from playground.estimator.of_run import estimator_of
from playground.estimator.stored import estimator_from, stored
from playground.measurements.run import Run
from playground.network.outputs import class_probabilities
from playground.settings.links import from_query

RUNS = [
    {"data": "moons", "layers": "6,4", "dropout": "0.2", "bn": "before", "l2": "1"},
    {"data": "blobs", "classes": "3", "layers": "5", "opt": "sgd", "weights": "balanced"},
    {"data": "iris", "layers": "none", "schedule": "cosine"},
    {"data": "circles", "layers": "5", "valid": "0.3"},
    {"data": "sine", "layers": "7", "act": "tanh", "opt": "momentum"},
]


def trained(query: dict[str, str], epochs: int) -> Run:
    link = from_query({"v": "2", "n": "60", "epochs": "9", **query})
    assert not link.problems
    run = Run(link.settings)
    run.trainer.advance(epochs)
    return run


@pytest.mark.parametrize("query", RUNS, ids=lambda query: query["data"])
@pytest.mark.parametrize("by_way_of_json", [False, True], ids=["at once", "stored"])
def test_an_estimator_predicts_what_its_run_does(query: dict[str, str], *, by_way_of_json: bool) -> None:
    run = trained(query, 4)
    model: Any = estimator_of(run)
    if by_way_of_json:
        document, arrays = stored(model)
        model = estimator_from(json.loads(json.dumps(document)), arrays)
    problem = run.trainer.problem
    logits = run.trainer.network.logits(problem.test.X)

    if run.dataset.task == "regression":
        np.testing.assert_array_equal(model.predict(problem.test.X), logits[:, 0])
    else:
        np.testing.assert_array_equal(model.predict_proba(problem.test.X), class_probabilities(problem.loss, logits))
    assert model.score(problem.test.X, run.dataset.y_test) == pytest.approx(run.trainer.evaluation.test_score)
    assert model.n_iter_ == 4
    assert model.history_["train_loss"].tolist() == run.history["train_loss"].tolist()
    assert model.history_["validation_score"].tolist() == run.history[f"{run.history.watched}_score"].tolist()
    assert model.loss_ == run.trainer.evaluation.train_loss


@pytest.mark.parametrize("query", RUNS, ids=lambda query: query["data"])
def test_a_stored_estimator_goes_on_as_its_run_does(query: dict[str, str]) -> None:
    run = trained(query, 3)
    document, arrays = stored(estimator_of(run))
    model: Any = estimator_from(json.loads(json.dumps(document)), {name: one.copy() for name, one in arrays.items()})
    run.trainer.advance(2)
    data = run.trainer.problem
    for _ in range(2):
        model.partial_fit(data.train.X, run.dataset.y_train)

    np.testing.assert_array_equal(model.coefs_[-1], run.trainer.network.dense_layers[-1].W)
