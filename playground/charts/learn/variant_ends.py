"""Training and test loss of each variant of a lesson as they are now, over the values by which the variants differ."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table
from playground.charts.kit.guides import line_legend, tick
from playground.charts.kit.theme import Theme
from playground.words.catalogue import charts as says
from playground.words.charts import part_names
from playground.words.lists import semicolons


def variant_ends(
    ends: Mapping[str, tuple[float, float]], theme: Theme, *, axis: str, title: str, name: str, log_axis: bool = False
) -> Figure:
    """Return two lines over the variants, in their order.

    Parameters
    ----------
    ends : mapping of str to pair of float
        Training and test number by the variants' names.
    theme : Theme
        Colours and sizes.
    axis, title, name : str
        Of the horizontal and the vertical axis, and of the chart.
    log_axis : bool
        The names are numbers above 0, at which the variants stand on a logarithmic axis.
    """
    train, test = np.array(list(ends.values()), np.float64).T
    places = np.array([float(variant) for variant in ends]) if log_axis else np.array(list(ends), object)
    data = {"ends": table(variant=places, train=train, test=test)}
    values = [
        says.SWEEP_VALUE(value=variant, train=number(float(a)), test=number(float(b)))
        for variant, (a, b) in ends.items()
    ]
    spec = _spec(theme, tuple(ends), axis, title, log_axis=log_axis)
    return Figure(spec, data, name, says.NAMED(name=name, description=says.SENTENCE(clause=semicolons(values))))


@kept_spec(32)
def _spec(theme: Theme, names: tuple[str, ...], axis: str, title: str, *, log_axis: bool) -> Spec:
    x = alt.X("variant:O", sort=list(names), title=axis, axis=alt.Axis(labelAngle=0))
    if log_axis:
        marked = alt.Axis(values=[float(name) for name in names], format=",~r", grid=False)
        x = alt.X(
            "variant:Q", scale=alt.Scale(type="log", nice=False, padding=theme.point / 8), title=axis, axis=marked
        )
    guide = alt.Axis(tickCount=theme.ticks - 1, labelExpr=tick())
    colour = alt.Scale(domain=["train", "test"], range=[theme.train, theme.test])
    rows, layers = alt.Chart(alt.NamedData("ends")), []
    for part, width, point in (
        ("train", theme.line, {"shape": "circle", "filled": True}),
        ("test", theme.bold, {"shape": "diamond", "fill": theme.paper}),
    ):
        y = alt.Y(f"{part}:Q", title=title, axis=guide, scale=alt.Scale(zero=True))
        colours = alt.ColorDatum(part, scale=colour, legend=line_legend(part_names()))
        layers += [
            rows.mark_line(strokeWidth=width).encode(x=x, y=y, color=colours),
            rows.mark_point(size=2 * theme.point, opacity=1, **point).encode(x=x, y=y, color=colours),
        ]
    return finished(alt.layer(*layers), theme.config())
