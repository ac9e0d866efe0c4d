"""The numbers of a sweep as a table, a row for each cell that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields

import pyarrow as pa
from pyarrow import csv as arrow_csv

from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.outcome import Outcome
from playground.settings.run import Settings


def sweep_table(outcome: Outcome, reason: Callable[[Settings, CellResult], str]) -> pa.Table:
    """Return the knobs' values, the seed (0 is that of the base) and the numbers of each cell done.

    Columns: a knob's own name for its value, ``seed``, the fields of ``CellResult`` but for its cause, and ``reason``,
    what the callable gives for a cell's settings and result.
    """
    plan, results = outcome.plan, outcome.results
    places = [place for place in plan.places if place in results]
    columns: dict[str, list[object]] = {plan.first.knob.name: [plan.first.values[column] for _, column, _ in places]}
    if plan.second:
        columns[plan.second.knob.name] = [plan.second.values[row] for row, _, _ in places]
    columns["seed"] = [seed for _, _, seed in places]
    kept = [asdict(results[place]) for place in places]
    names = [field.name for field in fields(CellResult) if field.name != "cause"]
    columns |= {name: [one[name] for one in kept] for name in names}
    columns["reason"] = [reason(plan.settings(place), results[place]) for place in places]
    return pa.table(columns)


def csv(table: pa.Table) -> bytes:
    """Return a table as CSV, with a head, in UTF-8."""
    sink = pa.BufferOutputStream()
    arrow_csv.write_csv(table, sink)
    return sink.getvalue().to_pybytes()
