"""Fitting epoch by epoch, on the same samples or on others."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from playground.estimator import MLPClassifier, MLPRegressor

SMALL: dict[str, Any] = {"hidden_layer_sizes": (6, 5), "batch_size": 16, "random_state": (2, 3)}


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("batch_norm", ["off", "before"])
def test_epoch_by_epoch_gives_the_numbers_of_fit_bit_for_bit(iris, optimizer: str, batch_norm: str) -> None:
    X, y, X_test, y_test = iris
    parameters = SMALL | {"optimizer": optimizer, "batch_norm": batch_norm, "dropout": 0.2, "l1": 0.1, "l2": 2.0}
    whole, parts = MLPClassifier(**parameters, max_epochs=5), MLPClassifier(**parameters)

    whole.fit(X, y, validation_data=(X_test, y_test))
    for _ in range(5):
        parts.partial_fit(X, y, classes=[0, 1, 2], validation_data=(X_test, y_test))

    assert parts.n_iter_ == 5
    assert whole.history_.keys() == parts.history_.keys()
    for name, column in whole.history_.items():
        assert_array_equal(column, parts.history_[name])
    assert_array_equal(whole.predict_proba(X_test), parts.predict_proba(X_test))


@pytest.mark.parametrize("schedule", ["step", "cosine", "plateau"])
def test_epoch_by_epoch_a_schedule_goes_on_where_it_was(iris, schedule: str) -> None:
    X, y = iris[:2]
    rates = {"schedule": schedule, "schedule_epochs": 3 if schedule == "step" else 2, "schedule_factor": 0.5}
    whole, parts = (MLPClassifier(**SMALL, **rates, learning_rate=0.3, max_epochs=20) for _ in range(2))

    whole.fit(X, y)
    for _ in range(20):
        parts.partial_fit(X, y, classes=[0, 1, 2])

    assert len(set(whole.history_["learning_rate"])) > 1
    for name, column in whole.history_.items():
        assert_array_equal(column, parts.history_[name])


def test_partial_fit_goes_on_from_fit_and_fit_starts_anew(moons) -> None:
    X, y = moons[:2]
    model = MLPClassifier(**SMALL, max_epochs=3).fit(X, y)
    first = model.history_["train_loss"]

    model.partial_fit(X, y)
    assert_array_equal(model.history_["train_loss"][:4], first)
    assert model.n_iter_ == 4
    assert_array_equal(model.fit(X, y).history_["train_loss"], first)


@pytest.mark.trains
def test_samples_may_come_in_parts_of_any_size_that_lack_classes(iris) -> None:
    X, y = iris[:2]
    order = np.argsort(y, kind="stable")
    model = MLPClassifier(**SMALL)

    for epoch in range(30):
        for rows in np.array_split(np.random.default_rng(epoch).permutation(order), [7, 30, 31]):
            model.partial_fit(X[rows], y[rows], classes=[0, 1, 2])

    assert model.score(X, y) > 0.9


def test_learning_rate_may_change_on_the_way_but_not_the_network(sine) -> None:
    X, y = sine[:2]
    model = MLPRegressor(**SMALL).partial_fit(X, y)
    before = model.coefs_[0]

    model.set_params(learning_rate=0.1, l2=1.0).partial_fit(X, y)
    assert (before != model.coefs_[0]).any()
    for change in ({"hidden_layer_sizes": (3,)}, {"hidden_layer_sizes": (6, 5), "optimizer": "sgd"}):
        with pytest.raises(ValueError, match=r"partial_fit cannot go on with another network, .* call fit to start"):
            model.set_params(**change).partial_fit(X, y)
    model.set_params(optimizer="adam")
    with pytest.raises(ValueError, match="number of inputs or outputs"):
        model.partial_fit(X, np.column_stack([y, y]))


def test_bad_calls_are_refused(moons) -> None:
    X, y = moons[:2]
    with pytest.raises(ValueError, match="classes must be passed on the first call to partial_fit"):
        MLPClassifier().partial_fit(X, y)
    with pytest.raises(ValueError, match=r"not among the classes \[0 1\]: \[2\]"):
        MLPClassifier().partial_fit(X, y + 1, classes=[0, 1])
    with pytest.raises(ValueError, match="partial_fit does not support early_stopping=True, as it trains one epoch"):
        MLPClassifier(early_stopping=True).partial_fit(X, y, classes=[0, 1])


def test_a_failed_first_call_leaves_nothing_behind(moons) -> None:
    X, y = moons[:2]
    model = MLPClassifier(**SMALL)
    with pytest.raises(ValueError, match="NaN"):
        model.partial_fit(np.full_like(X, np.nan), y, classes=[0, 1])

    assert model.partial_fit(X, y, classes=[0, 1]).n_features_in_ == 2


@pytest.mark.parametrize("weighted", [False, True])
def test_penalty_is_divided_by_the_samples_of_all_chunks_and_not_by_the_chunk(sine, *, weighted: bool) -> None:
    X, y = sine[:2]
    weight = np.linspace(0.5, 2.0, len(X)) if weighted else np.ones(len(X))
    model = MLPRegressor(**SMALL, l1=0.5, l2=3.0)

    for _ in range(2):  # the second time round the chunks are known
        for rows in (slice(0, 7), slice(7, 30), slice(30, 40)):
            model.partial_fit(X[rows], y[rows], weight[rows] if weighted else None)
    penalties = model.history_["penalty"]

    w = np.concatenate([W.ravel() for W in model.coefs_]).astype(np.float64)
    assert penalties[-1] == pytest.approx((0.5 * np.abs(w).sum() + 1.5 * np.square(w).sum()) / weight.sum(), rel=1e-6)
    begun = MLPRegressor(**SMALL, l1=0.5, l2=3.0, max_epochs=0).fit(X[:7], y[:7], weight[:7] if weighted else None)
    assert penalties[0] == pytest.approx(begun.history_["penalty"][0])


def test_number_of_samples_may_be_given(sine) -> None:
    X, y = sine[0][:7], sine[1][:7]
    given, divided = MLPRegressor(**SMALL, l2=3.0), MLPRegressor(**SMALL, l2=3.0 * 7 / 1000)

    for _ in range(3):
        given.partial_fit(X, y, n_samples=1000)
        divided.partial_fit(X, y)

    assert_allclose(given.coefs_[0], divided.coefs_[0], rtol=1e-5)
    for bad in (0, -1, "all", np.nan):
        with pytest.raises(ValueError, match=f"n_samples must be None or a number above 0, got {bad!r}"):
            given.partial_fit(X, y, n_samples=bad)


def test_mixed_labels_are_refused_as_such(moons) -> None:
    with pytest.raises(ValueError, match="labels in classes must be all numbers or all text, got int and str"):
        MLPClassifier().partial_fit(*moons[:2], classes=np.array([0, "one"], object))
