"""Built-in data are scikit-learn's, subsampled by class and scattered only if asked to."""

import numpy as np
import pytest
from sklearn.datasets import load_digits, load_iris

import datasets
from datasets import CATALOGUE
from datasets.builtin import READERS, draw, read
from datasets.request import Request


@pytest.mark.parametrize("name", READERS)
def test_all_samples_are_used_if_more_are_asked_for(name: str) -> None:
    dataset = datasets.load(name, n_samples=5000)

    assert dataset.n_train + dataset.n_test == CATALOGUE[name].max_samples


@pytest.mark.parametrize("name", [name for name in READERS if not CATALOGUE[name].is_regression])
def test_a_subsample_keeps_the_proportions_of_classes(name: str) -> None:
    whole, dataset = read(name), datasets.load(name, n_samples=101)
    counts = np.bincount(np.concatenate([dataset.y_train, dataset.y_test]))
    expected = 101 * np.bincount(whole.y) / len(whole.y)

    assert counts.sum() == 101
    assert abs(counts - expected).max() < 1


def test_iris_is_scikit_learns_iris() -> None:
    dataset = datasets.load("iris", n_samples=150)
    iris = load_iris()
    rows = np.concatenate([dataset.X_train, dataset.X_test])
    # Standardising is an increasing map of each feature, so it keeps ranks.
    for column in range(4):
        ours, theirs = (np.unique(X[:, column], return_counts=True)[1] for X in (rows.round(9), iris.data))
        np.testing.assert_array_equal(ours, theirs)
    assert dataset.class_names == tuple(iris.target_names)
    assert dataset.feature_names == tuple(iris.feature_names)


def test_digits_are_ten_classes_of_64_pixels() -> None:
    dataset = datasets.load("digits", n_samples=1797)

    assert dataset.task == "multiclass"
    assert dataset.class_names == tuple("0123456789")
    assert dataset.n_features == 64
    labels = np.concatenate([dataset.y_train, dataset.y_test])
    np.testing.assert_array_equal(np.bincount(labels), np.bincount(load_digits().target))


@pytest.mark.parametrize("name", READERS)
def test_noise_is_in_standard_deviations_of_each_feature(name: str) -> None:
    arguments = {"n_samples": 5000, "test_share": 0.05}
    clean, noisy = (datasets.load(name, noise=noise, **arguments) for noise in (0, 0.5))
    varies = clean.X_train.std(axis=0) > 0

    np.testing.assert_array_equal(clean.y_train, noisy.y_train)
    # Noise of 0.5 adds 0.25 to a variance of 1, so a clean feature keeps 1 / sqrt(1.25) of its correlation.
    kept = np.mean(clean.X_train * noisy.X_train, axis=0)[varies]
    np.testing.assert_allclose(kept.mean(), 1 / np.sqrt(1.25), rtol=0.02)
    np.testing.assert_array_equal(noisy.X_train[:, ~varies], clean.X_train[:, ~varies])


@pytest.mark.parametrize("name", READERS)
def test_growing_noise_moves_the_same_samples_along_the_same_directions(name: str) -> None:
    def drawn(noise: float) -> np.ndarray:
        request = Request(CATALOGUE[name], 100, noise, 0.0, 0.5, 0.5, 2, ("x",), 0)
        return draw(request, np.random.default_rng(1), np.random.default_rng(2)).X

    assert not np.array_equal(drawn(0.1), drawn(0))
    np.testing.assert_allclose(drawn(0.2) - drawn(0), 2 * (drawn(0.1) - drawn(0)), atol=1e-9)


def test_the_data_kept_in_memory_cannot_be_changed() -> None:
    whole = read("wine")

    assert not whole.X.flags.writeable
    assert not whole.y.flags.writeable
