"""The memorisation ledger drawn: the points by the epoch that fitted them, and the shares fitted over epochs."""

from __future__ import annotations

import altair as alt
import numpy as np

from playground.charts.kit.axes import SHARES, alone, epoch_axis, span, span_marks
from playground.charts.kit.field_picture import classes_picture
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import legend, line_legend
from playground.charts.kit.plane import axes, contour_marks, corners, lines, picture, picture_marks, plane_of
from playground.charts.kit.points import DOT_AREA, MOST_TRAIN, dot_signal, layered, ring_marks, spread, with_note
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import Theme
from playground.charts.kit.thinning import thinned
from playground.datasets import Dataset
from playground.measurements.boundary import Field, contour
from playground.measurements.history import History
from playground.measurements.recording.ledger import NEVER, Entries
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.data import where
from playground.words.lists import paragraph

MOST_ROWS = 200
LATEST = 1000  # epoch from which on all points have the last colour; fixed, so that a colour means the same all along
PALENESS = 0.4  # opacity of the field under the ledger's points
STATES = {
    "since": {"kept": guides.POINT_KEPT, "lost": guides.POINT_LOST, "never": guides.POINT_NOT_FITTED},
    "first": {"kept": guides.POINT_KEPT, "lost": guides.POINT_LOST, "never": guides.POINT_NEVER},
}
TITLES = {"since": guides.FITTED_SINCE, "first": guides.FIRST_FITTED}
RING = "M0,-1A1,1,0,1,1,0,1A1,1,0,1,1,0,-1ZM0,-0.6A0.6,0.6,0,1,0,0,0.6A0.6,0.6,0,1,0,0,-0.6Z"
KINDS = {"true": guides.TRUE_LABELS, "flipped": guides.FLIPPED_LABELS}


def ledger_map(
    field: Field, dataset: Dataset, entries: Entries, theme: Theme, *, discretise: bool, by: str = "since"
) -> Figure:
    """Return the training points coloured by the epoch since which they are fitted, over the pale boundary.

    Parameters
    ----------
    field : Field
        Probabilities (ny, nx, n_classes).
    dataset : Dataset
        Its plane says where training points lie, its flips which are ringed.
    entries : Entries
        The ledger's entries for the training points.
    theme : Theme
        Colours and sizes.
    discretise : bool
        Show only which class wins.
    by : {"since", "first"}
        Points are coloured by the epoch since which they are fitted without a break, and hollow if they are not
        fitted now; or by the epoch that first fitted them, and hollow if none did. Those that were lost at times are
        triangles.
    """
    plane = plane_of(dataset)
    drawn = spread(dataset.n_train, MOST_TRAIN)
    epochs, coloured = (entries.since, entries.fitted) if by == "since" else (entries.first, entries.reached)
    state = np.where(coloured, np.where(entries.kept, 0, 1), 2)
    data = {
        "points": table(
            x=plane.train[drawn, 0],
            y=plane.train[drawn, 1],
            fitted_in=np.where(coloured, epochs, LATEST)[drawn],
            state=words(state[drawn], tuple(STATES[by])),
            flipped=dataset.flipped[drawn],
        ),
        "field": picture("field"),
        "corners": corners(field),
        "contour": lines([] if discretise and field.values.shape[-1] > 2 else contour(field)),
    }
    epoch, true = str(entries.epoch), _fitted(epochs, ~dataset.flipped, by)
    said = guides.LEDGER_SINCE if by == "since" else guides.LEDGER_FIRST
    sentences = [
        said(dataset=dataset.name, plane=where(dataset)),
        says.LEDGER_BOTH(epoch=epoch, true=true, flipped=_fitted(epochs, dataset.flipped, by))
        if dataset.flipped.any()
        else says.LEDGER_TRUE(epoch=epoch, true=true),
        says.LOST(n=str(int((entries.reached & ~entries.kept).sum()))),
        guides.BY_CHANCE(),
    ]
    spec = _map_spec(theme, plane.axis_titles, len(drawn), by)
    alt_text = with_note(sentences, dataset, show_test=False)
    pictures = {"field": classes_picture(field.values, theme, discretise=discretise)}
    return Figure(spec, data, says.LEDGER(), alt_text, pictures=pictures)


