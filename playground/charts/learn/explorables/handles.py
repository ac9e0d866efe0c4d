"""Handles: what of a figure a person takes hold of and drags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import table
from playground.charts.kit.theme import Theme

INTERACTION: dict[str, Any] = {"kind": "handles", "table": "handles"}


class Handle(NamedTuple):
    """A point to be dragged.

    Attributes
    ----------
    x, y : float
        Where it is.
    x_key, y_key : str
        The controls that dragging it along each axis sets; empty for none.
    """

    x: float
    y: float
    x_key: str = ""
    y_key: str = ""


def handle_table(handles: Sequence[Handle]) -> pa.Table:
    """Return the named dataset ``handles``."""
    x, y, x_key, y_key = zip(*handles, strict=True)
    return table(
        x=np.array(x, np.float64), y=np.array(y, np.float64), x_key=np.array(x_key, object),
        y_key=np.array(y_key, object),
    )  # fmt: skip


def handle_marks(theme: Theme, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the layer of the handles: rings that stand out of what lies below them."""
    return (
        alt.Chart(alt.NamedData("handles"))
        .mark_point(
            shape="circle", filled=False, stroke=theme.ink, strokeWidth=theme.line,
            size=5 * theme.point, opacity=1, clip=False,
        )
        .encode(x=x, y=y)
    )  # fmt: skip
