"""Numbers of each layer over epochs, as lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import altair as alt
import numpy as np

from playground.charts.kit.axes import alone, epoch_axis, floored, share_axis, share_span, span, span_marks
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import line_legend, tick
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import Theme
from playground.charts.kit.thinning import root_mean_squares, thinned
from playground.charts.train.layers import layer_colour
from playground.measurements.history import History
from playground.measurements.recording.over_epochs import Series
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.charts import layer_name
from playground.words.lists import commas, semicolons

MOST_ROWS = 160
FLOOR = 1e-12  # of what is no share
Scale = Literal["log", "shares", "linear"]


def layer_lines(
    history: History,
    theme: Theme,
    *,
    columns: Mapping[str, str],
    layers: tuple[str, ...],
    title: str,
    name: str,
    shares: bool,
    log_epochs: bool,
    over: int = 1,
) -> Figure:
    """Return lines over epochs, a colour for each layer and a dash for each column.

    Parameters
    ----------
    history : History
        The run so far.
    theme : Theme
        Colours and sizes.
    columns : mapping of str to str
        What the legend calls each of at most two columns of the history: the first is drawn solid, the second dashed.
    layers : tuple of str
        Keys of the layers, from the first to the last.
    title, name : str
        Of the vertical axis, and of the chart.
    shares : bool
        The values are shares, on a linear axis from 0 to at least 10 %; otherwise they are on a log axis.
    log_epochs : bool
        Whether the epoch axis is logarithmic; it then leaves out epoch 0.
    over : int
        Each value drawn is the root mean square of those of so many last epochs.
    """
    wide = np.concatenate([history[column] for column in columns], axis=1)
    if over > 1:
        wide = root_mean_squares(wide, over)
    (drawn,), title = floored([wide], title, log_value=not shares, floor=FLOOR)
    rows = thinned(drawn, MOST_ROWS, log_epochs=log_epochs) if wide.shape[1] else np.arange(0)
    return _lines(
        rows, drawn[rows], wide[-1], theme, columns=columns, layers=layers, title=title, name=name,
        scale="shares" if shares else "log", log_epochs=log_epochs, last_epoch=history.epoch,
        note=guides.ALL_ZERO() if shares and layers and not wide.any() else "",
    )  # fmt: skip


def sampled_lines(
    series: Series,
    theme: Theme,
    *,
    kinds: Mapping[str, str],
    layers: tuple[str, ...],
    title: str,
    name: str,
    log_epochs: bool,
) -> Figure:
    """Return lines over the epochs that were measured, a colour for each layer and a dash for each kind of number.

    Parameters
    ----------
    series : Series
        Values of shape (n_epochs, n_layers, n_kinds), at least one layer; those not finite are left out.
    theme : Theme
        Colours and sizes.
    kinds : mapping of str to str
        Keys of the at most two kinds of number, and what the legend calls them: solid and dashed.
    layers : tuple of str
        Keys of the layers, from the first to the last.
    title, name : str
        Of the vertical axis, and of the chart.
    log_epochs : bool
        Whether the epoch axis is logarithmic; it then leaves out epoch 0.
    """
    wide = np.moveaxis(series.values, 2, 1).reshape(len(series.epochs), -1)
    return _lines(
        series.epochs, wide, wide[-1], theme, columns=kinds, layers=layers, title=title, name=name,
        scale="linear", log_epochs=log_epochs, last_epoch=int(series.epochs[-1]), note="",
    )  # fmt: skip


def _lines(
    epochs: Array,
    shown: Array,
    last: Array,
    theme: Theme,
    *,
    columns: Mapping[str, str],
    layers: tuple[str, ...],
    title: str,
    name: str,
    scale: Scale,
    log_epochs: bool,
    last_epoch: int,
    note: str,
) -> Figure:
    """Return lines through the numbers (n_epochs, n_columns × n_layers) of some epochs; ``last`` are told in words."""
    if log_epochs:
        epochs, shown = epochs[epochs > 0], shown[epochs > 0]
    n_series, n_layers = shown.shape[1], max(len(layers), 1)
    series = np.tile(np.arange(n_series), len(epochs))
    finite = np.isfinite(shown).ravel()
    data = {
        "span": (share_span if scale == "shares" else span)(shown, last_epoch, log_epochs=log_epochs),
        "sentence": sentence_table(note, theme),
        "lines": table(
            epoch=np.repeat(epochs, n_series).astype(np.int32)[finite],
            value=shown.ravel()[finite],
            layer=words((series % n_layers)[finite], layers),
            kind=words((series // n_layers)[finite], tuple(columns)),
        ),
    }
    data["points"] = alone(data["lines"])
    write = percent if scale == "shares" else number
    latest = [
        says.SERIES(
            name=kind, values=commas([says.VALUE(name=layer_name(layer), value=write(float(v))) for layer, v in pairs])
        )
        for kind, values in zip(columns.values(), np.split(last, len(columns)), strict=True)
        if (pairs := list(zip(layers, values, strict=True)))
    ]
    spec = _lines_spec(theme, layers, tuple(columns.items()), title, scale=scale, log_epochs=log_epochs)
    epoch = f"{last_epoch:,}"
    description = says.LAYERS_AFTER_EPOCH(epoch=epoch, series=semicolons(latest)) if layers else says.NO_LAYERS()
    return Figure(spec, data, name, says.NAMED(name=name, description=description))


@kept_spec(128)
def _lines_spec(
    theme: Theme,
    layers: tuple[str, ...],
    kinds: tuple[tuple[str, str], ...],
    title: str,
    *,
    scale: Scale,
    log_epochs: bool,
) -> Spec:
    names = dict(kinds)
    if scale == "shares":
        y = share_axis(theme, "value", title)
    else:
        guide = alt.Axis(labelExpr=tick(), tickCount=theme.ticks - 1)
        kind = alt.Scale(type="log") if scale == "log" else alt.Scale(zero=True)
        lines_of_title = title.split(", ") if theme.presenter else title  # there one line is higher than the chart
        y = alt.Y("value:Q", title=lines_of_title, scale=kind, axis=guide)
    dash = alt.StrokeDash(
        "kind:N",
        scale=alt.Scale(domain=list(names), range=[[1, 0], [4, 3]][: len(names)]),
        legend=line_legend(names, orient="bottom") if len(names) > 1 else None,
    )
    x = epoch_axis(theme, log_epochs=log_epochs)
    lines = (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=theme.line)
        .encode(x=x, y=y, color=layer_colour(theme, layers, legend=True), strokeDash=dash)
    )
    # A line of one epoch has no length: its point is drawn, until there is a second.
    single = alt.Chart(alt.NamedData("points")).mark_point(filled=True, opacity=1, size=theme.point)
    points = single.encode(x=x, y=y, color=layer_colour(theme, layers, legend=True))
    layers_ = alt.layer(span_marks(x, y), lines, points, sentence_marks(theme))
    return finished(layers_, theme.config())
