"""Numbers of A and B over epochs in one chart: a colour for each side, a width for each kind of number."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import numpy as np

from playground.charts.kit.axes import LOSS_FLOOR, epoch_axis, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, finished, number, percent, table, words
from playground.charts.kit.theme import SIDES, Theme
from playground.charts.kit.thinning import thinned
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import commas, semicolons

MOST_ROWS = 100  # of each side


def pair_lines(
    sides: tuple[Array, Array],
    theme: Theme,
    *,
    kinds: tuple[str, str],
    title: str,
    name: str,
    shares: bool,
    full: bool = False,
    is_loss: bool = False,
    log_value: bool = False,
    log_epochs: bool = False,
    marks: tuple[int, int] = (0, 0),
) -> Figure:
    """Return lines over epochs.

    Parameters
    ----------
    sides : pair of ndarrays (n_epochs + 1, 2)
        Of A and of B: a column for each kind; row e is the state after epoch e. They may differ in length.
    theme : Theme
        Colours and sizes.
    kinds : pair of str
        What the legend calls the two columns: the first is drawn thin, the second bold.
    title, name : str
        Of the vertical axis, and of the chart.
    shares : bool
        The values are shares, written in percent.
    full : bool
        The axis of shares goes from 0 to 100 % whatever the values.
    is_loss : bool
        The linear axis begins at 0.
    log_value, log_epochs : bool
        Logarithmic axes; one of epochs leaves out epoch 0.
    marks : pair of int
        Epochs of A and of B at which a point is set on the bold line; 0 for none.
    """
    floor = LOSS_FLOOR if log_value else -np.inf
    rows = [thinned(side, MOST_ROWS, log_epochs=log_epochs) for side in sides]
    rows = [row[row > 0] if log_epochs else row for row in rows]
    drawn = [np.maximum(side[row], floor) for side, row in zip(sides, rows, strict=True)]
    counts = [2 * len(row) for row in rows]
    last = max(len(side) for side in sides) - 1
    marked = [(side, epoch) for side, epoch in enumerate(marks) if epoch]
    ends = [(side, len(curve) - 1) for side, curve in enumerate(sides) if len(curve) > 1]
    values = np.concatenate([values.ravel() for values in drawn])
    data = {
        "span": span(np.array([0.0, 1.0]) if full else values, last, log_epochs=log_epochs),
        "lines": table(
            epoch=np.concatenate([np.repeat(row, 2) for row in rows]).astype(np.int32),
            value=values,
            side=words(np.repeat([0, 1], counts), SIDES),
            kind=words(np.tile([0, 1], sum(counts) // 2), kinds),
        ),
        "marks": table(
            epoch=np.array([epoch for _, epoch in marked], np.int32),
            value=np.array([max(sides[side][epoch, 1], floor) for side, epoch in marked], np.float64),
            side=words([side for side, _ in marked], SIDES),
        ),
        "ends": table(
            epoch=np.array([epoch for _, epoch in ends], np.int32),
            value=np.array([max(sides[side][epoch, 1], floor) for side, epoch in ends], np.float64),
            side=words([side for side, _ in ends], SIDES),
        ),
    }
    write = percent if shares else number
    latest = [
        says.SIDE_AFTER_EPOCH(
            side=side,
            epoch=str(len(curve) - 1),
            values=commas(
                [says.VALUE(name=kind, value=write(float(v))) for kind, v in zip(kinds, curve[-1], strict=True)]
            ),
        )
        for side, curve in zip(SIDES, sides, strict=True)
    ]
    spec = _spec(theme, kinds, title, shares=shares, is_loss=is_loss, log_value=log_value, log_epochs=log_epochs)
    description = says.SENTENCE(clause=semicolons(latest))
    return Figure(spec, data, name, says.NAMED(name=name, description=description))


@lru_cache(maxsize=64)
def _spec(
    theme: Theme, kinds: tuple[str, str], title: str, *, shares: bool, is_loss: bool, log_value: bool, log_epochs: bool
) -> Spec:
    x = epoch_axis(log_epochs=log_epochs)
    y = value_axis("value", title, log_value=log_value, shares=shares, is_loss=is_loss)
    colours = alt.Scale(domain=list(SIDES), range=list(theme.sides))
    colour = alt.Color("side:N", scale=colours, legend=alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3))
    width = alt.StrokeWidth(
        "kind:O",
        sort=list(kinds),
        scale=alt.Scale(domain=list(kinds), range=[theme.line * 0.8, theme.bold * 1.1]),
        legend=alt.Legend(title=None, symbolType="stroke"),
    )
    lines = alt.Chart(alt.NamedData("lines")).mark_line().encode(x=x, y=y, color=colour, strokeWidth=width)
    marks = (
        alt.Chart(alt.NamedData("marks"))
        .mark_point(filled=True, size=2 * theme.point, opacity=1, stroke=theme.paper, strokeWidth=1)
        .encode(x=x, y=y, color=colour)
    )
    ends = (
        alt.Chart(alt.NamedData("ends"))
        .mark_text(
            align="right",
            baseline="bottom",
            dx=alt.expr("datum.side == 'A' ? -16 : -2"),
            dy=-3,
            fontSize=theme.font_size,
            fontWeight="bold",
        )
        .encode(x=x, y=y, text="side:N", color=colour)
    )
    layers = alt.layer(span_marks(x, y), lines, marks, ends).resolve_legend(strokeWidth="independent")
    return finished(layers, theme.config())
