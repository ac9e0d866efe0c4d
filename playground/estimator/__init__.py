"""The network of the dashboard as scikit-learn estimators, trained by the same trainer to the same numbers."""

from playground.estimator.classifier import MLPClassifier
from playground.estimator.regressor import MLPRegressor

__all__ = ["MLPClassifier", "MLPRegressor"]
