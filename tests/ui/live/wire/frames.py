"""Frames for tests of the wire, and what a browser knows after them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure
from playground.charts.kit.picture import Picture
from playground.ui.live.frame import Frame
from playground.ui.live.wire import Encoder

Decode = Callable[[list[bytes]], list[dict[str, Any]]]
SPEC = {"mark": "point", "data": {"name": "points"}}


def figure(data: dict[str, pa.Table], pictures: dict[str, Picture] | None = None, **changes: Any) -> Figure:
    return replace(Figure(SPEC, data, "a chart", "a chart of points", pictures=pictures or {}), **changes)


def sent(*frames: Frame) -> list[bytes]:
    encoder = Encoder()
    return [encoder.encode(frame) for frame in frames]


def plain(value: Any) -> Any:
    """Return a value as the decoder writes it."""
    if isinstance(value, float) and not np.isfinite(value):
        return {"number": str(value)}
    if isinstance(value, int | float) and not isinstance(value, bool) and value == 0:
        return {"number": "-0.0"} if np.signbit(value) else 0
    return value


def columns(rows: pa.Table) -> list[list[Any]]:
    """Return a table as the decoder writes it, with columns in order of their names."""
    return [[name, [plain(value) for value in rows[name].to_pylist()]] for name in sorted(rows.column_names)]


def arrived(known: dict[str, Any], place: str, name: str) -> list[list[Any]]:
    received = known["figures"][place]["tables"][name]
    assert all(len(values) == received["rows"] for _, values in received["columns"])
    return sorted(received["columns"])
