"""Curves of several kept runs on each part of their data in one chart, a colour and a mark for each run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import alone, epoch_axis, floored, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import line_legend
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import DASHED, Theme
from playground.charts.kit.thinning import thinned
from playground.network.arithmetic import Array
from playground.training.problem import parts_of
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.catalogue import training as names
from playground.words.lists import paragraph, semicolons

MOST_RUNS = 8
MOST_ROWS = 240  # of a run
MARKS = 5  # on each test curve
LEVEL = 4  # pixels that bring the names of runs to the height of a dashed line's
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-left", "triangle-right")
TITLES = {
    "loss": names.LOSS, "accuracy": names.ACCURACY, "r2": names.R_SQUARED, "scores": says.ACCURACY_OR_R_SQUARED,
}  # fmt: skip
BY_EPOCH = {
    "loss": says.LOSS_BY_EPOCH, "accuracy": says.ACCURACY_BY_EPOCH, "r2": says.R_SQUARED_BY_EPOCH,
    "scores": says.SCORES_BY_EPOCH,
}  # fmt: skip


def kept_curves(
    runs: Mapping[str, Mapping[str, Array]], theme: Theme, *, measure: str, log_loss: bool, log_epochs: bool
) -> Figure:
    """Return the curves of several runs: training thin, test bold, validation dashed where a run has such a part.

    Parameters
    ----------
    runs : mapping of str to mapping of str to ndarray of shape (n_epochs + 1,)
        At most ``MOST_RUNS`` histories by the runs' names; row e of a column is the state after epoch e.
    theme : Theme
        Colours and sizes.
    measure : {"loss", "accuracy", "r2", "scores"}
        The number that is drawn; "scores" are accuracies of some runs and R² of others.
    log_loss, log_epochs : bool
        Logarithmic axes; a score's own axis is always linear, and epoch 0 is left out of a log axis.

    Raises
    ------
    ValueError
        When there are more runs than can be told apart.
    """
    if len(runs) > MOST_RUNS:
        raise ValueError(f"at most {MOST_RUNS} runs can be told apart in a chart, got {len(runs)}")
    if not runs:
        return sentence(says.NO_RUNS(), theme)
    column = "loss" if measure == "loss" else "score"
    log_value = log_loss and measure == "loss"
    names = tuple(runs)
    parts = parts_of("valid" if any(f"valid_{column}" in history for history in runs.values()) else "test")
    series, title = floored(
        [_of_parts(history, column, parts) for history in runs.values()], TITLES[measure](), log_value=log_value
    )
    drawn = [_drawn(code, values, log_epochs=log_epochs) for code, values in enumerate(series)]
    codes, epochs, shown, marked = (np.concatenate(columns) for columns in zip(*drawn, strict=True))
    last = max(len(history["train_loss"]) - 1 for history in runs.values())
    curves = _rows(codes, epochs, names, **dict(zip(parts, shown.T, strict=True)))
    data = {
        "span": span(shown.T, last, log_epochs=log_epochs),
        "curves": curves,
        "points": alone(curves),
        "marks": _rows(codes[marked], epochs[marked], names, test=shown[marked, 1]),
    }
    write = percent if measure == "accuracy" else number
    ends = [_said(name, history, column, write) for name, history in runs.items()]
    alt_text = paragraph([BY_EPOCH[measure](), says.SENTENCE(clause=semicolons(ends))])
    spec = _spec(
        theme,
        title,
        log_value=log_value,
        log_epochs=log_epochs,
        percent_axis=measure == "accuracy",
        is_loss=measure == "loss",
        with_valid="valid" in parts,
    )
    return Figure(spec, data, says.KEPT_CURVES(), alt_text)


def _of_parts(history: Mapping[str, Array], column: str, parts: tuple[str, ...]) -> Array:
    """Return a run's column on each part (n_epochs + 1, n_parts); NaN on one that it does not have."""
    missing = np.full(len(history["train_loss"]), np.nan)
    return np.stack([history.get(f"{part}_{column}", missing) for part in parts], axis=1)


def _said(name: str, history: Mapping[str, Array], column: str, write: Callable[[float], str]) -> str:
    """Return the last numbers of a run."""
    parts = [part for part in parts_of("valid") if f"{part}_{column}" in history]
    values = {part: write(float(history[f"{part}_{column}"][-1])) for part in parts}
    message = guides.KEPT_RUN_WITH_VALIDATION if "valid" in values else says.KEPT_RUN
    return message(run=name, epoch=f"{len(history[f'test_{column}']) - 1:,}", **values)


