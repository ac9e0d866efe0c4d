"""Numbers of A and B over epochs in one chart: a colour for each side, a width for each kind of number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import (
    alone,
    epoch_axis,
    floored,
    share_axis,
    share_span,
    span,
    span_marks,
    value_axis,
)
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import line_legend
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import DASHED, SIDES, Theme
from playground.charts.kit.thinning import thinned
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import commas, paragraph, semicolons

MOST_ROWS = 100  # of each side


def pair_lines(
    sides: tuple[Array, Array],
    theme: Theme,
    *,
    kinds: Mapping[str, str],
    title: str,
    name: str,
    shares: bool,
    from_zero: bool = False,
    note: str = "",
    is_loss: bool = False,
    log_value: bool = False,
    log_epochs: bool = False,
    marks: tuple[int, int] = (0, 0),
) -> Figure:
    """Return lines over epochs.

    Parameters
    ----------
    sides : pair of ndarrays (n_epochs + 1, 2 or 3)
        Of A and of B: a column for each kind; row e is the state after epoch e. They may differ in length.
    theme : Theme
        Colours and sizes.
    kinds : mapping of str to str
        Keys of the columns, and what they are called: the first drawn thin, the second bold, a third thin and dashed.
    title, name : str
        Of the vertical axis, and of the chart.
    shares : bool
        The values are shares, written in percent.
    from_zero : bool
        The axis of shares begins at 0 and reaches at least 10 %.
    note : str
        A sentence in the middle of the chart; empty for none.
    is_loss : bool
        The linear axis begins at 0.
    log_value, log_epochs : bool
        Logarithmic axes; one of epochs leaves out epoch 0.
    marks : pair of int
        Epochs of A and of B at which a point is set on the bold line; 0 for none.
    """
    curves, title = floored(sides, title, log_value=log_value)
    rows = [thinned(curve, MOST_ROWS, log_epochs=log_epochs) for curve in curves]
    rows = [row[row > 0] if log_epochs else row for row in rows]
    drawn = [curve[row] for curve, row in zip(curves, rows, strict=True)]
    k = len(kinds)
    counts = [k * len(row) for row in rows]
    last = max(len(side) for side in sides) - 1
    marked = [(side, epoch) for side, epoch in enumerate(marks) if epoch]
    ends = [(side, len(curve) - 1) for side, curve in enumerate(sides) if len(curve) > 1]
    values = np.concatenate([values.ravel() for values in drawn])
    data = {
        "span": (share_span if from_zero else span)(values, last, log_epochs=log_epochs),
        "sentence": sentence_table(note, theme),
        "lines": table(
            epoch=np.concatenate([np.repeat(row, k) for row in rows]).astype(np.int32),
            value=values,
            side=words(np.repeat([0, 1], counts), SIDES),
            kind=words(np.tile(np.arange(k), sum(counts) // k), tuple(kinds)),
        ),
        "marks": table(
            epoch=np.array([epoch for _, epoch in marked], np.int32),
            value=np.array([curves[side][epoch, 1] for side, epoch in marked], np.float64),
            side=words([side for side, _ in marked], SIDES),
        ),
        "ends": _end_table(ends, [float(curves[side][epoch, 1]) for side, epoch in ends]),
    }
    data["points"] = alone(data["lines"])
    write = percent if shares else number
    latest = [
        says.SIDE_AFTER_EPOCH(
            side=side,
            epoch=f"{len(curve) - 1:,}",
            values=commas(
                [
                    says.VALUE(name=kind, value=write(float(v)))
                    for kind, v in zip(kinds.values(), curve[-1], strict=True)
                ]
            ),
        )
        for side, curve in zip(SIDES, sides, strict=True)
    ]
    spec = _spec(
        theme,
        tuple(kinds.items()),
        title,
        shares=shares,
        from_zero=from_zero,
        is_loss=is_loss,
        log_value=log_value,
        log_epochs=log_epochs,
    )
    description = paragraph([says.SENTENCE(clause=semicolons(latest)), note])
    return Figure(spec, data, name, says.NAMED(name=name, description=description))


def _end_table(ends: list[tuple[int, int]], values: list[float]) -> pa.Table:
    """Return the ends of the bold lines, each with the value of the other's end and whether it is the upper one."""
    others = values[::-1] if len(values) > 1 else values
    return table(
        epoch=np.array([epoch for _, epoch in ends], np.int32),
        value=np.array(values, np.float64),
        other=np.array(others, np.float64),
        upper=np.array(
            [
                value > other or (value == other and side == 0)
                for (side, _), value, other in zip(ends, values, others, strict=True)
            ],
            bool,
        ),
        side=words([side for side, _ in ends], SIDES),
    )


