"""The history of a run, and whatever else is exported, as text for other programs: CSV or JSON."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from playground.measurements.provenance import described, versions
from playground.measurements.run import Run
from playground.settings.links import to_kept_query


def as_csv(run: Run) -> str:
    """Return the history as a table with a header; what was not measured (NaN) is left empty."""
    return csv_text(run.history.flat_columns())


def as_json(run: Run, *, reason: str) -> str:
    """Return link, all settings, versions, outcome and history as an object on one line (see ``json_line``).

    ``reason`` says why the run ended.
    """
    return json_line({
        "link": link_text(to_kept_query(run.settings)),
        "settings": described(run.settings),
        "versions": versions(),
        "status": run.trainer.status.value,
        "reason": reason,
        "best_epoch": run.history.best_epoch,
        "history": run.history.flat_columns(),
    })  # fmt: skip


def link_text(query: Mapping[str, str]) -> str:
    """Return a query as it stands in a link: "?v=2&layers=8,8&l2=1"."""
    return f"?{urlencode(query, safe=',')}"


def csv_text(columns: Mapping[str, Sequence[Any]]) -> str:
    """Return columns of one length as CSV with a header; NaN is left empty."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    rows = zip(*columns.values(), strict=True)
    writer.writerows(["" if isinstance(cell, float) and math.isnan(cell) else cell for cell in row] for row in rows)
    return text.getvalue()


def json_line(document: Mapping[str, Any]) -> str:
    """Return a document of plain values as JSON on one line; a number that is not finite is null."""
    return json.dumps(_plain(document), allow_nan=False) + "\n"


def _plain(value: Any) -> Any:
    """Return a value that JSON can hold."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
