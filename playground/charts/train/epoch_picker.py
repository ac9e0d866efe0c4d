"""An invisible twin of the learning curves in which a click picks the nearest epoch."""

from __future__ import annotations

import copy
from functools import lru_cache

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, table
from playground.charts.kit.theme import Theme

MOST_STOPS = 150  # epochs that a click can pick; the slider reaches the others


def epoch_picker(curves: Figure, theme: Theme) -> Figure:
    """Return a transparent chart with the axes of ``curves``, so that it lies exactly over it.

    Its selection is named ``at``: the row of the dataset ``stops`` whose epoch is nearest to the click.
    """
    epochs = curves.data["curves"]["epoch"].to_numpy()
    stops = np.unique(epochs[np.linspace(0, len(epochs) - 1, min(len(epochs), MOST_STOPS)).astype(int)])
    data: dict[str, pa.Table] = {"span": curves.data["span"], "stops": table(epoch=stops.astype(np.int32))}
    return Figure(_spec(_Key(curves.spec), theme), data, "Pick an epoch on the learning curves", curves.alt)


class _Key:
    """A spec that is cached by its identity."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    def __hash__(self) -> int:
        return id(self.spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.spec is other.spec


@lru_cache(maxsize=16)
def _spec(key: _Key, theme: Theme) -> Spec:
    """Return the spec of the curves with its axes made transparent and one layer of places to click."""
    spec = copy.deepcopy(key.spec)
    clear = {"labelOpacity": 0, "titleOpacity": 0, "tickOpacity": 0, "domainOpacity": 0, "gridOpacity": 0}
    spec["config"]["axis"] |= clear
    spec["config"]["legend"] |= {"labelOpacity": 0, "symbolOpacity": 0}
    spec["config"]["view"] = {"stroke": None}
    x = spec["encoding"]["x"]
    stops = alt.Chart(alt.NamedData("stops")).mark_rule(strokeWidth=theme.bold, opacity=0).to_dict(validate=False)
    stops["encoding"] = {"x": x}
    stops["params"] = [
        {"name": "at", "select": {"type": "point", "on": "click", "nearest": True, "encodings": ["x"], "toggle": False}}
    ]
    stops.pop("config", None)
    stops.pop("$schema", None)
    spec["layer"] = [layer for layer in spec["layer"] if layer["data"]["name"] == "span"] + [stops]
    return spec
