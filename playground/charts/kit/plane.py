"""The pieces of every picture of the plane: its axes, its coloured field, lines over it, and its corners."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import table
from playground.charts.kit.guides import tick
from playground.charts.kit.points import corner_table
from playground.charts.kit.theme import Theme
from playground.datasets import Dataset, Plane
from playground.measurements.boundary import Field, Grid
from playground.network.arithmetic import Array


def plane_of(dataset: Dataset) -> Plane:
    """Return the plane of a dataset; ValueError if it has none."""
    if dataset.plane is None:
        raise ValueError(f"the data set {dataset.name!r} has no plane to draw on")
    return dataset.plane


@lru_cache(maxsize=64)
def picture(name: str) -> pa.Table:
    """Return the one row of the named dataset of a picture: the picture's name among those of the figure."""
    return table(url=np.array([name], object))


def corners(field: Field) -> pa.Table:
    """Return the two opposite corners of the plane."""
    return _corners(_extent(field.grid))


@lru_cache(maxsize=8)
def _corners(extent: tuple[float, float, float, float]) -> pa.Table:
    x_min, x_max, y_min, y_max = extent
    return corner_table((x_min, x_max), (y_min, y_max))


def lines(polylines: list[Array]) -> pa.Table:
    """Return polylines, each of points (m, 2), as one table; its column ``line`` tells them apart."""
    counts = [len(line) for line in polylines]
    points = np.concatenate(polylines) if polylines else np.empty((0, 2))
    return table(x=points[:, 0], y=points[:, 1], line=np.repeat(np.arange(len(polylines)), counts).astype(np.int16))


def axes(theme: Theme, titles: tuple[str, ...]) -> tuple[alt.X, alt.Y]:
    """Return the axes of the plane; for a projector mere coordinates have no titles, which leaves the picture room."""
    scale, axis = alt.Scale(zero=False, nice=False, padding=0), plane_axis(theme)
    x, y = (None if theme.presenter and title == name else title for title, name in zip(titles, "xy", strict=True))
    return alt.X("x:Q", title=x, scale=scale, axis=axis), alt.Y("y:Q", title=y, scale=scale, axis=axis)


def plane_axis(theme: Theme) -> alt.Axis:
    """Return how an axis of the plane looks."""
    return alt.Axis(grid=False, tickCount=theme.ticks, labelExpr=tick())


def picture_marks(name: str, *, opacity: float = 1.0) -> alt.Chart:
    """Return the layer that stretches the picture of a named dataset over the whole chart."""
    return (
        alt.Chart(alt.NamedData(name))
        .mark_image(
            aspect=False,
            width=alt.expr("width"),
            height=alt.expr("height"),
            align="left",
            baseline="top",
            opacity=opacity,
        )
        .encode(url="url:N", x=alt.value(0), y=alt.value(0))
    )


def contour_marks(theme: Theme, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the layer of the named dataset ``contour``: where two classes are equally probable."""
    return (
        alt.Chart(alt.NamedData("contour"))
        .mark_line(color=theme.ink, strokeWidth=theme.line * 0.7, opacity=0.85, clip=True, order=False)
        .encode(x=x, y=y, detail="line:N")
    )


def _extent(grid: Grid) -> tuple[float, float, float, float]:
    x_min, x_max, y_min, y_max = grid.extent
    return x_min, x_max, y_min, y_max
