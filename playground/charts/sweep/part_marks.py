"""The parts of the data in a sweep of one knob: a band, the line of the medians and a point for each value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any

import altair as alt

from playground.charts.kit.guides import line_legend
from playground.charts.kit.theme import DASHED, Theme
from playground.charts.sweep.axis import place
from playground.comparisons.sweep.plan import Axis
from playground.words.catalogue import guides
from playground.words.charts import part_names

_SHAPES = MappingProxyType({"train": "circle", "test": "diamond", "valid": "triangle-up"})


def part_marks(theme: Theme, axis: Axis, height: Callable[[str], alt.Y], parts: Sequence[str]) -> list[alt.Chart]:
    """Return the layers of all parts: train quiet, test bold, validation dashed; all but train have hollow points.

    The points of the part by which values are compared, the last, tell how each compares.

    Parameters
    ----------
    theme : Theme
        Colours and sizes.
    axis : Axis
        The knob and its values.
    height : callable
        Gives the vertical place of a column of the named dataset ``bands``.
    parts : sequence of str
        As ``training.problem.parts_of`` has them.
    """
    names = part_names(with_valid="valid" in parts)
    colours = dict(zip(("train", "test", "valid"), (theme.train, theme.test, theme.valid), strict=True))
    scale = alt.Scale(domain=list(names), range=[colours[part] for part in parts])
    guide = {"scale": scale, "legend": line_legend(names)}
    layers = []
    for part in parts:
        told = {"tooltip": alt.Tooltip("against:N", title=guides.COMPARED())} if part == parts[-1] else {}
        layers += _of_part(theme, axis, height, part, colours[part], told, guide if part == "train" else {})
    return layers


def _of_part(
    theme: Theme, axis: Axis, height: Callable[[str], alt.Y], part: str, colour: str, told: dict[str, Any],
    guide: dict[str, Any],
) -> list[alt.Chart]:  # fmt: skip
    x, rows, median = place(axis), alt.Chart(alt.NamedData("bands")), height(f"{part}_median")
    band = rows.mark_area(opacity=0.16, clip=True, color=colour)
    dash: dict[str, Any] = {"strokeDash": list(DASHED)} if part == "valid" else {}
    line = rows.mark_line(strokeWidth=theme.bold if part == "test" else theme.line, clip=True, **dash)
    inside: dict[str, Any] = {"filled": True} if part == "train" else {"fill": theme.paper}
    points = rows.mark_point(size=theme.point, clip=True, shape=_SHAPES[part], **inside)
    return [
        band.encode(x=x, y=height(f"{part}_low"), y2=f"{part}_high:Q"),
        line.encode(x=x, y=median, color=alt.ColorDatum(part, **guide)),
        points.encode(x=x, y=median, color=alt.ColorDatum(part), **told),
    ]
