"""A sweep of one knob: loss or score and the share of zeros over its values, with bands over the seeds."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from playground.charts.figure import Figure, Spec, finished, number, percent, table
from playground.charts.theme import Theme
from playground.comparisons.conclusion import conclusion, setting
from playground.comparisons.outcome import Outcome
from playground.comparisons.plan import Axis
from playground.network.arithmetic import Array

FLOOR = 1e-6  # a log axis has no zero: a loss below this is drawn here
EDGE = 0.4  # of a step, left free on either side
ROOM = 0.16  # of the height, left free for the words at the top
OUTSIDE = -9.0  # where an invisible row stands while there is none to see: an axis complains of an empty table
NAME = "Train and test over the values of the sweep"


def sweep_curves(outcome: Outcome, theme: Theme, *, of: str, regression: bool, log_loss: bool) -> Figure:
    """Return train and test over the knob's values; the best value and what fits badly are marked.

    The values stand side by side at equal distances, whatever their spacing, so that 0 has a place on a logarithmic
    range as well.

    Parameters
    ----------
    outcome : Outcome
        Of a sweep of one knob. Values of which no run is done yet stay empty.
    theme : Theme
        Colours and sizes.
    of : {"loss", "score"}
        Data loss, or accuracy (R² for regression).
    regression : bool
        Whether the score is R².
    log_loss : bool
        Whether the loss is on a logarithmic axis; the score never is.
    """
    title = "loss" if of == "loss" else "R²" if regression else "accuracy"
    bands = {part: outcome.quantiles(f"{part}_{of}")[:, 0] for part in ("train", "test")}
    log = log_loss and of == "loss"
    floor = FLOOR if log else -np.inf
    known = np.flatnonzero(np.isfinite(bands["test"]).all(axis=0) & np.isfinite(bands["train"]).all(axis=0))
    data = {
        "bands": _bands(bands, known, floor),
        "room": _room(bands, known, log=log),
        "best": _best(outcome),
        "failed": _failed(outcome),
        "regions": _regions(outcome),
    }
    write = number if title != "accuracy" else percent
    said = "; ".join(
        f"{outcome.plan.first.values[i]:g}: train {write(float(bands['train'][1][i]))}, "
        f"test {write(float(bands['test'][1][i]))}"
        for i in known
    )
    said = f"Median {title} by {outcome.plan.first.knob.title}: {said or 'no run is done yet'}. {conclusion(outcome)}"
    spec = _curves_spec(theme, outcome.plan.first, title, log=log, percent_axis=title == "accuracy")
    return Figure(spec, data, NAME, said)


def sweep_zeros(outcome: Outcome, theme: Theme) -> Figure:
    """Return the median share of weights that are exactly 0, and of others below 10⁻³, over the knob's values."""
    zeros, near = (outcome.quantiles(name)[:, 0] for name in ("zeros", "near_zeros"))
    known = np.flatnonzero(np.isfinite(zeros[1]))
    data = {
        "zeros": table(
            x=known.astype(np.float32),
            low=zeros[0][known],
            zero=zeros[1][known],
            high=zeros[2][known],
            near=near[1][known],
        )
    }
    words = [f"{outcome.plan.first.values[i]:g}: {percent(float(zeros[1][i]))}, near zeros {percent(float(near[1][i]))}"
             for i in known]  # fmt: skip
    said = f"Median share of exact zeros by {outcome.plan.first.knob.title}: {'; '.join(words) or 'none yet'}."
    return Figure(_zeros_spec(theme, outcome.plan.first), data, "Share of zeros over the values of the sweep", said)


def axis_of(axis: Axis, *, titled: bool = True) -> alt.Axis:
    """Return the axis of a knob, whose values stand at 0, 1, 2 and so on."""
    labels = ", ".join(f"'{value:g}'" for value in axis.values)
    return alt.Axis(
        values=list(range(len(axis.values))),
        labelExpr=f"[{labels}][datum.value]",
        title=axis.knob.title if titled else None,
        grid=False,
    )


def _place(axis: Axis, field: str = "x") -> alt.X:
    scale = alt.Scale(domain=[-EDGE, len(axis.values) - 1 + EDGE], nice=False, zero=False)
    return alt.X(f"{field}:Q", axis=axis_of(axis), scale=scale)


def _bands(bands: dict[str, Array], known: Array, floor: float) -> Any:
    """Return low end, median and high end of train and test at the known columns."""
    columns: dict[str, Any] = {"x": known if len(known) else np.array([OUTSIDE])}
    for part, band in bands.items():
        for end, values in zip(("low", "median", "high"), band, strict=True):
            columns[f"{part}_{end}"] = np.maximum(values[known], floor) if len(known) else np.ones(1)
    return table(**{name: np.asarray(values, np.float32) for name, values in columns.items()})


def _room(bands: dict[str, Array], known: Array, *, log: bool) -> Any:
    """Return the value up to which the axis must reach, so that the words stand above the curves."""
    if not len(known):
        return table(value=np.ones(1, np.float32))
    shown = np.concatenate([band[:, known].ravel() for band in bands.values()])
    shown = np.maximum(shown[np.isfinite(shown)], FLOOR if log else -np.inf)
    low, high = float(shown.min()), float(shown.max())
    top = high * (high / low) ** ROOM if log else high + ROOM * (high - min(low, 0.0))
    return table(value=np.array([top], np.float32))


def _best(outcome: Outcome) -> Any:
    best = outcome.best
    places = [] if best is None else [best[1]]
    n = outcome.plan.n_columns
    return table(
        x=np.array(places, np.float32),
        label=np.array([f"best: {setting(outcome.plan.first, i)}" for i in places], str),
        left=np.array([i > 0.6 * (n - 1) for i in places], bool),
    )


