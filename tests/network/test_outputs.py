import numpy as np
import pytest
from scipy.special import expit

from playground.network.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Loss,
    SigmoidSquaredError,
    SoftmaxSquaredError,
    SquaredError,
)
from playground.network.outputs import class_probabilities, n_outputs, targets


@pytest.mark.parametrize(
    ("kind", "n_classes", "expected"),
    [
        (SquaredError, 0, 1),
        (BinaryCrossEntropy, 2, 1),
        (BinaryCrossEntropy, 3, 3),
        (SigmoidSquaredError, 2, 1),
        (CrossEntropy, 2, 2),
        (SoftmaxSquaredError, 4, 4),
    ],
)
def test_number_of_outputs_follows_from_loss_and_classes(kind: type[Loss], n_classes: int, expected: int) -> None:
    assert n_outputs(kind(), n_classes) == expected


def test_targets_are_a_column_or_one_hot_rows() -> None:
    labels = np.array([0, 1, 1])

    np.testing.assert_array_equal(targets(BinaryCrossEntropy(), labels, 2, np.float32), [[0], [1], [1]])
    np.testing.assert_array_equal(targets(CrossEntropy(), labels, 3, np.float32), [[1, 0, 0], [0, 1, 0], [0, 1, 0]])
    np.testing.assert_array_equal(targets(SquaredError(), np.array([0.5, -2]), 0, np.float64), [[0.5], [-2]])
    assert targets(CrossEntropy(), labels, 3, np.float32).dtype == np.float32


@pytest.mark.parametrize(
    ("kind", "n_classes"),
    [
        (BinaryCrossEntropy, 2),
        (BinaryCrossEntropy, 3),
        (CrossEntropy, 3),
        (SigmoidSquaredError, 2),
        (SoftmaxSquaredError, 3),
    ],
)
@pytest.mark.parametrize("size", [1.0, 1e4])
def test_class_probabilities_are_rows_that_sum_to_one(kind: type[Loss], n_classes: int, size: float) -> None:
    z = size * np.random.default_rng(0).normal(size=(2, 6, n_outputs(kind(), n_classes)))
    z[..., 0] = np.abs(z[..., 0])  # one-vs-rest outputs may all be 0 where every logit is far below 0

    p = class_probabilities(kind(), z)

    assert p.shape == (2, 6, n_classes)
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(axis=-1), 1.0, rtol=1e-12)


def test_single_output_is_the_probability_of_class_one() -> None:
    z = np.array([[0.0], [2.0]])

    np.testing.assert_allclose(class_probabilities(BinaryCrossEntropy(), z)[:, 1], expit(z[:, 0]))
