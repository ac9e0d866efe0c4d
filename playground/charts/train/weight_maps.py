"""The weights of a wide network as one picture a layer: blue above zero, orange below, the page at exact zeros."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, number, table
from playground.charts.kit.signed_picture import signed_picture
from playground.charts.kit.theme import Theme
from playground.measurements.distributions import WITHIN_REACH, layer_names, round_up
from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.words.catalogue import charts as says
from playground.words.lists import semicolons
from playground.words.numbers import plain

MOST_CELLS = 64  # along a side of a picture; more than the screen has room for would only be sent in vain
LEVELS = 7
FEW = 4  # layers that have room for size and scale in one line


def weight_maps(network: Network, theme: Theme) -> Figure:
    """Return a heat map for each layer's W: a row for what comes in, a column for each unit.

    Each layer has its own scale, which its heading gives. A matrix with more than 64 rows or columns is drawn by
    cells of several weights, of which the largest in size is shown: an empty cell holds exact zeros only.

    Parameters
    ----------
    network : Network
        A single network.
    theme : Theme
        Colours and sizes.
    """
    weights = [layer.W for layer in network.dense_layers]
    titles = layer_names(network)
    reaches = [round_up(float(np.quantile(np.abs(W), WITHIN_REACH))) for W in weights]
    blocks = [(-(-W.shape[0] // MOST_CELLS), -(-W.shape[1] // MOST_CELLS)) for W in weights]
    pictures = {
        f"layer {i}": signed_picture(pooled(W, block) / reach, theme, levels=LEVELS)
        for i, (W, block, reach) in enumerate(zip(weights, blocks, reaches, strict=True), 1)
    }
    shapes = [{"rows": str(W.shape[0]), "columns": str(W.shape[1])} for W in weights]
    scales = [says.SCALE(reach=plain(reach)) for reach in reaches]
    if len(weights) <= FEW:
        sizes = [says.SHAPE_AND_SCALE(**shape, scale=scale) for shape, scale in zip(shapes, scales, strict=True)]
        scales = [""] * len(weights)
    else:
        sizes = [says.SHAPE(**shape) for shape in shapes]
    x = np.arange(len(weights), dtype=np.int8)
    data = {
        "maps": table(x=x, url=np.array(list(pictures), object)),
        "headings": table(
            x=x,
            end=x + np.int8(1),
            title=np.array(titles, object),
            size=np.array(sizes, object),
            scale=np.array(scales, object),
        ),
        "key": table(text=np.array([_key(blocks)], object)),
    }
    clauses = [
        says.MAP_SAID(layer=title, **shape, zeros=str(np.count_nonzero(W == 0)), largest=number(float(np.abs(W).max())))
        for title, shape, W in zip(titles, shapes, weights, strict=True)
    ]
    name = says.WEIGHT_MAPS()
    alt_text = says.NAMED(name=name, description=says.SENTENCE(clause=semicolons(clauses)))
    return Figure(_spec(len(weights), theme), data, name, alt_text, pictures=pictures)


def pooled(W: Array, block: tuple[int, int]) -> Array:
    """Return a matrix by blocks of so many rows and columns: of each block the entry that is largest in size.

    The last blocks may be smaller.
    """
    if block == (1, 1):
        return W
    height, width = block
    padded = np.pad(W, ((0, -W.shape[0] % height), (0, -W.shape[1] % width)))
    cells = padded.reshape(padded.shape[0] // height, height, padded.shape[1] // width, width)
    high, low = cells.max(axis=(1, 3)), cells.min(axis=(1, 3))
    return np.where(high >= -low, high, low)


def _key(blocks: list[tuple[int, int]]) -> str:
    rows, columns = max(blocks)
    if (rows, columns) == (1, 1):
        return says.MAP_KEY()
    return says.MAP_KEY_COARSE(rows=str(rows), columns=str(columns))


@lru_cache(maxsize=32)
def _spec(n_layers: int, theme: Theme) -> Spec:
    size = theme.font_size
    head, foot, gap = (2 if n_layers <= FEW else 3) * (size + 3) + 2, size + 6, 8
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, n_layers], range=[0, alt.expr("width")], nice=False))
    width, height = alt.expr(f"width / {n_layers} - {gap}"), alt.expr(f"height - {head + foot}")
    pictures = (
        alt.Chart(alt.NamedData("maps"))
        .transform_calculate(key="datum.x + '-' + datum.url")  # pictures of two layers may look alike
        .mark_image(aspect=False, smooth=False, width=width, height=height, align="left", baseline="top")
        .encode(x=x, y=alt.value(head), url="url:N")
    )
    base = alt.Chart(alt.NamedData("headings"))
    frames = base.mark_rect(filled=False, stroke=theme.quiet, strokeWidth=0.8, x2Offset=-gap).encode(
        x=x, x2=alt.X2("end:Q"), y=alt.value(head), y2=alt.value(alt.expr(f"height - {foot}"))
    )
    limit: dict[str, Any] = {
        "limit": alt.expr(f"width / {n_layers} - 2"),
        "fontSize": size,
        "align": "left",
        "baseline": "top",
    }
    titles = base.mark_text(**limit).encode(x=x, y=alt.value(0), text="title:N")
    sizes = base.mark_text(**limit, color=theme.quiet).encode(x=x, y=alt.value(size + 3), text="size:N")
    scales = base.mark_text(**limit, color=theme.quiet).encode(x=x, y=alt.value(2 * size + 6), text="scale:N")
    key = (
        alt.Chart(alt.NamedData("key"))
        .mark_text(fontSize=size, color=theme.quiet, align="left", baseline="bottom", limit=alt.expr("width"))
        .encode(x=alt.value(0), y=alt.value(alt.expr("height")), text="text:N")
    )
    spec = finished(alt.LayerChart(layer=[pictures, frames, titles, sizes, scales, key]), theme.config())
    return spec | {"config": spec["config"] | {"view": {"stroke": None}}}
