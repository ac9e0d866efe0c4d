"""The history of a run as text for other programs: CSV or JSON."""

from __future__ import annotations

import csv
import json
import math
from io import StringIO
from urllib.parse import urlencode

from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS, History
from playground.measurements.run import Run
from playground.settings.links import to_kept_query


def columns_of(history: History) -> dict[str, list[float]]:
    """Return the columns (n_epochs + 1,) by name, beginning with ``epoch``; row e is the state after epoch e.

    A quantity of each layer has a column a layer, counted from 1: ``zeros_1``, ``zeros_2``, …
    """
    columns: dict[str, list[float]] = {"epoch": history.epochs.tolist()}
    columns |= {name: history[name].tolist() for name in SCALARS}
    for name in (*PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER):
        columns |= {f"{name}_{layer}": column.tolist() for layer, column in enumerate(history[name].T, start=1)}
    return columns


def as_csv(run: Run) -> str:
    """Return the history as a table with a header; what was not measured (NaN) is left empty."""
    columns, text = columns_of(run.history), StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    rows = zip(*columns.values(), strict=True)
    writer.writerows(["" if math.isnan(value) else value for value in row] for row in rows)
    return text.getvalue()


def as_json(run: Run, *, reason: str) -> str:
    """Return link, outcome and history as an object on one line; what was not measured or is not finite is null.

    ``reason`` says why the run ended.
    """
    columns = columns_of(run.history)
    document = {
        "link": f"?{urlencode(to_kept_query(run.settings), safe=',')}",
        "status": run.trainer.status.value,
        "reason": reason,
        "best_epoch": run.history.best_epoch,
        "history": {name: [_finite(value) for value in column] for name, column in columns.items()},
    }
    return json.dumps(document, allow_nan=False) + "\n"


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
