"""What an estimator is given, checked by scikit-learn's rules: arrays, sparse ones made dense."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from scipy.sparse import issparse
from sklearn.base import BaseEstimator, is_regressor
from sklearn.utils.validation import _check_sample_weight, validate_data

from playground.datasets import LARGEST_INPUT, input_sizes
from playground.network.arithmetic import Array
from playground.words.training import scale_warning

FLOATS = (np.float64, np.float32)
FORMATS = ("csr",)  # of sparse inputs; others are turned into it, as it can be cut into rows


def checked_arrays(
    estimator: BaseEstimator, X: Any, y: Any, sample_weight: Any = None, *, reset: bool
) -> tuple[Array, Array, Array | None]:  # fmt: skip
    """Return X (n, n_features) as a dense array, y, and weights (n,) of at least 0 or None.

    ``reset`` notes number and names of the features as those of the estimator; otherwise they must be those noted.
    """
    numeric = is_regressor(estimator)
    X, y = validate_data(
        estimator, X, y, dtype=FLOATS, accept_sparse=FORMATS, multi_output=numeric, y_numeric=numeric, reset=reset
    )
    if sample_weight is not None:
        sample_weight = _check_sample_weight(sample_weight, X, dtype=np.float64, ensure_non_negative=True)
    return (X.toarray() if issparse(X) else X), y, sample_weight


def warn_of_scale(estimator: BaseEstimator, X: Array) -> None:
    """Warn if a column of the inputs is so large that training is likely to suffer."""
    sizes = input_sizes(X)
    largest = int(sizes.argmax())
    if sizes[largest] > LARGEST_INPUT:
        name = str(getattr(estimator, "feature_names_in_", range(X.shape[1]))[largest])
        warnings.warn(scale_warning(name, float(sizes[largest]), type(estimator).__name__), UserWarning, stacklevel=4)
