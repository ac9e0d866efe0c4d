"""What a classifier knows of classes: their labels, their probabilities, and their weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import ClassifierMixin

from playground.estimator.base import MLP
from playground.estimator.labels import check_enough, classes_of, indices
from playground.estimator.problem import Samples, weighted_by_class
from playground.network.arithmetic import Array
from playground.network.losses import Loss, loss
from playground.network.outputs import class_probabilities, predicted_labels


class Classification(ClassifierMixin, MLP):  # type: ignore[misc]  # scikit-learn carries no types
    """A network whose outputs stand for classes."""

    classes_: Array

    def predict(self, X: Any) -> Array:
        """Return the label (n,) that is most probable, for X (n, n_features)."""
        z = self._logits(X)
        return self.classes_[predicted_labels(z)]

    def predict_proba(self, X: Any) -> Array:
        """Return the probability of each class (n, n_classes), in the order of ``classes_``, for X (n, n_features)."""
        z = self._logits(X)
        return class_probabilities(self._loss, z)

    def predict_log_proba(self, X: Any) -> Array:
        """Return the logarithm of each probability (n, n_classes), −inf where a probability is 0 in its type."""
        with np.errstate(divide="ignore"):
            return np.log(self.predict_proba(X))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    @property
    def _labels(self) -> Array:
        return self.classes_

    def _learn_labels(self, y: Array, classes: Any) -> None:
        found = classes_of(y) if classes is None else classes_of(classes, "classes")
        if self.warm_start and hasattr(self, "_fitted") and not np.array_equal(found, self.classes_):
            raise ValueError(
                "warm_start can only be used where `y` has the same classes as in the previous call to fit. "
                f"Previously got {self.classes_}, `y` has {found}"
            )
        check_enough(found, type(self).__name__)
        self.classes_ = found

    @property
    def _loss(self) -> Loss:
        return loss(self._fitted.loss, "binary" if len(self.classes_) == 2 else "multiclass")

    def _targets(self, y: Array, name: str) -> Array:
        return indices(y, self.classes_, name)

    def _weighed(self, samples: Samples) -> Samples:
        if self.class_weight is None or isinstance(self.class_weight, str):
            return samples
        return weighted_by_class(samples, self.class_weight, self.classes_)
