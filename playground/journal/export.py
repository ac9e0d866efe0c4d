"""Kept runs and studies as tables, and the tables as Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from playground.comparisons.common_loss import common_loss
from playground.comparisons.luck.compared import OWN, Compared
from playground.comparisons.luck.table import seeds_table
from playground.journal.columns import NAMES, VALIDATED
from playground.journal.kept import Kept, Record
from playground.journal.studies.kept_study import KeptStudy, StudyRecord


def summaries(kept: Sequence[Kept]) -> pa.Table:
    """Return a row for each run: everything of ``Kept``, with commas between the tags, and the gap."""
    rows = [asdict(one) | {"tags": ", ".join(one.tags), "gap": one.gap} for one in kept]
    names = [*(field.name for field in fields(Kept)), "gap"]
    return pa.table({name: [row[name] for row in rows] for name in names})


def histories(records: Iterable[Record]) -> pa.Table:
    """Return a row for each run and epoch: columns ``id``, ``epoch`` and those of the history (``columns.NAMES``).

    Where one of the runs has a validation part there are ``columns.VALIDATED`` too, null for runs without.
    """
    schema = pa.schema([("id", pa.int64()), ("epoch", pa.int64()), *((name, pa.float64()) for name in NAMES)])
    parts = []
    for record in records:
        n_rows = len(record.history["train_loss"])
        epochs = np.arange(n_rows)
        ids = np.full(n_rows, record.kept.id)
        part = pa.table([ids, epochs, *(record.history[name] for name in NAMES)], schema=schema)
        for name in VALIDATED:
            if name in record.history:
                part = part.append_column(name, pa.array(record.history[name]))
        parts.append(part)
    return pa.concat_tables(parts, promote_options="default") if parts else schema.empty_table()


def study_summaries(kept: Sequence[KeptStudy]) -> pa.Table:
    """Return a row for each study: everything of ``KeptStudy``, with commas between the tags."""
    rows = [asdict(one) | {"tags": ", ".join(one.tags)} for one in kept]
    return pa.table({field.name: [row[field.name] for row in rows] for field in fields(KeptStudy)})


def study_seeds(records: Iterable[StudyRecord]) -> pa.Table:
    """Return a row for each study and network: column ``id``, and those of ``seeds_table``.

    What not all studies have, such as a part for validation, is null where it is not. Two sides are compared by the
    last test loss, by the loss of A where theirs differ.
    """
    parts = []
    for record in records:
        kept, link = record.kept, record.kept.link
        common = common_loss(link.a.training, link.b.training, kept.task, by="a") if kept.n_sides > 1 else OWN
        results = record.results()
        table = pa.table(seeds_table(results, kept.varied, Compared(results, "last", common)))
        parts.append(table.add_column(0, "id", pa.array([kept.id] * table.num_rows)))
    return pa.concat_tables(parts, promote_options="default") if parts else pa.table({})


def to_parquet(table: pa.Table) -> bytes:
    """Return a table as a Parquet file."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()
