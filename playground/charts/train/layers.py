"""Histograms of the numbers of each layer."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import SHARES
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import line_legend, tick
from playground.charts.kit.theme import Theme
from playground.measurements.distributions import Histograms
from playground.words.catalogue import charts as says
from playground.words.charts import layer_name
from playground.words.lists import semicolons


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
        The words give exact and near zeros; otherwise the standard deviation and exact zeros.
    """
    n_layers, n_bins = distributions.shares.shape
    middles = (distributions.edges[:-1] + distributions.edges[1:]) / 2
    notes = [
        says.ZEROS_OF_LAYER(layer=layer_name(layer), zero=percent(zero), near=percent(near))
        if count_zeros
        else says.SPREAD_OF_LAYER(layer=layer_name(layer), spread=number(spread), zero=percent(zero))
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


def layer_colour(theme: Theme, layers: tuple[str, ...], *, legend: bool) -> alt.Color:
    """Return the colours of layers, from dark to light, with a legend or without."""
    scale = alt.Scale(domain=list(layers), range=theme.layer_colours(max(len(layers), 1)))
    guide = line_legend({layer: layer_name(layer) for layer in layers}, columns=4) if legend else None
    return alt.Color("layer:N", scale=scale, legend=guide)


@kept_spec(64)
def _histogram_spec(theme: Theme, layers: tuple[str, ...], title: str) -> Spec:
    colour = layer_colour(theme, layers, legend=theme.presenter)
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
