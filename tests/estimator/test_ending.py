"""When a fit ends, which network it leaves, and how it goes on."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import log_loss, r2_score

from playground.estimator import MLPClassifier, MLPRegressor
from playground.estimator.base import MLP
from playground.estimator.ending import Wait
from tests.estimator.conftest import SMALL

OVERFITS: dict[str, Any] = {"hidden_layer_sizes": (64, 64), "batch_size": 16, "random_state": 0}


def test_wait_counts_the_epochs_without_a_loss_lower_by_more_than_the_tolerance() -> None:
    wait = Wait(0.1)
    losses = [1.0, 0.95, 0.7, 0.7, 0.65, 0.59, 0.4]

    assert [(wait.see(loss), wait.epochs) for loss in losses] == [
        (True, 0), (True, 1), (True, 0), (False, 1), (True, 2), (True, 3), (True, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("estimator", [MLPClassifier, MLPRegressor])
@pytest.mark.parametrize("early", [False, True])
@pytest.mark.trains
def test_the_best_network_is_kept_on_demand_and_named_always(moons, estimator: type[MLP], *, early: bool) -> None:
    X, y, X_test, y_test = moons
    last = estimator(**OVERFITS, max_epochs=120, early_stopping=early, patience=20)
    best = clone(last).set_params(restore_best=True)
    for model in (last, best):
        model.fit(X, y, X_val=X_test, y_val=y_test)
    losses = best.history_["validation_loss"]

    assert best.best_epoch_ == last.best_epoch_ == 1 + losses[1:].argmin() < last.n_iter_ == best.n_iter_
    assert best.best_score_ == last.best_score_ == best.history_["validation_score"][best.best_epoch_]
    assert best.loss_ == best.history_["train_loss"][best.best_epoch_]
    assert_array_equal(last.history_["train_loss"], best.history_["train_loss"])
    assert best.score(X_test, y_test) == pytest.approx(best.best_score_, abs=1e-5)
    if estimator is MLPClassifier:
        assert log_loss(y_test, best.predict_proba(X_test)) == pytest.approx(losses[1:].min(), rel=1e-4)
    exactly = clone(last).set_params(max_epochs=best.best_epoch_, early_stopping=False).fit(X, y)
    for one, other in zip(best.coefs_, exactly.coefs_, strict=True):
        assert_array_equal(one, other)


def test_without_validation_samples_no_epoch_is_the_best(moons) -> None:
    model = MLPClassifier(**SMALL).fit(*moons[:2])

    assert (model.best_epoch_, model.best_score_) == (None, None)


@pytest.mark.trains
def test_a_restored_network_goes_on_from_its_epoch(moons) -> None:
    X, y, X_test, y_test = moons
    model = MLPClassifier(**OVERFITS, max_epochs=60, restore_best=True).fit(X, y, validation_data=(X_test, y_test))
    losses, best = model.history_["train_loss"], model.best_epoch_
    assert best < 60

    model.partial_fit(X, y)

    assert_array_equal(model.history_["train_loss"], losses[: best + 2])
    assert model.n_iter_ == best + 1


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("batch_norm", ["off", "after"])
def test_a_warm_start_goes_on_where_the_fit_ended_bit_for_bit(iris, optimizer: str, batch_norm: str) -> None:
    X, y = iris[:2]
    parameters = SMALL | {"dropout": 0.2, "l2": 1.0, "optimizer": optimizer, "batch_norm": batch_norm}
    whole, parts = MLPClassifier(**parameters | {"max_epochs": 7}), MLPClassifier(**parameters, warm_start=True)

    whole.fit(X, y)
    for epochs in (4, 3):
        parts.set_params(max_epochs=epochs).fit(X, y)
        assert parts.n_iter_ == epochs

    for name, column in whole.history_.items():
        assert_array_equal(column, parts.history_[name])
    for one, other in zip(whole.coefs_, parts.coefs_, strict=True):
        assert_array_equal(one, other)


def test_a_warm_start_takes_other_samples_and_rates_but_neither_other_classes_nor_another_network(iris) -> None:
    X, y = iris[:2]
    model = MLPClassifier(**SMALL, warm_start=True, l2=3.0).fit(X, y)

    model.set_params(learning_rate=0.1).fit(X[::2], y[::2])
    w = np.concatenate([W.ravel() for W in model.coefs_]).astype(np.float64)
    assert model.history_["penalty"][-1] == pytest.approx(1.5 * np.square(w).sum() / len(X[::2]), rel=1e-6)
    with pytest.raises(ValueError, match=r"same classes .* Previously got \[0 1 2\], `y` has \[0 1\]"):
        model.fit(X[y < 2], y[y < 2])
    with pytest.raises(ValueError, match="fit with warm_start=True cannot go on with another network"):
        model.set_params(hidden_layer_sizes=(9,)).fit(X, y)


@pytest.mark.trains
def test_early_stopping_may_ask_for_more_than_any_improvement(moons) -> None:
    X, y, X_test, y_test = moons
    model = MLPClassifier(**OVERFITS, max_epochs=300, early_stopping=True, patience=5, tol=0.05)
    model.fit(X, y, X_val=X_test, y_val=y_test)
    losses = model.history_["validation_loss"][1:]

    wait = Wait(0.05)
    waited = [(wait.see(loss), wait.epochs)[1] for loss in losses]
    assert waited[-1] == 5 > max(waited[:-1])


@pytest.mark.parametrize("l2", [0.0, 5.0])
@pytest.mark.trains
def test_a_cost_at_rest_ends_the_fit(sine, l2: float) -> None:
    model = MLPRegressor(**SMALL | {"max_epochs": 2000}, l2=l2, n_iter_no_change=4, tol=1e-3).fit(*sine[:2])
    costs = (model.history_["train_loss"] + model.history_["penalty"])[1:]

    assert model.n_iter_ < 2000
    wait = Wait(1e-3)
    waited = [(wait.see(cost), wait.epochs)[1] for cost in costs]
    assert waited[-1] == 5 > max(waited[:-1])


def test_a_cost_that_does_not_come_to_rest_is_warned_of_if_it_was_to(moons) -> None:
    with pytest.warns(ConvergenceWarning, match="max_epochs=4 was reached before .* n_iter_no_change=inf .* tol=0.5"):
        MLPClassifier(**SMALL, n_iter_no_change=np.inf, tol=0.5).fit(*moons[:2])


@pytest.mark.parametrize(
    ("y_val", "expected"),
    [([1.0, 2.0, 4.0], None), ([2.0, 2.0, 2.0], 0.0), ([0.1, 0.1, 0.1], 0.0), ([1.0], np.nan)],
)
def test_r_squared_in_the_history_is_scikit_learns_where_it_is_undefined_too(sine, y_val: Any, expected: Any) -> None:
    X, y, X_test, _ = sine
    model = MLPRegressor(**SMALL).fit(X, y, X_val=X_test[: len(y_val)], y_val=y_val)

    score = model.history_["validation_score"][-1]
    if expected is None:
        expected = r2_score(y_val, model.predict(X_test[: len(y_val)]))
    assert_allclose(score, expected, rtol=1e-4)
    assert_allclose(model.best_score_, model.history_["validation_score"][model.best_epoch_])
