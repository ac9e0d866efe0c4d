"""Inputs that are not scaled: warned of, and refused where nothing can be learned from them."""

import numpy as np
import pandas as pd
import pytest
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.estimator import MLPClassifier, MLPRegressor
from tests.estimator.conftest import SMALL


def test_inputs_far_from_scaled_are_warned_of_by_name_once_for_a_network(sine) -> None:
    X, y = sine[:2]
    wide = pd.DataFrame(np.column_stack([X, 40.0 * np.abs(X) + 100]), columns=["x", "height"])
    model = MLPRegressor(**SMALL)

    with pytest.warns(UserWarning, match="The inputs are not scaled: column height of X has a root mean square of 1"):
        model.partial_fit(wide, y)
    model.partial_fit(wide, y)  # warnings are errors here
    with pytest.warns(
        UserWarning, match=r"not scaled: column 1 of X .* make_pipeline\(StandardScaler\(\), MLPClassifier"
    ):
        MLPClassifier(**SMALL).fit(wide.to_numpy(), y > 0)
    make_pipeline(StandardScaler(), model).fit(wide, y)


@pytest.mark.parametrize("factor", [1e200, 1e307])
def test_inputs_too_large_to_begin_with_are_refused(sine, factor: float) -> None:
    X, y = sine[0].astype(np.float64), sine[1]

    with (
        pytest.warns(UserWarning, match="The inputs are not scaled"),
        pytest.raises(ValueError, match="the loss is infinite before training, as inputs or targets are too large"),
    ):
        MLPRegressor(**SMALL).fit(X * factor, y)