def _drawn(code: int, values: Array, *, log_epochs: bool) -> tuple[Array, Array, Array, Array]:
    """Return code, epoch and values of the rows of a run to draw, and whether the row bears a mark."""
    known = values[:, ~np.isnan(values).all(axis=0)]
    rows = thinned(known, MOST_ROWS, log_epochs=log_epochs)
    if log_epochs:
        rows = rows[rows > 0]
    shown = values[rows]
    marked = np.zeros(len(rows), bool)
    if len(rows):
        along = np.log(rows) if log_epochs else rows
        # The first mark of each run lies a little further on, so that those of equal curves do not cover each other.
        places = along[0] + (along[-1] - along[0]) * np.append((np.arange(MARKS - 1) + code / MOST_RUNS) / MARKS, 1.0)
        marked[np.minimum(np.searchsorted(along, places), len(rows) - 1)] = True
    return np.full(len(rows), code), rows.astype(np.int32), shown, marked


def _rows(codes: Array, epochs: Array, names: tuple[str, ...], **values: Array) -> pa.Table:
    """Return a table in which numbers that are not finite are missing, so that the line has a gap there."""
    columns = {
        name: pa.array(np.where(np.isfinite(column), column, np.nan).astype(np.float32), from_pandas=True)
        for name, column in values.items()
    }
    return table(epoch=epochs, run=words(codes, names), **columns)


@kept_spec(64)
def _spec(
    theme: Theme, title: str, *, log_value: bool, log_epochs: bool, percent_axis: bool, is_loss: bool,
    with_valid: bool,
) -> Spec:  # fmt: skip
    x = epoch_axis(theme, log_epochs=log_epochs)
    y = value_axis(theme, "test", title, log_value=log_value, shares=percent_axis, is_loss=is_loss)
    # The domains come with the data, in their order, so that other runs need no other spec.
    level: dict[str, Any] = {"padding": LEVEL} if with_valid else {}
    legend = alt.Legend(title=None, columns=4, labelLimit=220, **level)
    colour = alt.Color("run:N", sort=None, scale=alt.Scale(range=list(theme.run_colours)), legend=legend)
    shape = alt.Shape("run:N", sort=None, scale=alt.Scale(range=list(SHAPES)), legend=legend)
    thin, bold = (theme.line, theme.bold * 1.4) if theme.presenter else (theme.line * 0.6, theme.bold)
    curves = alt.Chart(alt.NamedData("curves"))
    train = curves.mark_line(strokeWidth=thin, opacity=0.7).encode(x=x, y=alt.Y("train:Q", title=title), color=colour)
    test = curves.mark_line(strokeWidth=bold).encode(x=x, y=y, color=colour)
    valid = [_valid_marks(curves, theme, thin, x, title, colour)] if with_valid else []
    single = alt.Chart(alt.NamedData("points")).mark_point(filled=True, opacity=0.7, size=theme.point)
    points = single.encode(x=x, y=alt.Y("train:Q", title=title), color=colour)  # those of test are marked anyhow
    marks = (
        alt.Chart(alt.NamedData("marks"))
        .mark_point(filled=True, opacity=1, size=theme.point * 2, stroke=theme.paper, strokeWidth=1)
        .encode(x=x, y=y, color=colour, shape=shape)
    )
    layers = (span_marks(x, alt.Y("value:Q", title=title)), train, test, *valid, points, marks)
    return finished(alt.layer(*layers), theme.config())


def _valid_marks(curves: alt.Chart, theme: Theme, thin: float, x: alt.X, title: str, colour: alt.Color) -> alt.Chart:
    """Return the dashed lines of the validation parts, which have a legend of their own: two strokes."""
    names = {"valid": guides.VALIDATION()}
    legend = line_legend(
        names, symbolSize=sum(DASHED, DASHED[0]) ** 2, symbolStrokeColor=theme.ink, symbolStrokeWidth=thin
    )
    dash = alt.StrokeDashDatum("valid", scale=alt.Scale(domain=list(names), range=[list(DASHED)]), legend=legend)
    line = curves.mark_line(strokeWidth=thin)
    return line.encode(x=x, y=alt.Y("valid:Q", title=title), color=colour, strokeDash=dash)
