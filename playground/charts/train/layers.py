"""Numbers of each layer: over epochs as lines, over values as histograms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import SHARES, epoch_axis, share_axis, share_span, span, span_marks
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import line_legend, tick
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import Theme
from playground.charts.kit.thinning import thinned
from playground.measurements.distributions import Histograms
from playground.measurements.history import History
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.charts import layer_name
from playground.words.lists import commas, semicolons

MOST_ROWS = 160
FLOOR = 1e-12


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
        The values are shares, on a linear axis from 0 to at least 10 %; otherwise they are positive, on a log axis.
    log_epochs : bool
        Whether the epoch axis is logarithmic; it then leaves out epoch 0.
    """
    wide = np.concatenate([history[column] for column in columns], axis=1)
    if not shares:
        wide = np.maximum(wide, FLOOR)
    rows = thinned(wide, MOST_ROWS, log_epochs=log_epochs) if wide.shape[1] else np.arange(0)
    if log_epochs:
        rows = rows[rows > 0]
    shown = wide[rows]
    n_series = wide.shape[1]
    series = np.tile(np.arange(n_series), len(rows))
    finite = np.isfinite(shown).ravel()
    n_layers = max(len(layers), 1)
    data = {
        "span": (share_span if shares else span)(shown, history.epoch, log_epochs=log_epochs),
        "sentence": sentence_table(guides.ALL_ZERO() if shares and layers and not wide.any() else "", theme),
        "lines": table(
            epoch=np.repeat(rows, n_series).astype(np.int32)[finite],
            value=shown.ravel()[finite],
            layer=words((series % n_layers)[finite], layers),
            kind=words((series // n_layers)[finite], tuple(columns)),
        ),
    }
    write = percent if shares else number
    latest = [
        says.SERIES(
            name=kind, values=commas([says.VALUE(name=layer_name(layer), value=write(float(v))) for layer, v in pairs])
        )
        for kind, values in zip(columns.values(), np.split(wide[-1], len(columns)), strict=True)
        if (pairs := list(zip(layers, values, strict=True)))
    ]
    spec = _lines_spec(theme, layers, tuple(columns.items()), title, shares=shares, log_epochs=log_epochs)
    epoch = f"{history.epoch:,}"
    description = says.LAYERS_AFTER_EPOCH(epoch=epoch, series=semicolons(latest)) if layers else says.NO_LAYERS()
    return Figure(spec, data, name, says.NAMED(name=name, description=description))


def histograms(distributions: Histograms, theme: Theme, *, title: str, count_zeros: bool) -> Figure:
    """Return the histogram of each layer as a stepped line, with its zeros (or its spread) in words.

    Parameters
    ----------
    distributions : Histograms
        Shares by bin and layer.
    theme : Theme
        Colours and sizes.
    title : str
        Of the horizontal axis.
    count_zeros : bool
        The words give exact and near zeros; otherwise the standard deviation.
    """
    n_layers, n_bins = distributions.shares.shape
    middles = (distributions.edges[:-1] + distributions.edges[1:]) / 2
    notes = [
        says.ZEROS_OF_LAYER(layer=layer_name(layer), zero=percent(zero), near=percent(near))
        if count_zeros
        else says.SPREAD_OF_LAYER(layer=layer_name(layer), spread=number(spread))
        for layer, zero, near, spread in zip(
            distributions.layers, distributions.zeros, distributions.near_zeros, distributions.deviations, strict=True
        )
    ]
    codes = np.arange(n_layers)
    data = {
        "bins": table(
            value=np.tile(middles, n_layers),
            share=distributions.shares.ravel(),
            layer=words(np.repeat(codes, n_bins), distributions.layers),
        ),
    }
    if not theme.presenter:  # there they would cover the bins
        data["notes"] = table(
            layer=words(codes, distributions.layers), note=pa.array(notes, pa.string()), row=codes.astype(np.int32)
        )
    name = says.HISTOGRAM(quantity=title)
    description = says.SENTENCE(clause=semicolons(notes)) if notes else says.NO_LAYERS()
    return Figure(
        _histogram_spec(theme, distributions.layers, title), data, name, says.NAMED(name=name, description=description)
    )


def _layer_colour(theme: Theme, layers: tuple[str, ...], *, legend: bool) -> alt.Color:
    scale = alt.Scale(domain=list(layers), range=theme.layer_colours(max(len(layers), 1)))
    guide = line_legend({layer: layer_name(layer) for layer in layers}, columns=4) if legend else None
    return alt.Color("layer:N", scale=scale, legend=guide)


@kept_spec(128)
def _lines_spec(
    theme: Theme,
    layers: tuple[str, ...],
    kinds: tuple[tuple[str, str], ...],
    title: str,
    *,
    shares: bool,
    log_epochs: bool,
) -> Spec:
    names = dict(kinds)
    if shares:
        y = share_axis(theme, "value", title)
    else:
        guide = alt.Axis(labelExpr=tick(), tickCount=theme.ticks - 1)
        y = alt.Y("value:Q", title=title, scale=alt.Scale(type="log"), axis=guide)
    dash = alt.StrokeDash(
        "kind:N",
        scale=alt.Scale(domain=list(names), range=[[1, 0], [4, 3]][: len(names)]),
        legend=line_legend(names, orient="bottom") if len(names) > 1 else None,
    )
    x = epoch_axis(theme, log_epochs=log_epochs)
    lines = (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=theme.line)
        .encode(x=x, y=y, color=_layer_colour(theme, layers, legend=True), strokeDash=dash)
    )
    layers_ = alt.layer(span_marks(x, y), lines, sentence_marks(theme))
    return finished(layers_, theme.config())


@kept_spec(64)
def _histogram_spec(theme: Theme, layers: tuple[str, ...], title: str) -> Spec:
    colour = _layer_colour(theme, layers, legend=theme.presenter)
    steps = (
        alt.Chart(alt.NamedData("bins"))
        .mark_line(interpolate="step", strokeWidth=theme.line)
        .encode(
            x=alt.X(
                "value:Q",
                title=title,
                axis=alt.Axis(tickCount=theme.ticks + 1, labelExpr=tick(), grid=False),
                scale=alt.Scale(nice=False),
            ),
            y=alt.Y("share:Q", title=says.SHARE_OF_LAYER(), axis=alt.Axis(labelExpr=SHARES, tickCount=4)),
            color=colour,
        )
    )
    if theme.presenter:
        return finished(steps, theme.config())
    return finished(
        alt.layer(steps, *_note_marks(theme, len(layers), colour)).resolve_scale(y="independent"), theme.config()
    )


def _note_marks(theme: Theme, n_layers: int, colour: alt.Color) -> list[alt.Chart]:
    """Return the layers of the named dataset ``notes``, a line for each layer at the top, over a halo of the page."""
    lines = alt.Scale(rangeMax=n_layers * (theme.font_size + 3) + 4, rangeMin=4)
    places = {
        "x": alt.value(alt.expr("width - 6")),
        "y": alt.Y("row:O", axis=None, scale=lines),
        "text": alt.Text("note:N"),
    }
    notes = alt.Chart(alt.NamedData("notes"))
    style: dict[str, Any] = {"align": "right", "baseline": "top", "fontSize": theme.font_size}
    halo = notes.mark_text(**style, color=theme.paper, stroke=theme.paper, strokeWidth=5, strokeJoin="round")
    return [halo.encode(**places), notes.mark_text(**style).encode(**places, color=colour)]