@kept_spec(64)
def _spec(
    theme: Theme,
    kinds: tuple[tuple[str, str], ...],
    title: str,
    *,
    shares: bool,
    from_zero: bool,
    is_loss: bool,
    log_value: bool,
    log_epochs: bool,
) -> Spec:
    x = epoch_axis(theme, log_epochs=log_epochs)
    if from_zero:
        y = share_axis(theme, "value", title)
    else:
        y = value_axis(theme, "value", title, log_value=log_value, shares=shares, is_loss=is_loss)
    names = dict(kinds)
    colours = alt.Scale(domain=list(SIDES), range=list(theme.sides))
    # Of two kinds both ends of a scale; of three, which do not lie on one, each its own, the last of two strokes.
    discrete: dict[str, Any] = {"type": "ordinal"} if len(names) > 2 else {}
    long: dict[str, Any] = {"symbolSize": sum(DASHED, DASHED[0]) ** 2} if len(names) > 2 else {}
    sides = alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3, **long)
    colour = alt.Color("side:N", scale=colours, legend=sides)
    legend = line_legend(names, **long)
    apart: dict[str, Any] = {"strokeWidth": "independent"}
    thin = theme.line if theme.presenter else 0.8 * theme.line
    widths, sizes = [thin, 1.1 * theme.bold, thin][: len(names)], [0.6, 1.4, 0.6][: len(names)]
    scale = alt.Scale(domain=list(names), range=widths, **discrete)
    width = alt.StrokeWidth("kind:O", sort=list(names), scale=scale, legend=legend)
    lines = alt.Chart(alt.NamedData("lines")).mark_line().encode(x=x, y=y, color=colour, strokeWidth=width)
    if len(names) > 2:
        dashes = alt.Scale(domain=list(names), range=[[1, 0], [1, 0], list(DASHED)])
        lines = lines.encode(strokeDash=alt.StrokeDash("kind:O", sort=list(names), scale=dashes, legend=legend))
        apart["strokeDash"] = "independent"  # as that of widths, with which it is one
    single = alt.Chart(alt.NamedData("points")).mark_point(filled=True, opacity=1)
    areas = alt.Scale(range=[share * theme.point for share in sizes], **discrete)
    size = alt.Size("kind:O", sort=list(names), scale=areas, legend=None)
    points = single.encode(x=x, y=y, color=colour, size=size)
    marks = (
        alt.Chart(alt.NamedData("marks"))
        .mark_point(filled=True, size=2 * theme.point, opacity=1, stroke=theme.paper, strokeWidth=1)
        .encode(x=x, y=y, color=colour)
    )
    ends = (
        alt.Chart(alt.NamedData("ends"))
        .mark_text(
            align="left",
            baseline="middle",
            dx=theme.bold + 2,
            dy=alt.expr(_apart(theme.font_size + 3)),
            fontSize=theme.font_size,
            fontWeight="bold",
        )
        .encode(x=x, y=y, text="side:N", color=colour)
    )
    layers = alt.layer(span_marks(x, y), lines, points, marks, ends, sentence_marks(theme))
    spec = finished(layers.resolve_legend(**apart), theme.config())
    return spec | {"padding": spec["padding"] | {"right": theme.font_size + 4}}


def _apart(height: float) -> str:
    """Return a Vega expression that moves the names at the ends of two lines to at least a height apart."""
    gap = "abs(scale('y', datum.value) - scale('y', datum.other))"
    return f"(datum.upper ? -1 : 1) * max(0, {height} - {gap}) / 2"
