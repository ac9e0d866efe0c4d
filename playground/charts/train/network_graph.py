"""A network as a graph: each unit a thumbnail of its output, each weight a line of its size and sign.

Of a wide layer the strongest units are drawn, and the others are a strip below them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, finished, number, table
from playground.charts.kit.theme import Theme
from playground.charts.train.graph_buttons import buttons
from playground.charts.train.graph_marks import Layout, graph_marks
from playground.charts.train.graph_tables import (
    Drawn,
    column_titles,
    layer_title,
    names,
    others,
    strips,
    thumbnails,
    units,
    weights,
)
from playground.measurements.distributions import round_up
from playground.measurements.portrait import Portrait
from playground.measurements.units import Strongest
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import commas, dots, paragraph
from playground.words.numbers import plain

DRAG = 100  # pixels by which a weight is dragged from 0 to that of the widest line


def network_graph(
    portrait: Portrait,
    theme: Theme,
    *,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    drawn: Drawn | None = None,
    chosen: tuple[int, int] | None = None,
) -> Figure:
    """Return the network as a graph from the inputs at the left to the output at the right.

    A line's width is |w| and its colour the sign; an exact zero has no line. A disc at a unit is its bias: area and
    colour say size and sign. A cross marks a dead unit. A unit that dropout deleted for the first sample of the last
    mini-batch is grey. Units that are not drawn are cells of a strip below their column, the darker the stronger.

    Parameters
    ----------
    portrait : Portrait
        Of the network.
    theme : Theme
        Colours and sizes.
    inputs, outputs : tuples of str
        Names of the first and the last units.
    drawn : tuple of ndarray or None
        The units of each column that are drawn, as ``Strongest.drawn`` gives them; the strongest if None.
    chosen : (int, int) or None
        Hidden layer and unit, counted from 1, that is framed.
    """
    drawn = Strongest().drawn(portrait.strengths) if drawn is None else drawn
    widths = tuple(len(layer) for layer in portrait.outputs)
    reach = round_up(max(float(np.abs(w).max()) for w in portrait.weights))
    pictures = thumbnails(portrait, drawn, theme)
    titles = column_titles(widths, drawn, presenter=theme.presenter)
    data = {
        "columns": table(x=np.arange(len(widths), dtype=np.int8), text=np.array(titles, object)),
        "names": names(drawn, inputs, outputs),
        "weights": weights(portrait, drawn, reach, theme),
        "thumbnails": table(x=np.arange(len(widths), dtype=np.int8), url=np.array(list(pictures), object)),
        "others": others(widths, drawn),
        "units": units(portrait, drawn, theme, chosen),
        "buttons": buttons(widths[1:-1], titles, theme),
        "key": _key(portrait, drawn, reach),
    }
    margins = tuple(
        min(_longest(words) * theme.font_size * 0.52 + 10, 9 * theme.font_size) for words in (inputs, outputs)
    )
    layout = Layout(tuple(map(len, drawn)), margins[0], margins[1], has_strips=data["others"].num_rows > 0)
    if not layout.has_strips:
        del data["others"]
    return Figure(
        _spec(layout, theme),
        data,
        says.GRAPH(),
        says.NAMED(name=says.GRAPH(), description=_description(portrait, drawn)),
        pictures=pictures | strips(portrait, drawn, theme),
        interaction=_interaction(reach),
    )


def _interaction(reach: float) -> dict[str, Any]:
    """Return what a person may do where the graph is live, by the tables whose rows say what each mark is.

    Commands name a layer by its column, 0 for the inputs, and a unit by its number from 1. Of a weight ``row`` is the
    unit of the layer before and ``column`` that of the layer. ``says`` has its parts still to be filled in.
    """
    return {
        "kind": "network",
        "units": "units",
        "weights": "weights",
        "buttons": "buttons",
        "per_pixel": reach / DRAG,
        "weight": says.WEIGHT(),
        "says": says.WEIGHT_SAID(source="{source}", target="{target}", value="{value}"),
        "keys": says.GRAPH_KEYS(),
    }


def _longest(words: tuple[str, ...]) -> int:
    return max(map(len, words))


def _key(portrait: Portrait, drawn: Drawn, reach: float) -> pa.Table:
    """Return one line that explains those marks that the graph has."""
    marks = [says.LINE_KEY(reach=plain(reach)), says.DISC_KEY()]
    if any(len(column) < len(layer) for column, layer in zip(drawn, portrait.outputs, strict=True)):
        marks.append(says.SOME_KEY())
    if any(units.any() for units in portrait.dead):
        marks.append(says.DEAD_KEY())
    if any(units.any() for units in portrait.dropped):
        marks.append(says.DROPPED_KEY())
    return table(text=np.array([dots(marks)], object))


def _description(portrait: Portrait, drawn: Drawn) -> str:
    widths = [len(layer) for layer in portrait.outputs]
    flat = np.concatenate([W.ravel() for W in portrait.weights])
    ends = {"inputs": str(widths[0]), "outputs": str(widths[-1])}
    hidden = commas([str(width) for width in widths[1:-1]])
    dead, dropped = (_units_of(layers, drawn[1:-1]) for layers in (portrait.dead, portrait.dropped))
    some = [
        says.DRAWN(
            layer=layer_title(i, len(widths)), drawn=str(len(column)), n=str(width),
            units=commas([str(unit + 1) for unit in column]),
        )
        for i, (column, width) in enumerate(zip(drawn, widths, strict=True))
        if len(column) < width
    ]  # fmt: skip
    return paragraph(
        [
            says.GRAPH_SAID(**ends, widths=hidden) if hidden else says.GRAPH_WITHOUT_LAYERS(**ends),
            *some,
            says.ZERO_WEIGHTS(
                zeros=str(np.count_nonzero(flat == 0)),
                n=str(flat.size),
                weight=number(float(flat[np.abs(flat).argmax()])),
                bias=number(float(max(np.abs(b).max() for b in portrait.biases))),
            ),
            says.DEAD(units=dead) if dead else "",
            says.DROPPED(units=dropped) if dropped else "",
        ]
    )


def _units_of(layers: tuple[Array, ...], drawn: Drawn) -> str:
    """Return the hidden units that are drawn and marked, layer by layer."""
    pairs = zip(layers, drawn, strict=True)
    marked = [(i, unit + 1) for i, (units, column) in enumerate(pairs, 1) for unit in np.sort(column) if units[unit]]
    return commas([says.UNIT(layer=str(layer), unit=str(unit)) for layer, unit in marked])


@lru_cache(maxsize=64)
def _spec(layout: Layout, theme: Theme) -> Spec:
    chart = alt.LayerChart(layer=graph_marks(layout, theme))
    spec = finished(chart, theme.config())
    spec["params"] = layout.signals(theme)
    return spec | {"config": spec["config"] | {"view": {"stroke": None}}}
