"""The samples as marks: training points as filled circles, test points as hollow diamonds, flipped labels ringed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import table, words
from playground.charts.kit.guides import legend, tick
from playground.charts.kit.theme import Theme
from playground.datasets import OWN, Dataset
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.charts import part_names
from playground.words.data import drawn
from playground.words.lists import paragraph

MOST_TRAIN, MOST_TEST = 600, 400  # points drawn; a frame must stay small
STEPS = (150, 300, MOST_TRAIN + MOST_TEST)  # numbers of points drawn by hand at which their size changes
PARTS = ("train", "test")
HOLLOW_DIAMOND = "M0,-1.2L1.2,0L0,1.2L-1.2,0ZM0,-0.55L-0.55,0L0,0.55L0.55,0Z"
SHAPES = ("circle", HOLLOW_DIAMOND)  # of the parts, in the legend
HOLLOW = 0.22  # of a point's diameter: the line of a hollow one
EDGE = "max(0.8, dot / 10)"  # pixels of the ink around a point
DOT_AREA = alt.expr("dot * dot")


def spread(n: int, most: int) -> Array:
    """Return indices of at most ``most`` of ``n`` samples, evenly spread (samples are in random order)."""
    return np.arange(n) if n <= most else np.linspace(0, n - 1, most).round().astype(np.intp)


def sample_table(dataset: Dataset, columns: dict[str, tuple[Array, Array]], *, show_test: bool) -> pa.Table:
    """Return a row for each drawn sample.

    Parameters
    ----------
    dataset : Dataset
        Where labels and flips come from.
    columns : dict of str to pair of ndarrays (n_train,) and (n_test,)
        Further columns, such as x and y.
    show_test : bool
        Whether test samples are among the rows.
    """
    train = spread(dataset.n_train, MOST_TRAIN)
    test = spread(dataset.n_test, MOST_TEST) if show_test else np.arange(0)
    joined = {name: np.concatenate([a[train], b[test]]) for name, (a, b) in columns.items()}
    if dataset.class_names:
        codes = np.concatenate([dataset.y_train[train], dataset.y_test[test]])
        joined["label"] = words(codes, dataset.class_names)
    return table(
        **joined,
        part=words(np.repeat([0, 1], [len(train), len(test)]), PARTS),
        flipped=np.concatenate([dataset.flipped[train], np.zeros(len(test), bool)]),
    )


def drawn_note(dataset: Dataset, *, show_test: bool) -> str:
    """Return how many samples are drawn, when not all are; else an empty text."""
    return drawn(dataset, most_train=MOST_TRAIN, most_test=MOST_TEST if show_test else dataset.n_test)


def with_note(sentences: list[str], dataset: Dataset, *, show_test: bool) -> str:
    """Return sentences as one text, with the note on samples left out."""
    note = drawn_note(dataset, show_test=show_test)
    return paragraph([*sentences, says.NOTE(note=note) if note else ""])


@dataclass(frozen=True, eq=False, slots=True)
class Colouring:
    """How points are coloured: by which field, on which scale, and with which legend."""

    shorthand: str
    scale: alt.Scale
    legend: alt.Legend | None

    def fill(self) -> alt.Fill:
        """Return the encoding of filled points, with the legend."""
        return alt.Fill(self.shorthand, scale=self.scale, legend=self.legend)

    def stroke(self) -> alt.Stroke:
        """Return the encoding of hollow points; their colours are those of the filled ones."""
        return alt.Stroke(self.shorthand, scale=self.scale, legend=None)


def by_class(theme: Theme, class_names: tuple[str, ...]) -> Colouring:
    """Colour points by their class."""
    colours = list(theme.class_colours(len(class_names)))
    squares = alt.Legend(title=None, symbolType="square", columns=5)
    return Colouring("label:N", alt.Scale(domain=list(class_names), range=colours), squares)


def by_part(theme: Theme) -> Colouring:
    """Colour points by whether the network was trained on them."""
    return Colouring("part:N", alt.Scale(domain=list(PARTS), range=[theme.train, theme.test]), None)


def by_target(theme: Theme, low: float, high: float, title: str) -> Colouring:
    """Colour points by a value, from orange over grey to blue."""
    first, second = theme.class_colours(2)
    scale = alt.Scale(domain=[low, 0.0, high], range=[first, theme.quiet, second], clamp=True, interpolate="rgb")
    gradient = alt.Legend(
        title=title,
        type="gradient",
        gradientLength=110,
        gradientThickness=theme.font_size - 3,
        tickCount=3,
        titleOrient="left",
        labelExpr=tick(),
    )
    return Colouring("target:Q", scale, gradient)


def corner_table(x: tuple[float, float], y: tuple[float, float]) -> pa.Table:
    """Return the two opposite corners of the picture, as ``sample_marks`` expects them in ``corners``."""
    return table(x=np.array(x), y=np.array(y), part=words([0, 1], PARTS))


def dot_signal(n: int, theme: Theme) -> dict[str, str]:
    """Return Vega-Lite's parameter ``dot``: the diameter in pixels of one of ``n`` points, which grows with the chart.

    The more points, the smaller, so that they neither cover each other nor vanish.
    """
    share = min(max(0.24 / max(n, 1) ** 0.5, 0.011), 0.018) * (1.5 if theme.presenter else 1.0)
    least = 8.0 if theme.presenter else 5.0
    return {"name": "dot", "expr": f"max({least}, {share:.4f} * min(width, height))"}


def n_drawn(dataset: Dataset) -> int:
    """Return how many samples are drawn at most, with the test samples; of points drawn by hand in a few steps.

    A chart whose points change size is built anew, which must not happen with every point.
    """
    n = min(dataset.n_train, MOST_TRAIN) + min(dataset.n_test, MOST_TEST)
    return next((step for step in STEPS if n <= step), n) if dataset.name == OWN["points"].name else n


def sample_marks(theme: Theme, x: alt.X, y: alt.Y, colouring: Colouring) -> list[alt.Chart]:
    """Return the layers that draw the named datasets ``corners`` and ``points``; the chart needs ``dot_signal``.

    The corners are two invisible points that keep the axes where the data put them and carry the legend of shapes;
    then come test points, training points and the rings of flipped labels. Ink surrounds every point, so that it
    stands out of a region of its own colour.
    """
    points = alt.Chart(alt.NamedData("points"))
    shapes = alt.Scale(domain=list(PARTS), range=list(SHAPES))
    guide = legend(part_names(), symbolOpacity=1, symbolStrokeWidth=0)
    corners = (
        alt.Chart(alt.NamedData("corners"))
        .mark_point(opacity=0, size=1, fill=theme.quiet)
        .encode(x=x, y=y, shape=alt.Shape("part:N", scale=shapes, legend=guide))
    )
    test = points.transform_filter("datum.part == 'test'")
    diamond: dict[str, Any] = {"shape": "diamond", "size": alt.expr("1.45 * dot * dot"), "opacity": 1.0}
    outline = test.mark_point(
        **diamond, fill=theme.paper, stroke=theme.ink, strokeWidth=alt.expr(f"{HOLLOW} * dot + 2 * {EDGE}")
    ).encode(x=x, y=y)
    hollow = test.mark_point(**diamond, strokeWidth=alt.expr(f"{HOLLOW} * dot")).encode(
        x=x, y=y, stroke=colouring.stroke()
    )
    train = (
        points.transform_filter("datum.part == 'train'")
        .mark_point(shape="circle", size=DOT_AREA, opacity=1.0, stroke=theme.ink, strokeWidth=alt.expr(EDGE))
        .encode(x=x, y=y, fill=colouring.fill())
    )
    return [corners, outline, hollow, train, ring_marks(theme, x, y)]


def ring_marks(theme: Theme, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the layer of rings around the rows of ``points`` whose label is flipped."""
    return (
        alt.Chart(alt.NamedData("points"))
        .transform_filter("datum.flipped")
        .mark_point(shape="circle", size=alt.expr("3.6 * dot * dot"), stroke=theme.ink, strokeWidth=theme.line * 0.9)
        .encode(x=x, y=y)
    )


def layered(*marks: alt.Chart) -> alt.LayerChart:
    """Return the layers with their legends kept apart, so that one without a legend does not hide another's."""
    return alt.LayerChart(layer=list(marks)).resolve_legend(
        shape="independent", fill="independent", stroke="independent"
    )
