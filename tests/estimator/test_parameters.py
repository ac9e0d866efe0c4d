"""What estimators refuse, and what they keep when copied, pickled and cloned."""

import pickle
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from playground.estimator import MLPClassifier, MLPRegressor
from tests.estimator.conftest import SMALL


@pytest.mark.parametrize("random_state", [0, (3, 2**32 - 1)])
def test_clone_keeps_the_parameters(random_state: object) -> None:
    model = MLPClassifier((3,), l1=0.5, random_state=random_state, class_weight={0: 2.0})

    assert clone(model).get_params() == model.get_params()


def test_pickled_model_predicts_and_goes_on_as_the_first_one(iris) -> None:
    X, y, X_test, _ = iris
    model = MLPClassifier(**SMALL, dropout=0.3, batch_norm="after").fit(X, y)
    copy = pickle.loads(pickle.dumps(model))
    assert_array_equal(copy.predict_proba(X_test), model.predict_proba(X_test))

    for classifier in (model, copy):
        classifier.partial_fit(X, y)

    assert_array_equal(copy.predict_proba(X_test), model.predict_proba(X_test))
    assert_array_equal(copy.history_["train_loss"], model.history_["train_loss"])


def test_pickle_holds_none_of_the_data() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20_000, 10)), rng.integers(0, 2, 20_000)

    assert len(pickle.dumps(MLPClassifier((4,), max_epochs=1).fit(X, y))) < 20_000


def test_what_is_not_fitted_does_not_predict(moons) -> None:
    with pytest.raises(NotFittedError):
        MLPClassifier().predict(moons[0])


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"hidden_layer_sizes": (0,)}, "hidden_layer_sizes must be between 1 and 256, got 0"),
        ({"hidden_layer_sizes": (8,) * 7}, "hidden_layer_sizes must have 0 to 6 entries, got 7"),
        ({"hidden_layer_sizes": "big"}, "hidden_layer_sizes must be a whole number, got 'big'"),
        ({"activation": "logistic"}, "activation must be one of relu, .*, got 'logistic'"),
        ({"loss": "hinge"}, "loss must be one of auto, bce, cross_entropy, mse, got 'hinge'"),
        ({"dropout": 1.0}, r"dropout must be between 0 and 0.95, got 1"),
        ({"optimizer": "lbfgs"}, "optimizer must be one of sgd, momentum, rmsprop, adam, adamw, got 'lbfgs'"),
        ({"l1": -1}, "l1 must be between 0 and 1000, got -1"),
        ({"learning_rate": "constant"}, "learning_rate must be a finite number, got 'constant'"),
        ({"schedule": "adaptive"}, "schedule must be one of constant, step, cosine, plateau, got 'adaptive'"),
        ({"schedule_epochs": 0}, "schedule_epochs must be between 1 and 100000, got 0"),
        ({"schedule_factor": 1.5}, "schedule_factor must be between 0 and 1, got 1.5"),
        ({"batch_size": "all"}, "batch_size must be a whole number, got 'all'"),
        ({"max_epochs": -1}, "max_epochs must be a whole number between 0 and 100000, got -1"),
        ({"max_epochs": 2.5}, "max_epochs must be a whole number between 0 and 100000, got 2.5"),
        ({"random_state": -1}, "random_state must be None, a whole number between 0 and 4294967295, .*, got -1"),
        ({"random_state": (1, 2, 3)}, r"random_state must be .*, got \(1, 2, 3\)"),
        ({"random_state": "dice"}, "random_state must be .*, got 'dice'"),
        ({"early_stopping": "stop"}, "early_stopping must be True or False, got 'stop'"),
        ({"validation_fraction": 1.0}, "validation_fraction must be None or a number between 0 and 1, got 1.0"),
        ({"class_weight": "equal"}, "class_weight must be None, 'balanced' or a dict by label, got 'equal'"),
        ({"class_weight": {0: -1.0}}, "class_weight must hold weights of at least 0"),
    ],
)
def test_bad_parameter_is_named_with_its_value_and_its_range(moons, parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MLPClassifier(**parameters).fit(*moons[:2])


def test_regressor_has_one_loss(sine) -> None:
    with pytest.raises(ValueError, match="loss must be auto or mse for regression, got 'bce'"):
        MLPRegressor(loss="bce").fit(*sine[:2])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("X and y", r"validation_data must be None, \(X, y\) or \(X, y, sample_weight\), got str"),
        ((1,), "validation_data must be .* got tuple of 1"),
        ((np.zeros((2, 2)), [0, 5]), r"labels that are not among the classes \[0 1\]: \[5\]"),
        ((np.zeros((2, 3)), [0, 1]), "X has 3 features, but MLPClassifier is expecting 2"),
        ((np.zeros((2, 2)), [0, 1], [0, 0]), "at least one non-zero number"),
    ],
)
def test_bad_validation_data_are_refused(moons, data: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MLPClassifier(**SMALL).fit(*moons[:2], validation_data=data)


def test_one_class_is_too_few(moons) -> None:
    with pytest.raises(ValueError, match="needs at least 2 classes, got 1 class: 1"):
        MLPClassifier().fit(moons[0], np.ones(len(moons[0]), int))
