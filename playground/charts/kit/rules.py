"""Vertical rules at epochs with words at their tops, which meet neither each other nor another rule."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import beside, table
from playground.charts.kit.theme import Theme

THIRD = 1.0 / 3.0  # of the chart's width: as wide as words may be; longer ones are cut


def rule_table(marks: Sequence[tuple[int, str]], last_epoch: int, *, log_epochs: bool) -> pa.Table:
    """Return a row for each rule: where it stands, its words, on which side of it these stand, and in which line.

    Words stand right of their rule, or left of it towards the end of the axis. Those that would meet the other rule
    have the upper line, and that rule begins below them.

    Parameters
    ----------
    marks : sequence of at most two (int, str)
        Epoch and words.
    last_epoch : int
        Where the axis ends.
    log_epochs : bool
        Whether the axis is logarithmic and begins at epoch 1.
    """
    ordered = sorted(marks, key=lambda mark: mark[0])
    places = [_place(epoch, last_epoch, log_epochs=log_epochs) for epoch, _ in ordered]
    is_late = bool(places) and places[-1] > 2 * THIRD
    left = [is_late and place > THIRD for place in places]
    rows = np.arange(len(ordered))
    return table(
        epoch=np.array([epoch for epoch, _ in ordered], np.int32),
        label=np.array([label for _, label in ordered], str),
        left=np.array(left, bool),
        row=(rows[::-1] if left[:1] == [True] else rows).astype(np.int32),
    )


def rule_marks(theme: Theme, x: alt.X, name: str = "marks") -> tuple[alt.Chart, alt.Chart]:
    """Return the layers of the rules, and of their words, which lie above everything."""
    marks = alt.Chart(alt.NamedData(name))
    line = round(1.3 * theme.font_size) + 2
    rule = marks.mark_rule(color=theme.quiet, strokeDash=[4, 3], strokeWidth=theme.line * 0.7).encode(
        x=x, y=alt.value(alt.expr(f"datum.row * {line}")), y2=alt.value(alt.expr("height"))
    )
    words = marks.mark_text(
        baseline="top", fontSize=theme.font_size, color=theme.ink, limit=alt.expr("width / 3 - 5"), **beside(4)
    ).encode(x=x, y=alt.value(alt.expr(f"datum.row * {line} + 2")), text="label:N")
    return rule, words


def _place(epoch: int, last: int, *, log_epochs: bool) -> float:
    """Return where an epoch stands on the axis, from 0 to 1."""
    if log_epochs:
        return float(np.log(max(epoch, 1)) / np.log(max(last, 2)))
    return epoch / max(last, 1)
