"""A sweep of one knob: the share of weights that are zero over its values."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from playground.charts.kit.axes import SHARES, top_share
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, percent, table
from playground.charts.kit.guides import line_legend
from playground.charts.kit.sentence import sentence_marks, sentence_table
from playground.charts.kit.theme import Theme
from playground.charts.sweep.axis import place
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Axis
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.lists import semicolons
from playground.words.numbers import plain
from playground.words.sweep.knobs import knob_title


def sweep_zeros(outcome: Outcome, theme: Theme) -> Figure:
    """Return the median share of weights that are exactly 0, and of others below 10⁻³, over the knob's values."""
    zeros, near = (outcome.quantiles(name)[:, 0] for name in ("zeros", "near_zeros"))
    finite = np.flatnonzero(np.isfinite(zeros[1]))
    largest = float(np.concatenate([zeros[2][finite], near[1][finite]]).max(initial=0.0))
    data = {
        "zeros": table(
            x=finite.astype(np.float32),
            low=zeros[0][finite],
            zero=zeros[1][finite],
            high=zeros[2][finite],
            near=near[1][finite],
        ),
        "top": table(share=np.array([top_share(largest)])),
        "sentence": sentence_table(guides.NO_ZEROS() if len(finite) and not largest else "", theme),
    }
    values = [
        says.ZEROS_VALUE(
            value=plain(outcome.plan.first.values[i]),
            zeros=percent(float(zeros[1][i])),
            near=percent(float(near[1][i])),
        )
        for i in finite
    ]
    knob = knob_title(outcome.plan.first.knob)
    alt_text = (
        says.SWEEP_ZEROS_SAID(knob=knob, values=semicolons(values)) if values else says.SWEEP_ZEROS_NONE(knob=knob)
    )
    return Figure(_spec(theme, outcome.plan.first), data, says.SWEEP_ZEROS(), alt_text)


@kept_spec(32)
def _spec(theme: Theme, axis: Axis) -> Spec:
    x = place(axis)
    title = guides.SHARE()
    guide = alt.Axis(labelExpr=SHARES, tickCount=3, minExtent=3 * theme.font_size)
    scale = alt.Scale(zero=True, nice=False)
    rows = alt.Chart(alt.NamedData("zeros"))
    first, second = theme.layer_colours(2)
    names = {"zero": guides.EXACTLY_ZERO(), "near": guides.NEARLY_ZERO()}
    colour = alt.Scale(domain=list(names), range=[first, second])
    band = rows.mark_area(opacity=0.16, color=first).encode(
        x=x, y=alt.Y("low:Q", title=title, scale=scale, axis=guide), y2="high:Q"
    )
    top = (
        alt.Chart(alt.NamedData("top"))
        .mark_point(opacity=0)
        .encode(x=alt.value(0), y=alt.Y("share:Q", title=title, scale=scale, axis=guide))
    )
    parts: list[Any] = [top, band]
    for field, dash in (("zero", [1, 0]), ("near", [4, 3])):
        y = alt.Y(f"{field}:Q", title=title, scale=scale, axis=guide)
        legend = line_legend(names) if field == "zero" else alt.Undefined
        ink = alt.ColorDatum(field, scale=colour, legend=legend)
        parts.append(rows.mark_line(strokeWidth=theme.line, strokeDash=dash).encode(x=x, y=y, color=ink))
        parts.append(rows.mark_point(filled=True, size=theme.point * 0.6).encode(x=x, y=y, color=alt.ColorDatum(field)))
    return finished(alt.layer(*parts, sentence_marks(theme)), theme.config())
