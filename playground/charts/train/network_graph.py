"""A small network as a graph: each unit a thumbnail of its output, each weight a line of its size and sign."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, finished, number, table
from playground.charts.kit.picture import Picture
from playground.charts.kit.signed_picture import signed_picture
from playground.charts.kit.theme import Theme
from playground.charts.train.graph_marks import GAP, Layout, graph_marks
from playground.measurements.distributions import round_up
from playground.measurements.portrait import Portrait
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import commas, paragraph

MOST_UNITS = 8  # in a layer; more are shown as weight maps
LEVELS = 15
DRAG = 100  # pixels by which a weight is dragged to move it by the widest line's size
HAIRLINE = 0.3  # pixels of the thinnest line: only an exact zero has none


def fits(widths: tuple[int, ...]) -> bool:
    """Return whether a network of these widths, inputs and outputs among them, is drawn as a graph."""
    return max(widths) <= MOST_UNITS


def network_graph(
    portrait: Portrait,
    theme: Theme,
    *,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    chosen: tuple[int, int] | None = None,
) -> Figure:
    """Return the network as a graph from the inputs at the left to the output at the right.

    A line's width is |w| and its colour the sign; an exact zero has no line. A disc at a unit is its bias: area and
    colour say size and sign. A cross marks a dead unit. A unit that dropout deleted for the first sample of the last
    mini-batch is grey.

    Parameters
    ----------
    portrait : Portrait
        Of a network for whose widths ``fits`` holds.
    theme : Theme
        Colours and sizes.
    inputs, outputs : tuples of str
        Names of the first and the last units.
    chosen : (int, int) or None
        Hidden layer and unit, counted from 1, that is framed.
    """
    widths = tuple(len(layer) for layer in portrait.outputs)
    reach = round_up(max(float(np.abs(w).max()) for w in portrait.weights))
    pictures = _thumbnails(portrait, theme)
    data = {
        "columns": _columns(widths, theme),
        "names": _names(widths, inputs, outputs),
        "weights": _weights(portrait, reach, theme),
        "thumbnails": table(x=np.arange(len(widths), dtype=np.int8), url=np.array(list(pictures), object)),
        "units": _units(portrait, widths, theme, chosen),
        "key": table(text=np.array([_key(portrait, reach)], object)),
    }
    margins = tuple(
        min(_longest(names) * theme.font_size * 0.52 + 10, 9 * theme.font_size) for names in (inputs, outputs)
    )
    spec = _spec(Layout(widths, margins[0], margins[1]), theme)
    alt_text = says.NAMED(name=says.GRAPH(), description=_description(portrait, widths))
    working = {
        "kind": "network",
        "units": _unit_titles(widths, inputs, outputs),
        "weight": says.WEIGHT(),
        "per_pixel": reach / DRAG,
        "weights": "weights",
        "says": says.WEIGHT_BETWEEN(source="{source}", target="{target}", value="{value}"),  # filled in by the script
        "keys": says.GRAPH_KEYS(),
    }
    return Figure(spec, data, says.GRAPH(), alt_text, pictures=pictures, interaction=working)


def _unit_titles(widths: tuple[int, ...], inputs: tuple[str, ...], outputs: tuple[str, ...]) -> list[list[str]]:
    """Return what each unit is called, column by column."""
    hidden = [
        [says.UNIT(layer=str(layer), unit=str(unit)) for unit in range(1, width + 1)]
        for layer, width in enumerate(widths[1:-1], 1)
    ]
    return [list(inputs), *hidden, list(outputs)]


def layer_title(i: int, n_columns: int, *, short: bool = False) -> str:
    """Return what the graph calls a column: inputs, hidden 1 (or h1), …, output."""
    if i == 0:
        return says.INPUTS()
    if i == n_columns - 1:
        return says.OUTPUT()
    return (says.HIDDEN_SHORT if short else says.HIDDEN)(layer=str(i))


def _longest(names: tuple[str, ...]) -> int:
    return max(map(len, names))


def _rows(width: int) -> Array:
    """Return where the units of a column stand, in half steps from its middle, downwards."""
    return (2 * np.arange(width) - (width - 1)).astype(np.int8)


def _columns(widths: tuple[int, ...], theme: Theme) -> pa.Table:
    short = theme.presenter and len(widths) > 3
    titles = [layer_title(i, len(widths), short=short) for i in range(len(widths))]
    return table(x=np.arange(len(widths), dtype=np.int8), text=np.array(titles, object))


def _names(widths: tuple[int, ...], inputs: tuple[str, ...], outputs: tuple[str, ...]) -> pa.Table:
    x = np.repeat([0, len(widths) - 1], [widths[0], widths[-1]]).astype(np.int8)
    y = np.concatenate([_rows(widths[0]), _rows(widths[-1])])
    return table(x=x, y=y, text=np.array([*inputs, *outputs], object))


def _weights(portrait: Portrait, reach: float, theme: Theme) -> pa.Table:
    """Return a row for each weight that is not exactly 0."""
    parts = []
    for i, W in enumerate(portrait.weights):
        source, target = np.nonzero(W)
        rows = _rows(W.shape[0])[source], _rows(W.shape[1])[target]
        parts.append(np.stack([np.full(len(source), i), *rows, source + 1, target + 1, W[source, target]], axis=1))
    x, y, y2, source, target, w = np.concatenate(parts).T
    whole = [column.astype(np.int8) for column in (x, y, x + 1, y2, source, target)]
    names = ("x", "y", "x2", "y2", "source", "target")
    width = np.maximum(np.abs(w) / reach * theme.widest, HAIRLINE)
    return table(**dict(zip(names, whole, strict=True)), w=w, width=width)


def _thumbnails(portrait: Portrait, theme: Theme) -> dict[str, Picture]:
    """Return by name a picture for each column, as high as the highest, with the page between the thumbnails."""
    most = max(len(layer) for layer in portrait.outputs)
    pictures = {}
    for i, layer in enumerate(portrait.outputs):
        width, n, _ = layer.shape
        strip = np.full((width, n + 2 * GAP, n), np.nan, np.float32)
        strip[:, GAP:-GAP] = layer[:, ::-1]
        space = np.full(((most - width) * (n + 2 * GAP) // 2, n), np.nan, np.float32)
        column = np.concatenate([space, strip.reshape(-1, n), space])
        pictures[f"column {i}"] = signed_picture(column, theme, levels=LEVELS)
    return pictures


def _units(portrait: Portrait, widths: tuple[int, ...], theme: Theme, chosen: tuple[int, int] | None) -> pa.Table:
    x = np.repeat(np.arange(len(widths)), widths)
    unit = np.concatenate([np.arange(width) + 1 for width in widths])
    bias = np.concatenate([np.zeros(widths[0]), *portrait.biases])
    edges = np.zeros(widths[0], bool), np.zeros(widths[-1], bool)  # neither dead nor dropped
    return table(
        x=x.astype(np.int8),
        y=np.concatenate([_rows(width) for width in widths]),
        unit=unit.astype(np.int8),
        bias=bias,
        disc=np.abs(bias) / round_up(float(np.abs(bias).max())) * theme.disc,
        dead=np.concatenate([edges[0], *portrait.dead, edges[1]]),
        dropped=np.concatenate([edges[0], *portrait.dropped, edges[1]]),
        chosen=(x == chosen[0]) & (unit == chosen[1]) if chosen else np.zeros(len(x), bool),
    )


def _key(portrait: Portrait, reach: float) -> str:
    """Return one line that explains those marks that the graph has."""
    dead, dropped = (any(units.any() for units in layers) for layers in (portrait.dead, portrait.dropped))
    if dead:
        message = says.WIDEST_LINE_BOTH if dropped else says.WIDEST_LINE_DEAD
    else:
        message = says.WIDEST_LINE_DROPPED if dropped else says.WIDEST_LINE
    return message(reach=f"{reach:g}")


def _description(portrait: Portrait, widths: tuple[int, ...]) -> str:
    flat = np.concatenate([W.ravel() for W in portrait.weights])
    ends = {"inputs": str(widths[0]), "outputs": str(widths[-1])}
    hidden = commas([str(width) for width in widths[1:-1]])
    dead, dropped = _units_of(portrait.dead), _units_of(portrait.dropped)
    return paragraph(
        [
            says.GRAPH_SAID(**ends, widths=hidden) if hidden else says.GRAPH_WITHOUT_LAYERS(**ends),
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


def _units_of(layers: tuple[Array, ...]) -> str:
    """Return the units that are marked, layer by layer."""
    marked = [(i, unit + 1) for i, units in enumerate(layers, 1) for unit in np.flatnonzero(units)]
    return commas([says.UNIT(layer=str(layer), unit=str(unit)) for layer, unit in marked])


@lru_cache(maxsize=64)
def _spec(layout: Layout, theme: Theme) -> Spec:
    chart = alt.LayerChart(layer=graph_marks(layout, theme))
    spec = finished(chart, theme.config())
    spec["params"] = layout.signals(theme)
    return spec | {"config": spec["config"] | {"view": {"stroke": None}}}
