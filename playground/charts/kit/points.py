"""The samples as marks: training points as filled circles, test points as hollow diamonds, flipped labels ringed.

Validation points are hollow triangles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import table, words
from playground.charts.kit.guides import legend, tick
from playground.charts.kit.theme import Theme
from playground.datasets import OWN, Dataset, Plane
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.charts import part_names
from playground.words.data import drawn
from playground.words.lists import paragraph

MOST_TRAIN, MOST_TEST = 600, 400  # points drawn; a frame must stay small
STEPS = (150, 300, MOST_TRAIN + MOST_TEST)  # numbers of points drawn by hand at which their size changes
MOST_VALID = 200
PARTS = ("train", "test", "valid")
Drawn = tuple[int, int]  # of how many samples, and of how many parts, a chart has points
HOLLOW_DIAMOND = "M0,-1.2L1.2,0L0,1.2L-1.2,0ZM0,-0.55L-0.55,0L0,0.55L0.55,0Z"
HOLLOW_TRIANGLE = "M0,-1.1L1.1,0.85L-1.1,0.85ZM0,-0.3L-0.45,0.45L0.45,0.45Z"
SHAPES = ("circle", HOLLOW_DIAMOND, HOLLOW_TRIANGLE)  # of the parts, in the legend
HOLLOW = 0.22  # of a point's diameter: the line of a hollow one
EDGE = "max(0.8, dot / 10)"  # pixels of the ink around a point
DOT_AREA = alt.expr("dot * dot")


def spread(n: int, most: int) -> Array:
    """Return indices of at most ``most`` of ``n`` samples, evenly spread (samples are in random order)."""
    return np.arange(n) if n <= most else np.linspace(0, n - 1, most).round().astype(np.intp)


def sample_table(dataset: Dataset, columns: dict[str, tuple[Array, ...]], *, show_test: bool) -> pa.Table:
    """Return a row for each drawn sample.

    Parameters
    ----------
    dataset : Dataset
        Where labels and flips come from.
    columns : dict of str to tuple of ndarrays (n_train,), (n_test,) and, if there are such samples, (n_valid,)
        Further columns, such as x and y.
    show_test : bool
        Whether test samples, and those for validation, are among the rows.
    """
    sizes = map(len, target_columns(dataset))
    most = (MOST_TRAIN, MOST_TEST, MOST_VALID) if show_test else (MOST_TRAIN, 0, 0)
    rows = [spread(n, some) if some else np.arange(0) for n, some in zip(sizes, most, strict=False)]
    joined = {name: at_rows(values, rows) for name, values in columns.items()}
    if dataset.class_names:
        joined["label"] = words(at_rows(target_columns(dataset), rows).astype(np.int64), dataset.class_names)
    return table(
        **joined,
        part=words(np.repeat(np.arange(len(rows)), [len(some) for some in rows]), PARTS[: len(rows)]),
        flipped=np.concatenate([dataset.flipped[rows[0]], *(np.zeros(len(some), bool) for some in rows[1:])]),
    )


def at_rows(values: tuple[Array, ...], rows: list[Array]) -> Array:
    """Return some rows of each part, one below the other."""
    return np.concatenate([part[some] for part, some in zip(values, rows, strict=True)])


def target_columns(dataset: Dataset) -> tuple[Array, ...]:
    """Return the targets of each part, as a column for ``sample_table``."""
    return (dataset.y_train, dataset.y_test, *([] if dataset.y_valid is None else [dataset.y_valid]))


def axis_columns(plane: Plane) -> dict[str, tuple[Array, ...]]:
    """Return the coordinates of each part as columns for ``sample_table``: x, and y on a plane of two axes."""
    return {axis: tuple(part[:, i] for part in plane.parts) for i, axis in enumerate("xy"[: plane.n_axes])}


def drawn_note(dataset: Dataset, *, show_test: bool) -> str:
    """Return how many samples are drawn, when not all are; else an empty text."""
    most_test, most_valid = (MOST_TEST, MOST_VALID) if show_test else (dataset.n_test, dataset.n_valid)
    return drawn(dataset, most_train=MOST_TRAIN, most_test=most_test, most_valid=most_valid)


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


def by_part(theme: Theme, parts: int = 2) -> Colouring:
    """Colour points by whether the network was trained on them."""
    colours = [theme.train, theme.test, theme.valid][:parts]
    return Colouring("part:N", alt.Scale(domain=list(PARTS[:parts]), range=colours), None)


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
    return table(x=np.array(x), y=np.array(y), part=words([0, 1], PARTS[:2]))


def dot_signal(n: int, theme: Theme) -> dict[str, str]:
    """Return Vega-Lite's parameter ``dot``: the diameter in pixels of one of ``n`` points, which grows with the chart.

    The more points, the smaller, so that they neither cover each other nor vanish.
    """
    share = min(max(0.24 / max(n, 1) ** 0.5, 0.011), 0.018) * (1.5 if theme.presenter else 1.0)
    least = 8.0 if theme.presenter else 5.0
    return {"name": "dot", "expr": f"max({least}, {share:.4f} * min(width, height))"}


def n_drawn(dataset: Dataset) -> Drawn:
    """Return how many samples are drawn at most, of all parts, and of how many; of drawn points in a few steps.

    A chart whose points change size is built anew, which must not happen with every point.
    """
    n = min(dataset.n_train, MOST_TRAIN) + min(dataset.n_test, MOST_TEST) + min(dataset.n_valid, MOST_VALID)
    by_hand = dataset.name == OWN["points"].name
    return next((step for step in STEPS if n <= step), n) if by_hand else n, len(target_columns(dataset))


def sample_marks(theme: Theme, x: alt.X, y: alt.Y, colouring: Colouring, parts: int = 2) -> list[alt.Chart]:
    """Return the layers that draw the named datasets ``corners`` and ``points``; the chart needs ``dot_signal``.

    The corners are two invisible points that keep the axes where the data put them and carry the legend of shapes;
    then come test points, validation points where there are three ``parts``, training points and the rings of flipped
    labels. Ink surrounds every point, so that it
    stands out of a region of its own colour.
    """
    points = alt.Chart(alt.NamedData("points"))
    shapes = alt.Scale(domain=list(PARTS[:parts]), range=list(SHAPES[:parts]))
    guide = legend(part_names(with_valid=parts > 2), symbolOpacity=1, symbolStrokeWidth=0)
    corners = (
        alt.Chart(alt.NamedData("corners"))
        .mark_point(opacity=0, size=1, fill=theme.quiet)
        .encode(x=x, y=y, shape=alt.Shape("part:N", scale=shapes, legend=guide))
    )

    def hollow(part: str, shape: str) -> list[alt.Chart]:
        some = points.transform_filter(f"datum.part == '{part}'")
        mark: dict[str, Any] = {"shape": shape, "size": alt.expr("1.45 * dot * dot"), "opacity": 1.0}
        outline = some.mark_point(
            **mark, fill=theme.paper, stroke=theme.ink, strokeWidth=alt.expr(f"{HOLLOW} * dot + 2 * {EDGE}")
        ).encode(x=x, y=y)
        line = some.mark_point(**mark, strokeWidth=alt.expr(f"{HOLLOW} * dot")).encode(
            x=x, y=y, stroke=colouring.stroke()
        )
        return [outline, line]

    train = (
        points.transform_filter("datum.part == 'train'")
        .mark_point(shape="circle", size=DOT_AREA, opacity=1.0, stroke=theme.ink, strokeWidth=alt.expr(EDGE))
        .encode(x=x, y=y, fill=colouring.fill())
    )
    valid = hollow("valid", "triangle-up") if parts > 2 else []
    return [corners, *hollow("test", "diamond"), *valid, train, ring_marks(theme, x, y)]


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
