"""Small runs to test on."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from datasets import load
from playground.settings.run import NetworkSettings
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

TrainerFactory = Callable[..., Trainer]


@pytest.fixture(scope="session")
def make_trainer() -> TrainerFactory:
    """Return a function that makes a trainer of a small network on a little data."""

    def make(
        name: str = "moons",
        *,
        data: dict[str, Any] | None = None,
        network: dict[str, Any] | None = None,
        dtype: type[np.floating] = np.float32,
        observe: Callable[[Trainer], None] | None = None,
        **training: Any,
    ) -> Trainer:
        return Trainer(
            load(name, **{"n_samples": 80, **(data or {})}),
            NetworkSettings(**{"hidden_layers": (8, 6), **(network or {})}),
            in_mini_batches(**training),
            dtype=dtype,
            observe=observe,
        )

    return make
