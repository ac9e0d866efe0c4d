"""Histograms of the values of each layer before and after a step, such as normalisation."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from playground.charts.kit.axes import SHARES
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table, words
from playground.charts.kit.guides import line_legend, tick
from playground.charts.kit.theme import Theme
from playground.charts.train.layers import layer_colour
from playground.measurements.distributions import histograms_of
from playground.measurements.theory.signals import shape_of
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.charts import layer_name
from playground.words.lists import semicolons

KINDS = {"before": guides.BEFORE_NORMALISATION, "after": guides.AFTER_NORMALISATION}


def before_after(pairs: Sequence[tuple[Array, Array]], layers: tuple[str, ...], theme: Theme, *, name: str) -> Figure:
    """Return two stepped lines for each layer: dashed before the step, solid after it.

    Parameters
    ----------
    pairs : sequence of pairs of ndarray
        Values before and after, of each layer; at least one.
    layers : tuple of str
        Keys of these layers.
    theme : Theme
        Colours and sizes.
    name : str
        Of the chart.
    """
    values = [part for pair in pairs for part in pair]
    found = histograms_of(tuple(layer for layer in layers for _ in KINDS), values)
    n_series, n_bins = found.shares.shape
    middles = (found.edges[:-1] + found.edges[1:]) / 2
    codes = np.repeat(np.arange(n_series), n_bins)
    data = {
        "bins": table(
            value=np.tile(middles, n_series),
            share=found.shares.ravel(),
            layer=words(codes // 2, layers),
            kind=words(codes % 2, tuple(KINDS)),
        )
    }
    said = []
    for layer, pair in zip(layers, pairs, strict=True):
        before, after = map(shape_of, pair)
        for quantity, one, other in (
            (guides.MEAN(), before.mean, after.mean),
            (guides.DEVIATION(), before.deviation, after.deviation),
            (guides.SKEWNESS(), before.skewness, after.skewness),
        ):
            said.append(
                guides.BEFORE_AND_AFTER(
                    layer=layer_name(layer), quantity=quantity, before=number(one), after=number(other)
                )
            )
    alt_text = says.NAMED(name=name, description=says.SENTENCE(clause=semicolons(said)))
    return Figure(_spec(theme, layers), data, name, alt_text)


@kept_spec(64)
def _spec(theme: Theme, layers: tuple[str, ...]) -> Spec:
    x = alt.X(
        "value:Q", title=guides.SIGNAL_VALUE(), scale=alt.Scale(nice=False),
        axis=alt.Axis(tickCount=theme.ticks + 1, labelExpr=tick(), grid=False),
    )  # fmt: skip
    y = alt.Y("share:Q", title=says.SHARE_OF_LAYER(), axis=alt.Axis(labelExpr=SHARES, tickCount=4))
    names = {key: name() for key, name in KINDS.items()}
    scale = alt.Scale(domain=list(names), range=[[4, 3], [1, 0]])
    dash = alt.StrokeDash("kind:N", scale=scale, legend=line_legend(names, orient="bottom"))
    steps = alt.Chart(alt.NamedData("bins")).mark_line(interpolate="step", strokeWidth=theme.line)
    return finished(
        steps.encode(x=x, y=y, color=layer_colour(theme, layers, legend=True), strokeDash=dash), theme.config()
    )
