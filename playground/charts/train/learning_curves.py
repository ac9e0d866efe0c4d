"""Loss (or score) of every part over epochs, the gap between train and test shaded, the best epoch marked."""

from __future__ import annotations

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import LOSS_FLOOR, alone, epoch_axis, floored, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table
from playground.charts.kit.guides import line_legend
from playground.charts.kit.rules import rule_marks, rule_table
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import DASHED, Theme
from playground.charts.kit.thinning import thinned
from playground.measurements.history import History
from playground.measurements.recording.parts import of_parts
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.charts import by_epoch, part_names, to_come
from playground.words.lists import paragraph
from playground.words.numbers import measure_name

MOST_ROWS = 160
BEFORE = "before"  # the key of the ghost in the legend


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
    ghost_history: History | None = None,
    ghost_name: str = "",
) -> Figure:
    """Return the curves of a run; before its first epoch, a sentence on what they will show.

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
    ghost_history : History or None
        Of the run before the last change, to be compared with; drawn thin, pale and dashed.
    ghost_name : str
        What was otherwise then, such as "dropout 0.5".
    """
    log_value = log_loss and measure == "loss"
    title, shares = measure_name(measure, regression=regression), measure == "score" and not regression
    histories = [history, *([ghost_history] if ghost_history is not None else [])]
    pairs, title = floored([of_parts(one, measure) for one in histories], title, log_value=log_value)
    rows, pair = _drawn(pairs[0], log_epochs=log_epochs)
    last, seen = history.epoch, pair
    best = history.lowest_epoch
    marks = [(best, says.BEST_MARK(epoch=f"{best:,}"))] if best else []
    if stop_epoch is not None:
        stop_mark = says.STOP_MARK_SHORT if theme.presenter else says.STOP_MARK
        marks.append((stop_epoch, stop_mark(epoch=f"{stop_epoch:,}")))
    curves = _curve_table(rows, pair)
    data = {"curves": curves, "points": alone(curves)}
    ghost = ""
    if ghost_history is not None:
        ghost = says.BEFORE_CALLED(name=ghost_name) if ghost_name else says.BEFORE()
        ghost_rows, ghost_pair = _drawn(pairs[1], log_epochs=log_epochs)
        data["ghost"] = _curve_table(ghost_rows, ghost_pair)
        last, seen = max(last, ghost_history.epoch), np.concatenate([pair, ghost_pair])
    data |= {
        "span": span(seen, last, log_epochs=log_epochs),
        "marks": rule_table(marks, last, log_epochs=log_epochs),
        # Hidden rather than left out when there is none: an axis complains of an empty table in every frame.
        "cursor": table(
            epoch=np.array([max(shown_epoch or 0, 1 if log_epochs else 0)], np.int32),
            shown=np.array([shown_epoch is not None]),
        ),
        "sentence": sentence_table("" if history.epoch else to_come(measure), theme),
    }
    spec = _spec(
        theme, title, ghost, log_value=log_value, log_epochs=log_epochs, percent_axis=shares, is_loss=measure == "loss",
        with_valid=history.watched == "valid",
    )  # fmt: skip
    sentences = _words(history, measure, stop_epoch, regression=regression)
    if ghost_history is not None:
        epoch, train, test = _ends(ghost_history, measure, shares=shares)
        sentences.append(says.GHOST_SAID(run=ghost, epoch=epoch, train=train, test=test))
    # Chart scripts fill in the numbers of the epoch that is pointed at.
    at_epoch = says.AT_EPOCH(epoch="{epoch}", train="{train}", test="{test}", gap="{gap}")
    if history.watched == "valid":
        parts = {name: f"{{{name}}}" for name in ("epoch", "train", "valid", "test", "gap")}
        at_epoch = guides.AT_EPOCH_WITH_VALIDATION(**parts)
    picking = {"kind": "epochs", "table": "curves", "cursor": "cursor", "says": at_epoch, "shares": shares}
    picking["keys"] = says.EPOCH_KEYS()
    if log_value:
        picking["floor"] = LOSS_FLOOR
    return Figure(spec, data, says.LEARNING_CURVES(), paragraph(sentences), interaction=picking)


def _drawn(pair: Array, *, log_epochs: bool) -> tuple[Array, Array]:
    """Return the epochs that are drawn (n,), and the values there (n, 2 or 3)."""
    rows = thinned(pair, MOST_ROWS, log_epochs=log_epochs)
    if log_epochs:
        rows = rows[rows > 0]
    return rows, pair[rows]


def _curve_table(rows: Array, pair: Array) -> pa.Table:
    names = ("train", "test", "valid")[: pair.shape[1]]
    return table(epoch=rows.astype(np.int32), **{name: pair[:, i] for i, name in enumerate(names)})


