"""The tables of the network's graph: the units that are drawn, the weights between them, and the other units."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa
from PIL import ImageColor

from playground.charts.kit.figure import table
from playground.charts.kit.picture import Picture
from playground.charts.kit.signed_picture import signed_picture
from playground.charts.kit.theme import Theme
from playground.charts.train.graph_marks import GAP
from playground.measurements.distributions import round_up
from playground.measurements.portrait import Portrait
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says

Drawn = tuple[Array, ...]  # the units of each column that are drawn, counted from 0, from the top down
LEVELS = 15
HAIRLINE = 0.3  # pixels of the thinnest line: only an exact zero has none
MOST_TITLED_SOME, MOST_SHORT = 4, 6  # columns up to which there is room for whole titles, and for short ones
SHADES = 16  # of the strip of the units that are not drawn


def column_titles(widths: tuple[int, ...], drawn: Drawn, *, presenter: bool) -> tuple[str, ...]:
    """Return what stands above each column, and how many of its units are drawn if not all are and there is room."""
    n = len(widths) + (2 if presenter else 0)  # as if there were more columns, for large type
    some = any(len(units) < width for units, width in zip(drawn, widths, strict=True))
    is_short = n > (MOST_TITLED_SOME if some else MOST_SHORT)
    counted = says.SOME_SHORT if is_short else says.SOME
    titles = []
    for i, (width, units) in enumerate(zip(widths, drawn, strict=True)):
        title = layer_title(i, len(widths), short=is_short)
        if len(units) < width and n <= MOST_SHORT:
            title = counted(layer=title, drawn=str(len(units)), n=str(width))
        titles.append(title)
    return tuple(titles)


def layer_title(i: int, n_columns: int, *, short: bool = False) -> str:
    """Return what the graph calls a column: inputs, hidden 1 (or h1), …, output."""
    if i == 0:
        return says.INPUTS()
    if i == n_columns - 1:
        return says.OUTPUT()
    return (says.HIDDEN_SHORT if short else says.HIDDEN)(layer=str(i))


def unit_name(layer: int, unit: int, n_columns: int) -> str:
    """Return what a unit is called; layers are counted from the inputs (0), units from 1."""
    if layer == 0:
        return says.INPUT_UNIT(unit=str(unit))
    if layer == n_columns - 1:
        return says.OUTPUT_UNIT(unit=str(unit))
    return says.UNIT(layer=str(layer), unit=str(unit))


def names(drawn: Drawn, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> pa.Table:
    """Return the names that stand beside the first and the last column."""
    first, last = drawn[0], drawn[-1]
    x = np.repeat([0, len(drawn) - 1], [len(first), len(last)]).astype(np.int8)
    text = [*(inputs[i] for i in first), *(outputs[i] for i in last)]
    return table(x=x, y=np.concatenate([_rows(len(first)), _rows(len(last))]), text=np.array(text, object))


def weights(portrait: Portrait, drawn: Drawn, reach: float, theme: Theme) -> pa.Table:
    """Return a row for each weight between units that are drawn, but for those that are exactly 0."""
    parts, named, values, start = [], [], [], 0
    for i, W in enumerate(portrait.weights):
        rows, columns = drawn[i], drawn[i + 1]
        block = W[np.ix_(rows, columns)]
        source, target = np.nonzero(block)
        y, y2 = _rows(len(rows))[source], _rows(len(columns))[target]
        parts.append(np.stack([np.full(len(source), i), y, y2, rows[source] + 1, columns[target] + 1]))
        named.append(start + source * len(columns) + target)
        start += block.size
        values.append(block[source, target])
    x, y, y2, row, column = np.concatenate(parts, axis=1).astype(np.int16)
    value = np.concatenate(values)
    return table(
        x=x.astype(np.int8), y=y.astype(np.int8), x2=(x + 1).astype(np.int8), y2=y2.astype(np.int8),
        layer=(x + 1).astype(np.int8), row=row, column=column, value=value,
        width=np.maximum(np.abs(value) / reach * theme.widest, HAIRLINE),
        name=_connections(_key(drawn)).take(pa.array(np.concatenate(named))),
    )  # fmt: skip


def units(portrait: Portrait, drawn: Drawn, theme: Theme, chosen: tuple[int, int] | None) -> pa.Table:
    """Return a row for each unit that is drawn; its value is the bias, 0 for an input."""
    counts = [len(column) for column in drawn]
    layer, unit = np.repeat(np.arange(len(drawn)), counts), np.concatenate(drawn) + 1
    nothing = np.zeros(len(portrait.outputs[0]), bool), np.zeros(len(portrait.outputs[-1]), bool)

    def of_drawn(columns: tuple[Array, ...]) -> Array:
        return np.concatenate([values[column] for values, column in zip(columns, drawn, strict=True)])

    bias = of_drawn((np.zeros(len(portrait.outputs[0]), np.float32), *portrait.biases))
    return table(
        x=layer.astype(np.int8), y=np.concatenate([_rows(count) for count in counts]), layer=layer.astype(np.int8),
        unit=unit.astype(np.int16), value=bias, name=_unit_names(_key(drawn)),
        disc=np.abs(bias) / round_up(float(np.abs(bias).max())) * theme.disc,
        dead=of_drawn((nothing[0], *portrait.dead, nothing[1])),
        dropped=of_drawn((nothing[0], *portrait.dropped, nothing[1])),
        chosen=(layer == chosen[0]) & (unit == chosen[1]) if chosen else np.zeros(len(unit), bool),
    )  # fmt: skip


def thumbnails(portrait: Portrait, drawn: Drawn, theme: Theme) -> dict[str, Picture]:
    """Return by name a picture for each column, as high as the highest, with the page between the thumbnails."""
    most = max(len(column) for column in drawn)
    pictures = {}
    for i, (outputs, column) in enumerate(zip(portrait.outputs, drawn, strict=True)):
        n = outputs.shape[-1]
        strip = np.full((len(column), n + 2 * GAP, n), np.nan, np.float32)
        strip[:, GAP:-GAP] = outputs[column, ::-1]
        space = np.full(((most - len(column)) * (n + 2 * GAP) // 2, n), np.nan, np.float32)
        pictures[f"column {i}"] = signed_picture(
            np.concatenate([space, strip.reshape(-1, n), space]), theme, levels=LEVELS
        )
    return pictures


def strips(portrait: Portrait, drawn: Drawn, theme: Theme) -> dict[str, Picture]:
    """Return by name a picture a pixel high for each column whose units are not all drawn: a cell for each other one.

    A cell is the darker, the stronger its unit is beside the strongest of the layer.
    """
    pictures = {}
    for i, (strength, column) in enumerate(zip(portrait.strengths, drawn, strict=True)):
        if len(column) < len(strength):
            others = np.delete(strength, column)
            level = others / max(float(strength.max()), np.finfo(np.float32).tiny)
            pictures[f"others {i}"] = Picture(np.ceil(level * (SHADES - 1)).astype(np.uint8)[None], _shades(theme))
    return pictures


def others(widths: tuple[int, ...], drawn: Drawn) -> pa.Table:
    """Return a row for each strip."""
    places = [i for i, column in enumerate(drawn) if len(column) < widths[i]]
    text = [says.OTHERS(layer=layer_title(i, len(widths)), drawn=str(len(drawn[i])), n=str(widths[i])) for i in places]
    return table(
        x=np.array(places, np.int8),
        url=np.array([f"others {i}" for i in places], object),
        name=np.array(text, object),
    )


def _rows(width: int) -> Array:
    """Return where the units of a column stand, in half steps from its middle, downwards."""
    return (2 * np.arange(width) - (width - 1)).astype(np.int8)


def _key(drawn: Drawn) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(column.tolist()) for column in drawn)


@lru_cache(maxsize=64)
def _unit_names(drawn: tuple[tuple[int, ...], ...]) -> pa.Array:
    return pa.array([unit_name(i, unit + 1, len(drawn)) for i, column in enumerate(drawn) for unit in column])


@lru_cache(maxsize=64)
def _connections(drawn: tuple[tuple[int, ...], ...]) -> pa.Array:
    """Return what the weights between all units that are drawn are called, layer by layer and row by row."""
    n = len(drawn)
    return pa.array([
        says.CONNECTION(first=unit_name(i, row + 1, n), following=unit_name(i + 1, column + 1, n))
        for i in range(n - 1)
        for row in drawn[i]
        for column in drawn[i + 1]
    ], pa.string())  # fmt: skip


@lru_cache(maxsize=8)
def _shades(theme: Theme) -> Array:
    """Return the colours (16, 3) from the page to quiet ink."""
    paper, ink = (np.array(ImageColor.getrgb(colour), np.float32) for colour in (theme.paper, theme.quiet))
    share = np.linspace(0.0, 1.0, SHADES)[:, None]
    return (paper + share * (ink - paper)).round().astype(np.uint8)
