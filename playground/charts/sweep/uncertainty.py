"""How sure a sweep of one knob is: every seed as a dot, and a shade behind values that cannot be told apart."""

from __future__ import annotations

from itertools import groupby

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import number, table
from playground.charts.kit.guides import written
from playground.charts.kit.theme import Theme
from playground.charts.sweep.axis import EDGE, place
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Axis
from playground.comparisons.sweep.ratios import Cell, Ratios
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.catalogue import sweep as says_of_sweeps
from playground.words.numbers import NOTHING


def seed_table(outcome: Outcome, name: str) -> pa.Table:
    """Return a row for each run: its column, its seed, and a number of it."""
    values = outcome.values(name)[0]
    columns, seeds = np.nonzero(np.isfinite(values))
    return table(
        x=columns.astype(np.float32),
        seed=seeds.astype(np.int16),
        result=values[columns, seeds],
    )


def seed_marks(theme: Theme, axis: Axis, y: alt.Y, title: str) -> alt.Chart:
    """Return the layer of the dots, all of test; their tooltips tell the number, be it cut where it is drawn."""
    return (
        alt.Chart(alt.NamedData("seeds"))
        .transform_calculate(written=written("datum.result", digits=3))
        .mark_point(filled=True, size=0.4 * theme.point, color=theme.test, opacity=0.55, clip=True)
        .encode(
            x=place(axis),
            y=y,
            tooltip=[
                alt.Tooltip("seed:Q", title=guides.SEED_NUMBER()),
                alt.Tooltip("written:N", title=says.TEST_MEASURE(measure=title)),
            ],
        )
    )


def against(outcome: Outcome, rows: Array, columns: Array) -> Array:
    """Return in words how values compare with the best, or with the first of a knob of the data; text (n,)."""
    ratios = outcome.ratios
    return np.array([_against(ratios, (int(i), int(k))) for i, k in zip(rows, columns, strict=True)], object)


def _against(ratios: Ratios, cell: Cell) -> str:
    if not ratios.is_known[cell]:
        return NOTHING
    ratio, low, high = (number(float(values[cell])) for values in (ratios.ratio, ratios.low, ratios.high))
    return says_of_sweeps.TIMES(ratio=ratio, low=low, high=high)


def alike_table(outcome: Outcome) -> pa.Table:
    """Return the stretches of values that cannot be told apart from the best, or from the first of a knob of the data.

    The best value, or the first, is within the stretch beside it. The longest stretch bears the words.
    """
    columns = {column for _, column in outcome.alike}
    if columns:
        columns |= {column for _, column in outcome.references}
    runs = [[i for _, i in run] for _, run in groupby(enumerate(sorted(columns)), lambda pair: pair[1] - pair[0])]
    last, longest = outcome.plan.n_columns - 1, max(map(len, runs), default=0)
    first = next((i for i, run in enumerate(runs) if len(run) == longest), None)
    words = says_of_sweeps.MAY_BE_AS_GOOD() if outcome.has_best else says_of_sweeps.MAY_BE_THE_SAME()
    return table(
        x=np.array([-EDGE if run[0] == 0 else run[0] - 0.5 for run in runs], np.float32),
        end=np.array([last + EDGE if run[-1] == last else run[-1] + 0.5 for run in runs], np.float32),
        label=np.array([words if i == first else "" for i in range(len(runs))], str),
    )


def alike_marks(theme: Theme, axis: Axis) -> tuple[alt.Chart, alt.Chart]:
    """Return the shade behind each stretch, and the words at its top."""
    stretches = alt.Chart(alt.NamedData("alike"))
    shade = stretches.mark_rect(opacity=0.1, color=theme.positive).encode(x=place(axis), x2="end:Q")
    span = len(axis.values) - 1 + 2 * EDGE
    name = stretches.mark_text(
        baseline="top",
        fontSize=theme.font_size,
        color=theme.ink,
        limit=alt.expr(f"(datum.end - datum.x) * width / {span}"),
    ).transform_calculate(middle="(datum.x + datum.end) / 2")
    return shade, name.encode(x=place(axis, "middle"), y=alt.value(theme.font_size + 5), text="label:N")
