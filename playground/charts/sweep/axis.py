"""The axis of a sweep: the values of a knob side by side, at equal distances whatever their spacing."""

from __future__ import annotations

import altair as alt

from playground.comparisons.sweep.plan import Axis
from playground.words.numbers import plain
from playground.words.sweep.knobs import knob_title

EDGE = 0.4  # of a step, left free on either side


def axis_of(axis: Axis, *, titled: bool = True) -> alt.Axis:
    """Return the axis of a knob, whose values stand at 0, 1, 2 and so on."""
    labels = ", ".join(f"'{plain(value)}'" for value in axis.values)
    return alt.Axis(
        values=list(range(len(axis.values))),
        labelExpr=f"[{labels}][datum.value]",
        title=knob_title(axis.knob) if titled else None,
        grid=False,
    )


def place(axis: Axis, field: str = "x") -> alt.X:
    """Return where a field of the table stands on the horizontal axis of a knob."""
    scale = alt.Scale(domain=[-EDGE, len(axis.values) - 1 + EDGE], nice=False, zero=False)
    return alt.X(f"{field}:Q", axis=axis_of(axis), scale=scale)
