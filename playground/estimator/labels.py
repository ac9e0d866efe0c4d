"""Labels of classes as indices, and what is wrong with labels that cannot be."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.utils.multiclass import check_classification_targets

from playground.network.arithmetic import Array


def classes_of(labels: Any, name: str = "y") -> Array:
    """Return the different labels in order; ValueError if they are no labels, or of kinds without an order."""
    array = _of_one_kind(np.asarray(labels), name)
    check_classification_targets(array)
    return np.unique(array)


def indices(y: Array, classes: Array, name: str) -> Array:
    """Return the index (n,) of each label among the classes; ValueError if a label is not among them."""
    known, found = set(classes.tolist()), classes_of(y, name)
    unknown = np.array([label not in known for label in found.tolist()], bool)
    if unknown.any():
        raise ValueError(f"{name} has labels that are not among the classes {classes}: {found[unknown]}")
    return np.searchsorted(classes, y)


def check_enough(classes: Array, estimator: str) -> None:
    """Raise ValueError unless there are two classes at least."""
    if len(classes) < 2:
        raise ValueError(f"{estimator} needs at least 2 classes, got 1 class: {classes[0]}")


def _of_one_kind(labels: Array, name: str) -> Array:
    """Return the labels, objects that stand for numbers as numbers; ValueError if kinds are mixed."""
    if labels.dtype != object:
        return labels
    kinds = sorted({type(label).__name__ for label in labels.ravel()})
    if len(kinds) > 1:
        raise ValueError(f"labels in {name} must be all numbers or all text, got {' and '.join(kinds)}")
    return labels if kinds == ["str"] else np.array(labels.tolist())
