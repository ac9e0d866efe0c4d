"""Small data to fit."""

from typing import Any

import numpy as np
import pytest

from datasets import Dataset, load

SMALL: dict[str, Any] = {"hidden_layer_sizes": (6, 5), "batch_size": 16, "max_epochs": 4, "random_state": 0}

Arrays = tuple[Any, Any, Any, Any]


def split_of(dataset: Dataset, dtype: type[np.floating] = np.float32) -> Arrays:
    """Return X and y of training and of test."""
    return dataset.X_train.astype(dtype), dataset.y_train, dataset.X_test.astype(dtype), dataset.y_test


@pytest.fixture(scope="session")
def moons() -> Arrays:
    """Two classes: 40 samples to train on, 40 to test on."""
    return split_of(load("moons", n_samples=80))


@pytest.fixture(scope="session")
def iris() -> Arrays:
    """Three classes: 75 samples to train on, 75 to test on."""
    return split_of(load("iris", n_samples=150))


@pytest.fixture(scope="session")
def sine() -> Arrays:
    """Regression: 40 samples to train on, 40 to test on."""
    return split_of(load("sine", n_samples=80))
