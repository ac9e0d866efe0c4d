"""How the histories of two runs are compared."""

from dataclasses import replace
from typing import Any

import numpy as np

from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS
from playground.measurements.run import Run
from playground.settings.run import Settings

ANOTHER: dict[str, dict[str, Any]] = {
    "data": {
        "name": "circles", "n_samples": 60, "noise": 0.1, "flipped": 0.1, "test_share": 0.3, "balance": 0.4,
        "n_classes": 3, "features": ("x",), "seed": 1,
    },
    "network": {
        "hidden_layers": (4,), "activation": "tanh", "leaky_slope": 0.2, "batch_norm": "before",
        "initialisation": "xavier", "initial_scale": 2.0, "seed": 1,
    },
    "training": {
        "loss": "mse", "class_weights": "balanced", "dropout": 0.5, "l1": 1.0, "l2": 1.0, "l1_update": "subgradient",
        "optimiser": "sgd", "learning_rate": 0.002, "schedule": "step",
        "schedule_epochs": 7, "schedule_factor": 0.5, "batch_size": 8, "max_epochs": 500, "early_stopping": "stop",
        "patience": 99, "seed": 1,
    },
}  # fmt: skip


def changed(settings: Settings, part: str, name: str, value: object = None) -> Settings:
    """Return the settings with one field changed, to ``value`` or to another of its values."""
    value = ANOTHER[part][name] if value is None else value
    return replace(settings, **{part: replace(getattr(settings, part), **{name: value})})


def columns_of(run: Run) -> dict[str, np.ndarray]:
    return {name: run.history[name].copy() for name in (*SCALARS, *PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER)}


def assert_same_history(one: Run, other: Run) -> None:
    """Bit for bit, in every column and every row."""
    assert len(one.history) == len(other.history)
    for name, column in columns_of(one).items():
        np.testing.assert_array_equal(column, other.history[name], err_msg=name)
