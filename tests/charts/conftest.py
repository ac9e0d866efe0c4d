"""Small runs to draw."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings

RunFactory = Callable[..., Run]


@pytest.fixture(scope="session")
def make_run() -> RunFactory:
    """Return a function that makes a run of a small network on a data set and trains it for some epochs."""

    def make(
        name: str = "moons", *, hidden: tuple[int, ...] = (8, 6), dropout: float = 0.0, epochs: int = 0, **data: Any
    ) -> Run:
        run = Run(
            Settings(
                DataSettings(name, **{"n_samples": 80, **data}),
                NetworkSettings(hidden_layers=hidden),
                TrainingSettings(l1=0.5, learning_rate=0.03, dropout=dropout),
            )
        )
        if epochs:
            assert run.trainer.advance(epochs) == epochs
        return run

    return make
