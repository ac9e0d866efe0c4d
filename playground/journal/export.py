"""Kept runs as tables, and the tables as Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from playground.journal.columns import NAMES
from playground.journal.kept import Kept, Record


def summaries(kept: Sequence[Kept]) -> pa.Table:
    """Return a row for each run: everything of ``Kept``, with commas between the tags, and the gap."""
    rows = [asdict(one) | {"tags": ", ".join(one.tags), "gap": one.gap} for one in kept]
    names = [*(field.name for field in fields(Kept)), "gap"]
    return pa.table({name: [row[name] for row in rows] for name in names})


def histories(records: Iterable[Record]) -> pa.Table:
    """Return a row for each run and epoch: columns ``id``, ``epoch`` and those of the history (``columns.NAMES``)."""
    schema = pa.schema([("id", pa.int64()), ("epoch", pa.int64()), *((name, pa.float64()) for name in NAMES)])
    parts = []
    for record in records:
        n_rows = len(record.history["train_loss"])
        epochs = np.arange(n_rows)
        ids = np.full(n_rows, record.kept.id)
        parts.append(pa.table([ids, epochs, *(record.history[name] for name in NAMES)], schema=schema))
    return pa.concat_tables(parts) if parts else schema.empty_table()


def to_parquet(table: pa.Table) -> bytes:
    """Return a table as a Parquet file."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()
