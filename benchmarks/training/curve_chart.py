"""The chart of curves: cost over size, both logarithmic, as an SVG that reads on a light and on a dark page."""

from __future__ import annotations

import math
from collections.abc import Sequence

import altair as alt
import vl_convert

from benchmarks.training.curve import Curve

FONT_SIZE = 14
INK, GRID = "#1b1f24", "#d8dee4"
COLOURS = ("#0059b3", "#b35900", "#007a5c", "#a3237f", "#5c5c00")  # each at least 4.5 to 1 on white


def svg(curves: Sequence[Curve], *, title: str, size: str, cost: str) -> str:
    """Return medians as lines with points, quartiles as bars."""
    specification = _chart(curves, title, size, cost).to_json()
    drawn: str = vl_convert.vegalite_to_svg(specification)
    return drawn


def _chart(curves: Sequence[Curve], title: str, size: str, cost: str) -> alt.LayerChart:
    rows = [
        {"label": curve.label, "size": at, "cost": cost.median, "low": cost.low, "high": cost.high}
        for curve in curves
        for at, cost in curve.costs.items()
    ]
    sizes = sorted({row["size"] for row in rows})
    costs = _round_values(min(row["low"] for row in rows), max(row["high"] for row in rows))
    scale_of_cost = alt.Scale(type="log", domain=[costs[0], costs[-1]])
    legend = alt.Legend(title=None, orient="right") if len(curves) > 1 else None
    labels = [curve.label for curve in curves]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("size:Q", title=size, axis=alt.Axis(values=sizes, format=",d"),
                scale=alt.Scale(type="log", domain=[sizes[0], sizes[-1]], padding=12, nice=False)),
        color=alt.Color("label:N", legend=legend, scale=alt.Scale(domain=labels, range=list(COLOURS[: len(labels)]))),
    )  # fmt: skip
    line = base.mark_line(point=alt.OverlayMarkDef(size=60), strokeWidth=2).encode(
        y=alt.Y("cost:Q", title=cost, axis=alt.Axis(values=costs, format="~g"), scale=scale_of_cost)
    )
    bars = base.mark_rule(strokeWidth=2).encode(y=alt.Y("low:Q", scale=scale_of_cost), y2="high:Q")
    text = {"labelFontSize": FONT_SIZE, "titleFontSize": FONT_SIZE, "labelColor": INK, "titleColor": INK}
    return (
        alt.layer(bars, line, title=title)
        .properties(width=640, height=320, background="white", padding=12, description=f"{title}: {cost} over {size}")
        .configure(font="sans-serif")
        .configure_axis(**text, gridColor=GRID, domainColor=INK, tickColor=INK, titleFontWeight="normal")
        .configure_legend(labelFontSize=FONT_SIZE, labelColor=INK, symbolStrokeWidth=2)
        .configure_title(fontSize=FONT_SIZE + 2, color=INK, fontWeight="normal", anchor="start")
        .configure_view(stroke=None)
    )


def _round_values(lowest: float, highest: float) -> list[float]:
    """Return the numbers 1, 2 and 5 times a power of ten from the last below ``lowest`` to the first above."""
    powers = range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1)
    values = [float(f"{digit}e{power}") for power in powers for digit in (1, 2, 5)]
    below = max(value for value in values if value <= lowest)
    above = min(value for value in values if value >= highest)
    return [value for value in values if below <= value <= above]