def fitted_shares(history: History, theme: Theme, *, flips: bool, log_epochs: bool) -> Figure:
    """Return the shares of points with true and with flipped labels that are fitted, over epochs.

    Parameters
    ----------
    history : History
        The run so far.
    theme : Theme
        Colours and sizes.
    flips : bool
        Whether any training label is flipped; if none is, there is one curve, and a note says why.
    log_epochs : bool
        Whether the epoch axis is logarithmic; it then leaves out epoch 0.
    """
    columns = np.stack([history["clean_fitted"], history["flipped_fitted"]], axis=1)[:, : 2 if flips else 1]
    rows = thinned(columns, MOST_ROWS, log_epochs=log_epochs)
    if log_epochs:
        rows = rows[rows > 0]
    n_kinds = columns.shape[1]
    data = {
        "span": span(np.array([0.0, 1.0]), history.epoch, log_epochs=log_epochs),
        "shares": table(
            epoch=np.repeat(rows, n_kinds).astype(np.int32),
            share=columns[rows].ravel(),
            labels=words(np.tile(np.arange(n_kinds), len(rows)), tuple(KINDS)),
        ),
        "note": sentence_table("" if flips else says.NO_FLIPS(), theme),
    }
    data["points"] = alone(data["shares"])
    epoch, true = str(history.epoch), percent(float(columns[-1, 0]))
    if flips:
        alt_text = says.SHARES_OF_BOTH(epoch=epoch, true=true, flipped=percent(float(columns[-1, 1])))
    else:
        alt_text = paragraph([says.SHARES_OF_TRUE(epoch=epoch, true=true), says.NO_FLIPS()])
    spec = _shares_spec(theme, flips=flips, log_epochs=log_epochs)
    return Figure(spec, data, says.SHARES(), alt_text)


def _fitted(epochs: Array, chosen: Array, by: str) -> str:
    """Return how many of some points are fitted, or have been, and the epoch of the median one."""
    some, median = (guides.FITTED_NOW, guides.SINCE_MEDIAN) if by == "since" else (says.FITTED, says.FITTED_MEDIAN)
    reached = epochs[chosen & (epochs != NEVER)]
    fitted, n = str(len(reached)), str(int(chosen.sum()))
    if not len(reached):
        return some(fitted=fitted, n=n)
    return median(fitted=fitted, n=n, epoch=number(float(np.median(reached))))


@kept_spec(64)
def _map_spec(theme: Theme, titles: tuple[str, ...], n: int, by: str) -> Spec:
    x, y = axes(theme, titles)
    scale = alt.Scale(type="log", domain=[1, LATEST], range=list(theme.sequence), clamp=True, interpolate="lab")
    epochs = alt.Legend(
        title=TITLES[by](), orient="bottom", type="gradient", gradientLength=8 * theme.font_size,
        gradientThickness=9, titleOrient="left", offset=theme.font_size, values=[1, 10, 100, LATEST], format=",d",
    )  # fmt: skip
    shapes = alt.Scale(domain=list(STATES[by]), range=["circle", "triangle-up", RING])
    never = alt.condition(
        "datum.state == 'never'", alt.value(theme.ink), alt.Fill("fitted_in:Q", scale=scale, legend=epochs)
    )
    points = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(size=DOT_AREA, opacity=1.0, stroke=theme.ink, strokeWidth=0.6)
        .encode(
            x=x,
            y=y,
            fill=never,
            shape=alt.Shape(
                "state:N",
                scale=shapes,
                legend=legend(
                    {state: message() for state, message in STATES[by].items()},
                    symbolFillColor=theme.quiet,
                    symbolStrokeColor=theme.ink,
                    symbolStrokeWidth=0.6,
                ),
            ),
        )
    )
    corner = alt.Chart(alt.NamedData("corners")).mark_point(opacity=0, size=1).encode(x=x, y=y)
    field = picture_marks("field", opacity=PALENESS)
    marks = [field, contour_marks(theme, x, y), corner, points, ring_marks(theme, x, y)]
    return finished(layered(*marks), theme.config(), dot_signal(n, theme))


@kept_spec(16)
def _shares_spec(theme: Theme, *, flips: bool, log_epochs: bool) -> Spec:
    names = {kind: message() for kind, message in KINDS.items() if flips or kind == "true"}
    x = epoch_axis(theme, log_epochs=log_epochs)
    scale = alt.Scale(domain=[0, 1])
    y = alt.Y(
        "share:Q", title=guides.SHARE_FITTED(), scale=scale, axis=alt.Axis(labelExpr=SHARES, tickCount=theme.ticks - 1)
    )
    colour = alt.Scale(domain=list(names), range=[theme.train, theme.test][: len(names)])
    lines_ = (
        alt.Chart(alt.NamedData("shares"))
        .mark_line()
        .encode(
            x=x,
            y=y,
            color=alt.Color("labels:N", scale=colour, legend=line_legend(names)),
            strokeWidth=alt.condition("datum.labels == 'flipped'", alt.value(theme.bold), alt.value(theme.line)),
        )
    )
    single = alt.Chart(alt.NamedData("points")).mark_point(filled=True, opacity=1, size=theme.point)
    points = single.encode(x=x, y=y, color=alt.Color("labels:N", scale=colour, legend=line_legend(names)))
    edges = span_marks(x, alt.Y("value:Q", title=guides.SHARE_FITTED(), scale=scale))
    return finished(alt.layer(edges, lines_, points, sentence_marks(theme, "note")), theme.config())