def _ends(history: History, measure: str, *, shares: bool) -> tuple[str, str, str]:
    """Return the last epoch, and train and test after it, as text."""
    write = percent if shares else number
    train, test = (write(float(history[f"{part}_{measure}"][-1])) for part in ("train", "test"))
    return f"{history.epoch:,}", train, test


def _words(history: History, measure: str, stop_epoch: int | None, *, regression: bool) -> list[str]:
    epoch, train, test = _ends(history, measure, shares=measure == "score" and not regression)
    after = says.AFTER_EPOCH(epoch=epoch, train=train, test=test)
    if is_validated := history.watched == "valid":
        write = percent if measure == "score" and not regression else number
        valid = write(float(history[f"valid_{measure}"][-1]))
        after = guides.AFTER_EPOCH_WITH_VALIDATION(epoch=epoch, train=train, valid=valid, test=test)
    sentences = [by_epoch(measure, regression=regression), after]
    if not history.epoch:
        sentences.append(to_come(measure))
    if history.lowest_epoch:
        best = history.lowest_epoch
        lowest, test = (number(float(losses[best])) for losses in (history.watched_loss, history["test_loss"]))
        parts = {"loss": lowest, "epoch": f"{best:,}"}
        sentences.append(guides.LOWEST_VALIDATION(**parts, test=test) if is_validated else says.LOWEST(**parts))
    if stop_epoch is not None:
        sentences.append(says.EARLY_STOPPING(epoch=f"{stop_epoch:,}"))
    return sentences


@kept_spec(64)
def _spec(
    theme: Theme, title: str, ghost: str, *, log_value: bool, log_epochs: bool, percent_axis: bool, is_loss: bool,
    with_valid: bool = False,
) -> Spec:  # fmt: skip
    x = epoch_axis(theme, log_epochs=log_epochs)
    y = value_axis(theme, "train", title, log_value=log_value, shares=percent_axis, is_loss=is_loss)
    names, colours = part_names(with_valid=with_valid), [theme.train, theme.test, theme.valid][: 2 + with_valid]
    if ghost:
        names, colours = names | {BEFORE: ghost}, [*colours, theme.pale(theme.test)]
    colour = alt.Scale(domain=list(names), range=colours)
    curves = alt.Chart(alt.NamedData("curves"))
    gap = curves.mark_area(opacity=0.16, color=theme.test).encode(x=x, y=y, y2=alt.Y2("test:Q"))
    train = curves.mark_line(strokeWidth=theme.line, interpolate="linear").encode(
        x=x, y=alt.Y("train:Q", title=title), color=alt.ColorDatum("train", scale=colour, legend=line_legend(names))
    )
    test = curves.mark_line(strokeWidth=theme.bold).encode(
        x=x, y=alt.Y("test:Q", title=title), color=alt.ColorDatum("test")
    )
    valid = [
        curves.mark_line(strokeWidth=theme.line, strokeDash=list(DASHED)).encode(
            x=x, y=alt.Y("valid:Q", title=title), color=alt.ColorDatum("valid")
        )
    ][: int(with_valid)]
    single = alt.Chart(alt.NamedData("points")).mark_point(filled=True, opacity=1, size=theme.point)
    points = [
        single.encode(x=x, y=alt.Y(f"{part}:Q", title=title), color=alt.ColorDatum(part))
        for part in ("train", "test", "valid")[: 2 + with_valid]
    ]
    cursor = (
        alt.Chart(alt.NamedData("cursor"))
        .mark_rule(color=theme.ink, strokeWidth=theme.line, opacity=alt.expr("datum.shown ? 1 : 0"))
        .encode(x=x)
    )
    rule, labels = rule_marks(theme, x)
    bounds = span_marks(x, alt.Y("value:Q", title=title))
    before = _ghost_marks(theme, x, title) if ghost else []
    return finished(
        alt.layer(bounds, gap, *before, train, test, *valid, *points, rule, cursor, labels, sentence_marks(theme)),
        theme.config(),
    )


def _ghost_marks(theme: Theme, x: alt.X, title: str) -> list[alt.Chart]:
    """Return the layers of the named dataset ``ghost``."""
    ghost = alt.Chart(alt.NamedData("ghost"))
    return [
        ghost.mark_line(color=theme.pale(colour), strokeWidth=theme.line * 0.8, strokeDash=[5, 3]).encode(
            x=x, y=alt.Y(f"{part}:Q", title=title)
        )
        for part, colour in (("train", theme.train), ("test", theme.test))
    ]
