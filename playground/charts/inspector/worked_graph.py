"""A small network as a graph: units as circles with their numbers, weights as lines, revealed step by step."""

from __future__ import annotations

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table
from playground.charts.kit.theme import Theme
from playground.measurements.inspector.inspection import Inspection
from playground.measurements.inspector.walk import Walk
from playground.network.arithmetic import Array
from playground.words.catalogue import charts
from playground.words.catalogue import inspector as says
from playground.words.lists import commas, semicolons

SIGNS = ("positive", "negative")
THICKEST = 3.0  # |w| from which lines grow no thicker
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def worked_graph(inspection: Inspection, walk: Walk, theme: Theme, *, layer: int, unit: int) -> Figure:
    """Return the network as far as ``walk`` has followed it.

    Parameters
    ----------
    inspection : Inspection
        The numbers of every step.
    walk : Walk
        Which of the numbers have been revealed, and which layer is at work.
    theme : Theme
        Colours and sizes.
    layer, unit : int
        The unit that is looked at, both counted from 1: it has a ring, and the weights into it are written out.
    """
    widths = [len(inspection.layers[0].inputs), *(len(one.z) for one in inspection.layers)]
    most = max(widths)
    heights = [(most - width) / 2 + np.arange(width) + 0.5 for width in widths]
    data = {
        "layers": _layer_table(len(widths), walk),
        "weights": _weight_table(inspection, heights, layer, unit, theme),
        "units": _unit_table(inspection, walk, heights, layer, unit),
    }
    name = says.GRAPH()
    alt_text = charts.NAMED(name=name, description=charts.SENTENCE(clause=_revealed_numbers(inspection, walk)))
    return Figure(_spec(theme, len(widths), most), data, name, alt_text)


def _layer_table(n: int, walk: Walk) -> pa.Table:
    hidden = [says.LAYER(layer=str(i)) for i in range(1, n - 1)]
    titles = [says.SAMPLE_COLUMN(), *hidden, says.LAST_LAYER(layer=str(n - 1))]
    return table(
        x=np.arange(n, dtype=float),
        left=np.arange(n) - 0.43,
        right=np.arange(n) + 0.43,
        title=pa.array(titles, pa.string()),
        at_work=np.arange(n) == (walk.layer or 0),
    )


def _weight_table(inspection: Inspection, heights: list[Array], layer: int, unit: int, theme: Theme) -> pa.Table:
    """Return a row for each weight: where its line begins and ends, how thick it is, and what stands beside it."""
    rows = []
    for i, one in enumerate(inspection.layers, start=1):
        for (k, j), w in np.ndenumerate(one.weights.value):
            start, end, into = heights[i - 1][k], heights[i][j], (i, j + 1) == (layer, unit)
            rows.append((i - 1, start, i, end, w, into, i - 0.62, start + 0.38 * (end - start)))
    x, y, x2, y2, w, chosen, label_x, label_y = (np.array(column) for column in zip(*rows, strict=True))
    return table(
        x=x.astype(float), y=y, x2=x2.astype(float), y2=y2,
        thickness=(0.8 + 2.4 * np.minimum(np.abs(w), THICKEST)) * theme.line / 1.8,
        sign=np.where(w < 0, SIGNS[1], SIGNS[0]),
        chosen=chosen, label_x=label_x, label_y=label_y,
        label=pa.array([number(float(v)) if c else "" for v, c in zip(w, chosen, strict=True)], pa.string()),
    )  # fmt: skip


def _unit_table(inspection: Inspection, walk: Walk, heights: list[Array], layer: int, unit: int) -> pa.Table:
    """Return a row for each unit: its place, and those of its numbers that have been revealed."""
    rows: list[tuple[float, float, str, str, str, bool]] = [
        (0.0, y, f"x{str(k).translate(SUBSCRIPTS)}", number(float(x)), "", False)
        for k, (y, x) in enumerate(zip(heights[0], inspection.layers[0].inputs, strict=True), start=1)
    ]
    for i, one in enumerate(inspection.layers, start=1):
        for j, y in enumerate(heights[i]):
            z, a = f"z {number(float(one.z[j]))}", f"a {number(float(one.a[j]))}"
            delta = f"δ {number(float(one.delta[j]))}"
            rows.append((
                float(i), y, z if walk.knows_z(i) else "z ?", a if walk.knows_a(i) else "a ?",
                delta if walk.knows_delta(i) else "", (i, j + 1) == (layer, unit),
            ))  # fmt: skip
    x, y, upper, lower, below, chosen = zip(*rows, strict=True)
    revealed = [column == 0 or walk.knows_z(int(column)) for column in x]
    texts = {"upper": upper, "lower": lower, "delta": below}
    return table(
        x=np.array(x), y=np.array(y), revealed=np.array(revealed), chosen=np.array(chosen),
        **{column: pa.array(list(words), pa.string()) for column, words in texts.items()},
    )  # fmt: skip


