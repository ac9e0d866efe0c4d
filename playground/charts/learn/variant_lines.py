"""A number of each variant of a lesson over the epochs: a line for each, named at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np

from playground.charts.kit.axes import epoch_axis, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import Theme
from playground.charts.kit.thinning import thinned
from playground.charts.learn.colours import names_legend, variant_colours
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import paragraph, semicolons

MOST_ROWS = 120  # of each variant


def variant_lines(
    series: Mapping[str, Array],
    theme: Theme,
    *,
    title: str,
    name: str,
    shares: bool = False,
    note: str = "",
    axis: str = "",
    places: Mapping[str, Array] | None = None,
    log_epochs: bool = False,
    clauses: Sequence[str] | None = None,
) -> Figure:
    """Return a line for each variant.

    Parameters
    ----------
    series : mapping of str to ndarray of shape (n_epochs + 1,)
        By the variants' names; entry e is the number after epoch e. Entries that are not finite are left out.
    theme : Theme
        Colours and sizes.
    title, name : str
        Of the vertical axis (empty where what stands above the chart says it), and of the chart.
    shares : bool
        The values are shares, written in percent.
    note : str
        A sentence in the middle of the chart; empty for none.
    axis : str
        Of the horizontal axis, where it is not the epoch: what the entries are counted by, from 1.
    places : mapping of str to ndarray of int, or None
        Where the entries stand on the horizontal axis, ascending, if that is not 0, 1, 2 and so on.
    log_epochs : bool
        Whether the epoch axis is logarithmic; it then leaves out epoch 0.
    clauses : sequence of str or None
        What is read out in place of the last number of each line.
    """
    names = tuple(series)
    first = 1 if axis else 0
    at = [np.arange(len(values)) + first if places is None else places[name] for name, values in series.items()]
    rows = [thinned(values[:, np.newaxis], MOST_ROWS, log_epochs=log_epochs) for values in series.values()]
    rows = [row[np.isfinite(values[row])] for row, values in zip(rows, series.values(), strict=True)]
    if log_epochs:
        rows = [row[place[row] > 0] for row, place in zip(rows, at, strict=True)]
    drawn = [values[row] for row, values in zip(rows, series.values(), strict=True)]
    epochs = [place[row] for row, place in zip(rows, at, strict=True)]
    last = max(int(place[-1]) for place in at)
    ends = [(code, x[-1], y[-1]) for code, (x, y) in enumerate(zip(epochs, drawn, strict=True)) if len(x)]
    data = {
        "span": span(np.concatenate(drawn), last, log_epochs=log_epochs or bool(axis)),
        "sentence": sentence_table(note, theme),
        "lines": table(
            epoch=np.concatenate(epochs).astype(np.int32),
            value=np.concatenate(drawn),
            variant=words(np.repeat(np.arange(len(names)), [len(row) for row in rows]), names),
        ),
        "ends": table(
            epoch=np.array([epoch for _, epoch, _ in ends], np.int32),
            value=np.array([value for _, _, value in ends], np.float64),
            variant=words([code for code, _, _ in ends], names),
        ),
    }
    write = percent if shares else number
    latest = [
        says.VALUE(name=variant, value=write(float(values[-1]))) for variant, values in series.items() if len(values)
    ]
    description = paragraph([says.SENTENCE(clause=semicolons(latest if clauses is None else clauses)), note])
    return Figure(
        _spec(theme, names, title, axis, shares=shares, log_epochs=log_epochs),
        data,
        name,
        says.NAMED(name=name, description=description),
    )


@kept_spec(64)
def _spec(theme: Theme, names: tuple[str, ...], title: str, axis: str, *, shares: bool, log_epochs: bool) -> Spec:
    x = epoch_axis(theme, log_epochs=log_epochs)
    if axis:
        x = alt.X("epoch:Q", title=axis, scale=alt.Scale(nice=False, zero=False), axis=alt.Axis(grid=False))
    y = value_axis(theme, "value", title, log_value=False, shares=shares, is_loss=True)
    scale = alt.Scale(domain=list(names), range=variant_colours(len(names), theme))
    legend = None if len(names) == 1 else names_legend(names, theme)
    colour = alt.Color("variant:N", scale=scale, legend=legend)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=theme.bold).encode(x=x, y=y, color=colour)
    ends = alt.Chart(alt.NamedData("ends")).mark_point(filled=True, size=theme.point, opacity=1)
    layers = alt.layer(span_marks(x, y), lines, ends.encode(x=x, y=y, color=colour), sentence_marks(theme))
    return finished(layers, theme.config())
