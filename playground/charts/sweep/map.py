"""A sweep of two knobs: the median test or validation loss (or score) as a heat map, the best cells framed."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import floored
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table
from playground.charts.kit.guides import tick
from playground.charts.kit.theme import Theme
from playground.charts.sweep.axis import axis_of
from playground.charts.sweep.uncertainty import against
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Axis
from playground.comparisons.sweep.ratios import Cell
from playground.training.problem import parts_of
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.lists import paragraph
from playground.words.numbers import measure_name, plain
from playground.words.sweep.findings import found
from playground.words.sweep.knobs import knob_title
from playground.words.sweep.progress import band

HALF = 0.5
LEGEND_WIDTH = 18  # characters of a line of the legend's title, which Vega cuts at 180 pixels
MOST_WRITTEN = 10  # values of the first knob up to which the numbers are written into the cells


def sweep_map(outcome: Outcome, theme: Theme, *, measure: str, regression: bool, log_loss: bool) -> Figure:
    """Return the median loss or score for each pair of values; cells not done yet are empty.

    It is that on the validation part, which chose the framed cell, where the data have one, and else on the test part.

    Parameters
    ----------
    outcome : Outcome
        The cells of a sweep of two knobs: the first is drawn across, the second upwards.
    theme, measure, regression, log_loss :
        As in ``sweep_curves``.
    """
    first, second = outcome.plan.first, outcome.plan.second
    assert second is not None
    part, of_measure = outcome.watched, measure_name(measure, regression=regression)
    tested = says.TEST_MEASURE(measure=of_measure)
    title = tested if part == "test" else guides.VALIDATION_MEASURE(measure=of_measure)
    shares = measure == "score" and not regression
    write = percent if shares else number
    medians = {name: outcome.median(f"{name}_{measure}") for name in parts_of(part)}
    rows, columns = np.nonzero(np.isfinite(medians[part]))
    shown = medians[part][rows, columns]
    # Beside the number that is drawn, those of the other parts.
    others = [name for name in medians if name != part]
    texts = {name: np.array([write(float(v)) for v in medians[name][rows, columns]], str) for name in others}
    log = log_loss and measure == "loss"
    (coloured,), legend_title = floored([shown], title, log_value=log)
    data = {
        "cells": table(
            **_corners(rows, columns),
            **{part: coloured},
            value=np.array([write(float(v)) for v in shown], str),
            **texts,
            across=np.array([plain(first.values[i]) for i in columns], str),
            up=np.array([plain(second.values[i]) for i in rows], str),
            dark=_below_middle(shown),
            against=against(outcome, rows, columns),
        ),
        "failed": table(x=(failed := np.argwhere(_without_numbers(outcome)))[:, 1], y=failed[:, 0]),
        "alike": _frames(outcome.alike),
        "best": _frames(outcome.bests),
    }
    description = says.SWEEP_MAP_SAID(
        measure=title, first=knob_title(first.knob), second=knob_title(second.knob), band=band(outcome.plan)
    )
    told = {"value": title, "train": guides.TRAIN()} | ({} if part == "test" else {"test": tested})
    spec = _spec(theme, first, second, part, tuple(told.items()), legend_title, log=log, percent_legend=shares)
    name = says.SWEEP_MAP if part == "test" else guides.SWEEP_MAP_OF_VALIDATION
    return Figure(spec, data, name(), paragraph([description, found(outcome)]))


def _without_numbers(outcome: Outcome) -> np.ndarray:
    """Return which cells are done and have no median, since most of their runs failed."""
    return (outcome.done == outcome.plan.n_seeds) & np.isnan(outcome.median("test_loss"))


def _below_middle(values: np.ndarray) -> np.ndarray:
    """Return which values lie in the lower half of the colours, where the text needs the other colour."""
    if not len(values):
        return np.zeros(0, bool)
    return values < np.sqrt(max(values.min(), 1e-6) * max(values.max(), 1e-6))


def _frames(cells: Sequence[Cell]) -> pa.Table:
    return table(**_corners(*np.array(cells, float).reshape(-1, 2).T))


def _corners(rows: np.ndarray, columns: np.ndarray) -> dict[str, np.ndarray]:
    return {
        "x": (columns - HALF).astype(np.float32),
        "x2": (columns + HALF).astype(np.float32),
        "y": (rows - HALF).astype(np.float32),
        "y2": (rows + HALF).astype(np.float32),
    }


def _place(channel: Any, field: str, axis: Axis) -> Any:
    """Return where a field of the table stands among the values of a knob."""
    scale = alt.Scale(domain=[-HALF, len(axis.values) - HALF], nice=False, zero=False)
    return channel(f"{field}:Q", axis=axis_of(axis), scale=scale)


@kept_spec(32)
def _spec(
    theme: Theme, first: Axis, second: Axis, part: str, told: tuple[tuple[str, str], ...], legend_title: str, *,
    log: bool, percent_legend: bool,
) -> Spec:  # fmt: skip
    x, y = (_place(alt.X, "x", first), _place(alt.Y, "y", second))
    colour = alt.Color(
        f"{part}:Q",
        scale=alt.Scale(type="log" if log else "linear", range=list(theme.sequence), zero=False, nice=False),
        legend=alt.Legend(
            title=wrap(says.MEDIAN_OF(measure=legend_title), LEGEND_WIDTH),
            orient="right",
            direction="vertical",
            labelExpr=tick(shares=percent_legend),
        ),
    )
    names = (
        ("across", knob_title(first.knob)),
        ("up", knob_title(second.knob)),
        *told,
        ("against", guides.COMPARED()),
    )
    tooltip = [alt.Tooltip(f"{field}:N", title=name) for field, name in names]
    cells = alt.Chart(alt.NamedData("cells"))
    rectangles = cells.mark_rect(stroke=theme.paper, strokeWidth=1).encode(
        x=x, x2="x2:Q", y=y, y2="y2:Q", color=colour, tooltip=tooltip
    )
    written = cells.mark_text(fontSize=theme.font_size, tooltip=False).transform_calculate(
        middle="(datum.x + datum.x2) / 2", height_="(datum.y + datum.y2) / 2"
    ).encode(
        x=_place(alt.X, "middle", first),
        y=_place(alt.Y, "height_", second),
        text="value:N",
        color=alt.condition(
            "datum.dark", alt.value("#FFFFFF" if theme.dark else "#1B1F24"),
            alt.value("#1B1F24" if theme.dark else "#FFFFFF"),
        ),
    )  # fmt: skip
    best = (
        alt.Chart(alt.NamedData("best"))
        .mark_rect(filled=False, stroke=theme.test, strokeWidth=theme.bold)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
    )
    alike = (
        alt.Chart(alt.NamedData("alike"))
        .mark_rect(filled=False, stroke=theme.test, strokeWidth=theme.line, strokeDash=[4, 3])
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
    )
    failed = (
        alt.Chart(alt.NamedData("failed")).mark_text(fontSize=theme.font_size, text="×").encode(x=x, y=y)
    )  # diverged in most seeds
    written_in = [] if len(first.values) > MOST_WRITTEN else [written]
    spec = finished(alt.layer(rectangles, *written_in, alike, best, failed), theme.config())
    # The title of the legend would lie below the buttons in the corner.
    spec |= {"padding": spec["padding"] | {"top": theme.font_size + 12}}
    return spec
