"""The marks of the network's graph, placed by formulas of the chart's width and height, which only the page knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from playground.charts.kit.guides import written
from playground.charts.kit.theme import Theme
from playground.charts.train.graph_buttons import ROOM
from playground.measurements.portrait import RESOLUTION

GAP = 2  # points of the grid above and below each thumbnail
STEP = RESOLUTION + 2 * GAP  # from one thumbnail to the next
HOVER = 7  # pixels around a line in which the mouse finds it
STRIP, STRIP_GAP = 6, 4  # pixels of the strip of other units, and above it
CROSS = "M-1,-1L1,1M1,-1L-1,1"


@dataclass(frozen=True, slots=True)
class Layout:
    """How many units stand in each column, the pixels that names take at the left and at the right, and strips."""

    widths: tuple[int, ...]
    left: float
    right: float
    has_strips: bool = False

    def signals(self, theme: Theme) -> list[dict[str, Any]]:
        """Return the sizes that follow from the chart's own, as Vega-Lite's parameters."""
        line = theme.font_size + 5
        strip = STRIP + STRIP_GAP if self.has_strips else 0
        room = f"(width - {self.left + self.right:g}) / {len(self.widths)}"
        return [
            {"name": "pitch", "expr": f"min((height - {2 * line + strip}) / {max(self.widths)}, 0.75 * {room})"},
            {"name": "thumb", "expr": f"pitch * {RESOLUTION / STEP:.5f}"},
            {"name": "middle", "expr": f"(height - {strip}) / 2"},
        ]

    def x(self, field: str = "x") -> alt.X:
        """Return the place of a column."""
        ends = [alt.expr(f"{self.left:g} + thumb / 2"), alt.expr(f"width - {self.right:g} - thumb / 2")]
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, len(self.widths) - 1], range=ends, nice=False))

    def y(self, field: str = "y") -> alt.Y:
        """Return the place of a unit in its column."""
        most = max(self.widths)
        ends = [alt.expr(f"middle - {most / 2:g} * pitch"), alt.expr(f"middle + {most / 2:g} * pitch")]
        return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[-most, most], range=ends, nice=False, zero=False))


def graph_marks(layout: Layout, theme: Theme) -> list[alt.Chart]:
    """Return the layers from the lowest to the highest: lines, thumbnails, marks of units, words, buttons."""
    strips = [_strips(layout)] if layout.has_strips else []
    return [
        *_lines(layout, theme), _thumbnails(layout), *strips, *_units(layout, theme), *_words(layout, theme),
        *_buttons(theme),
    ]  # fmt: skip


def _sign(field: str, theme: Theme) -> Any:
    return alt.condition(f"datum.{field} > 0", alt.value(theme.positive), alt.value(theme.negative))


def _lines(layout: Layout, theme: Theme) -> list[alt.Chart]:
    """Return the lines of the weights, over wider invisible lines that are easy to point at."""
    tooltip = alt.value(alt.expr(f"datum.name + ': w = ' + {written('datum.value', digits=3)}"))
    places: dict[str, Any] = {"x": layout.x(), "y": layout.y(), "x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")}
    ends: dict[str, Any] = {"xOffset": alt.expr("thumb / 2"), "x2Offset": alt.expr("-thumb / 2")}
    base = alt.Chart(alt.NamedData("weights"))
    return [
        base.mark_rule(strokeWidth=HOVER, strokeOpacity=0, **ends).encode(**places, tooltip=tooltip),
        base.mark_rule(opacity=0.85, **ends).encode(
            **places,
            stroke=_sign("value", theme),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            tooltip=tooltip,
        ),
    ]


def _thumbnails(layout: Layout) -> alt.Chart:
    return (
        alt.Chart(alt.NamedData("thumbnails"))
        .transform_calculate(key="datum.x + '-' + datum.url")  # pictures of two columns may look alike
        .mark_image(aspect=False, width=alt.expr("thumb"), height=alt.expr(f"pitch * {max(layout.widths)}"))
        .encode(x=layout.x(), y=alt.value(alt.expr("middle")), url="url:N")
    )


def _strips(layout: Layout) -> alt.Chart:
    """Return the strips of the units that are not drawn, below their columns."""
    below = f"middle + {max(layout.widths) / 2:g} * pitch + {STRIP_GAP}"
    return (
        alt.Chart(alt.NamedData("others"))
        .mark_image(aspect=False, smooth=False, width=alt.expr("thumb"), height=STRIP, baseline="top")
        .encode(
            x=layout.x(),
            y=alt.value(alt.expr(below)),
            url="url:N",
            tooltip=alt.value(alt.expr("datum.name")),
        )
    )


def _units(layout: Layout, theme: Theme) -> list[alt.Chart]:
    """Return frames, veils over dropped units, crosses over dead ones, and discs for biases."""
    base = alt.Chart(alt.NamedData("units"))
    x, y = layout.x(), layout.y()
    description = f"datum.name + (datum.layer > 0 ? ': b = ' + {written('datum.value', digits=3)} : '')"
    description += " + (datum.dead ? ', dead' : '') + (datum.dropped ? ', dropped for the first sample' : '')"
    tooltip = alt.value(alt.expr(description))
    area = alt.value(alt.expr("thumb * thumb"))
    frame = base.mark_point(shape="square", fill=theme.grid, opacity=1).encode(
        x=x,
        y=y,
        size=area,
        stroke=alt.condition("datum.chosen", alt.value(theme.ink), alt.value(theme.quiet)),
        strokeWidth=alt.condition("datum.chosen", alt.value(theme.bold), alt.value(0.8)),
        strokeOpacity=alt.condition("datum.dropped && !datum.chosen", alt.value(0.35), alt.value(1)),
        fillOpacity=alt.condition("datum.dropped", alt.value(0.85), alt.value(0)),
        tooltip=tooltip,
    )
    cross = (
        base.transform_filter("datum.dead")
        .mark_point(shape=CROSS, stroke=theme.ink, strokeWidth=theme.line, opacity=1)
        .encode(x=x, y=y, size=alt.value(alt.expr("thumb * thumb * 0.35")), tooltip=tooltip)
    )
    disc = (
        base.transform_filter("datum.value != 0")
        .mark_point(
            shape="circle", filled=True, opacity=1, xOffset=alt.expr("-thumb / 2"), yOffset=alt.expr("thumb / 2")
        )
        .encode(x=x, y=y, size=alt.Size("disc:Q", scale=None), fill=_sign("value", theme), tooltip=tooltip)
    )
    return [frame, cross, disc]


def _words(layout: Layout, theme: Theme) -> list[alt.Chart]:
    """Return the columns' titles, the names of inputs and outputs, and the line that explains the marks."""
    size = theme.font_size
    titles = (
        alt.Chart(alt.NamedData("columns"))
        .mark_text(fontSize=size, color=theme.quiet, baseline="middle")
        .encode(x=layout.x(), y=alt.value((size + 3) / 2), text="text:N")
    )
    names = alt.Chart(alt.NamedData("names"))
    last = len(layout.widths) - 1
    placed: tuple[tuple[int, Literal["left", "right"], str, float], ...] = (
        (0, "right", "-thumb / 2 - 7", layout.left),
        (last, "left", "thumb / 2 + 6", layout.right),
    )
    sides = [
        names.transform_filter(f"datum.x == {column}")
        .mark_text(fontSize=size, align=align, xOffset=alt.expr(shift), limit=room - 6)
        .encode(x=layout.x(), y=layout.y(), text="text:N")
        for column, align, shift, room in placed
    ]
    key = (
        alt.Chart(alt.NamedData("key"))
        .mark_text(
            fontSize=size,
            color=theme.quiet,
            align="left",
            baseline="bottom",
            limit=alt.expr(f"width - {ROOM * size:g}"),
        )
        .encode(x=alt.value(0), y=alt.value(alt.expr("height")), text="text:N")
    )
    return [titles, *sides, key]


def _buttons(theme: Theme) -> list[alt.Chart]:
    """Return small squares with a sign in them, to press."""
    size = theme.font_size + 3
    base = alt.Chart(alt.NamedData("buttons"))
    places: dict[str, Any] = {
        "x": alt.value(alt.expr("(datum.x < 0 ? width : scale('x', datum.x)) + datum.shift")),
        "y": alt.value(alt.expr(f"datum.x < 0 ? height - {size / 2:g} : {size / 2:g}")),
        "tooltip": alt.value(alt.expr("datum.name")),
    }
    square = base.transform_filter("datum.command").mark_point(
        shape="square", size=size * size, fill=theme.grid, fillOpacity=0.6, stroke=theme.quiet, strokeWidth=0.8,
        opacity=1, cursor="pointer",
    ).encode(**places)  # fmt: skip
    sign = base.mark_text(
        fontSize=theme.font_size, color=theme.ink, align="center", baseline="middle", cursor="pointer"
    ).encode(**places, text="text:N")
    return [square, sign]
