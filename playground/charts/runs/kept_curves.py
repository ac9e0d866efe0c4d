"""Train and test curves of several kept runs in one chart, a colour and a mark for each run."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import alone, epoch_axis, floored, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.kit.thinning import thinned
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import training as names
from playground.words.lists import paragraph, semicolons

MOST_RUNS = 8
MOST_ROWS = 240  # of a run
MARKS = 5  # on each test curve
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
    """Return the curves of several runs: training thin, test bold.

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
    pairs, title = floored(
        [np.stack([history[f"{part}_{column}"] for part in ("train", "test")], axis=1) for history in runs.values()],
        TITLES[measure](),
        log_value=log_value,
    )
    parts = [_part(code, pair, log_epochs=log_epochs) for code, pair in enumerate(pairs)]
    codes, epochs, train, test, marked = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    last = max(len(history["train_loss"]) - 1 for history in runs.values())
    curves = _rows(codes, epochs, names, train=train, test=test)
    data = {
        "span": span(np.stack([train, test]), last, log_epochs=log_epochs),
        "curves": curves,
        "points": alone(curves),
        "marks": _rows(codes[marked], epochs[marked], names, test=test[marked]),
    }
    write = percent if measure == "accuracy" else number
    ends = [
        says.KEPT_RUN(
            run=name,
            train=write(float(history[f"train_{column}"][-1])),
            test=write(float(history[f"test_{column}"][-1])),
            epoch=f"{len(history[f'test_{column}']) - 1:,}",
        )
        for name, history in runs.items()
    ]
    alt_text = paragraph([BY_EPOCH[measure](), says.SENTENCE(clause=semicolons(ends))])
    spec = _spec(
        theme,
        title,
        log_value=log_value,
        log_epochs=log_epochs,
        percent_axis=measure == "accuracy",
        is_loss=measure == "loss",
    )
    return Figure(spec, data, says.KEPT_CURVES(), alt_text)


def _part(code: int, pair: Array, *, log_epochs: bool) -> tuple[Array, Array, Array, Array, Array]:
    """Return code, epoch, train and test of the rows of a run to draw, and whether the row bears a mark."""
    rows = thinned(pair, MOST_ROWS, log_epochs=log_epochs)
    if log_epochs:
        rows = rows[rows > 0]
    shown = pair[rows]
    marked = np.zeros(len(rows), bool)
    if len(rows):
        along = np.log(rows) if log_epochs else rows
        # The first mark of each run lies a little further on, so that those of equal curves do not cover each other.
        places = along[0] + (along[-1] - along[0]) * np.append((np.arange(MARKS - 1) + code / MOST_RUNS) / MARKS, 1.0)
        marked[np.minimum(np.searchsorted(along, places), len(rows) - 1)] = True
    return np.full(len(rows), code), rows.astype(np.int32), shown[:, 0], shown[:, 1], marked


def _rows(codes: Array, epochs: Array, names: tuple[str, ...], **values: Array) -> pa.Table:
    """Return a table in which numbers that are not finite are missing, so that the line has a gap there."""
    columns = {
        name: pa.array(np.where(np.isfinite(column), column, np.nan).astype(np.float32), from_pandas=True)
        for name, column in values.items()
    }
    return table(epoch=epochs, run=words(codes, names), **columns)


@kept_spec(64)
def _spec(theme: Theme, title: str, *, log_value: bool, log_epochs: bool, percent_axis: bool, is_loss: bool) -> Spec:
    x = epoch_axis(theme, log_epochs=log_epochs)
    y = value_axis(theme, "test", title, log_value=log_value, shares=percent_axis, is_loss=is_loss)
    # The domains come with the data, in their order, so that other runs need no other spec.
    legend = alt.Legend(title=None, columns=4, labelLimit=220)
    colour = alt.Color("run:N", sort=None, scale=alt.Scale(range=list(theme.run_colours)), legend=legend)
    shape = alt.Shape("run:N", sort=None, scale=alt.Scale(range=list(SHAPES)), legend=legend)
    thin, bold = (theme.line, theme.bold * 1.4) if theme.presenter else (theme.line * 0.6, theme.bold)
    curves = alt.Chart(alt.NamedData("curves"))
    train = curves.mark_line(strokeWidth=thin, opacity=0.7).encode(x=x, y=alt.Y("train:Q", title=title), color=colour)
    test = curves.mark_line(strokeWidth=bold).encode(x=x, y=y, color=colour)
    single = alt.Chart(alt.NamedData("points")).mark_point(filled=True, opacity=0.7, size=theme.point)
    points = single.encode(x=x, y=alt.Y("train:Q", title=title), color=colour)  # those of test are marked anyhow
    marks = (
        alt.Chart(alt.NamedData("marks"))
        .mark_point(filled=True, opacity=1, size=theme.point * 2, stroke=theme.paper, strokeWidth=1)
        .encode(x=x, y=y, color=colour, shape=shape)
    )
    return finished(alt.layer(span_marks(x, alt.Y("value:Q", title=title)), train, test, points, marks), theme.config())
