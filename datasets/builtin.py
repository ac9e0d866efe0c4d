"""Data sets that come with scikit-learn; nothing is downloaded."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine

from .arrays import Floats, Ints, seal
from .request import Request
from .sample import Sample
from .split import strata_of, stratified_choice

READERS: Mapping[str, Callable[[], Any]] = MappingProxyType(
    {
        "iris": load_iris,
        "wine": load_wine,
        "breast_cancer": load_breast_cancer,
        "digits": load_digits,
        "diabetes": load_diabetes,
    }
)

TARGET_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "iris": "species",
        "wine": "cultivar",
        "breast_cancer": "diagnosis",
        "digits": "digit",
        "diabetes": "disease progression",
    }
)


@cache
def read(name: str) -> Sample:
    """Read a whole data set, without noise, in scikit-learn's order. Its arrays are read-only."""
    bunch = READERS[name]()
    class_names = tuple(str(label) for label in bunch.get("target_names", ()))
    X: Floats = np.ascontiguousarray(bunch.data, dtype=np.float64)
    y: Floats | Ints = bunch.target.astype(np.int64 if class_names else np.float64)
    seal(X, y)
    return Sample(
        X=X,
        y=y,
        feature_names=tuple(str(feature).replace("_", " ") for feature in bunch.feature_names),
        class_names=tuple(label.replace("_", " ") for label in class_names),
        target_name=TARGET_NAMES[name],
    )


def draw(request: Request, points: np.random.Generator, noise: np.random.Generator) -> Sample:
    """Take samples of a built-in data set: as many as asked for, or all if there are fewer.

    Parameters
    ----------
    request : Request
        For one of `READERS`.
    points : Generator
        Which samples are taken; classes keep their proportions.
    noise : Generator
        The direction in which noise moves each feature of each sample.
    """
    whole = read(request.entry.name)
    strata = strata_of(whole.y, n_classes=len(whole.class_names))
    chosen_rows, _ = stratified_choice(strata, min(request.n_samples, len(strata)), points)
    X = whole.X[chosen_rows]
    return Sample(
        # In standard deviations of the whole data set, so that the scatter does not depend on n_samples.
        X=X + request.noise * whole.X.std(axis=0) * noise.standard_normal(X.shape),
        y=whole.y[chosen_rows],
        feature_names=whole.feature_names,
        class_names=whole.class_names,
        target_name=whole.target_name,
    )
