"""The numbers of a sweep as a table, a row for each cell that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from math import isfinite

import pyarrow as pa

from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Place
from playground.network.arithmetic import Array
from playground.settings.run import Settings


def sweep_table(outcome: Outcome, reason: Callable[[Settings, CellResult], str] | None = None) -> pa.Table:
    """Return the knobs' values, the seed (0 is that of the base) and the numbers of each cell done.

    Columns: a knob's own name for its value, ``seed``, the fields of ``CellResult`` but for its cause, those of the
    validation part only where there is one; how a cell's value compares with the best one, or for knobs of the data
    with the first (see ``Outcome.ratios``): ``test_loss_difference`` with the same seed, and of all its seeds
    ``test_loss_ratio`` with the ends of its interval and ``told_apart`` (``valid_loss_difference``, …, where values are
    compared by the validation loss); and, if there is a callable, ``reason``: what it gives for a cell's settings and
    result. What is not known is null.
    """
    plan, results = outcome.plan, outcome.results
    places = [place for place in plan.places if place in results]
    columns: dict[str, list[object]] = {plan.first.knob.name: [plan.first.values[column] for _, column, _ in places]}
    if plan.second:
        columns[plan.second.knob.name] = [plan.second.values[row] for row, _, _ in places]
    columns["seed"] = [seed for _, _, seed in places]
    kept = [asdict(results[place]) for place in places]
    hidden = {"cause"} if outcome.watched == "valid" else {"cause", "valid_loss", "valid_score", "best_valid_loss"}
    names = [field.name for field in fields(CellResult) if field.name not in hidden]
    columns |= {name: [one[name] for one in kept] for name in names}
    columns |= _compared(outcome, places)
    if reason is not None:
        columns["reason"] = [reason(plan.settings(place), results[place]) for place in places]
    return pa.table(columns)


def _compared(outcome: Outcome, places: list[Place]) -> dict[str, list[object]]:
    """Return how each cell compares with what its value is compared with."""
    name, ratios = outcome.watched_loss, outcome.ratios
    differences = outcome.differences

    def known(values: Array, place: Place) -> float | None:
        value = float(values[place[: values.ndim]])
        return value if isfinite(value) else None

    return {
        f"{name}_difference": [known(differences, place) for place in places],
        f"{name}_ratio": [known(ratios.ratio, place) for place in places],
        f"{name}_ratio_low": [known(ratios.low, place) for place in places],
        f"{name}_ratio_high": [known(ratios.high, place) for place in places],
        "told_apart": [bool(ratios.is_apart[place[:2]]) if ratios.is_known[place[:2]] else None for place in places],
    }
