"""Small runs to measure."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings
from tests.training.mini_batches import in_mini_batches

RunFactory = Callable[..., Run]


@pytest.fixture(scope="session")
def make_run() -> RunFactory:
    """Return a function that makes a run of a small network on a little data and trains it for some epochs."""

    def make(
        *,
        data: dict[str, Any] | None = None,
        network: dict[str, Any] | None = None,
        training: dict[str, Any] | None = None,
        epochs: int = 0,
    ) -> Run:
        run = Run(
            Settings(
                DataSettings(**{"n_samples": 80, **(data or {})}),
                NetworkSettings(**{"hidden_layers": (8, 6), **(network or {})}),
                in_mini_batches(**(training or {})),
            )
        )
        if epochs:
            assert run.trainer.advance(epochs) == epochs
        return run

    return make
