"""Generated classification data have the shapes, counts and noise that were asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sklearn.linear_model import Perceptron
from sklearn.neighbors import KNeighborsClassifier

import datasets
from datasets.synthetic import SHAPES, SPIRAL_RADII, class_counts


def drawn(name: str, **arguments: object) -> tuple[np.ndarray, np.ndarray]:
    """All points and labels, training samples first."""
    dataset = datasets.load(name, **arguments)
    points = np.concatenate([dataset.plane.train, dataset.plane.test])
    return points, np.concatenate([dataset.y_train, dataset.y_test])


@pytest.mark.parametrize("name", SHAPES)
def test_noise_moves_the_same_points_along_the_same_directions(name: str) -> None:
    (clean, y), (some, y_some), (more, y_more) = (drawn(name, noise=noise) for noise in (0, 0.1, 0.2))

    np.testing.assert_array_equal(y, y_some)
    np.testing.assert_array_equal(y, y_more)
    np.testing.assert_allclose(more - clean, 2 * (some - clean), atol=1e-12)


@pytest.mark.parametrize("name", SHAPES)
def test_noise_is_the_standard_deviation_in_the_coordinates(name: str) -> None:
    moved = drawn(name, n_samples=5000, noise=0.5)[0] - drawn(name, n_samples=5000, noise=0)[0]

    np.testing.assert_allclose(moved.std(axis=0), 0.5, rtol=0.05)
    np.testing.assert_allclose(moved.mean(axis=0), 0, atol=0.05)


@pytest.mark.parametrize("name", SHAPES)
def test_clean_shapes_can_be_told_apart_and_noisy_ones_cannot(name: str) -> None:
    def accuracy(noise: float) -> float:
        dataset = datasets.load(name, n_samples=1000, noise=noise)
        neighbours = KNeighborsClassifier(5).fit(dataset.X_train, dataset.y_train)
        return float(neighbours.score(dataset.X_test, dataset.y_test))

    assert accuracy(0) > 0.95
    assert accuracy(1) < 0.85


@examples(max_examples=10)
@given(n_samples=st.integers(20, 1000), seed=st.integers(0, 2**32))
def test_linear_is_separable_without_noise(n_samples: int, seed: int) -> None:
    X, y = drawn("linear", n_samples=n_samples, noise=0, seed=seed)

    assert Perceptron(tol=None, max_iter=1000, random_state=0).fit(X, y).score(X, y) == 1


def test_xor_follows_the_quadrants_without_noise() -> None:
    X, y = drawn("xor", noise=0)

    np.testing.assert_array_equal(y, X[:, 0] * X[:, 1] > 0)
    assert len(np.unique(np.sign(X), axis=0)) == 4


def test_circles_lie_on_their_radii_without_noise() -> None:
    X, y = drawn("circles", noise=0)

    np.testing.assert_allclose(np.hypot(*X.T), np.where(y == 0, 1, 0.5))


@pytest.mark.parametrize("n_classes", [2, 3])
def test_spiral_arms_are_the_same_arm_turned(n_classes: int) -> None:
    X, y = drawn("spirals", noise=0, n_classes=n_classes)
    radius, angle = np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])
    first_arm = 2 * np.pi * 1.75 * radius / 5
    turned = (angle - first_arm) / (2 * np.pi) * n_classes

    np.testing.assert_allclose((turned - y + 0.5) % n_classes, 0.5, atol=1e-9)
    assert SPIRAL_RADII[0] <= radius.min() < radius.max() <= SPIRAL_RADII[1]


@pytest.mark.parametrize("n_classes", range(2, 7))
def test_blob_centres_are_fixed_and_two_apart(n_classes: int) -> None:
    def centres(seed: int) -> np.ndarray:
        X, y = drawn("blobs", n_samples=1200, noise=0, n_classes=n_classes, seed=seed)
        return np.array([X[y == label].mean(axis=0) for label in range(n_classes)])

    np.testing.assert_allclose(centres(0), centres(1), atol=0.1)
    neighbours = np.linalg.norm(centres(0) - np.roll(centres(0), 1, axis=0), axis=1)
    np.testing.assert_allclose(neighbours, 2, atol=0.1)


@pytest.mark.parametrize("n_classes", [2, 3, 4])
def test_quantiles_are_nested(n_classes: int) -> None:
    X, y = drawn("quantiles", noise=0, n_classes=n_classes)
    radius = np.hypot(*X.T)

    for label in range(1, n_classes):
        assert radius[y == label].min() > radius[y == label - 1].max()


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("balance", [0.05, 0.31, 0.5, 0.95])
def test_balance_is_the_share_of_class_1(name: str, balance: float) -> None:
    _, y = drawn(name, n_samples=201, balance=balance)

    assert len(y) == 201
    assert np.sum(y == 1) == round(balance * 201)


@examples(max_examples=50)
@given(
    n_samples=st.integers(20, 5000),
    n_classes=st.integers(2, 6),
    balance=st.floats(0.1, 0.9),
)
def test_class_counts_add_up(n_samples: int, n_classes: int, balance: float) -> None:
    counts = class_counts(n_samples, n_classes, balance)

    assert counts.sum() == n_samples
    assert counts.shape == (n_classes,)
    assert n_classes == 2 or np.ptp(counts) <= 1
