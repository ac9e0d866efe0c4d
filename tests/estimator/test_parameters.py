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
        ({"hidden_layer_sizes": (8, 0)}, "entry of hidden_layer_sizes must be a whole number of at least 1, got 0"),
        ({"hidden_layer_sizes": 2.5}, "entry of hidden_layer_sizes must be a whole number of at least 1, got 2.5"),
        ({"hidden_layer_sizes": "big"}, r"hidden_layer_sizes must be whole numbers .*, or \(\) for none, got 'big'"),
        ({"hidden_layer_sizes": None}, r"hidden_layer_sizes must be whole numbers .*, or \(\) for none, got None"),
        ({"activation": "logistic"}, "activation must be one of relu, .*, got 'logistic'"),
        ({"loss": "hinge"}, "loss must be one of auto, bce, cross_entropy, mse, got 'hinge'"),
        ({"dropout": 1.0}, "dropout must be a number of at least 0 and below 1, got 1"),
        ({"dropout": None}, "dropout must be a number of at least 0 and below 1, got None"),
        ({"optimizer": "lbfgs"}, "optimizer must be one of sgd, momentum, rmsprop, adam, adamw, got 'lbfgs'"),
        ({"l1": -1}, "l1 must be a number of at least 0, got -1"),
        ({"l2": float("nan")}, "l2 must be a number of at least 0, got nan"),
        ({"learning_rate": "constant"}, "learning_rate must be a number above 0, got 'constant'"),
        ({"learning_rate": 0}, "learning_rate must be a number above 0, got 0"),
        ({"leaky_slope": 2}, "leaky_slope must be a number between 0 and 1, got 2"),
        ({"initial_scale": 0.0}, "initial_scale must be a number above 0, got 0.0"),
        ({"schedule": "adaptive"}, "schedule must be one of constant, step, cosine, plateau, got 'adaptive'"),
        ({"schedule_epochs": 0}, "schedule_epochs must be a whole number of at least 1, got 0"),
        ({"schedule_factor": 1.5}, "schedule_factor must be a number between 0 and 1, got 1.5"),
        ({"batch_size": "all"}, "batch_size must be 'auto' or a whole number of at least 1, got 'all'"),
        ({"batch_size": None}, "batch_size must be 'auto' or a whole number of at least 1, got None"),
        ({"max_epochs": -1}, "max_epochs must be a whole number of at least 0, got -1"),
        ({"max_epochs": 2.5}, "max_epochs must be a whole number of at least 0, got 2.5"),
        ({"max_epochs": None}, "max_epochs must be a whole number of at least 0, got None"),
        ({"patience": None}, "patience must be a whole number of at least 1, got None"),
        ({"n_iter_no_change": 0}, "n_iter_no_change must be None, infinity or a whole number of at least 1, got 0"),
        ({"tol": -0.5}, "tol must be a number of at least 0, got -0.5"),
        ({"tol": None}, "tol must be a number of at least 0, got None"),
        ({"warm_start": "yes"}, "warm_start must be True or False, got 'yes'"),
        ({"restore_best": 1}, "restore_best must be True or False, got 1"),
        ({"restore_best": True}, "restore_best=True needs validation samples"),
        ({"random_state": -1}, "random_state must be None, a whole number between 0 and 4294967295, .*, got -1"),
        ({"random_state": (1, 2, 3)}, r"random_state must be .*, got \(1, 2, 3\)"),
        ({"random_state": "dice"}, "random_state must be .*, got 'dice'"),
        ({"early_stopping": "stop"}, "early_stopping must be True or False, got 'stop'"),
        ({"validation_fraction": 1.0}, "validation_fraction must be None or a number between 0 and 1, got 1.0"),
        ({"class_weight": "equal"}, "class_weight must be None, 'balanced' or a dict by label, got 'equal'"),
        ({"class_weight": {0: -1.0}}, "class_weight of 0 must be a number of at least 0, got -1.0"),
        ({"class_weight": {0: "much"}}, "class_weight of 0 must be a number of at least 0, got 'much'"),
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
        ((np.zeros((2, 2)), [0, 5]), r"y_val has labels that are not among the classes \[0 1\]: \[5\]"),
        ((np.zeros((2, 3)), [0, 1]), "X has 3 features, but MLPClassifier is expecting 2"),
        ((np.zeros((2, 2)), [0, 1], [0, 0]), "at least one non-zero number"),
        ((np.zeros((2, 2)), ["no", "yes"]), r"labels that are not among the classes \[0 1\]: \['no' 'yes'\]"),
    ],
)
def test_bad_validation_data_are_refused(moons, data: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MLPClassifier(**SMALL).fit(*moons[:2], validation_data=data)


def test_one_class_is_too_few(moons) -> None:
    with pytest.raises(ValueError, match="needs at least 2 classes, got 1 class: 1"):
        MLPClassifier().fit(moons[0], np.ones(len(moons[0]), int))


@pytest.mark.parametrize(
    ("labels", "kinds"), [(["no", 1], "int and str"), ([0, "yes"], "int and str"), ([0, None], "NoneType and int")]
)
def test_labels_of_several_kinds_are_refused_as_such(moons, labels: list[Any], kinds: str) -> None:
    y = np.array(labels, object)[moons[1]]

    with pytest.raises(ValueError, match=f"labels in y must be all numbers or all text, got {kinds}"):
        MLPClassifier().fit(moons[0], y)


@pytest.mark.parametrize("kind", [int, bool, float])
def test_labels_may_be_numbers_in_an_array_of_objects(moons, kind: type) -> None:
    X, y = moons[:2]
    model = MLPClassifier(**SMALL).fit(X, y.astype(kind).astype(object))

    assert_array_equal(model.predict(X), MLPClassifier(**SMALL).fit(X, y.astype(kind)).predict(X))


@pytest.mark.parametrize(
    ("fraction", "y", "message"),
    [
        (0.1, [0, 1] * 4, "The validation set is too small.* validation_fraction=0.1 sets 1 of 8 samples aside, and at "
         "least 2 are needed there and 2 to train on"),
        (0.9, [0, 1] * 4, "validation_fraction=0.9 sets 8 of 8 samples aside"),
        (0.5, [0, 0, 0, 1], "needs two samples of every class, .* and there is one of class 1"),
        (0.25, [0, 1, 2, 3] * 2, "sets 2 of 8 samples aside, and at least 4 are needed there and 4 to train on"),
    ],
)  # fmt: skip
def test_too_few_samples_to_set_some_aside_are_refused_by_the_parameters_own_name(
    fraction: float, y: list[int], message: str
) -> None:
    X = np.random.default_rng(0).normal(size=(len(y), 2))

    with pytest.raises(ValueError, match=message) as refused:
        MLPClassifier(validation_fraction=fraction).fit(X, y)

    assert "test_size" not in str(refused.value)


@pytest.mark.parametrize("n", [1, 2])
def test_regressor_too_needs_samples_to_set_aside(n: int) -> None:
    with pytest.raises(ValueError, match=r"The validation set is too small.* sets 1 of"):
        MLPRegressor(early_stopping=True).fit(np.zeros((n, 2)), np.zeros(n))


def test_what_the_dashboard_does_not_offer_can_be_asked_of_an_estimator(moons) -> None:
    X, y = moons[:2]
    beyond = {
        "hidden_layer_sizes": (300, *[3] * 7), "dropout": 0.97, "l1": 2000.0, "l2": 5000.0, "learning_rate": 1e-9,
        "schedule_epochs": 200_000, "batch_size": 6000, "max_epochs": 2, "patience": 20_000, "initial_scale": 200.0,
    }  # fmt: skip
    for name, value in beyond.items():
        model = MLPClassifier(**SMALL | {name: value}).fit(X, y)
        assert model.get_params()[name] == value
        assert pickle.loads(pickle.dumps(model)).n_iter_ == model.n_iter_ > 0
    assert [W.shape[1] for W in MLPClassifier(beyond["hidden_layer_sizes"], max_epochs=1).fit(X, y).coefs_] == [
        300, *[3] * 7, 1
    ]  # fmt: skip
    assert MLPClassifier((1,), max_epochs=100_001, n_iter_no_change=1, tol=1e9).fit(X, y).n_iter_ == 3
