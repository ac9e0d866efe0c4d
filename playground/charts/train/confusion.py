"""Confusion matrices of training, test and any validation part, with recall at the right and precision below."""

from __future__ import annotations

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, percent, table
from playground.charts.kit.theme import BLUE, ORANGE, Theme
from playground.measurements.confusion import Confusion
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.lists import paragraph, semicolons
from playground.words.messages import Message

HEADINGS = ("part", "class")  # the two rows above the cells
HEADS = (says.TRAINING_HEADING, says.TEST_HEADING, guides.VALIDATION_HEADING)
SAID = (says.TRAINING_RIGHT, says.TEST_RIGHT, guides.VALIDATION_RIGHT)
LETTER = 0.45  # width of a digit or a point, of the size of type
FULL = 0.62  # opacity of a cell that holds all of its true class


def confusion_matrices(confusions: tuple[Confusion, ...], class_names: tuple[str, ...], theme: Theme) -> Figure:
    """Return the counts of each part by true and predicted class, the colour by share of the true class.

    Parameters
    ----------
    confusions : tuple of two or three Confusion
        The counts of training, of test and of any validation part.
    class_names : tuple of str
        Names of the k classes.
    theme : Theme
        Colours and sizes.
    """
    k = len(class_names)
    rows = np.arange(k)
    true, predicted = (a.ravel() for a in np.meshgrid(rows, rows, indexing="ij"))
    n = len(confusions)
    starts = [part * (_width(k) + _gap(k)) for part in range(n)]
    data = {
        "cells": pa.concat_tables(
            table(
                left=start + predicted,
                middle=start + predicted + 0.5,
                right=start + predicted + 1.0,
                row=_row(true),
                count=part.counts.ravel(),
                share=np.nan_to_num(part.shares.ravel()),
                right_class=true == predicted,
            )
            for part, start in zip(confusions, starts, strict=True)
        ),
        "texts": pa.concat_tables(
            _texts(part, heading, class_names, start)
            for part, heading, start in zip(confusions, HEADS[:n], starts, strict=True)
        ),
    }
    description = paragraph(
        [_sentence(part, head, class_names) for part, head in zip(confusions, SAID[:n], strict=True)]
    )
    name = says.CONFUSION()
    return Figure(_spec(theme, class_names, n), data, name, says.NAMED(name=name, description=description))


def _width(k: int) -> float:
    """Return the width of a matrix with its recalls, in cells."""
    return k + max(1.0, 0.2 * k)


def _gap(k: int) -> float:
    """Return the space between the matrices, in cells."""
    return 0.08 * k


def _row(indices: Array) -> Array:
    """Return the vertical places of cells: below the headings."""
    return indices + len(HEADINGS)


def _texts(confusion: Confusion, heading: Message, class_names: tuple[str, ...], start: float) -> pa.Table:
    """Return headings, recalls and precisions of a part.

    ``room`` is how many cells each may fill before it is cut; what stands ``in_cells`` of a row is left out where it
    would lie over its neighbours.
    """
    k = len(class_names)
    columns = start + np.arange(k) + 0.5
    last = start + (k + _width(k)) / 2
    text = [heading(share=percent(confusion.accuracy)), *_short_names(class_names), says.RECALL()]
    text += [_short(v) for v in confusion.recall] + [_short(v) for v in confusion.precision]
    recalls = np.full(k, last)
    return table(
        x=np.concatenate([[start + _width(k) / 2], columns, [last], recalls, columns]),
        row=np.concatenate([[0], np.ones(k + 1, int), _row(np.arange(k)), np.full(k, k + len(HEADINGS))]),
        text=np.array(text, object),
        room=np.concatenate([[_width(k)], np.ones(k), [_width(k) - k + 0.5], np.full(2 * k, _width(k))]),
        in_cells=np.arange(3 * k + 2) > 2 * k + 1,
    )


def _short_names(class_names: tuple[str, ...]) -> list[str]:
    """Return the names without the word they all begin with, as cells are narrow: class 0, class 1 become 0, 1."""
    first = {name.partition(" ")[0] for name in class_names}
    shared = len(first) == 1 and all(" " in name for name in class_names)
    return [name.partition(" ")[2] if shared else name for name in class_names]


def _short(share: float) -> str:
    """Return a share in the fewest letters: .97, 1, or a dash for none."""
    return f"{share:.2f}".removeprefix("0").replace("1.00", "1") if np.isfinite(share) else "–"


def _sentence(confusion: Confusion, message: Message, class_names: tuple[str, ...]) -> str:
    """Return accuracy, precisions and recalls of a part."""
    each = [
        says.CLASS(label=label, precision=percent(float(p)), recall=percent(float(r)))
        for label, p, r in zip(class_names, confusion.precision, confusion.recall, strict=True)
    ]
    return message(share=percent(confusion.accuracy), classes=semicolons(each))


@kept_spec(32)
def _spec(theme: Theme, class_names: tuple[str, ...], n_parts: int) -> Spec:
    k = len(class_names)
    units = n_parts * _width(k) + (n_parts - 1) * _gap(k)
    x_scale = alt.Scale(domain=[0, units], nice=False)
    blank = alt.Axis(labels=False, ticks=False, grid=False, domain=False)
    predicted = guides.PREDICTED_CLASS()
    labels = ["", "", *class_names, guides.PRECISION()]
    y_axis = alt.Axis(
        grid=False, ticks=False, domain=False, labelLimit=80, labelOverlap=False, values=list(range(2, k + 3)),
        labelExpr=f"{labels}[datum.value]", labelColor=theme.ink,
    )  # fmt: skip
    y_scale = alt.Scale(domain=list(range(k + 3)), paddingInner=0.06, paddingOuter=0)
    y = alt.Y("row:O", title=guides.TRUE_CLASS(), scale=y_scale, axis=y_axis)
    cells = alt.Chart(alt.NamedData("cells"))
    rectangles = cells.mark_rect(stroke=theme.paper, strokeWidth=1.5).encode(
        x=alt.X("left:Q", title=predicted, scale=x_scale, axis=blank),
        x2="right:Q",
        y=y,
        fill=alt.condition("datum.right_class", alt.value(BLUE), alt.value(ORANGE)),
        fillOpacity=alt.FillOpacity("share:Q", scale=alt.Scale(domain=[0, 1], range=[0.06, FULL]), legend=None),
    )
    counts = (
        cells.transform_filter("datum.count > 0")
        .mark_text(align="center", baseline="middle", fontSize=theme.font_size, color=theme.ink)
        .encode(x=alt.X("middle:Q", title=predicted, scale=x_scale, axis=blank), y=y, text="count:Q")
    )
    limit = alt.expr(f"datum.room * width / {units} - 2")
    fits = f"length(datum.text) * {LETTER * theme.font_size:.2f} < width / {units}"
    words = (
        alt.Chart(alt.NamedData("texts"))
        .mark_text(
            align="center",
            baseline="middle",
            fontSize=theme.font_size,
            color=theme.ink,
            limit=limit,
            opacity=alt.expr(f"datum.in_cells && !({fits}) ? 0 : 1"),
        )
        .encode(x=alt.X("x:Q", title=predicted, scale=x_scale, axis=blank), y=y, text="text:N")
    )
    spec = finished(alt.layer(rectangles, counts, words), theme.config() | {"view": {"stroke": None}})
    if n_parts == len(HEADS):  # the last heading would lie below the buttons in the corner
        spec |= {"padding": spec["padding"] | {"top": theme.font_size + 6}}
    return spec
