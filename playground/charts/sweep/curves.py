"""A sweep of one knob: loss or score over its values, with bands over the seeds."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import floored
from playground.charts.kit.figure import Figure, Spec, beside, finished, kept_spec, number, percent, table
from playground.charts.kit.guides import tick
from playground.charts.kit.theme import Theme
from playground.charts.sweep.axis import EDGE, place
from playground.charts.sweep.part_marks import part_marks
from playground.charts.sweep.uncertainty import against, alike_marks, alike_table, seed_marks, seed_table
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Axis
from playground.network.arithmetic import Array
from playground.training.problem import parts_of
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.lists import paragraph, semicolons
from playground.words.numbers import measure_name, plain
from playground.words.sweep.findings import found
from playground.words.sweep.knobs import knob_title, setting

ROOM = 0.16  # of the height, left free for the words at the top
OUTSIDE = -9.0  # where an invisible row stands while there is none to see: an axis complains of an empty table


def sweep_curves(outcome: Outcome, theme: Theme, *, measure: str, regression: bool, log_loss: bool) -> Figure:
    """Return all parts over the values of the knob, with the best value and the regions of bad fit marked.

    The values stand side by side at equal distances, whatever their spacing, so that 0 has a place on a logarithmic
    range as well.

    Parameters
    ----------
    outcome : Outcome
        The cells of a sweep of one knob. Values without a finished run stay empty.
    theme : Theme
        Colours and sizes.
    measure : {"loss", "score"}
        Data loss, or accuracy (R² for regression).
    regression : bool
        Whether the score is R².
    log_loss : bool
        Whether the loss is on a logarithmic axis; the score never is.
    """
    title = measure_name(measure, regression=regression)
    parts = parts_of(outcome.watched)
    bands = {part: outcome.quantiles(f"{part}_{measure}")[:, 0] for part in parts}
    log = log_loss and measure == "loss"
    seeds = seed_table(outcome, f"test_{measure}")
    (*shown, dots), axis_title = floored([*bands.values(), seeds["result"].to_numpy()], title, log_value=log)
    drawn = dict(zip(parts, shown, strict=True))
    finite = np.flatnonzero(np.isfinite(np.array(list(bands.values()))).all(axis=(0, 1)))
    data = {
        "bands": _bands(drawn, finite, against(outcome, np.zeros_like(finite), finite)),
        "seeds": seeds.append_column("value", pa.array(dots)),
        "room": _room(drawn, dots, finite, log=log),
        "best": _best(outcome),
        "failed": _failed(outcome),
        "regions": _regions(outcome),
        "alike": alike_table(outcome),
    }
    shares = measure == "score" and not regression
    write = percent if shares else number
    is_validated = outcome.watched == "valid"
    value_said = guides.SWEEP_VALUE_WITH_VALIDATION if is_validated else says.SWEEP_VALUE
    values = [
        value_said(
            value=plain(outcome.plan.first.values[i]),
            **{part: write(float(bands[part][1][i])) for part in parts},
        )
        for i in finite
    ]
    knob = knob_title(outcome.plan.first.knob)
    values_text = (
        says.SWEEP_CURVES_SAID(measure=title, knob=knob, values=semicolons(values))
        if values
        else says.SWEEP_CURVES_NONE(measure=title, knob=knob)
    )
    spec = _curves_spec(
        theme, outcome.plan.first, title, axis_title, log=log, percent_axis=shares, is_loss=measure == "loss",
        parts=parts,
    )  # fmt: skip
    name = guides.SWEEP_CURVES_WITH_VALIDATION if is_validated else says.SWEEP_CURVES
    return Figure(spec, data, name(), paragraph([values_text, found(outcome)]))


def _bands(bands: dict[str, Array], finite: Array, compared: Array) -> Any:
    """Return low end, median and high end of each part at the columns with finite numbers, and a comparison."""
    columns: dict[str, Any] = {"x": finite if len(finite) else np.array([OUTSIDE])}
    for part, band in bands.items():
        for end, values in zip(("low", "median", "high"), band, strict=True):
            columns[f"{part}_{end}"] = values[finite] if len(finite) else np.ones(1)
    numbers = {name: np.asarray(values, np.float32) for name, values in columns.items()}
    return table(**numbers, against=compared if len(finite) else np.array([""], object))


def _room(bands: dict[str, Array], seeds: Array, finite: Array, *, log: bool) -> Any:
    """Return the value up to which the axis must reach, so that the words stand above the curves."""
    if not len(finite):
        return table(value=np.ones(1, np.float32))
    shown = np.concatenate([seeds, *(band[:, finite].ravel() for band in bands.values())])
    shown = shown[np.isfinite(shown)]
    low, high = float(shown.min()), float(shown.max())
    top = high * (high / low) ** ROOM if log else high + ROOM * (high - min(low, 0.0))
    return table(value=np.array([top], np.float32))


def _best(outcome: Outcome) -> Any:
    places = [] if outcome.best is None else [outcome.best[1]]
    n = outcome.plan.n_columns
    return table(
        x=np.array(places, np.float32),
        label=np.array([says.BEST_VALUE(setting=setting(outcome.plan.first, i)) for i in places], str),
        left=np.array([i > 0.6 * (n - 1) for i in places], bool),
    )


def _failed(outcome: Outcome) -> Any:
    """Return the columns with failed runs (diverged or without data), and how many of the finished runs those are."""
    columns = np.flatnonzero(outcome.failed[0])
    return table(
        x=columns.astype(np.float32),
        label=np.array(
            [says.FAILED(failed=str(outcome.failed[0, i]), done=str(outcome.done[0, i])) for i in columns], str
        ),
    )


def _regions(outcome: Outcome) -> Any:
    """Return the regions with their ends; one reaches halfway to the next column, or to the end of the axis."""
    last = outcome.plan.n_columns - 1
    starts = [-EDGE if region.first == 0 else region.first - 0.5 for region in outcome.regions]
    ends = [last + EDGE if region.last == last else region.last + 0.5 for region in outcome.regions]
    return table(
        x=np.array(starts, np.float32),
        end=np.array(ends, np.float32),
        fit=np.array([region.fit for region in outcome.regions], str),
    )


@kept_spec(32)
def _curves_spec(
    theme: Theme, axis: Axis, measure: str, title: str, *, log: bool, percent_axis: bool, is_loss: bool,
    parts: tuple[str, ...],
) -> Spec:  # fmt: skip
    scale = alt.Scale(type="log", nice=True) if log else alt.Scale(zero=is_loss, nice=True)
    guide = alt.Axis(tickCount=5, labelExpr=tick(shares=percent_axis), minExtent=3 * theme.font_size)
    if not is_loss:
        guide.labelExpr = f"datum.value > 1 ? '' : ({tick(shares=percent_axis)})"  # room for words, and no score

    def height(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=title, scale=scale, axis=guide)

    room = alt.Chart(alt.NamedData("room")).mark_point(opacity=0).encode(x=alt.value(0), y=height("value"))
    shade, named = _region_marks(theme, axis)
    alike, named_alike = alike_marks(theme, axis)
    seeds = seed_marks(theme, axis, height("value"), measure)
    layers = (
        alike,
        shade,
        room,
        *part_marks(theme, axis, height, parts),
        seeds,
        *_word_marks(theme, axis),
        named,
        named_alike,
    )
    return finished(alt.layer(*layers), theme.config())


def _region_marks(theme: Theme, axis: Axis) -> tuple[alt.Chart, alt.Chart]:
    """Return the shade behind each region, and its name at the top."""
    regions = alt.Chart(alt.NamedData("regions"))
    colour = alt.condition("datum.fit == 'overfitting'", alt.value(theme.test), alt.value(theme.train))
    shade = regions.mark_rect(opacity=0.08).encode(x=place(axis), x2="end:Q", color=colour)
    name = regions.mark_text(baseline="top", fontSize=theme.font_size, color=theme.ink)
    name = name.transform_calculate(middle="(datum.x + datum.end) / 2")
    return shade, name.encode(x=place(axis, "middle"), y=alt.value(theme.font_size + 5), text="fit:N")


def _word_marks(theme: Theme, axis: Axis) -> list[alt.Chart]:
    """Return the rule at the best value with its label, and the counts of failed runs."""
    x, best, failed = place(axis), alt.Chart(alt.NamedData("best")), alt.Chart(alt.NamedData("failed"))
    words: dict[str, Any] = {"baseline": "top", "fontSize": theme.font_size, "color": theme.ink}
    rule = best.mark_rule(color=theme.quiet, strokeDash=[4, 3], strokeWidth=theme.line * 0.7)
    return [
        rule.encode(x=x),
        best.mark_text(**words, **beside(4)).encode(x=x, y=alt.value(2), text="label:N"),
        failed.mark_text(**words).encode(x=x, y=alt.value(2 * theme.font_size + 8), text="label:N"),
    ]
