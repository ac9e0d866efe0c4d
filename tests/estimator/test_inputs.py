"""Sparse inputs, validation samples by any way, and classes that the samples lack."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import sparse
from sklearn import config_context
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.estimator import MLPClassifier, MLPRegressor
from tests.estimator.conftest import SMALL


@pytest.mark.parametrize("form", [sparse.csr_array, sparse.csc_array, sparse.coo_array, sparse.csr_matrix])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sparse_inputs_give_the_numbers_of_dense_ones(form: type, dtype: type[np.floating]) -> None:
    rng = np.random.default_rng(0)
    X = (rng.normal(size=(1100, 6)) * (rng.random((1100, 6)) < 0.3)).astype(dtype)
    y = (X.sum(axis=1) > 0).astype(int)
    dense, from_sparse = MLPClassifier(**SMALL | {"batch_size": 200}), MLPClassifier(**SMALL | {"batch_size": 200})

    dense.fit(X, y, X_val=X[:50], y_val=y[:50]).partial_fit(X, y)
    from_sparse.fit(form(X), y, X_val=form(X[:50]), y_val=y[:50]).partial_fit(form(X), y)

    for name, column in dense.history_.items():
        assert_array_equal(column, from_sparse.history_[name])
    assert_array_equal(dense.predict_proba(X), from_sparse.predict_proba(form(X)))


@pytest.mark.parametrize("loss", ["auto", "bce", "cross_entropy", "mse"])
@pytest.mark.parametrize("name", ["moons", "iris"])
def test_logarithms_of_probabilities_are_those_of_the_probabilities(
    name: str, loss: str, request: pytest.FixtureRequest
) -> None:
    X, y, X_test, _ = request.getfixturevalue(name)
    model = MLPClassifier(**SMALL, loss=loss).fit(X, y)

    assert_allclose(np.exp(model.predict_log_proba(X_test)), model.predict_proba(X_test), rtol=1e-5)
    certain = model.predict_log_proba(1e6 * X_test)  # some probabilities are 0
    assert (certain <= 0).all()
    assert np.isneginf(certain).any()


def test_validation_samples_go_through_a_pipeline_with_its_transformers(iris) -> None:
    X, y, X_test, y_test = iris
    X, X_test = (100.0 * part + 7.0 for part in (X, X_test))
    scaler = StandardScaler().fit(X)
    alone = MLPClassifier(**SMALL, early_stopping=True)
    alone.fit(scaler.transform(X), y, X_val=scaler.transform(X_test), y_val=y_test)

    with config_context(enable_metadata_routing=True):
        model = MLPClassifier(**SMALL, early_stopping=True).set_fit_request(X_val=True, y_val=True)
        pipeline = Pipeline([("scale", StandardScaler()), ("network", model)], transform_input=["X_val"])
        pipeline.fit(X, y, X_val=X_test, y_val=y_test)

    assert_array_equal(pipeline["network"].history_["validation_loss"], alone.history_["validation_loss"])
    assert pipeline.score(X_test, y_test) == alone.history_["validation_score"][-1]


@pytest.mark.parametrize("weighted", [False, True])
def test_validation_samples_are_the_same_by_either_way(sine, *, weighted: bool) -> None:
    X, y, X_test, y_test = sine
    weight = np.linspace(0.1, 2.0, len(X_test)) if weighted else None
    one, other = MLPRegressor(**SMALL), MLPRegressor(**SMALL)

    one.fit(X, y, validation_data=(X_test, y_test, weight))
    other.fit(X, y, X_val=X_test, y_val=y_test, sample_weight_val=weight)

    assert_array_equal(one.history_["validation_loss"], other.history_["validation_loss"])


def test_validation_samples_come_whole_and_once(moons) -> None:
    X, y = moons[:2]
    for part, missing in (({"X_val": X}, "y_val"), ({"y_val": y}, "X_val"), ({"sample_weight_val": y}, "X_val")):
        with pytest.raises(ValueError, match=f"X_val and y_val go together; {missing} is missing"):
            MLPClassifier(**SMALL).fit(X, y, **part)
    with pytest.raises(ValueError, match="validation samples came twice"):
        MLPClassifier(**SMALL).partial_fit(X, y, [0, 1], validation_data=(X, y), X_val=X, y_val=y)


@pytest.mark.parametrize("class_weight", [None, "balanced"])
def test_a_class_may_be_without_a_sample_if_it_is_named(iris, class_weight: str | None) -> None:
    X, y, X_test, y_test = iris
    model = MLPClassifier(**SMALL, class_weight=class_weight)

    model.fit(X[y > 0], y[y > 0], X_val=X_test, y_val=y_test, classes=[0, 1, 2])

    assert_array_equal(model.classes_, [0, 1, 2])
    assert model.predict_proba(X_test).shape == (len(X_test), 3)
    assert np.isfinite(model.history_["validation_loss"]).all()
    with pytest.raises(ValueError, match=r"y has labels that are not among the classes \[0 1\]: \[2\]"):
        model.fit(X, y, classes=[0, 1])
    with pytest.raises(ValueError, match=r"y_val has labels that are not among the classes \[1 2\]: \[0\]"):
        model.fit(X[y > 0], y[y > 0], X_val=X_test, y_val=y_test)


def test_a_pipeline_predicts_from_sparse_inputs(moons) -> None:
    X, y = moons[:2]
    model = make_pipeline(StandardScaler(with_mean=False), MLPClassifier(**SMALL)).fit(sparse.csr_array(X), y)

    assert model.predict(sparse.csr_array(X)).shape == y.shape
