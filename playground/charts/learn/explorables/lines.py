"""Lines over a number that is moved, with a point on each where it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table, words
from playground.charts.kit.guides import tick
from playground.charts.kit.theme import Theme
from playground.charts.learn.colours import variant_colours
from playground.charts.learn.explorables.handles import INTERACTION, Handle, handle_marks, handle_table
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import semicolons


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis that stays where it is while the lines move: its title and its two ends."""

    title: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line.

    Attributes
    ----------
    name : str
        In the legend.
    x, y : ndarray of shape (n_points,)
        Its points; a value of y that is not finite interrupts it.
    at : (float, float) or None
        The point on it that is marked, and told to those who cannot see it.
    dashed : bool
        Drawn in dashes, so that a line that lies on another one leaves that to be seen.
    """

    name: str
    x: Array
    y: Array
    at: tuple[float, float] | None = None
    dashed: bool = False


def moved_lines(
    lines: Sequence[Line], theme: Theme, *, name: str, x: Axis, y: Axis, handles: Sequence[Handle] = (),
    dots: bool = False,
) -> Figure:  # fmt: skip
    """Return the lines.

    Parameters
    ----------
    lines : sequence of Line
        One to seven, always the same ones in the same order.
    theme : Theme
        Colours and sizes.
    name : str
        Of the chart.
    x, y : Axis
        What lies beyond them is not drawn.
    handles : sequence of Handle
        What can be dragged; a rule goes through each that is dragged along x alone.
    dots : bool
        Mark each point of the lines, where they are steps.
    """
    names = tuple(line.name for line in lines)
    marked = [(code, line.at) for code, line in enumerate(lines) if line.at is not None]
    data = {
        "lines": table(
            x=np.concatenate([line.x for line in lines]).astype(np.float64),
            y=np.concatenate([line.y for line in lines]).astype(np.float64),
            line=words(np.repeat(np.arange(len(lines)), [len(line.x) for line in lines]), names),
            dashed=np.repeat([line.dashed for line in lines], [len(line.x) for line in lines]),
        ),
        "marked": table(
            x=np.array([at[0] for _, at in marked], np.float64),
            y=np.array([at[1] for _, at in marked], np.float64),
            line=words([code for code, _ in marked], names),
        ),
        "rules": table(x=np.array([one.x for one in handles if not one.y_key], np.float64)),
    }
    if handles:
        data["handles"] = handle_table(handles)
    told = [says.VALUE(name=names[code], value=number(float(at[1]))) for code, at in marked]
    spec = _spec(theme, names, x, y, has_handles=bool(handles), dots=dots)
    description = says.SENTENCE(clause=semicolons(told)) if told else ""
    text = says.NAMED(name=name, description=description) if told else name
    return Figure(spec, data, name, text, interaction=INTERACTION if handles else None)


def fixed_axes(theme: Theme, x: Axis, y: Axis) -> tuple[alt.X, alt.Y]:
    """Return the axes of fields ``x`` and ``y`` that end where they are said to."""
    guide = alt.Axis(tickCount=theme.ticks, labelExpr=tick())
    return (
        alt.X("x:Q", title=x.title, axis=guide, scale=alt.Scale(domain=[x.low, x.high], nice=False, zero=False)),
        alt.Y("y:Q", title=y.title, axis=guide, scale=alt.Scale(domain=[y.low, y.high], nice=False, zero=False)),
    )


@kept_spec(64)
def _spec(theme: Theme, names: tuple[str, ...], x_axis: Axis, y_axis: Axis, *, has_handles: bool, dots: bool) -> Spec:
    x, y = fixed_axes(theme, x_axis, y_axis)
    scale = alt.Scale(domain=list(names), range=variant_colours(len(names), theme))
    legend = None if len(names) == 1 else alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3)
    colour = alt.Color("line:N", scale=scale, legend=legend)
    rows = alt.Chart(alt.NamedData("lines"))
    layers = [
        alt.Chart(alt.NamedData("rules")).mark_rule(color=theme.quiet, strokeDash=[4, 3], clip=True).encode(x=x),
        rows.transform_filter("!datum.dashed")
        .mark_line(strokeWidth=theme.bold, clip=True, point={"size": theme.point} if dots else False)
        .encode(x=x, y=y, color=colour, detail="line:N"),
        rows.transform_filter("datum.dashed")
        .mark_line(strokeWidth=theme.bold, strokeDash=[6, 5], clip=True)
        .encode(x=x, y=y, color=colour, detail="line:N"),
        alt.Chart(alt.NamedData("marked"))
        .mark_point(filled=True, size=2 * theme.point, opacity=1, stroke=theme.paper, clip=True)
        .encode(x=x, y=y, color=colour),
    ]
    if has_handles:
        layers.append(handle_marks(theme, x, y))
    return finished(alt.layer(*layers), theme.config())
