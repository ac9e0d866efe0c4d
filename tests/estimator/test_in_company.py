"""The estimators in scikit-learn's tools."""

import numpy as np
import pytest
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import TransformedTargetRegressor
from sklearn.ensemble import BaggingClassifier
from sklearn.model_selection import GridSearchCV, cross_val_score, validation_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.estimator import MLPClassifier, MLPRegressor


@pytest.mark.trains
def test_pipeline_scales_what_the_network_is_given(iris) -> None:
    X, y = iris[0] * [1, 100, 0.01, 1] + 5, iris[1]
    model = make_pipeline(StandardScaler(), MLPClassifier((8,), max_epochs=50, random_state=0))

    assert cross_val_score(model, X, y, cv=3).mean() > 0.85


def test_grid_search_takes_parameters_as_numpy_has_them(moons) -> None:
    X, y = moons[:2]
    grid = {"hidden_layer_sizes": [(4,), (4, 4)], "l2": np.logspace(-1, 1, 2), "batch_size": np.array([8, 16])}

    search = GridSearchCV(MLPClassifier(max_epochs=5, random_state=0), grid, cv=2).fit(X, y)

    assert len(search.cv_results_["params"]) == 8
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()
    assert search.best_estimator_.n_iter_ == 5


def test_validation_curve_shows_what_l2_does(sine) -> None:
    X, y = sine[:2]
    model = MLPRegressor((64, 64), max_epochs=100, random_state=0)

    train, _ = validation_curve(model, X, y, param_name="l2", param_range=[0.0, 1000.0], cv=3)

    assert train[0].mean() > train[1].mean()


@pytest.mark.trains
def test_targets_in_other_units_are_scaled_around_the_regressor(sine) -> None:
    X, y, X_test, y_test = sine
    model = TransformedTargetRegressor(MLPRegressor(max_epochs=100, random_state=0), transformer=StandardScaler())

    assert model.fit(X, 1e6 * y + 1e7).score(X_test, 1e6 * y_test + 1e7) > 0.5


@pytest.mark.parametrize("wrap", [CalibratedClassifierCV, BaggingClassifier])
@pytest.mark.trains
def test_meta_estimators_hand_weights_on(moons, wrap: type) -> None:
    X, y, X_test, y_test = moons
    model = wrap(MLPClassifier((8,), max_epochs=30, random_state=0))

    assert model.fit(X, y, sample_weight=np.ones(len(X))).score(X_test, y_test) > 0.6
