import numpy as np
import pytest
from sklearn.utils.class_weight import compute_sample_weight

from datasets import load
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, SoftmaxSquaredError, SquaredError
from playground.training.problem import pose


@pytest.mark.parametrize(
    ("name", "loss", "kind", "n_outputs"),
    [
        ("moons", "auto", BinaryCrossEntropy, 1),
        ("moons", "cross_entropy", CrossEntropy, 2),
        ("iris", "auto", CrossEntropy, 3),
        ("iris", "bce", BinaryCrossEntropy, 3),
        ("iris", "mse", SoftmaxSquaredError, 3),
        ("sine", "auto", SquaredError, 1),
        ("sine", "bce", SquaredError, 1),
    ],
)
def test_problem_follows_from_data_and_loss(name: str, loss: str, kind: type, n_outputs: int) -> None:
    dataset = load(name, n_samples=60)
    problem = pose(dataset, loss=loss)

    assert type(problem.loss) is kind
    assert problem.n_outputs == n_outputs
    for part, X, y in (
        (problem.train, dataset.X_train, dataset.y_train),
        (problem.test, dataset.X_test, dataset.y_test),
    ):
        assert part.X.dtype == part.targets.dtype == np.float32
        assert part.targets.shape == (len(y), n_outputs)
        assert part.weight is None
        np.testing.assert_allclose(part.X, X, rtol=1e-6)
        np.testing.assert_array_equal(part.labels, y)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_arrays_have_the_type_asked_for(dtype: type[np.floating]) -> None:
    problem = pose(load("moons", n_samples=60), class_weights="balanced", dtype=dtype)

    for part in (problem.train, problem.test):
        assert part.X.dtype == part.targets.dtype == part.weight.dtype == dtype


def test_balanced_weights_are_those_of_scikit_learn_for_the_training_part() -> None:
    dataset = load("moons", n_samples=100, balance=0.2)

    problem = pose(dataset, class_weights="balanced", dtype=np.float64)

    weight = compute_sample_weight("balanced", dataset.y_train)
    np.testing.assert_allclose(problem.train.weight[:, 0], weight)
    assert problem.train.weight.mean() == pytest.approx(1.0)
    by_class = {label: weight[dataset.y_train == label][0] for label in (0, 1)}
    np.testing.assert_allclose(problem.test.weight[:, 0], [by_class[label] for label in dataset.y_test])


def test_balanced_weights_mean_nothing_for_regression() -> None:
    assert pose(load("sine", n_samples=60), class_weights="balanced").train.weight is None
