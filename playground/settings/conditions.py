"""When settings have an effect, as far as more than one part of a run's settings has to know."""

from __future__ import annotations

from typing import Any

from playground.settings.declaration import Condition


def _has_classes(run: Any) -> bool:
    return not run.data.entry.is_regression


def _has_hidden_layers(run: Any) -> bool:
    return bool(run.network.hidden_layers)


CLASSES = Condition(_has_classes, "a data set with classes")
HIDDEN_LAYERS = Condition(_has_hidden_layers, "a hidden layer")
SEEDS_ARE_SWEPT = "A sweep tries every value with several seeds: it has a number of them instead."
