"""A weight of k counts as k samples, and the weight of a class multiplies that of its samples."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.utils.class_weight import compute_sample_weight

from playground.estimator import MLPClassifier, MLPRegressor
from playground.estimator.base import MLP

FULL_BATCH: dict[str, Any] = {
    "hidden_layer_sizes": (5,), "activation": "tanh", "batch_size": 5000, "max_epochs": 30, "random_state": 0,
    "l1": 0.3, "l2": 0.7,
}  # fmt: skip


@pytest.mark.parametrize(
    ("estimator", "parameters"),
    [
        (MLPClassifier, {}),
        (MLPClassifier, {"loss": "mse"}),
        (MLPClassifier, {"class_weight": "balanced"}),
        (MLPClassifier, {"class_weight": {0: 3.0}}),
        (MLPRegressor, {}),
    ],
)
def test_weights_count_as_repetitions_of_the_sample(estimator: type[MLP], parameters: dict[str, Any]) -> None:
    rng = np.random.default_rng(0)
    X, y, weight = rng.normal(size=(40, 3)), rng.integers(0, 3, 40), rng.integers(0, 4, 40)
    validation = rng.normal(size=(20, 3)), rng.integers(0, 3, 20), rng.integers(0, 4, 20)
    repeated = [part.repeat(validation[2], axis=0) for part in validation[:2]]

    weighted = estimator(**FULL_BATCH, **parameters).fit(X, y, weight, validation)
    several = estimator(**FULL_BATCH, **parameters).fit(
        X.repeat(weight, axis=0), y.repeat(weight), validation_data=repeated
    )

    for name in ("train_loss", "validation_loss", "penalty"):
        assert_allclose(weighted.history_[name], several.history_[name], rtol=1e-9)
    for one, other in zip(weighted.coefs_, several.coefs_, strict=True):
        assert_allclose(one, other, rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize("parameters", [{"class_weight": "balanced"}, {"class_weight": {0: 1.0, 1: 5.0, 2: 0.5}}])
def test_class_weights_are_weights_of_samples(iris, parameters: dict[str, Any]) -> None:
    X, y = iris[0][5:].astype(np.float64), iris[1][5:]
    weight = compute_sample_weight(parameters["class_weight"], y)

    by_class = MLPClassifier(**FULL_BATCH, **parameters).fit(X, y)
    by_sample = MLPClassifier(**FULL_BATCH).fit(X, y, weight)

    for one, other in zip(by_class.coefs_, by_sample.coefs_, strict=True):
        assert_allclose(one, other, rtol=1e-6, atol=1e-12)


def test_weight_makes_a_sample_count(moons) -> None:
    X, y = moons[:2]
    heavy = np.where(y == 1, 100.0, 1.0)

    model = MLPClassifier((8,), max_epochs=50, random_state=0).fit(X, y, heavy)

    assert (model.predict(X[y == 1]) == 1).all()


@pytest.mark.parametrize(
    ("weight", "message"),
    [(0.0, "at least one non-zero number"), (-1.0, "Negative values"), (np.nan, "NaN")],
)
def test_bad_weights_are_refused(moons, weight: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MLPClassifier().fit(*moons[:2], np.full(len(moons[0]), weight))


def test_classes_of_weight_0_alone_are_refused(moons) -> None:
    with pytest.raises(ValueError, match="every sample has a class of weight 0; let one class weigh more"):
        MLPClassifier(class_weight={0: 0.0, 1: 0.0}).fit(*moons[:2])
