"""The contours of a quadratic loss of two weights, a ball around 0, and where the loss is least within it."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table
from playground.charts.kit.guides import tick
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import INTERACTION, Handle, handle_marks, handle_table
from playground.measurements.explorables.penalty_geometry import Geometry
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import semicolons

REACH = 2.6  # how far the plane is seen from 0, along the shorter side of the chart
LEVELS = np.array([0.3, 0.7, 1.1, 1.6, 2.1, 2.7, 3.3, 4.0]) ** 2 / 2  # of J
TURN = np.linspace(0.0, 2.0 * np.pi, 97)


def contours(shown: Geometry, norm: str, theme: Theme, *, name: str) -> Figure:
    """Return the figure of the ball of one norm; the minimum and the ball's radius have handles."""
    best, t, m = shown.best[norm], shown.radius, shown.minimum
    levels = [*LEVELS, float(shown.loss(best.w))]
    rings = [_contour(shown, level) for level in levels]
    ball = np.array([[t, 0], [0, t], [-t, 0], [0, -t], [t, 0]]) if norm == "l1" else t * _circle()
    data = {
        "contours": _rows(np.concatenate(rings[:-1]), np.repeat(np.arange(len(LEVELS)), len(TURN))),
        "touching": _rows(rings[-1]),
        "ball": _rows(ball),
        "path": _rows(best.path),
        "best": _rows(best.w[np.newaxis]),
        "handles": handle_table([Handle(float(m[0]), float(m[1]), "m1", "m2"), Handle(t, 0.0, "radius")]),
    }
    told = [
        says.VALUE(name=symbol, value=number(float(value)))
        for symbol, value in (("w₁", best.w[0]), ("w₂", best.w[1]), ("J", shown.loss(best.w)), ("t", t))
    ]
    text = says.NAMED(name=name, description=says.SENTENCE(clause=semicolons(told)))
    return Figure(_spec(theme, norm), data, name, text, interaction=INTERACTION)


def _circle() -> Array:
    return np.stack([np.cos(TURN), np.sin(TURN)], axis=1)


def _contour(shown: Geometry, level: float) -> Array:
    """Return the ellipse on which J has this value, as points (n, 2)."""
    curvatures, directions = np.linalg.eigh(shown.curvature)
    points: Array = shown.minimum + np.sqrt(2.0 * level / curvatures) * _circle() @ directions.T
    return points


def _rows(points: Array, line: Array | None = None) -> pa.Table:
    line = np.zeros(len(points), np.int16) if line is None else line.astype(np.int16)
    return table(x=points[:, 0], y=points[:, 1], line=line, order=np.arange(len(points), dtype=np.int32))


@kept_spec(16)
def _spec(theme: Theme, norm: str) -> Spec:
    def scale(longer: str) -> alt.Scale:
        end = f"{REACH} * max(1, {longer})"
        return alt.Scale(domainMin=alt.expr(f"-{end}"), domainMax=alt.expr(end), nice=False, zero=False)

    guide = alt.Axis(tickCount=theme.ticks, labelExpr=tick())
    x = alt.X("x:Q", title="w₁", scale=scale("width / height"), axis=guide)
    y = alt.Y("y:Q", title="w₂", scale=scale("height / width"), axis=guide)
    colour = theme.sides[norm == "l2"]

    def line(name: str, **options: Any) -> alt.Chart:
        rows = alt.Chart(alt.NamedData(name)).mark_line(clip=True, **options)
        return rows.encode(x=x, y=y, detail="line:N", order="order:Q")

    layers = [
        line("ball", color=colour, fill=colour, fillOpacity=0.2, strokeWidth=theme.bold),
        line("contours", color=theme.quiet, strokeWidth=theme.line * 0.6, opacity=0.7),
        line("touching", color=theme.ink, strokeWidth=theme.line),
        line("path", color=theme.test, strokeWidth=theme.line, strokeDash=[4, 3]),
        handle_marks(theme, x, y),
        alt.Chart(alt.NamedData("best"))
        .mark_point(filled=True, color=theme.test, size=3 * theme.point, opacity=1, stroke=theme.paper)
        .encode(x=x, y=y),
    ]
    return finished(alt.layer(*layers), theme.config())
