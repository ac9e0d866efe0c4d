"""Training statistics alone decide how inputs are scaled and where they are drawn."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from datasets.arrays import Floats
from datasets.inputs import Inputs, drawn_as_they_are, from_point, from_table


@pytest.mark.parametrize(
    ("make", "n_columns"),
    [
        (partial(drawn_as_they_are, names=("x",)), 1),
        (partial(from_point, features=("x", "y2", "sin_y")), 2),
        (partial(from_table, names=tuple("abcde")), 5),
    ],
)
def test_the_test_set_has_no_say(make: Callable[[Floats, Floats], Inputs], n_columns: int) -> None:
    train, test, other_test = np.random.default_rng(0).normal(size=(3, 40, n_columns))
    one, other = make(train, test), make(train, 5 + 3 * other_test)

    np.testing.assert_array_equal(one.train, other.train)
    np.testing.assert_array_equal(one.plane.train, other.plane.train)
    np.testing.assert_array_equal(one.plane.to_inputs(one.plane.test), other.plane.to_inputs(one.plane.test))
    assert not np.array_equal(one.held_out, other.held_out)


def test_a_table_is_standardised_by_its_training_rows() -> None:
    train, test = np.random.default_rng(0).normal(3, 2, size=(2, 40, 5))
    inputs = from_table(train, test, names=tuple("abcde"))

    np.testing.assert_allclose(inputs.train, (train - train.mean(axis=0)) / train.std(axis=0))
    np.testing.assert_allclose(inputs.held_out, (test - train.mean(axis=0)) / train.std(axis=0))


def test_a_constant_feature_is_centred_only() -> None:
    train, test = np.random.default_rng(0).normal(size=(2, 40, 3))
    train[:, 1] = 4
    inputs = from_table(train, test, names=tuple("abc"))

    np.testing.assert_array_equal(inputs.train[:, 1], 0)
    np.testing.assert_allclose(inputs.held_out[:, 1], test[:, 1] - 4)
