"""What was measured on the parts of the data, side by side."""

from __future__ import annotations

import numpy as np

from playground.measurements.history import History
from playground.network.arithmetic import Array
from playground.training.problem import parts_of


def of_parts(history: History, measure: str) -> Array:
    """Return the "loss" or "score" on train, test and any validation part after each epoch (n_epochs + 1, 2 or 3)."""
    return np.stack([history[f"{part}_{measure}"] for part in parts_of(history.watched)], axis=1)
