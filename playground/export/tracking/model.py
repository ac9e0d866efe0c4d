"""The estimator of a run as a model of MLflow's, which is read from numbers and text: no pickle is opened.

MLflow finds this module by the name that a model says, and has it load the model:
``mlflow.pyfunc.load_model(uri).get_raw_model()`` is the estimator. The playground must be installed there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from playground.estimator import MLPClassifier, MLPRegressor
from playground.estimator.stored import estimator_from
from playground.export.tracking.entry import DOCUMENT, NUMBERS
from playground.measurements.provenance import versions
from playground.network.arithmetic import Array

_LIBRARIES = {"numpy": "numpy", "scipy": "scipy", "scikit-learn": "scikit_learn"}  # as ``versions`` calls them


def save(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write a model of MLflow's from the files of an estimator into a folder, and return where it is."""
    import mlflow.pyfunc  # noqa: PLC0415 -- an optional extra, and slow to import

    data, model = folder / "estimator", folder / "model"
    data.mkdir()
    for name, content in files.items():
        (data / name).write_bytes(content)
    found = versions()
    mlflow.pyfunc.save_model(
        path=str(model), loader_module=__name__, data_path=str(data),
        pip_requirements=[f"{library}=={found[name]}" for library, name in _LIBRARIES.items()],
    )  # fmt: skip
    return model


class Served:
    """An estimator as MLflow asks models: for predictions, and for what it is.

    Parameters
    ----------
    estimator : MLPClassifier or MLPRegressor
    """

    def __init__(self, estimator: MLPClassifier | MLPRegressor) -> None:
        self._estimator = estimator

    def predict(self, X: Any) -> Array:
        """Return classes or values (n,) for inputs (n, n_features) in the units of the run."""
        return self._estimator.predict(X)

    def get_raw_model(self) -> MLPClassifier | MLPRegressor:
        """Return the estimator."""
        return self._estimator


def _load_pyfunc(path: str) -> Served:
    """Return the model that is in a folder; MLflow calls this by its name."""
    folder = Path(path)
    document: dict[str, Any] = json.loads((folder / DOCUMENT).read_bytes())
    with np.load(folder / NUMBERS, allow_pickle=False) as arrays:
        return Served(estimator_from(document, dict(arrays)))
