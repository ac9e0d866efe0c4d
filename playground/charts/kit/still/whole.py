"""A spec with its tables inside."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import altair as alt
import pyarrow as pa

Spec = dict[str, Any]
Chart: TypeAlias = alt.Chart | alt.LayerChart
_FILTER = re.compile(r"datum\.(\w+)(?: == '([^']*)')?")


def with_tables(spec: Spec, tables: Mapping[str, pa.Table]) -> Spec:
    """Return a spec with its data, as plain values that JSON can hold: what is undefined or infinite is null."""
    drawn = _without_empty_layers(spec, tables)
    return drawn | {"datasets": {name: _plain_rows(rows) for name, rows in tables.items()}}


def standing_alone(whole: Spec, *, width: int, height: int, background: str | None, description: str) -> Spec:
    """Return a whole spec with a size in pixels, which its axes and legends share, a background and a description.

    The background is that of the theme's page if it is None. How narrow pages lay out several legends is left out, as
    Vega takes that and Vega-Lite's schema does not.
    """
    config = whole["config"]
    legend = {key: value for key, value in config.get("legend", {}).items() if key != "layout"}
    return whole | {
        "description": description,
        "width": width,
        "height": height,
        "background": whole["usermeta"]["paper"] if background is None else background,
        "config": config | {"legend": legend},
    }


def chart_of(whole: Spec) -> Chart:
    """Return a whole spec as a chart of Altair."""
    chart: Chart = (alt.LayerChart if "layer" in whole else alt.Chart).from_dict(whole, validate=False)
    return chart


def _without_empty_layers(spec: Spec, tables: Mapping[str, pa.Table]) -> Spec:
    """Return the spec without layers that have nothing to draw: Vega warns of scales whose marks have no values."""
    if "layer" not in spec:
        return spec
    layers = [_without_empty_layers(layer, tables) for layer in spec["layer"]]
    return spec | {"layer": [layer for layer in layers if layer.get("layer") != [] and _draws(layer, tables)]}


def _draws(layer: Spec, tables: Mapping[str, pa.Table]) -> bool:
    """Return whether the table of a layer has rows, also behind a filter by one column."""
    rows = tables.get(layer.get("data", {}).get("name"))
    if rows is None:
        return True
    filters = (_FILTER.fullmatch(str(step.get("filter"))) for step in layer.get("transform", ()))
    kept = [
        (value == one[2] if one[2] is not None else bool(value) for value in rows[one[1]].to_pylist())
        for one in filters
        if one is not None
    ]
    return rows.num_rows > 0 and all(any(which) for which in kept)


def _plain_rows(rows: pa.Table) -> list[dict[str, Any]]:
    columns = {name: [_plain(value) for value in rows[name].to_pylist()] for name in rows.column_names}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value
