"""A small network as units and connections, of which some are dropped."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, table, words
from playground.charts.kit.theme import Theme
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says


def thinned_graph(kept: Sequence[Array], theme: Theme, *, name: str, states: tuple[str, str], told: str) -> Figure:
    """Return the network, layer by layer from left to right.

    Parameters
    ----------
    kept : sequence of bool ndarrays of shape (width,)
        Which units of each layer are there, inputs and outputs too.
    theme : Theme
        Colours and sizes.
    name : str
        Of the chart.
    states : pair of str
        What the legend calls units that are kept, and those that are dropped.
    told : str
        What is seen, as a sentence.
    """
    heights = [np.arange(len(layer)) - (len(layer) - 1) / 2 for layer in kept]
    ends = [
        (depth, heights[depth][i], heights[depth + 1][j], bool(layer[i] and kept[depth + 1][j]))
        for depth, layer in enumerate(kept[:-1])
        for i in range(len(layer))
        for j in range(len(kept[depth + 1]))
    ]
    start, y, y2, is_kept = (np.array(column) for column in zip(*ends, strict=True))
    data = {
        "connections": table(
            x=start.astype(np.float64), x2=start + 1.0, y=y, y2=y2,
            state=words(np.where(is_kept, 0, 1), states), width=np.where(is_kept, 1.0, 0.4),
        ),
        "units": table(
            x=np.repeat(np.arange(len(kept)), [len(layer) for layer in kept]).astype(np.float64),
            y=np.concatenate(heights).astype(np.float64),
            state=words(np.where(np.concatenate(kept), 0, 1), states),
        ),
    }  # fmt: skip
    tallest = (max(len(layer) for layer in kept) - 1) / 2
    return Figure(_spec(theme, states, len(kept), tallest), data, name, says.NAMED(name=name, description=told))


@kept_spec(16)
def _spec(theme: Theme, states: tuple[str, str], n_layers: int, tallest: float) -> Spec:
    ends = [-0.3, n_layers - 0.7], [-tallest - 0.7, tallest + 0.7]
    across, upwards = (alt.Scale(domain=domain, nice=False, zero=False) for domain in ends)
    x, y = alt.X("x:Q", axis=None, scale=across), alt.Y("y:Q", axis=None, scale=upwards)
    line = alt.Scale(domain=list(states), range=[theme.quiet, theme.grid])
    fill = alt.Scale(domain=list(states), range=[theme.sides[0], theme.paper])
    connections = (
        alt.Chart(alt.NamedData("connections"))
        .mark_rule(strokeWidth=theme.line)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", color=alt.Color("state:N", scale=line, legend=None),
                opacity=alt.Opacity("width:Q", scale=None))
    )  # fmt: skip
    units = (
        alt.Chart(alt.NamedData("units"))
        .mark_point(shape="circle", filled=True, size=9 * theme.point, opacity=1, stroke=theme.quiet,
                    strokeWidth=theme.line)
        .encode(x=x, y=y, fill=alt.Fill("state:N", scale=fill, legend=alt.Legend(title=None)))
    )  # fmt: skip
    layers = alt.layer(connections, units).resolve_scale(color="independent", fill="independent")
    return finished(layers, theme.config())
