"""Train and test loss (or score) over epochs, the gap between them shaded, the best epoch marked."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import numpy as np

from playground.charts.kit.axes import LOSS_FLOOR, epoch_axis, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, beside, finished, number, percent, table
from playground.charts.kit.theme import Theme
from playground.charts.kit.thinning import thinned
from playground.measurements.history import History
from playground.words.catalogue import charts as says
from playground.words.charts import by_epoch
from playground.words.lists import paragraph
from playground.words.numbers import measure_name

MOST_ROWS = 160
MARKS = ("best", "early stop")
MARK_LABELS = {"best": says.BEST_MARK, "early stop": says.STOP_MARK}


def learning_curves(
    history: History,
    theme: Theme,
    *,
    measure: str,
    regression: bool,
    log_loss: bool,
    log_epochs: bool,
    stop_epoch: int | None,
    shown_epoch: int | None = None,
) -> Figure:
    """Return the curves of a run.

    Parameters
    ----------
    history : History
        The run so far, at least its row 0.
    theme : Theme
        Colours and sizes.
    measure : {"loss", "score"}
        Data loss, or accuracy (R² for regression).
    regression : bool
        Whether the score is R².
    log_loss, log_epochs : bool
        Logarithmic axes; the score's own axis is always linear, and epoch 0 is left out of a log axis.
    stop_epoch : int or None
        Where early stopping stops, or would have.
    shown_epoch : int or None
        The earlier epoch that the other charts show, marked by a cursor.
    """
    train, test = history[f"train_{measure}"], history[f"test_{measure}"]
    log_value = log_loss and measure == "loss"
    pair = np.stack([train, test], axis=1)
    rows = thinned(pair, MOST_ROWS, log_epochs=log_epochs)
    if log_epochs:
        rows = rows[rows > 0]
    floor = LOSS_FLOOR if log_value else -np.inf
    best = history.best_epoch
    places = [best or None, stop_epoch]
    marks = [(epoch, name) for epoch, name in zip(places, MARKS, strict=True) if epoch is not None]
    data = {
        "span": span(np.maximum(pair[rows], floor), history.epoch, log_epochs=log_epochs),
        "curves": table(
            epoch=rows.astype(np.int32),
            train=np.maximum(train[rows], floor),
            test=np.maximum(test[rows], floor),
        ),
        "marks": table(
            epoch=np.array([epoch for epoch, _ in marks], np.int32),
            name=np.array([name for _, name in marks], str),
            label=np.array([MARK_LABELS[name](epoch=str(epoch)) for epoch, name in marks], str),
            left=np.array([_left_of_rule(epoch, history.epoch, log_epochs=log_epochs) for epoch, _ in marks], bool),
        ),
    }
    # Hidden rather than left out when there is none: an axis complains of an empty table in every frame.
    cursor = max(shown_epoch or 0, 1 if log_epochs else 0)
    data["cursor"] = table(epoch=np.array([cursor], np.int32), shown=np.array([shown_epoch is not None]))
    title, shares = measure_name(measure, regression=regression), measure == "score" and not regression
    spec = _spec(
        theme, title, log_value=log_value, log_epochs=log_epochs, percent_axis=shares, is_loss=measure == "loss"
    )
    # Chart scripts fill in the numbers of the epoch that is pointed at.
    at_epoch = says.AT_EPOCH(epoch="{epoch}", train="{train}", test="{test}", gap="{gap}")
    picking = {"kind": "epochs", "table": "curves", "cursor": "cursor", "says": at_epoch, "shares": shares}
    picking["keys"] = says.EPOCH_KEYS()
    alt_text = _words(history, measure, stop_epoch, regression=regression)
    return Figure(spec, data, says.LEARNING_CURVES(), alt_text, interaction=picking)


def _left_of_rule(epoch: int, last: int, *, log_epochs: bool) -> bool:
    """Return whether the label of a rule must stand to its left so as not to leave the chart."""
    if log_epochs:
        return float(np.log(max(epoch, 1))) > 0.75 * float(np.log(max(last, 2)))
    return epoch > 0.75 * last


def _words(history: History, measure: str, stop_epoch: int | None, *, regression: bool) -> str:
    write = percent if measure == "score" and not regression else number
    train, test = (write(float(history[f"{part}_{measure}"][-1])) for part in ("train", "test"))
    sentences = [
        by_epoch(measure, regression=regression),
        says.AFTER_EPOCH(epoch=str(history.epoch), train=train, test=test),
    ]
    if history.best_epoch:
        lowest = number(float(history["test_loss"][history.best_epoch]))
        sentences.append(says.LOWEST(loss=lowest, epoch=str(history.best_epoch)))
    if stop_epoch is not None:
        sentences.append(says.EARLY_STOPPING(epoch=str(stop_epoch)))
    return paragraph(sentences)


@lru_cache(maxsize=64)
def _spec(theme: Theme, title: str, *, log_value: bool, log_epochs: bool, percent_axis: bool, is_loss: bool) -> Spec:
    x = epoch_axis(log_epochs=log_epochs)
    y = value_axis("train", title, log_value=log_value, shares=percent_axis, is_loss=is_loss)
    colour = alt.Scale(domain=["train", "test"], range=[theme.train, theme.test])
    curves = alt.Chart(alt.NamedData("curves"))
    gap = curves.mark_area(opacity=0.16, color=theme.test).encode(x=x, y=y, y2=alt.Y2("test:Q"))
    train = curves.mark_line(strokeWidth=theme.line, interpolate="linear").encode(
        x=x,
        y=alt.Y("train:Q", title=title),
        color=alt.ColorDatum("train", scale=colour, legend=alt.Legend(title=None, symbolType="stroke")),
    )
    test = curves.mark_line(strokeWidth=theme.bold).encode(
        x=x, y=alt.Y("test:Q", title=title), color=alt.ColorDatum("test")
    )
    marks = alt.Chart(alt.NamedData("marks"))
    rule = marks.mark_rule(color=theme.quiet, strokeDash=[4, 3], strokeWidth=theme.line * 0.7).encode(x=x)
    cursor = (
        alt.Chart(alt.NamedData("cursor"))
        .mark_rule(color=theme.ink, strokeWidth=theme.line, opacity=alt.expr("datum.shown ? 1 : 0"))
        .encode(x=x)
    )
    # Each kind of rule has a line of its own for its words, which stand on the side where there is room.
    labels = marks.mark_text(baseline="top", fontSize=theme.font_size, color=theme.ink, **beside(4)).encode(
        x=x, y=alt.value(alt.expr(f"datum.name == '{MARKS[0]}' ? 2 : {theme.font_size + 5}")), text="label:N"
    )
    return finished(
        alt.layer(span_marks(x, alt.Y("value:Q", title=title)), gap, train, test, rule, cursor, labels), theme.config()
    )
