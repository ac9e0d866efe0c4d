"""Generated regression data follow their surface, and noise is relative to it."""

import numpy as np
import pytest

import datasets
from datasets.surfaces import HALF_WIDTH, SURFACES, bumps


@pytest.mark.parametrize("name", SURFACES)
def test_targets_follow_the_surface_without_noise(name: str) -> None:
    dataset = datasets.load(name, noise=0)
    train, test = (SURFACES[name](points) for points in (dataset.plane.train, dataset.plane.test))

    np.testing.assert_allclose(dataset.y_train, (train - train.mean()) / train.std())
    np.testing.assert_allclose(dataset.y_test, (test - train.mean()) / train.std())


@pytest.mark.parametrize("name", SURFACES)
def test_noise_moves_training_and_test_targets_relative_to_their_spread(name: str) -> None:
    dataset = datasets.load(name, noise=0.5, n_samples=5000)
    clean = datasets.load(name, noise=0, n_samples=5000)

    np.testing.assert_array_equal(dataset.X_train, clean.X_train)
    # Noise of 0.5 makes targets sqrt(1 + 0.5²) times as wide, and a perfect fit errs by 0.5 clean widths.
    widening = np.sqrt(1 + 0.5**2)
    for noisy_y, clean_y in ((dataset.y_train, clean.y_train), (dataset.y_test, clean.y_test)):
        error = noisy_y * widening - clean_y
        assert error.std() == pytest.approx(0.5, rel=0.1)
        assert abs(error.mean()) < 0.1


@pytest.mark.parametrize("name", SURFACES)
def test_growing_noise_moves_the_same_targets_along_the_same_direction(name: str) -> None:
    some, more = (datasets.load(name, noise=noise, n_samples=500) for noise in (0.1, 0.2))
    clean = datasets.load(name, noise=0, n_samples=500)

    def moved(y: np.ndarray) -> np.ndarray:
        # Standardising is affine, so noise is what the clean targets do not explain.
        line = np.column_stack([clean.y_train, np.ones_like(y)])
        residual = y - line @ np.linalg.lstsq(line, y)[0]
        return residual / np.linalg.norm(residual)

    np.testing.assert_allclose(moved(some.y_train), moved(more.y_train), atol=1e-9)


@pytest.mark.parametrize("name", SURFACES)
def test_features_fill_their_range(name: str) -> None:
    plane = datasets.load(name, n_samples=2000).plane
    points = np.concatenate([plane.train, plane.test])

    assert abs(points).max() <= HALF_WIDTH
    np.testing.assert_allclose(points.min(axis=0), -HALF_WIDTH, atol=0.1)
    np.testing.assert_allclose(points.max(axis=0), HALF_WIDTH, atol=0.1)


def test_bumps_go_up_and_down() -> None:
    heights = bumps(np.random.default_rng(0).uniform(-HALF_WIDTH, HALF_WIDTH, size=(2000, 2)))

    assert heights.max() > 0.9
    assert heights.min() < -0.9
    assert bumps(np.array([[0.0, 0.0]]))[0] == pytest.approx(1, abs=0.1)
