"""A call that fails, for whatever reason, leaves an estimator as it was."""

import pickle
from typing import Any

import pytest
from numpy.testing import assert_array_equal

from playground.estimator import MLPClassifier
from playground.estimator.ending import Ending
from tests.estimator.conftest import SMALL


def _state(model: MLPClassifier) -> dict[str, Any]:
    """Return what a model has, as bytes."""
    return {name: pickle.dumps(value) for name, value in vars(model).items()}


@pytest.mark.parametrize(
    ("change", "call"),
    [
        ({"learning_rate": -1}, lambda model, X, y: model.fit(X, y + 7)),
        ({"class_weight": "equal"}, lambda model, X, y: model.fit(X, y + 7)),
        ({"class_weight": {0: 1.0, 1: 2.0}}, lambda model, X, y: model.fit(X, y + 7)),
        ({}, lambda model, X, y: model.fit(X[:, :1], y + 7, validation_data=(X, y + 7))),
        ({}, lambda model, X, y: model.fit(X, y + 7, validation_data=(X, y))),
        ({"validation_fraction": 0.01}, lambda model, X, y: model.fit(X, y + 7)),
        ({"warm_start": True}, lambda model, X, y: model.fit(X, y + 7)),
        ({"warm_start": True, "hidden_layer_sizes": (9,)}, lambda model, X, y: model.fit(X, y)),
        ({}, lambda model, X, y: model.partial_fit(X, y, n_samples=-1)),
        ({"dropout": 7}, lambda model, X, y: model.partial_fit(X, y)),
        ({}, lambda model, X, y: model.partial_fit(X, y, validation_data=(X, y + 1))),
    ],
)
def test_a_call_that_fails_changes_nothing(moons, change: dict[str, Any], call: Any) -> None:
    X, y = moons[:2]
    model = MLPClassifier(**SMALL).fit(X, y).set_params(**change)
    before, predicted = _state(model), model.predict(X)

    with pytest.raises(ValueError):  # noqa: PT011 - what it says is asserted elsewhere
        call(model, X, y)

    assert _state(model) == before
    assert_array_equal(model.predict(X), predicted)


def test_an_interrupted_call_changes_nothing(moons, monkeypatch: pytest.MonkeyPatch) -> None:
    X, y = moons[:2]
    model = MLPClassifier(**SMALL).fit(X, y)
    before = _state(model)

    def interrupt(self: Ending) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Ending, "__call__", interrupt)
    with pytest.raises(KeyboardInterrupt):
        model.fit(X, y + 7)

    assert _state(model) == before