def _revealed_numbers(inspection: Inspection, walk: Walk) -> str:
    """Return the numbers that have been revealed, as text."""
    clauses = [says.SAMPLE_SAID(values=_numbers(inspection.layers[0].inputs))]
    for i, one in enumerate(inspection.layers, start=1):
        revealed = {"z": walk.knows_z(i), "a": walk.knows_a(i), "δ": walk.knows_delta(i)}
        for (symbol, is_known), values in zip(revealed.items(), (one.z, one.a, one.delta), strict=True):
            if is_known:
                clauses.append(says.LAYER_SAID(symbol=symbol, layer=str(i), values=_numbers(values)))
    return semicolons(clauses)


def _numbers(values: Array) -> str:
    return commas([number(float(value)) for value in values])


@kept_spec(64)
def _spec(theme: Theme, n_columns: int, most: int) -> Spec:
    size = theme.font_size
    radius = 2.75 * size
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, n_columns - 0.5], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[most + 0.25, -0.3], nice=False, zero=False))
    orange, blue = theme.class_colours(2)
    layers, weights, units = (alt.Chart(alt.NamedData(name)) for name in ("layers", "weights", "units"))
    band = layers.transform_filter("datum.at_work").mark_rect(color=theme.grid, cornerRadius=8)
    heading = layers.mark_text(baseline="top", fontSize=size, color=theme.quiet)
    lines = weights.mark_rule(strokeCap="round").encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q",
        strokeWidth=alt.StrokeWidth("thickness:Q", scale=None),
        color=alt.Color("sign:N", scale=alt.Scale(domain=list(SIGNS), range=[blue, orange]), legend=None),
        strokeDash=alt.StrokeDash("sign:N", scale=alt.Scale(domain=list(SIGNS), range=[[1, 0], [7, 5]]), legend=None),
        opacity=alt.condition("datum.chosen", alt.value(1.0), alt.value(0.45)),
    )  # fmt: skip
    halo = weights.mark_text(fontSize=size, fontWeight="bold", stroke=theme.paper, strokeWidth=5, strokeJoin="round")
    written = weights.mark_text(fontSize=size, fontWeight="bold", color=theme.ink)
    circles = units.mark_point(shape="circle", size=np.pi * radius**2, opacity=1.0).encode(
        x=x, y=y,
        fill=alt.value(theme.paper),
        stroke=alt.condition("datum.revealed", alt.value(theme.ink), alt.value(theme.quiet)),
        strokeWidth=alt.condition("datum.chosen", alt.value(1.3 * theme.bold), alt.value(0.7 * theme.line)),
        strokeDash=alt.condition("datum.revealed", alt.value([1, 0]), alt.value([4, 3])),
    )  # fmt: skip

    def text(field: str, dy: float, *, bold: bool = False) -> alt.Chart:
        mark = units.mark_text(dy=dy, fontSize=size, fontWeight=700 if bold else 400, color=theme.ink)
        return mark.encode(x=x, y=y, text=f"{field}:N")

    places = {"x": alt.X("label_x:Q"), "y": alt.Y("label_y:Q"), "text": alt.Text("label:N")}
    marks = [
        band.encode(x=alt.X("left:Q"), x2="right:Q", y=alt.value(0), y2=alt.value(alt.expr("height"))),
        heading.encode(x=x, y=alt.value(6), text="title:N"),
        lines,
        circles,
        text("upper", -0.62 * size),
        text("lower", 0.68 * size),
        text("delta", radius + 0.75 * size, bold=True),
        halo.encode(**places),
        written.encode(**places),
    ]
    return finished(alt.LayerChart(layer=marks), theme.config() | {"view": {"stroke": None}})