def _failed(outcome: Outcome) -> Any:
    """Return the columns with runs that diverged or had no data, and how many of those done."""
    columns = np.flatnonzero(outcome.failed[0])
    return table(
        x=columns.astype(np.float32),
        label=np.array([f"{outcome.failed[0, i]}/{outcome.done[0, i]} failed" for i in columns], str),
    )


def _regions(outcome: Outcome) -> Any:
    """Return the regions with their ends; one reaches halfway to the next column, or to the end of the axis."""
    last = outcome.plan.n_columns - 1
    starts = [-EDGE if r.first == 0 else r.first - 0.5 for r in outcome.regions]
    ends = [last + EDGE if r.last == last else r.last + 0.5 for r in outcome.regions]
    return table(
        x=np.array(starts, np.float32),
        end=np.array(ends, np.float32),
        fit=np.array([r.fit for r in outcome.regions], str),
    )


@lru_cache(maxsize=32)
def _curves_spec(theme: Theme, axis: Axis, title: str, *, log: bool, percent_axis: bool) -> Spec:
    x = _place(axis)
    scale = alt.Scale(type="log" if log else "linear", zero=title == "loss" and not log, nice=True)
    guide = alt.Axis(tickCount=5, format="~%" if percent_axis else "~g", minExtent=3 * theme.font_size)
    room = (
        alt.Chart(alt.NamedData("room"))
        .mark_point(opacity=0)
        .encode(x=alt.value(0), y=alt.Y("value:Q", title=title, scale=scale, axis=guide))
    )
    parts: list[alt.Chart] = [room]
    bands = alt.Chart(alt.NamedData("bands"))
    regions = alt.Chart(alt.NamedData("regions"))
    shade = regions.mark_rect(opacity=0.08).encode(
        x=x,
        x2="end:Q",
        color=alt.condition("datum.fit == 'overfitting'", alt.value(theme.test), alt.value(theme.train)),
    )
    named = regions.mark_text(
        baseline="top", fontSize=theme.font_size, color=theme.ink
    ).encode(
        x=_place(axis, "middle"), y=alt.value(theme.font_size + 5), text="fit:N"
    ).transform_calculate(middle="(datum.x + datum.end) / 2")  # fmt: skip
    colour = alt.Scale(domain=["train", "test"], range=[theme.train, theme.test])
    for part, width, shape in (("train", theme.line, "circle"), ("test", theme.bold, "diamond")):
        low = alt.Y(f"{part}_low:Q", title=title, scale=scale, axis=guide)
        middle = alt.Y(f"{part}_median:Q", title=title, scale=scale, axis=guide)
        legend = alt.Legend(title=None, symbolType="stroke") if part == "train" else alt.Undefined
        parts.append(bands.mark_area(opacity=0.16, clip=True, color=[theme.train, theme.test][part == "test"]).encode(
            x=x, y=low, y2=f"{part}_high:Q"
        ))  # fmt: skip
        parts.append(bands.mark_line(strokeWidth=width, clip=True).encode(
            x=x, y=middle, color=alt.ColorDatum(part, scale=colour, legend=legend)
        ))  # fmt: skip
        parts.append(bands.mark_point(
            shape=shape, clip=True, size=theme.point, **({"filled": True} if part == "train" else {"fill": theme.paper})
        ).encode(x=x, y=middle, color=alt.ColorDatum(part)))  # fmt: skip
    marks = alt.Chart(alt.NamedData("best"))
    rule = marks.mark_rule(color=theme.quiet, strokeDash=[4, 3], strokeWidth=theme.line * 0.7).encode(x=x)
    label = marks.mark_text(
        align=alt.expr("datum.left ? 'right' : 'left'"),
        dx=alt.expr("datum.left ? -4 : 4"),
        baseline="top",
        fontSize=theme.font_size,
        color=theme.ink,
    ).encode(x=x, y=alt.value(2), text="label:N")
    failed = (
        alt.Chart(alt.NamedData("failed"))
        .mark_text(baseline="top", fontSize=theme.font_size, color=theme.ink)
        .encode(x=x, y=alt.value(2 * theme.font_size + 8), text="label:N")
    )
    return finished(alt.layer(shade, *parts, rule, label, failed, named), theme.config())


@lru_cache(maxsize=32)
def _zeros_spec(theme: Theme, axis: Axis) -> Spec:
    x = _place(axis)
    title = "share"
    guide = alt.Axis(format="~%", tickCount=3, minExtent=3 * theme.font_size)
    scale = alt.Scale(domain=[0, 1])
    rows = alt.Chart(alt.NamedData("zeros"))
    first, second = theme.layer_colours(2)
    colour = alt.Scale(domain=["exact zeros", "near zeros"], range=[first, second])
    band = rows.mark_area(opacity=0.16, color=first).encode(
        x=x, y=alt.Y("low:Q", title=title, scale=scale, axis=guide), y2="high:Q"
    )
    parts: list[Any] = [band]
    for name, field, dash in (("exact zeros", "zero", [1, 0]), ("near zeros", "near", [4, 3])):
        y = alt.Y(f"{field}:Q", title=title, scale=scale, axis=guide)
        legend = alt.Legend(title=None, symbolType="stroke") if field == "zero" else alt.Undefined
        ink = alt.ColorDatum(name, scale=colour, legend=legend)
        parts.append(rows.mark_line(strokeWidth=theme.line, strokeDash=dash).encode(x=x, y=y, color=ink))
        parts.append(rows.mark_point(filled=True, size=theme.point * 0.6).encode(x=x, y=y, color=alt.ColorDatum(name)))
    return finished(alt.layer(*parts), theme.config())
